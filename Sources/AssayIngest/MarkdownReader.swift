public import AssayCore

/// Reads Markdown: front matter, headings, lists, quotations, tables; links and emphasis reduced to their words.
///
/// Code fences and HTML comments are dropped. Offsets refer to the plain text that results. The title is that of
/// the front matter, or else the first heading; a first-level heading stands in the text as a `title` paragraph.
/// Malformed Markdown is read as well as it goes: there is no Markdown that fails.
public struct MarkdownReader: ArticleReader {
  /// The format's name, for messages.
  public var format: String { "Markdown" }

  /// Makes a reader.
  public init() {}

  /// Whether the bytes look like Markdown: by the name's ending, by front matter, or by a heading near the top.
  public func recognises(_ input: ArticleInput) -> Bool {
    let name = input.source.lowercased()
    if name.hasSuffix(".md") || name.hasSuffix(".markdown") { return true }
    if name.hasSuffix(".txt") || (try? InputBytes.check(input.data, source: input.source)) == nil {
      return false
    }
    let head = String(decoding: input.data.prefix(4096), as: UTF8.self)
    if let matter = FrontMatter.split(head).0, !matter.values.isEmpty { return true }
    return Whitespace.lines(head).prefix(20).contains { MarkdownBlocks.heading($0) != nil }
  }

  /// Reads an article.
  ///
  /// O(n) time and memory.
  ///
  /// - Throws: ``AssayError`` with code `empty`, `tooLarge` or `unsupportedFormat`.
  public func read(_ input: ArticleInput) throws -> Article { try readWithMatter(input).article }

  /// Reads an article together with its front matter, for readers of documents.
  func readWithMatter(_ input: ArticleInput) throws -> (article: Article, matter: FrontMatter?) {
    try ArticleReaders.checkSize(input)
    try InputBytes.check(input.data, source: input.source)
    let text = try TextDecoder.decode(input.data, source: input.source)
    let (matter, rest) = FrontMatter.split(text)
    var metadata = matter?.metadata ?? ArticleMetadata()
    var blocks = MarkdownBlocks.parse(rest)
    TopMatter.read(&blocks, into: &metadata, findsTitle: false)
    if metadata.title == nil, let heading = blocks.first(where: { $0.kind == .heading }) {
      metadata.title = Whitespace.collapsed(heading.text)
    }
    return (try ArticleBuilder.article(blocks, metadata, from: input), matter)
  }
}
