import ArgumentParser
import AssayClaims
import AssayCore
import AssayDefaults
import AssayIngest
import Foundation

/// `assay claims`: what an article states.
struct ClaimsCommand: AsyncParsableCommand {
  /// How claims are printed.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
  }

  static let configuration = CommandConfiguration(
    commandName: "claims",
    abstract: "Prints the statements of an article, checkable or not.",
    discussion: """
      EXAMPLES:
        assay claims article.md
        assay claims article.md --format json
        assay claims --sentences sentences.jsonl
      """)

  @Argument(help: "A file, an http(s) address, or - for standard input.", completion: .file())
  var path: String?
  @Option(help: "text or json.")
  var format: Format = .text
  @Option(help: "JSON Lines with “id” and “text”; answers each with its check-worthiness.")
  var sentences: String?

  @OptionGroup var fetching: FetchOptions

  func validate() throws {
    if (path == nil) == (sentences == nil) { throw ValidationError("Give either a file or --sentences.") }
  }

  func run() async throws {
    let detector = try Parts.detector()
    if let path {
      let article = try await ArticleReaders.standard.read(InputFile.load(path, options: fetching))
      let claims = try await detector.claims(in: article)
      switch format {
      case .json:
        try Console.output(JSONLines.encode(Listing(claims: claims.map(Entry.init))) + Data("\n".utf8))
      case .text: try printLines(claims)
      }
    } else if let sentences {
      try await JSONLines.answer(try InputFile.handle(sentences), group: 256, id: \Line.id) { lines in
        lines.map { .success(Scored(id: $0.id, checkworthiness: detector.checkworthiness(of: $0.text))) }
      }
    }
  }

  private func printLines(_ claims: [Claim]) throws {
    for claim in claims {
      let mark = claim.isCheckable ? "\(Int((claim.checkworthiness * 100).rounded()))%" : "–"
      let pad = String(repeating: " ", count: max(0, 4 - mark.count))
      try Console.output("\(claim.id)\t\(pad)\(mark)\t\(claim.kind.rawValue)\t\(claim.text)")
    }
  }

  private struct Line: Decodable, Sendable {
    var id: String
    var text: String
  }

  private struct Scored: Encodable, Sendable {
    var id: String
    var checkworthiness: Double
  }

  private struct Listing: Encodable {
    var claims: [Entry]
  }

  private struct Entry: Encodable {
    struct SentenceEntry: Encodable {
      var index: Int
      var start: Int
      var end: Int
      var text: String
    }

    var id: String
    var text: String
    var sentence: SentenceEntry
    var checkworthiness: Double
    var kind: String
    var attribution: Attribution?
    var date: String?
    var resolutions: [Resolution]

    init(_ claim: Claim) {
      id = claim.id
      text = claim.text
      sentence = SentenceEntry(
        index: claim.sentence.index, start: claim.sentence.span.start, end: claim.sentence.span.end,
        text: claim.sentence.text)
      checkworthiness = claim.checkworthiness
      kind = claim.kind.rawValue
      attribution = claim.attribution
      date = claim.date?.description
      resolutions = claim.resolutions
    }
  }
}
