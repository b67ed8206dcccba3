import AssayCore
import Foundation
import Synchronization

@testable import AssayArchive

/// Places words by their hash: texts that share words are near each other.
///
/// Counts what it is asked.
final class HashEmbedder: Embedder {
  let model: Method.Model
  let dimension = 64
  let calls = Mutex<[Int]>([])

  init(name: String = "hash") { model = Method.Model(name: name, sha256: "0") }

  func embed(_ texts: [String]) async throws -> [[Float]] {
    calls.withLock { $0.append(texts.count) }
    return texts.map { text in
      var vector = [Float](repeating: 0, count: dimension)
      for word in LexicalQuery.words(of: text) {
        let hash = word.utf8.reduce(UInt64(14_695_981_039_346_656_037)) {
          ($0 ^ UInt64($1)) &* 1_099_511_628_211
        }
        vector[Int((hash >> 32) % UInt64(dimension))] += 1
      }
      let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
      return length > 0 ? vector.map { $0 / length } : vector
    }
  }
}

/// An embedder that always fails.
struct BrokenEmbedder: Embedder {
  let model = Method.Model(name: "broken", sha256: "0")
  let dimension = 64
  func embed(_ texts: [String]) async throws -> [[Float]] { throw AssayError(.inference, "no runtime") }
}

/// Documents as a source gives them.
func source(_ documents: [Document]) -> AsyncThrowingStream<Document, any Error> {
  AsyncThrowingStream { continuation in
    for document in documents { continuation.yield(document) }
    continuation.finish()
  }
}

extension SQLiteArchive {
  /// Adds documents and gives all events.
  @discardableResult
  func addAll(_ documents: [Document]) async throws -> [ImportEvent] {
    var events: [ImportEvent] = []
    for try await event in add(source(documents)) { events.append(event) }
    return events
  }

  /// The documents found for a query, best first.
  func ids(_ query: String, limit: Int = 10) async throws -> [String] {
    try await search([ArchiveQuery(text: query)], limit: limit)[0].map(\.passage.document.id)
  }
}

/// Documents on numbered subjects.
func notes(_ count: Int) -> [Document] {
  (0..<count).map { index in
    Document(
      id: "n\(index)", title: "Note \(index)",
      text:
        "The committee looked at case\(index) on Monday. It sent the file to office\(index % 7). Nobody objected."
    )
  }
}

/// The code of the error that `body` throws; nil where it throws none.
func code(_ body: () async throws -> Void) async -> AssayError.Code? {
  do {
    try await body()
    return nil
  } catch {
    return (error as? AssayError)?.code
  }
}
