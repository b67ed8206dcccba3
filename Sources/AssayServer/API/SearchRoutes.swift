import AssayCore
import AssayReport
import HTTPTypes
import Hummingbird

/// The archive for programs.
struct SearchRoutes {
  let archive: any Archive

  func add(to api: RouterGroup<ServerContext>) {
    api.get("search") { request, _ in
      guard let query = request.parameter("q"), query.contains(where: { !$0.isWhitespace }) else {
        throw Problem.badRequest("Say what to look for: ?q=WORDS")
      }
      let limit = try request.limit(usually: 10, upTo: 50)
      let hits = try await Self.search(archive, query, limit: limit)
      return Payload(json: .object([("hits", .array(hits.map(Self.value)))])).response(
        to: request, caching: .never)
    }
  }

  /// The passages for a query that a person or a program wrote.
  ///
  /// - Throws: ``Problem`` where it is too long.
  static func search(_ archive: any Archive, _ query: String, limit: Int) async throws -> [RetrievedPassage] {
    guard query.utf8.count <= 1000 else { throw Problem.badRequest("A query has up to 1,000 bytes.") }
    return try await archive.search([ArchiveQuery(text: query)], limit: limit).first ?? []
  }

  private static func value(_ hit: RetrievedPassage) -> JSONValue {
    let document = hit.passage.document
    return .object([
      ("id", .string(document.id)), ("score", .number(hit.score)), ("title", .text(document.title)),
      ("url", .text(document.url)), ("source", .text(document.source)),
      ("published", .text(document.published?.description)), ("passage", .string(hit.passage.text)),
    ])
  }
}
