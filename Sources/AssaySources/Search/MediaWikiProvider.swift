import AssayCore
import Foundation

/// Wikipedia, and any other site on MediaWiki: articles by its search, their text from the same interface.
///
/// https://www.mediawiki.org/wiki/API:Search and https://www.mediawiki.org/wiki/Extension:TextExtracts. All terms of a
/// query must occur in an article, so where many find none, the three and the two most telling are tried. Errors come with status 200 and
/// an object `error`. A site without the extension gives no text; then its page is read like any other.
public struct MediaWikiProvider: SearchProvider {
  /// What it is, what it sends to whom, and what it needs.
  public let card: ProviderCard
  private let base: WebAddress
  private let publisher: String
  private let language: String?
  private let service: SearchService
  private let texts = TextCache()

  /// Makes the provider for an edition of Wikipedia.
  ///
  /// - Parameter language: The edition, such as `en` or `kk`.
  /// - Throws: ``AssayError`` where the language is none.
  public static func wikipedia(
    fetcher: any PageFetcher, language: String = "en"
  ) throws -> MediaWikiProvider {
    guard (2...12).contains(language.count),
      language.allSatisfy({ $0.isASCII && ($0.isLowercase || $0 == "-") })
    else {
      throw AssayError(
        .malformed,
        "“\(language)” is no edition of Wikipedia. Give a code such as wikipedia=en or wikipedia=kk."
      )
    }
    return try MediaWikiProvider(
      fetcher: fetcher, name: "wikipedia", title: "Wikipedia (\(language))",
      address: "https://\(language).wikipedia.org/w/api.php", language: language)
  }

  /// Makes the provider for a site.
  ///
  /// - Parameters:
  ///   - address: The address of its `api.php`.
  ///   - language: The language of its articles, where known.
  ///   - spacing: Seconds between two queries.
  /// - Throws: ``AssayError`` where `address` is none.
  public init(
    fetcher: any PageFetcher, name: String = "mediawiki", title: String? = nil, address: String,
    language: String? = nil, spacing: Double = 0.3
  ) throws {
    base = try WebAddress.ofService(name, address)
    guard base.pathAndQuery.hasSuffix(".php") else {
      throw AssayError(
        .malformed, "\(name) needs the address of the site's api.php, such as https://wiki.example/w/api.php."
      )
    }
    publisher = title ?? base.host
    card = ProviderCard(
      name: name, title: title ?? "MediaWiki at \(base.host)",
      sends: "the search terms of each claim, to \(base.host)", spacing: spacing, mostQueries: 60, seconds: 20
    )
    self.language = language
    service = SearchService(title: card.title, fetcher: fetcher)
  }

  /// Articles that carry the query's terms, in the site's order, with their texts.
  public func search(_ query: SearchQuery, limit: Int) async throws -> [SearchResult] {
    var hits: [Hit] = []
    for terms in [6, 3, 2] where hits.isEmpty && (terms == 6 || query.terms.count > terms) {
      hits = try await self.hits(query.words(terms), limit: limit)
    }
    var results: [SearchResult] = []
    for hit in hits.prefix(limit) { results.append(try await result(hit)) }
    return results
  }

  private func hits(_ words: String, limit: Int) async throws -> [Hit] {
    guard !words.isEmpty else { return [] }
    let answer: Answer = try await ask([
      ("action", "query"), ("list", "search"), ("srsearch", words),
      ("srlimit", String(max(1, min(limit, 20)))),
      ("srprop", "snippet|timestamp"), ("srnamespace", "0"),
    ])
    return answer.query?.search ?? []
  }

  private func result(_ hit: Hit) async throws -> SearchResult {
    let page: Page
    if let known = await texts.page(hit.pageid) {
      page = known
    } else {
      // One whole text a request: the interface gives several only of introductions.
      let answer: Answer = try await ask([
        ("action", "query"), ("prop", "extracts|info"), ("pageids", String(hit.pageid)), ("explaintext", "1"),
        ("exsectionformat", "plain"), ("inprop", "url"),
      ])
      page = answer.query?.pages?.first ?? Page()
      await texts.keep(page, hit.pageid)
    }
    let fallback = "\(base.scheme)://\(base.host)/?curid=\(hit.pageid)"
    let text = page.extract.flatMap { $0.contains(where: \.isLetter) ? String($0.prefix(80_000)) : nil }
    return SearchResult(
      url: page.canonicalurl ?? page.fullurl ?? fallback, title: hit.title,
      snippet: hit.snippet.map { MarkupText.plain($0) },
      published: hit.timestamp.flatMap { PartialDate(iso8601: $0) },
      publisher: publisher, language: page.pagelanguage ?? language, text: text)
  }

  private func ask(_ parameters: [(String, String)]) async throws -> Answer {
    let page = try await service.ask(
      service.address(base, parameters + [("format", "json"), ("formatversion", "2"), ("maxlag", "5")]))
    let answer = try? JSONDecoder().decode(Answer.self, from: page.body)
    if let error = answer?.error { throw failure(error, page) }
    try service.check(page)
    guard let answer else {
      throw SearchFailure(
        .malformed, "What \(card.title) answered cannot be understood. Is it the site's api.php?")
    }
    return answer
  }

  private func failure(_ error: Answer.Problem, _ page: FetchedPage) -> SearchFailure {
    let said = error.info.flatMap(SearchService.line) ?? error.code
    let wait = page.headers.retryAfter(now: Date())
    switch error.code {
    case "ratelimited", "maxlag":
      return SearchFailure(.rateLimited, "\(card.title) asks for fewer requests: “\(said)”", retryAfter: wait)
    case "readapidenied", "permissiondenied", "blocked", "autoblocked":
      return SearchFailure(.refused, "\(card.title) refuses to answer: “\(said)”")
    case let code where code.hasPrefix("internal_api_error") || code.contains("search-backend"):
      return SearchFailure(.unavailable, "\(card.title) failed: “\(said)”")
    default: return SearchFailure(.badQuery, "\(card.title) did not take the query: “\(said)”")
    }
  }

  private struct Answer: Decodable {
    struct Problem: Decodable {
      var code: String
      var info: String?
    }

    struct Query: Decodable {
      var search: [Hit]?
      var pages: [Page]?
    }

    var error: Problem?
    var query: Query?
  }

  private struct Hit: Decodable {
    var title: String
    var pageid: Int
    var snippet: String?
    var timestamp: String?
  }

  /// The texts of one check's articles: several claims often find one article.
  private actor TextCache {
    private var pages: [Int: Page] = [:]

    func page(_ number: Int) -> Page? { pages[number] }

    func keep(_ page: Page, _ number: Int) {
      if pages.count >= 200 { pages.removeAll() }
      pages[number] = page
    }
  }

  private struct Page: Decodable, Sendable {
    var extract: String?
    var fullurl: String?
    var canonicalurl: String?
    var pagelanguage: String?
  }
}
