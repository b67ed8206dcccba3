public import AssayCore

/// Reads plain text: paragraphs set apart by blank lines, one a line, or hard-wrapped.
///
/// The title is a first short line without a full stop, page furniture above it left aside. Byline and date lines
/// near the top are read. Text that is not valid UTF-8 and has no byte order mark is taken as UTF-8 with a few damaged
/// characters, Windows-1251 or Windows-1252 where that is plausible, and refused otherwise.
public struct PlainTextReader: ArticleReader {
  /// The format's name, for messages.
  public var format: String { "plain text" }

  /// Makes a reader.
  public init() {}

  /// Whether the bytes can be plain text: anything that is not binary.
  public func recognises(_ input: ArticleInput) -> Bool {
    (try? InputBytes.check(input.data, source: input.source)) != nil
  }

  /// Reads an article.
  ///
  /// O(n) time and memory.
  ///
  /// - Throws: ``AssayError`` with code `empty`, `tooLarge` or `unsupportedFormat`.
  public func read(_ input: ArticleInput) throws -> Article {
    try ArticleReaders.checkSize(input)
    try InputBytes.check(input.data, source: input.source)
    let text = try TextDecoder.decode(input.data, source: input.source)
    var metadata = ArticleMetadata()
    var blocks = PlainTextLayout.blocks(of: text)
    TopMatter.read(&blocks, into: &metadata, findsTitle: true)
    PlainTextLayout.markHeadings(&blocks)
    return try ArticleBuilder.article(blocks, metadata, from: input)
  }
}
