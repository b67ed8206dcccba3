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
        assay search --db newsroom.sqlite --batch queries.jsonl --limit 100
      """)

  @OptionGroup var database: DatabaseOptions
  @Option(help: "JSON Lines with “id” and “query”; answers one line each. - reads standard input.")
  var batch: String?
  @Option(help: "The most hits for a query.")
  var limit = 10
  @Argument(help: "What to look for.")
  var query: String?

  func validate() throws {
    if (query == nil) == (batch == nil) { throw ValidationError("Give either a query or --batch.") }
    if !(1...1000).contains(limit) { throw ValidationError("--limit must be from 1 to 1000.") }
  }

  func run() async throws {
    guard FileManager.default.fileExists(atPath: database.path) else {
      throw AssayError(
        .notFound, "There is no archive at \(database.path). Make one: assay archive add FOLDER")
    }
    let archive = try Parts.archive(at: database.path, embedder: try await Parts.embedder())
    if let query {
      let hits = try await archive.search([ArchiveQuery(text: query)], limit: limit).first ?? []
      try Console.output(JSONLines.encode(Answer(hits: hits.map(Hit.init))) + Data("\n".utf8))
    } else if let batch {
      let handle = try InputFile.handle(batch)
      try await JSONLines.answer(handle, group: 32, id: \BatchQuery.id) { queries in
        let found = try await archive.searchDocuments(
          queries.map { ArchiveQuery(text: $0.query) }, limit: limit)
        return zip(queries, found).map { query, passages in
          .success(BatchAnswer(id: query.id, hits: passages.map(DocumentHit.init)))
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
