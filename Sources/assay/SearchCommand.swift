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
  @OptionGroup var only: FilterOptions
  @Flag(help: "Look for words alone, without the embedding model.")
  var lexical = false
  @Option(
    help: ArgumentHelp(
      "Have the fast verifier read the best hits and put them into order, for so many milliseconds a query.",
      valueName: "ms"))
  var rerank: Int?
  @Flag(help: "Show how each score came about, as a tree.")
  var explain = false
  @Flag(help: "With --batch: one query after another, each answer with its milliseconds.")
  var timings = false
  @Argument(help: "What to look for.")
  var query: String?

  func validate() throws {
    if (query == nil) == (batch == nil) { throw ValidationError("Give either a query or --batch.") }
    if let query, !query.hasWords { throw ValidationError("The query has no words.") }
    if explain, query == nil { throw ValidationError("--explain needs a query.") }
    if let rerank, !(1...60_000).contains(rerank) {
      throw ValidationError("--rerank must be from 1 to 60000 milliseconds.")
    }
    if !(1...1000).contains(limit) { throw ValidationError("--limit must be from 1 to 1000.") }
  }

  func run() async throws {
    guard FileManager.default.fileExists(atPath: database.path) else {
      throw AssayError(
        .notFound, "There is no archive at \(database.path). Make one: assay archive add FOLDER")
    }
    let archive = try Parts.archive(at: database.path, embedder: lexical ? nil : try await Parts.embedder())
    let filter = only.filter
    let reranker: TimedReranker? =
      if let rerank { try await Parts.reranker(budget: .milliseconds(rerank)) } else { nil }
    let wide = max(limit, reranker?.depth ?? 0)
    if let query {
      let question = ArchiveQuery(text: query, filter: filter)
      var hits = try await archive.search([question], limit: wide).first ?? []
      if let reranker { hits = Array(try await reranker.order(hits, for: query).prefix(limit)) }
      if explain {
        for (rank, hit) in hits.enumerated() {
          let words = try await archive.words(of: query, in: hit.passage)
          let headings = try await archive.headings(above: hit.passage)
          try Console.output(ScoreTree.text(hit, rank: rank + 1, headings: headings, words: words))
        }
        return
      }
      var answer = Answer(hits: [])
      for hit in hits {
        answer.hits.append(Hit(hit, headings: try await archive.headings(above: hit.passage)))
      }
      try Console.output(JSONLines.encode(answer) + Data("\n".utf8))
    } else if let batch {
      let handle = try InputFile.handle(batch)
      let clock = QueryClock()
      try await JSONLines.answer(handle, group: timings ? 1 : 32, id: \BatchQuery.id) { queries in
        let start = clock.now
        var found = try await archive.searchDocuments(
          queries.map { ArchiveQuery(text: $0.query, filter: filter) }, limit: wide)
        if let reranker {
          for (index, query) in queries.enumerated() {
            found[index] = try await reranker.order(found[index], for: query.query)
          }
        }
        let end = clock.now
        return zip(queries, found).map { query, passages -> Result<BatchAnswer, AssayError> in
          guard query.query.hasWords else { return .failure(AssayError(.empty, "The query has no words.")) }
          return .success(
            BatchAnswer(
              id: query.id, hits: passages.prefix(limit).map(DocumentHit.init),
              milliseconds: timings ? end.clock - start.clock : nil,
              processorMilliseconds: timings ? end.processor - start.processor : nil))
        }
      }
    }
  }

  private struct BatchQuery: Decodable, Sendable {
    var id: LineID
    var query: String
  }

  private struct BatchAnswer: Encodable, Sendable {
    var id: LineID
    var hits: [DocumentHit]
    var milliseconds: Double?
    var processorMilliseconds: Double?
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
    var headings: [String]
    var passage: String
    var parts: [String: Double]

    init(_ hit: RetrievedPassage, headings: [String]) {
      id = hit.passage.document.id
      score = hit.score
      title = hit.passage.document.title
      url = hit.passage.document.url
      source = hit.passage.document.source
      published = hit.passage.document.published?.description
      self.headings = headings
      passage = hit.passage.text
      parts = hit.parts
    }
  }
}
