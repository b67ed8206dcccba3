import ArgumentParser
import AssayArchive
import AssayCore
import AssayDefaults
import Foundation

/// `assay search`: passages of the archive.
struct SearchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Finds passages in an archive.",
    discussion: """
      EXAMPLES:
        assay search "house arrest of an editor"
        assay search --source "Harbour Court" --kind law --from 2025-01 "fine for an unannounced gathering"
        assay search --db newsroom.sqlite --batch queries.jsonl --limit 100
      """)

  @OptionGroup var database: DatabaseOptions
  @Option(help: "JSON Lines with “id” and “query”; answers one line each. - reads standard input.")
  var batch: String?
  @Option(help: "The most hits for a query.")
  var limit = 10
  @Option(
    help: ArgumentHelp("Only documents of this source; may be given more than once.", valueName: "name"))
  var source: [String] = []
  @Option(
    help: ArgumentHelp(
      "Only documents in this language, such as en; may be given more than once.", valueName: "code"))
  var language: [String] = []
  @Option(
    help: ArgumentHelp(
      "Only analysis, factCheck, news, report, law or statement; may be given more than once.",
      valueName: "kind"))
  var kind: [String] = []
  @Option(help: "Only what was published on this day or later: YYYY, YYYY-MM or YYYY-MM-DD.")
  var from: String?
  @Option(help: "Only what was published on this day or earlier.")
  var to: String?
  @Flag(help: "Look for words alone, without the embedding model.")
  var lexical = false
  @Flag(help: "Show how each score came about, as a tree.")
  var explain = false
  @Flag(help: "With --batch: one query after another, each answer with its milliseconds.")
  var timings = false
  @Argument(help: "What to look for.")
  var query: String?

  func validate() throws {
    if (query == nil) == (batch == nil) { throw ValidationError("Give either a query or --batch.") }
    if explain, query == nil { throw ValidationError("--explain needs a query.") }
    for date in [from, to] {
      if let date, PartialDate(iso8601: date) == nil {
        throw ValidationError("“\(date)” is not a date; write YYYY-MM-DD.")
      }
    }
    if !(1...1000).contains(limit) { throw ValidationError("--limit must be from 1 to 1000.") }
  }

  func run() async throws {
    guard FileManager.default.fileExists(atPath: database.path) else {
      throw AssayError(
        .notFound, "There is no archive at \(database.path). Make one: assay archive add FOLDER")
    }
    let archive = try Parts.archive(at: database.path, embedder: lexical ? nil : try await Parts.embedder())
    let filter = DocumentFilter(
      sources: Set(source), languages: Set(language), kinds: Set(kind.map(DocumentKind.init(rawValue:))),
      from: from.flatMap(PartialDate.init(iso8601:)), to: to.flatMap(PartialDate.init(iso8601:)))
    if let query {
      let question = ArchiveQuery(text: query, filter: filter)
      let hits = try await archive.search([question], limit: limit).first ?? []
      if explain {
        for (rank, hit) in hits.enumerated() {
          let words = try await archive.words(of: query, in: hit.passage)
          try Console.output(ScoreTree.text(hit, rank: rank + 1, words: words))
        }
        return
      }
      try Console.output(JSONLines.encode(Answer(hits: hits.map(Hit.init))) + Data("\n".utf8))
    } else if let batch {
      let handle = try InputFile.handle(batch)
      let clock = ContinuousClock()
      try await JSONLines.answer(handle, group: timings ? 1 : 32, id: \BatchQuery.id) { queries in
        let start = clock.now
        let found = try await archive.searchDocuments(
          queries.map { ArchiveQuery(text: $0.query, filter: filter) }, limit: limit)
        let taken = (clock.now - start) / .milliseconds(1)
        return zip(queries, found).map { query, passages in
          .success(
            BatchAnswer(
              id: query.id, hits: passages.map(DocumentHit.init), milliseconds: timings ? taken : nil))
        }
      }
    }
  }

  private struct BatchQuery: Decodable, Sendable {
    var id: String
    var query: String
  }

  private struct BatchAnswer: Encodable, Sendable {
    var id: String
    var hits: [DocumentHit]
    var milliseconds: Double?
  }

  private struct DocumentHit: Encodable, Sendable {
    var id: String
    var score: Double

    init(_ hit: RetrievedPassage) {
      id = hit.passage.document.id
      score = hit.score
    }
  }

  private struct Answer: Encodable {
    var hits: [Hit]
  }

  private struct Hit: Encodable {
    var id: String
    var score: Double
    var title: String?
    var url: String?
    var source: String?
    var published: String?
    var passage: String
    var parts: [String: Double]

    init(_ hit: RetrievedPassage) {
      id = hit.passage.document.id
      score = hit.score
      title = hit.passage.document.title
      url = hit.passage.document.url
      source = hit.passage.document.source
      published = hit.passage.document.published?.description
      passage = hit.passage.text
      parts = hit.parts
    }
  }
}
