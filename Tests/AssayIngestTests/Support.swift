import AssayCore
import AssayIngest
import Foundation
import Testing

/// Makes an input from text.
func input(_ text: String, _ source: String = "article.txt") -> ArticleInput {
  ArticleInput(data: Data(text.utf8), source: source)
}

/// The error that reading gives; nil where it succeeds.
func failure(_ body: () throws -> Article) -> AssayError? {
  do {
    _ = try body()
    return nil
  } catch {
    return error as? AssayError
  }
}

extension Article {
  /// Kind and words of each paragraph, such as `body: It rained.`.
  var outline: [String] { paragraphs.map { "\($0.kind.rawValue): \(text.text(in: $0.span))" } }
}

/// Asserts what every reader promises: spans that fit the text, in order, sentences within their paragraphs.
func expectSound(_ article: Article) {
  let length = article.text.codePointCount
  var end = 0
  for paragraph in article.paragraphs {
    #expect(paragraph.span.start >= end && paragraph.span.end <= length && !paragraph.span.isEmpty)
    end = paragraph.span.end
  }
  let joined = article.paragraphs.map { article.text.text(in: $0.span) }.joined(separator: "\n\n")
  #expect(joined == article.text)
  end = 0
  for (index, sentence) in article.sentences.enumerated() {
    #expect(sentence.index == index && sentence.span.start >= end)
    #expect(Array(article.text.text(in: sentence.span).unicodeScalars) == Array(sentence.text.unicodeScalars))
    let paragraph = article.paragraphs[sentence.paragraph].span
    #expect(paragraph.start <= sentence.span.start && sentence.span.end <= paragraph.end)
    end = sentence.span.end
  }
  #expect(article.sha256.count == 64)
}

/// A folder of its own for a test, removed when the value goes.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appending(path: "assay-ingest-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file, with the folders above it, and gives its path.
  @discardableResult func write(_ name: String, _ data: Data) throws -> String {
    let file = URL(filePath: path).appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
    return file.path
  }

  @discardableResult func write(_ name: String, _ text: String) throws -> String {
    try write(name, Data(text.utf8))
  }
}

/// A generator with a seed, so that a failing random input can be made again (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
