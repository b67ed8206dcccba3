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
  /// Further documents of the line that was read last, the next one at the end.
  private var waiting: [Document] = []

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
    if let document = waiting.popLast() { return .document(document, input: "\(path):\(line)") }
    while true {
      switch nextLine() {
      case .end:
        try? handle.close()
        return nil
      case .failure(let error): return .failure(input: "\(path):\(line)", error)
      case .line(let bytes):
        if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
        do {
          waiting = try documents(bytes).reversed()
          if let document = waiting.popLast() { return .document(document, input: "\(path):\(line)") }
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

  private func documents(_ bytes: Data) throws -> [Document] {
    let place = "\(URL(filePath: path).lastPathComponent):\(line)"
    // Our own records may hold a fact check in plain fields; publishers' lines are ClaimReview.
    if let record = try? JSONDecoder().decode(JSONDocuments.Record.self, from: bytes),
      let document = record.document(place: place), record.factCheck != nil || !ClaimReviews.mayBe(in: bytes)
    {
      return [document]
    }
    let factChecks = try JSONDocuments.factChecks(in: bytes, place: place)
    guard factChecks.isEmpty else { return factChecks }
    let record = try JSONDecoder().decode(JSONDocuments.Record.self, from: bytes)
    guard let document = record.document(place: place) else { throw malformed("has no \"text\"") }
    return [document]
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
