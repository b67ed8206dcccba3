import AssayCore
import Foundation

/// A SearXNG server: a search engine of search engines that a newsroom can run itself.
///
/// https://docs.searxng.org/dev/search_api.html. The server must allow the format JSON in its settings; where it does not,
/// it answers 403. An answer without results whose engines did not answer is a failure, not silence.
public struct SearXNGProvider: SearchProvider {
  /// What it is, what it sends to whom, and what it needs.
  public let card: ProviderCard
  private let base: WebAddress
  private let service: SearchService

  /// Makes the provider.
  ///
  /// - Parameters:
  ///   - address: The server's address, with or without `/search`.
  ///   - spacing: Seconds between two queries.
  /// - Throws: ``AssayError`` where `address` is none.
  public init(fetcher: any PageFetcher, address: String, spacing: Double = 1) throws {
    let given = try WebAddress.ofService("searxng", address)
    let path = given.pathAndQuery
    let place = path.hasSuffix("/search") ? path : path + (path.hasSuffix("/") ? "search" : "/search")
    guard !path.contains("?"), let base = WebAddress(place, relativeTo: given) else {
      throw AssayError(.malformed, "“\(address)” is no address of a SearXNG server. Give https://HOST/.")
    }
    self.base = base
    card = ProviderCard(
      name: "searxng", title: "SearXNG at \(base.host)",
      sends:
        "the search terms of each claim, to \(base.host), which passes them on to the search engines it is set up for",
      needs: "a server that allows the format JSON", spacing: spacing, mostQueries: 40, seconds: 20)
    service = SearchService(title: card.title, fetcher: fetcher)
  }

  /// Pages for the query's terms, in the server's order.
  public func search(_ query: SearchQuery, limit: Int) async throws -> [SearchResult] {
    let language = query.language.map { [("language", $0)] } ?? []
    let page = try await service.ask(
      service.address(base, [("q", query.words()), ("format", "json")] + language))
    if page.status == 403 {
      throw SearchFailure(
        .refused,
        "\(card.title) does not answer programs (HTTP status 403). Add “json” to search.formats in its settings."
      )
    }
    try service.check(page)
    let answer = try service.decode(Answer.self, from: page.body)
    let results = (answer.results ?? []).compactMap(\.result)
    let silent = (answer.unresponsiveEngines ?? []).map { $0.joined(separator: ": ") }
    if results.isEmpty, !silent.isEmpty {
      throw SearchFailure(
        .unavailable,
        "\(card.title): its search engines did not answer (\(silent.prefix(5).joined(separator: "; "))).")
    }
    return Array(results.prefix(limit))
  }

  private struct Answer: Decodable {
    var results: [Result]?
    /// Names with reasons: `[["brave", "too many requests"]]`.
    var unresponsiveEngines: [[String]]?

    private enum CodingKeys: String, CodingKey {
      case results
      case unresponsiveEngines = "unresponsive_engines"
    }
  }

  private struct Result: Decodable {
    var url: String?
    var title: String?
    var content: String?
    var publishedDate: String?

    var result: SearchResult? {
      guard let url, WebAddress(url) != nil else { return nil }
      return SearchResult(
        url: url, title: title.flatMap(SearchService.line), snippet: content.flatMap(SearchService.line),
        published: publishedDate.flatMap { PartialDate(iso8601: $0) })
    }
  }
}
