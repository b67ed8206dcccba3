import ArgumentParser
import AssayCore
import AssayDefaults
import AssayIngest
import Foundation

/// `assay extract`: what Assay reads in a file.
struct ExtractCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Prints the article that Assay reads in a file, as JSON.",
    discussion: """
      EXAMPLES:
        assay extract page.html --url https://example.org/story
        assay extract https://example.org/story
        assay extract report.pdf
        assay extract --batch manifest.jsonl

      Reads HTML, PDF, EPUB, e-mail (.eml), Markdown and plain text, told apart by content.
      """)

  @Argument(help: "A file, an http(s) address, or - for standard input.", completion: .file())
  var path: String?
  @Option(help: "The address it was published at.")
  var url: String?
  @Option(help: "JSON Lines with “id”, “path” and “url”; answers one line each. - reads standard input.")
  var batch: String?

  @Option(
    help: "Like --batch, but answers every block of each page with what decides whether it is the article's.")
  var blocks: String?

  @OptionGroup var fetching: FetchOptions

  func validate() throws {
    if blocks != nil, path == nil, batch == nil { return }
    if (path == nil) == (batch == nil) { throw ValidationError("Give either a file, --batch or --blocks.") }
  }

  func run() async throws {
    let reader = ArticleReaders.standard
    if let path {
      let article = try await reader.read(InputFile.load(path, url: url, options: fetching))
      for notice in article.notices { Console.error("assay: \(notice.message)") }
      try Console.output(JSONLines.encode(Extracted(article)) + Data("\n".utf8))
    } else if let blocks {
      let handle = try InputFile.handle(blocks)
      let folder = blocks == "-" ? nil : URL(fileURLWithPath: blocks).deletingLastPathComponent()
      try await JSONLines.answer(handle, group: 16, id: \Entry.id) { entries in
        await SideBySide.map(entries) { Self.blocks(of: $0, folder: folder) }
      }
    } else if let batch {
      let handle = try InputFile.handle(batch)
      let folder = batch == "-" ? nil : URL(fileURLWithPath: batch).deletingLastPathComponent()
      try await JSONLines.answer(handle, group: 16, id: \Entry.id) { entries in
        await SideBySide.map(entries) { Self.read($0, reader: reader, folder: folder) }
      }
    }
  }

  private static func read(
    _ entry: Entry, reader: ArticleReaders, folder: URL?
  ) -> Result<BatchExtracted, AssayError> {
    let path = folder.map { URL(fileURLWithPath: entry.path, relativeTo: $0).path } ?? entry.path
    do {
      return .success(BatchExtracted(entry.id, try reader.read(InputFile.read(path, url: entry.url))))
    } catch let error as AssayError {
      return .failure(error)
    } catch {
      return .failure(AssayError(.unreadable, "\(path) cannot be read.", cause: error))
    }
  }

  /// Every block of a page; what `Training/extraction` learns from.
  private static func blocks(of entry: Entry, folder: URL?) -> Result<BlockList, AssayError> {
    let path = folder.map { URL(fileURLWithPath: entry.path, relativeTo: $0).path } ?? entry.path
    do {
      let input = try InputFile.read(path, url: entry.url)
      return .success(BlockList(id: entry.id, blocks: try HTMLReader().blocks(input)))
    } catch let error as AssayError {
      return .failure(error)
    } catch {
      return .failure(AssayError(.unreadable, "\(path) cannot be read.", cause: error))
    }
  }

  private struct BlockList: Encodable, Sendable {
    var id: LineID
    var blocks: [ScoredBlock]
  }

  private struct Entry: Decodable, Sendable {
    var id: LineID
    var path: String
    var url: String?
  }

  private struct Extracted: Encodable {
    struct Block: Encodable {
      var kind: String
      var start: Int
      var end: Int
      var text: String
    }

    var title: String?
    var byline: String?
    var published: String?
    var modified: String?
    var language: String?
    var siteName: String?
    var url: String?
    var section: String?
    var image: String?
    var notices: [Article.Notice]?
    var text: String
    var paragraphs: [Block]

    init(_ article: Article) {
      title = article.title
      byline = article.byline
      published = article.published?.description
      modified = article.modified?.description
      language = article.language
      siteName = article.siteName
      url = article.url
      section = article.section
      image = article.image
      notices = article.notices.isEmpty ? nil : article.notices
      text = article.text
      let scalars = Array(article.text.unicodeScalars)
      paragraphs = article.paragraphs.map { paragraph in
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars[paragraph.span.start..<paragraph.span.end])
        return Block(
          kind: paragraph.kind.rawValue, start: paragraph.span.start, end: paragraph.span.end,
          text: String(text))
      }
    }
  }

  private struct BatchExtracted: Encodable, Sendable {
    var id: LineID
    var title: String?
    var byline: String?
    var published: String?
    var language: String?
    var notices: [Article.Notice]?
    var text: String

    init(_ id: LineID, _ article: Article) {
      self.id = id
      title = article.title
      byline = article.byline
      published = article.published?.description
      language = article.language
      notices = article.notices.isEmpty ? nil : article.notices
      // The batch form is for the text itself: the title has a field of its own, and words of the page are left out.
      text = article.bodyText
    }
  }
}
