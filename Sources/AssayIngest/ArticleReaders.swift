public import AssayCore
import Foundation

/// Chooses a reader by what the bytes look like, and reads.
public struct ArticleReaders: Sendable {
  /// No input larger than this is read, in bytes: 64 MB.
  public static let maximumBytes = 64 * 1024 * 1024

  /// The readers of this room, most particular first: HTML, Markdown, plain text.
  public static let standard = ArticleReaders(readers: [HTMLReader(), MarkdownReader(), PlainTextReader()])

  private let readers: [any ArticleReader]

  /// Makes a chooser.
  ///
  /// - Parameter readers: asked in order; the first that recognises an input reads it.
  public init(readers: [any ArticleReader]) { self.readers = readers }

  /// Reads an article with the first reader that recognises the bytes.
  ///
  /// - Throws: ``AssayError`` with code `empty`, `tooLarge`, `unsupportedFormat` or `malformed`.
  public func read(_ input: ArticleInput) throws -> Article {
    try ArticleReaders.checkSize(input)
    try InputBytes.check(input.data, source: input.source)
    guard let reader = readers.first(where: { $0.recognises(input) }) else {
      throw AssayError(
        .unsupportedFormat,
        "\(InputBytes.name(input.source)) is of a format that Assay does not read. "
          + "Known formats: \(readers.map(\.format).joined(separator: ", ")).")
    }
    return try reader.read(input)
  }

  /// Reads the article in a file, or from standard input for `-`; at most ``maximumBytes``.
  ///
  /// - Throws: ``AssayError`` with code `notFound` or `unreadable` as well as those of ``read(_:)``.
  public func read(path: String) throws -> Article { try read(FileInput.read(path)) }

  static func checkSize(_ input: ArticleInput) throws {
    if input.data.count > maximumBytes { throw FileInput.tooLarge(input.source, limit: maximumBytes) }
  }
}
