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
    let detector = try await Parts.detector { Console.error($0) }
    if let path {
      let article = try await ArticleReaders.standard.read(InputFile.load(path, options: fetching))
      let claims = try await detector.claims(in: article)
      switch format {
      case .json:
        let listing = Listing(
          claims: claims.map(Entry.init),
          findings: try await detector.findings(in: article).map(FindingEntry.init))
        try Console.output(JSONLines.encode(listing) + Data("\n".utf8))
      case .text: try printLines(claims)
      }
    } else if let sentences {
      try await JSONLines.answer(try InputFile.handle(sentences), group: 256, id: \Line.id) { lines in
        let scores = try await detector.checkworthiness(of: lines.map(\.text))
        return zip(lines, scores).map { .success(Scored(id: $0.id, checkworthiness: $1)) }
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
    var id: LineID
    var text: String
  }

  private struct Scored: Encodable, Sendable {
    var id: LineID
    var checkworthiness: Double
  }

  private struct Listing: Encodable {
    var claims: [Entry]
    var findings: [FindingEntry]
  }

  private struct SentenceEntry: Encodable {
    var index: Int
    var start: Int
    var end: Int
    var text: String

    init(_ sentence: Sentence) {
      index = sentence.index
      start = sentence.span.start
      end = sentence.span.end
      text = sentence.text
    }
  }

  private struct FindingEntry: Encodable {
    var kind: String
    var text: String
    var sentences: [SentenceEntry]

    init(_ finding: ArticleFinding) {
      kind = finding.kind.rawValue
      text = finding.text
      sentences = finding.sentences.map(SentenceEntry.init)
    }
  }

  private struct Entry: Encodable {

    var id: String
    var text: String
    var sentence: SentenceEntry
    var checkworthiness: Double
    var kind: String
    var attribution: Attribution?
    var date: String?
    var resolutions: [Resolution]
    var entities: [ClaimEntity]
    var times: [ClaimTime]
    var quantities: [ClaimQuantity]
    var ambiguities: [Ambiguity]
    var queryTerms: [String]

    init(_ claim: Claim) {
      id = claim.id
      text = claim.text
      sentence = SentenceEntry(claim.sentence)
      checkworthiness = claim.checkworthiness
      kind = claim.kind.rawValue
      attribution = claim.attribution
      date = claim.date?.description
      resolutions = claim.resolutions
      entities = claim.entities
      times = claim.times
      quantities = claim.quantities
      ambiguities = claim.ambiguities
      queryTerms = claim.queryTerms
    }
  }
}
