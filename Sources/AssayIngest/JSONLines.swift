import AssayCore
import Foundation

/// Reads a JSON Lines file of documents, line by line, with a limit on a line's length.
struct JSONLines {
  private let handle: FileHandle
  private let path: String
  private let limit: Int
  private var buffer = Data()
  private var position = 0
  private var line = 0
  private var isAtEnd = false

  init(handle: FileHandle, path: String, limit: Int = DocumentReader.maximumLineBytes) {
    self.handle = handle
    self.path = path
    self.limit = limit
  }

  /// Whether a file's name says that it holds JSON Lines.
  static func isNamed(_ path: String) -> Bool {
    ["jsonl", "ndjson"].contains(URL(filePath: path).pathExtension.lowercased())
  }

  /// The next line's document or failure, blank lines left out; nil at the end.
  mutating func next() -> ReadDocument? {
    while true {
      switch nextLine() {
      case .end:
        try? handle.close()
        return nil
      case .failure(let error): return .failure(input: "\(path):\(line)", error)
      case .line(let bytes):
        if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
        do {
          return .document(try document(bytes), input: "\(path):\(line)")
        } catch let error as AssayError {
          return .failure(input: "\(path):\(line)", error)
        } catch {
          return .failure(input: "\(path):\(line)", malformed("is not a JSON object", cause: error))
        }
      }
    }
  }

  private enum Line {
    case line(Data)
    case failure(AssayError)
    case end
  }

  private mutating func nextLine() -> Line {
    var isTooLong = false
    while true {
      if let end = buffer[(buffer.startIndex + position)...].firstIndex(of: 0x0A) {
        let bytes = buffer[(buffer.startIndex)..<end]
        let isOver = isTooLong || bytes.count > limit
        let result = isOver ? Data() : Data(bytes)
        buffer = Data(buffer[(end + 1)...])
        position = 0
        line += 1
        return isOver ? .failure(tooLong()) : .line(result)
      }
      position = buffer.count
      if buffer.count > limit {
        // The rest of an endless line is read and dropped, so that the next one is found.
        isTooLong = true
        buffer.removeAll(keepingCapacity: true)
        position = 0
      }
      if isAtEnd {
        guard !buffer.isEmpty || isTooLong else { return .end }
        defer { buffer.removeAll() }
        position = 0
        line += 1
        return isTooLong ? .failure(tooLong()) : .line(buffer)
      }
      do {
        let chunk = try handle.read(upToCount: 1 << 18) ?? Data()
        if chunk.isEmpty { isAtEnd = true } else { buffer.append(chunk) }
      } catch {
        isAtEnd = true
        buffer.removeAll()
        position = 0
        return .failure(
          AssayError(.unreadable, "\(path) could not be read to its end. Try again.", cause: error))
      }
    }
  }

  private struct Record: Decodable {
    var id: String?
    var url: String?
    var title: String?
    var published: String?
    var source: String?
    var language: String?
    var text: String?
  }

  private func document(_ bytes: Data) throws -> Document {
    let record = try JSONDecoder().decode(Record.self, from: bytes)
    guard let text = record.text, !text.allSatisfy(\.isWhitespace) else { throw malformed("has no \"text\"") }
    // Without an identifier the address is one, or else the place of the line.
    let place = "\(URL(filePath: path).lastPathComponent):\(line)"
    return Document(
      id: [record.id, record.url].lazy.compactMap { $0 }.first { !$0.isEmpty } ?? place, url: record.url,
      title: record.title, published: record.published.flatMap(Dates.parse),
      source: record.source, language: record.language, text: text)
  }

  private func malformed(_ what: String, cause: (any Error)? = nil) -> AssayError {
    AssayError(
      .malformed,
      "Line \(line) of \(path) \(what). A line is one object: {\"id\": \"…\", \"title\": \"…\", \"text\": \"…\"}.",
      cause: cause)
  }

  private func tooLong() -> AssayError {
    AssayError(
      .tooLarge,
      "Line \(line) of \(path) is longer than \(limit / 1024 / 1024) MB. Split the document in two.")
  }
}
