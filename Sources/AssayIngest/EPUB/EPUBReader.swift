public import AssayCore
import Foundation

/// Reads EPUB books and reports: the chapters in reading order, with the book's title, author, language and date.
///
/// The archive is unpacked by the program `unzip`, one file at a time, with limits of time and size. Chapters that are
/// little but links (tables of contents) are left out.
public struct EPUBReader: ArticleReader {
  /// The most chapters that are read.
  public static let maximumChapters = 500

  /// The format's name, for messages.
  public var format: String { "EPUB" }

  /// Makes a reader.
  public init() {}

  /// Whether the bytes are a zip archive whose first file says that it is a book.
  public func recognises(_ input: ArticleInput) -> Bool {
    let head = input.data.prefix(200)
    return head.starts(with: [0x50, 0x4B, 0x03, 0x04])
      && (head.firstRange(of: Data("application/epub+zip".utf8)) != nil
        || input.source.lowercased().hasSuffix(".epub"))
  }

  /// Reads an article; blocks while the book is unpacked.
  ///
  /// - Throws: ``AssayError`` with code `empty`, `tooLarge`, `malformed` or, without `unzip`, `unavailable`.
  public func read(_ input: ArticleInput) throws -> Article {
    try ArticleReaders.checkSize(input)
    let book = try BookArchive(input)
    let container = try book.page("META-INF/container.xml")
    guard let root = container.nodes.indices.first(where: { container.nodes[$0].tag == .rootfile }),
      let path = container.attribute(.fullPath, of: root)
    else { throw book.damaged }
    let package = try book.page(path)
    var metadata = ArticleMetadata()
    var files: [String: String] = [:]
    var chapters: [String] = []
    for node in package.nodes.indices where package.nodes[node].tag != .text {
      func words() -> String? {
        let text = package.text(of: node, limit: 1000)
        return text.isEmpty ? nil : text
      }
      switch package.nodes[node].tag {
      case .dcTitle: metadata.title = metadata.title ?? words()
      case .dcCreator: metadata.byline = [metadata.byline, words()].compactMap { $0 }.joined(separator: ", ")
      case .dcLanguage:
        metadata.language = metadata.language ?? words().map { String($0.prefix { $0.isLetter }) }
      case .dcPublisher: metadata.siteName = metadata.siteName ?? words()
      case .dcDate: metadata.published = metadata.published ?? words().flatMap(Dates.parse)
      case .item:
        if let id = package.attribute(.id, of: node), let file = package.attribute(.href, of: node) {
          files[id] = file
        }
      case .itemref:
        if let id = package.attribute(.idref, of: node), let file = files[id] { chapters.append(file) }
      default: break
      }
    }
    if metadata.byline?.isEmpty ?? false { metadata.byline = nil }
    var blocks: [Block] = []
    for chapter in chapters.prefix(EPUBReader.maximumChapters) {
      // A chapter that is missing must not lose the others.
      guard let page = try? book.page(BookArchive.resolve(chapter, from: path)) else { continue }
      let found = PageBlocks.blocks(of: page, PageMeasure(page))
      let letters = found.reduce(0) { $0 + $1.letters }
      let links = found.reduce(0) { $0 + $1.links }
      if links * 2 < letters { blocks += found.map { Block($0.kind, $0.text) } }
    }
    if let title = metadata.title, let index = blocks.prefix(6).firstIndex(where: { $0.text == title }) {
      blocks[index].kind = .title
    }
    return try ArticleBuilder.article(blocks, metadata, from: input)
  }
}
