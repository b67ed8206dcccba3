import ArgumentParser
import AssayArchive
import AssayCore
import AssayDefaults
import AssayReport
import Foundation

/// `assay match`: whether a claim was already checked.
struct MatchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "match",
    abstract: "Finds earlier fact checks that dealt with a claim.",
    discussion: """
      Fact checks come into the archive with “assay archive add”: ClaimReview in .json, .jsonl or in the linked data \
      of pages, or documents of kind factCheck. In an archive without any, all documents are searched.

      EXAMPLES:
        assay match --db newsroom.sqlite "Wombats herded animals into their burrows"
        assay match --db newsroom.sqlite --source Snopes --from 2019 "a boy slept on a hospital floor"
        assay match --db newsroom.sqlite --batch claims.jsonl --limit 5
      """)

  @OptionGroup var database: DatabaseOptions
  @Option(help: "JSON Lines with “id” and “claim”; answers one line each. - reads standard input.")
  var batch: String?
  @Option(help: "The most hits for a claim.")
  var limit = 5
  @OptionGroup var only: FilterOptions
  @Flag(help: "Do not have the fast verifier read the best hits.")
  var noReading = false
  @Flag(help: "Print JSON instead of text for a single claim.")
  var json = false
  @Argument(help: "The claim.")
  var claim: String?

  func validate() throws {
    if (claim == nil) == (batch == nil) { throw ValidationError("Give either a claim or --batch.") }
    if let claim, !claim.hasWords { throw ValidationError("The claim has no words.") }
    if !(1...1000).contains(limit) { throw ValidationError("--limit must be from 1 to 1000.") }
  }

  func run() async throws {
    guard FileManager.default.fileExists(atPath: database.path) else {
      throw AssayError(
        .notFound, "There is no archive at \(database.path). Make one: assay archive add FOLDER")
    }
    let archive = try Parts.archive(at: database.path, embedder: try await Parts.embedder())
    let filter = only.filter
    let reranker: TimedReranker? = if noReading { nil } else { try await Parts.reranker(budget: .seconds(1)) }
    let wide = max(limit, noReading ? 0 : TimedReranker.matchDepth)
    if let claim {
      var matches = try await archive.match([claim], limit: wide, filter: filter).first ?? []
      if let reranker { matches = try await reranker.order(matches, for: claim) }
      matches = Array(matches.prefix(limit))
      if json {
        try Console.output(JSONLines.encode(Answer(hits: matches.map(Hit.init))) + Data("\n".utf8))
      } else {
        try Console.output(Data(Self.text(matches).utf8))
      }
    } else if let batch {
      let handle = try InputFile.handle(batch)
      try await JSONLines.answer(handle, group: 32, id: \BatchClaim.id) { claims in
        var found = try await archive.match(claims.map(\.claim), limit: wide, filter: filter)
        if let reranker {
          for (index, claim) in claims.enumerated() {
            found[index] = try await reranker.order(found[index], for: claim.claim)
          }
        }
        return zip(claims, found).map { claim, matches -> Result<BatchAnswer, AssayError> in
          guard claim.claim.hasWords else { return .failure(AssayError(.empty, "The claim has no words.")) }
          return .success(BatchAnswer(id: claim.id, hits: matches.prefix(limit).map(BatchHit.init)))
        }
      }
    }
  }

  /// The matches for a person, best first.
  private static func text(_ matches: [FactCheckMatch]) -> String {
    if matches.isEmpty { return "No earlier fact check was found.\n" }
    return matches.map { match in
      let by = [match.document.source, match.document.published?.description].compactMap(\.self)
      var lines = ["\(Int((match.score * 100).rounded())) %  \(match.factCheck?.claim ?? match.text)"]
      if let rating = match.factCheck?.rating {
        lines.append("      Rated “\(rating)”\(by.isEmpty ? "" : " by \(by.joined(separator: ", "))")")
      } else if !by.isEmpty {
        lines.append("      \(by.joined(separator: ", "))")
      }
      if let claimant = match.factCheck?.claimant { lines.append("      Claimed by \(claimant)") }
      lines.append("      \(match.document.url ?? match.document.id)")
      return lines.map { CleanText.run($0) }.joined(separator: "\n")
    }.joined(separator: "\n\n") + "\n"
  }

  private struct BatchClaim: Decodable, Sendable {
    var id: LineID
    var claim: String
  }

  private struct BatchAnswer: Encodable, Sendable {
    var id: LineID
    var hits: [BatchHit]
  }

  private struct BatchHit: Encodable, Sendable {
    var id: String
    var score: Double

    init(_ match: FactCheckMatch) {
      id = match.document.id
      score = match.score
    }
  }

  private struct Answer: Encodable {
    var hits: [Hit]
  }

  private struct Hit: Encodable {
    var id: String
    var score: Double
    var claim: String
    var rating: String?
    var verdict: Verdict?
    var claimant: String?
    var title: String?
    var url: String?
    var source: String?
    var published: String?
    var parts: [String: Double]

    init(_ match: FactCheckMatch) {
      id = match.document.id
      score = match.score
      claim = match.factCheck?.claim ?? match.text
      rating = match.factCheck?.rating
      verdict = match.factCheck?.verdict
      claimant = match.factCheck?.claimant
      title = match.document.title
      url = match.document.url
      source = match.document.source
      published = match.document.published?.description
      parts = match.parts
    }
  }
}
