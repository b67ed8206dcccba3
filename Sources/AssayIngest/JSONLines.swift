import AssayCore
import Foundation

/// Reads a JSON Lines file of documents, line by line, with a limit on a line's length.
struct JSONLines {
  private let handle: FileHandle
  private let path: String
  private let limit: Int
  private var lines: LineReader
  private var line = 0
  /// Further documents of the line that was read last, the next one at the end.
  private var waiting: [Document] = []

  init(handle: FileHandle, path: String, limit: Int = DocumentReader.maximumLineBytes) {
    self.handle = handle
    self.path = path
    self.limit = limit
    lines = LineReader(handle: handle, maximumLine: limit)
  }

  /// Whether a file's name says that it holds JSON Lines.
  static func isNamed(_ path: String) -> Bool {
    ["jsonl", "ndjson"].contains(URL(filePath: path).pathExtension.lowercased())
  }

  /// The next line's document or failure, blank lines left out; nil at the end.
  mutating func next() -> ReadDocument? {
    if let document = waiting.popLast() { return .document(document, input: "\(path):\(line)") }
    while true {
      let bytes: Data
      do {
        guard let next = try lines.next() else {
          try? handle.close()
          return nil
        }
        line += 1
        guard case .bytes(let read) = next else { return .failure(input: "\(path):\(line)", tooLong()) }
        bytes = read
      } catch {
        return .failure(
          input: "\(path):\(line)",
          AssayError(.unreadable, "\(path) could not be read to its end. Try again.", cause: error))
      }
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
