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
        assay extract --batch manifest.jsonl
      """)

  @Argument(help: "A file, an http(s) address, or - for standard input.", completion: .file())
  var path: String?
  @Option(help: "The address it was published at.")
  var url: String?
  @Option(help: "JSON Lines with “id”, “path” and “url”; answers one line each. - reads standard input.")
  var batch: String?

  @OptionGroup var fetching: FetchOptions

  func validate() throws {
    if (path == nil) == (batch == nil) { throw ValidationError("Give either a file or --batch.") }
  }

  func run() async throws {
    let reader = ArticleReaders.standard
    if let path {
      let article = try await reader.read(InputFile.load(path, url: url, options: fetching))
      try Console.output(JSONLines.encode(Extracted(article)) + Data("\n".utf8))
    } else if let batch {
      let handle = try InputFile.handle(batch)
      let folder = batch == "-" ? nil : URL(fileURLWithPath: batch).deletingLastPathComponent()
      try await JSONLines.answer(handle, group: 16, id: \Entry.id) { entries in
        await Self.read(entries, reader: reader, folder: folder)
      }
    }
  }

  /// Reads pages side by side, one a processor core.
  private static func read(
    _ entries: [Entry], reader: ArticleReaders, folder: URL?
  ) async -> [Result<BatchExtracted, AssayError>] {
    let workers = max(1, ProcessInfo.processInfo.activeProcessorCount)
    return await withTaskGroup(of: (Int, Result<BatchExtracted, AssayError>).self) { group in
      var results = [Result<BatchExtracted, AssayError>?](repeating: nil, count: entries.count)
      var next = 0
      func start() {
        guard next < entries.count else { return }
        let position = next
        next += 1
        group.addTask { (position, read(entries[position], reader: reader, folder: folder)) }
      }
      for _ in 0..<workers { start() }
      for await (position, result) in group {
        results[position] = result
        start()
      }
      return results.compactMap(\.self)
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

  private struct Entry: Decodable, Sendable {
    var id: String
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
    var id: String
    var title: String?
    var byline: String?
    var published: String?
    var language: String?
    var text: String

    init(_ id: String, _ article: Article) {
      self.id = id
      title = article.title
      byline = article.byline
      published = article.published?.description
      language = article.language
      // The batch form is for measuring the text itself: words of the page are left out.
      let kept = article.paragraphs.filter { $0.kind != .furniture }.map { article.text.text(in: $0.span) }
      text = kept.joined(separator: "\n\n")
    }
  }
}
