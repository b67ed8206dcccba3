public import AssayCore
import Foundation

/// Chooses a reader by what the bytes look like, and reads.
public struct ArticleReaders: Sendable {
  /// No input larger than this is read, in bytes: 64 MB.
  public static let maximumBytes = 64 * 1024 * 1024

  /// The readers of this room, most particular first.
  public static let standard = ArticleReaders(readers: [
    PDFReader(), EPUBReader(), HTMLReader(), MailReader(), MarkdownReader(), PlainTextReader(),
  ])

  private let readers: [any ArticleReader]

  /// Makes a chooser.
  ///
  /// - Parameter readers: asked in order; the first that recognises an input reads it.
  public init(readers: [any ArticleReader]) { self.readers = readers }

  /// Reads an article with the first reader that recognises the bytes.
  ///
  /// - Throws: ``AssayError`` with code `empty`, `tooLarge`, `unsupportedFormat` or `malformed`, for HTML also `blocked`,
  ///   `gone`, `paywalled`, `needsScript` or `notArticle`, and `unavailable` where a converter is not installed.
  public func read(_ input: ArticleInput) throws -> Article {
    try ArticleReaders.checkSize(input)
    guard let reader = readers.first(where: { $0.recognises(input) }) else {
      // Known formats that no reader takes are refused by name.
      try InputBytes.check(input.data, source: input.source)
      throw AssayError(
        .unsupportedFormat,
        "\(InputBytes.name(input.source)) is of a format that Assay does not read. "
          + "Known formats: \(readers.map(\.format).joined(separator: ", ")).")
    }
    return try reader.read(input)
  }

  /// The name of the format that an input will be read as; nil where no reader takes it.
  public func recognisedFormat(_ input: ArticleInput) -> String? {
    readers.first { $0.recognises(input) }?.format
  }

  /// Reads the article in a file, or from standard input for `-`; at most ``maximumBytes``.
  ///
  /// - Throws: ``AssayError`` with code `notFound` or `unreadable` as well as those of ``read(_:)``.
  public func read(path: String) throws -> Article { try read(FileInput.read(path)) }

  static func checkSize(_ input: ArticleInput) throws {
    if input.data.count > maximumBytes { throw FileInput.tooLarge(input.source, limit: maximumBytes) }
  }
}
