import AssayCore
import Foundation

/// The sentences of a timings file, as far as publishing needs them.
struct SpokenTimings: Decodable {
  struct Piece: Decodable {
    var start: Int
    var end: Int
    var from: Double
    var to: Double
    var kind: String
    var language: String
    /// Read for remarks; the article's own sentences are taken from the article.
    var text: String
    var isNote: Bool { kind == "note" }
  }
  var sentences: [Piece]
  var duration: Double
  var voices: [String]

  init(folder: URL, names: ListeningNames) throws {
    let file = folder.appending(path: names.timings)
    do {
      self = try JSONDecoder().decode(SpokenTimings.self, from: Data(contentsOf: file))
    } catch {
      throw AssayError(.unreadable, "The timings in \(file.path) cannot be read.", cause: error)
    }
  }
}
