import AssayCore
import AssayTesting
import Foundation
import Testing

@testable import AssaySources

/// A kind of provider, made for an address of a local server.
enum ProviderKind: String, CaseIterable, Sendable {
  case gdelt
  case searxng
  case googleFactCheck
  case mediawiki

  func provider(at server: LoopbackServer) throws -> any SearchProvider {
    let fetcher = try localFetcher()
    return switch self {
    case .gdelt: try GDELTProvider(fetcher: fetcher, address: server.url("/api/v2/doc/doc"), spacing: 0)
    case .searxng: try SearXNGProvider(fetcher: fetcher, address: server.url("/"), spacing: 0)
    case .googleFactCheck:
      try GoogleFactCheckProvider(
        fetcher: fetcher, key: "secret-key", address: server.url("/v1alpha1/claims:search"), spacing: 0)
    case .mediawiki: try MediaWikiProvider(fetcher: fetcher, address: server.url("/w/api.php"), spacing: 0)
    }
  }
}

/// A server that speaks all four services' formats: it knows two documents on Bazhkenova, and nothing else.
func searchServer() throws -> LoopbackServer {
  try LoopbackServer { request in
    let json = ["Content-Type": "application/json"]
    let knows = request.path.contains("Bazhkenova")
    switch request.path.prefix(while: { $0 != "?" }) {
    case "/api/v2/doc/doc": return .page(200, json, knows ? SearchSamples.gdelt : "{}")
    case "/search": return .page(200, json, knows ? SearchSamples.searxng : SearchSamples.searxngEmpty)
    case "/v1alpha1/claims:search": return .page(200, json, knows ? SearchSamples.factChecks : "{}")
    case "/w/api.php":
      if let id = request.path.firstRange(of: "pageids=").map({
        request.path[$0.upperBound...].prefix { $0.isNumber }
      }) {
        return .page(200, json, SearchSamples.wikiPage(String(id)))
      }
      return .page(200, json, knows ? SearchSamples.wikiHits : SearchSamples.wikiEmpty)
    default: return .page(404)
    }
  }
}

@Suite("Search providers")
struct ProviderTests {
  private static let known = SearchQuery(
    terms: ["Gulnara Bazhkenova", "Orda.kz", "house arrest"], language: "en")
  private static let unknown = SearchQuery(terms: ["Nobody Whatsoever", "zzz"], language: "en")

  @Test("Each does what a provider must", arguments: ProviderKind.allCases)
  func conformance(kind: ProviderKind) async throws {
    let server = try searchServer()
    defer { server.stop() }
    try await SearchProviderConformance(kind.provider(at: server)).check(
      finding: Self.known, notFinding: Self.unknown)
  }

  @Test("What each result says arrives", arguments: ProviderKind.allCases)
  func results(kind: ProviderKind) async throws {
    let server = try searchServer()
    defer { server.stop() }
    let first = try #require(try await kind.provider(at: server).search(Self.known, limit: 3).first)
    switch kind {
    case .gdelt:
      #expect(first.url == "https://news.example/kz/orda?id=1&x=2")
      #expect(first.title == "Kazakhstan : editor of Orda . kz under house arrest")
      #expect(first.published == PartialDate(year: 2025, month: 12, day: 2))
      #expect(first.publisher == "news.example")
      #expect(first.language == "en")
    case .searxng:
      #expect(
        first.snippet == "An investigating judge put Gulnara Bazhkenova under house arrest for two months.")
      #expect(first.published == PartialDate(year: 2025, month: 12, day: 2))
    case .googleFactCheck:
      #expect(first.factCheck?.claim == "Gulnara Bazhkenova was jailed for ten years")
      #expect(first.factCheck?.rating == "False")
      #expect(first.factCheck?.claimant == "Viral posts")
      #expect(first.publisher == "Lamp Checks")
      #expect(first.published == PartialDate(year: 2025, month: 12, day: 9))
    case .mediawiki:
      #expect(first.title == "Orda.kz")
      #expect(first.text?.contains("news site from Kazakhstan") == true)
      #expect(first.snippet == "Orda.kz is led by Gulnara Bazhkenova & others")
      #expect(first.published == PartialDate(year: 2026, month: 1, day: 5))
      #expect(first.language == "en")
    }
  }

  /// An answer that is none, and the failures that fit it.
  struct Bad: Sendable, CustomTestStringConvertible {
    var name: String
    var kinds: [ProviderKind]
    var answer: LoopbackServer.Answer
    var failures: Set<SearchFailure.Kind>
    var testDescription: String { name }
  }

  private static let json = ["Content-Type": "application/json"]
  static let bad: [Bad] = [
    Bad(
      name: "429", kinds: ProviderKind.allCases, answer: .page(429, ["Retry-After": "7"], "Too many"),
      failures: [.rateLimited]),
    Bad(
      name: "503 with patience", kinds: ProviderKind.allCases,
      answer: .page(503, ["Retry-After": "30"], "busy"),
      failures: [.rateLimited]),
    Bad(name: "500", kinds: ProviderKind.allCases, answer: .page(500, [:], "oops"), failures: [.unavailable]),
    Bad(name: "403", kinds: ProviderKind.allCases, answer: .page(403, [:], "no"), failures: [.refused]),
    Bad(
      name: "a page for browsers", kinds: ProviderKind.allCases,
      answer: .page(200, ["Content-Type": "text/html"], "<!DOCTYPE html><title>Welcome</title>"),
      failures: [.malformed, .unavailable]),
    Bad(
      name: "half an answer", kinds: ProviderKind.allCases, answer: .page(200, json, "{\"articles\": [{\"ur"),
      failures: [.malformed]),
    Bad(
      name: "the wrong types", kinds: [.gdelt, .searxng, .googleFactCheck],
      answer: .page(200, json, #"{"articles": 5, "results": "x", "claims": {"a": 1}}"#),
      failures: [.malformed]),
    Bad(
      name: "no HTTP", kinds: ProviderKind.allCases, answer: .raw(Data("nonsense".utf8)),
      failures: [.unavailable]),
    Bad(
      name: "an endless answer", kinds: ProviderKind.allCases,
      answer: .endless(json, Data(repeating: UInt8(ascii: " "), count: 1 << 20)), failures: [.unavailable]),
    Bad(
      name: "GDELT's limit in words", kinds: [.gdelt],
      answer: .page(
        200, ["Content-Type": "text/html"], "Please limit requests to one every 5 seconds or contact us."),
      failures: [.rateLimited]),
    Bad(
      name: "GDELT's complaint in words", kinds: [.gdelt],
      answer: .page(200, ["Content-Type": "text/html"], "The specified phrase is too short.\n"),
      failures: [.badQuery]),
    Bad(
      name: "SearXNG whose engines are silent", kinds: [.searxng],
      answer: .page(
        200, json, #"{"query": "x", "results": [], "unresponsive_engines": [["brave", "too many requests"]]}"#
      ),
      failures: [.unavailable]),
    Bad(
      name: "Google's unknown key", kinds: [.googleFactCheck],
      answer: .page(
        400, json,
        #"{"error": {"code": 400, "message": "API key not valid. Please pass a valid API key.", "status": "INVALID_ARGUMENT"}}"#
      ), failures: [.refused]),
    Bad(
      name: "Google's quota", kinds: [.googleFactCheck],
      answer: .page(
        429, json, #"{"error": {"code": 429, "message": "Quota exceeded", "status": "RESOURCE_EXHAUSTED"}}"#),
      failures: [.rateLimited]),
    Bad(
      name: "MediaWiki's limit", kinds: [.mediawiki],
      answer: .page(
        200, json.merging(["Retry-After": "5"]) { $1 },
        #"{"error": {"code": "maxlag", "info": "Waiting for a server: 6 seconds lagged."}}"#),
      failures: [.rateLimited]),
    Bad(
      name: "MediaWiki closed to readers", kinds: [.mediawiki],
      answer: .page(200, json, #"{"error": {"code": "readapidenied", "info": "You need read permission."}}"#),
      failures: [.refused]),
    Bad(
      name: "MediaWiki's complaint", kinds: [.mediawiki],
      answer: .page(200, json, #"{"error": {"code": "badvalue", "info": "Unrecognized value."}}"#),
      failures: [.badQuery]),
  ]

  @Test("A service that does not answer is a failure that says why, never an empty list", arguments: bad)
  func failures(bad: Bad) async throws {
    let server = try LoopbackServer { _ in bad.answer }
    defer { server.stop() }
    for kind in bad.kinds {
      try await SearchProviderConformance(kind.provider(at: server)).check(
        failsWith: bad.failures, asked: Self.known)
    }
  }

  @Test("A service that is not there is a failure", arguments: ProviderKind.allCases)
  func absent(kind: ProviderKind) async throws {
    let server = try searchServer()
    server.stop()
    try await SearchProviderConformance(kind.provider(at: server)).check(
      failsWith: [.unavailable], asked: Self.known)
  }

  @Test(
    "What is sent is what the card says: some terms, and nothing of the article",
    arguments: ProviderKind.allCases)
  func sent(kind: ProviderKind) async throws {
    let server = try searchServer()
    defer { server.stop() }
    var claim = Claim(
      id: "c1", text: "A judge put the editor Gulnara Bazhkenova of Orda.kz under house arrest.")
    claim.queryTerms = ["Gulnara Bazhkenova", "Orda.kz"] + (1...40).map { "term\($0)" }
    _ = try await kind.provider(at: server).search(SearchQuery(claim: claim, language: "en"), limit: 3)
    for request in server.requests {
      #expect(request.method == "GET")
      #expect(request.path.utf8.count < 600)
      #expect(!request.path.contains("judge"))
      #expect(!request.path.contains("term9"))
      #expect(request.headers["cookie"] == nil)
      #expect(request.headers["referer"] == nil)
      #expect(!request.path.contains("secret-key"))
    }
    let keys = server.requests.compactMap { $0.headers["x-goog-api-key"] }
    #expect(keys == (kind == .googleFactCheck ? ["secret-key"] : []))
  }

  @Test("MediaWiki: where all terms find nothing, the two most telling are tried; a text is asked for once")
  func wiki() async throws {
    let server = try LoopbackServer { request in
      if request.path.contains("pageids=") { return .page(200, Self.json, SearchSamples.wikiPage("71")) }
      let isShort = !request.path.contains("arrest")
      return .page(200, Self.json, isShort ? SearchSamples.wikiHits : SearchSamples.wikiEmpty)
    }
    defer { server.stop() }
    let provider = try MediaWikiProvider(
      fetcher: localFetcher(), address: server.url("/w/api.php"), spacing: 0)
    #expect(try await provider.search(Self.known, limit: 1).count == 1)
    #expect(server.requests.count == 3)
    #expect(try await provider.search(Self.known, limit: 1).count == 1)
    #expect(server.requests.count == 5)
    let texts = server.requests.filter { $0.path.contains("pageids=") }
    #expect(texts.count == 1)
  }

  @Test("GDELT: a backslash that JSON does not allow spoils nothing")
  func backslash() async throws {
    let server = try LoopbackServer { _ in
      .page(200, Self.json, #"{"articles": [{"url": "https://a.example/1", "title": "It\'s \"so\" \\ x"}]}"#)
    }
    defer { server.stop() }
    let found = try await ProviderKind.gdelt.provider(at: server).search(Self.known, limit: 3)
    #expect(found.first?.title == #"It's "so" \ x"#)
  }

  @Test("Without a key Google is not asked")
  func noKey() async throws {
    let server = try searchServer()
    defer { server.stop() }
    let provider = try GoogleFactCheckProvider(fetcher: localFetcher(), key: nil, address: server.url("/"))
    try await SearchProviderConformance(provider).check(failsWith: [.refused], asked: Self.known)
    #expect(server.requests.isEmpty)
  }

  @Test(
    "A query is short, in one line, and without marks that services take for commands",
    arguments: [
      (["a\nb", "“quoted”", "", "x"], "a b quoted x"), (["same", "same"], "same"),
      ([String(repeating: "y", count: 500), "z"], "z"), ([], ""),
    ])
  func queries(terms: [String], expected: String) {
    let query = SearchQuery(terms: terms)
    #expect(query.words() == expected)
    #expect(SearchQuery(terms: (0..<100).map { "word\($0)" }).words().count <= SearchQuery.longest)
  }

  @Test("Dates and amounts are left out of a query as long as something else is left")
  func stated() throws {
    let day = try #require(PartialDate(year: 2025, month: 12, day: 1))
    var claim = Claim(id: "c1", text: "On 1 December 2025 police searched Orda.kz for six hours.")
    claim.times = [ClaimTime(text: "1 December 2025", first: day, last: day)]
    claim.quantities = [ClaimQuantity(text: "six hours", value: 6)]
    claim.queryTerms = ["Orda.kz", "1 December 2025", "six hours", "police"]
    #expect(SearchQuery(claim: claim, language: nil).terms == ["Orda.kz", "police"])
    claim.queryTerms = ["1 December 2025", "police"]
    #expect(SearchQuery(claim: claim, language: nil).terms == ["1 December 2025", "police"])
    claim.queryTerms = []
    #expect(SearchQuery(claim: claim, language: nil).words(3) == "On 1 December")
  }

  @Test("An address that is none is refused", arguments: ["", "ftp://x.example/", "file:///etc/passwd", "x"])
  func addresses(address: String) throws {
    let fetcher = try Fetcher()
    #expect(throws: AssayError.self) { try SearXNGProvider(fetcher: fetcher, address: address) }
    #expect(throws: AssayError.self) { try MediaWikiProvider(fetcher: fetcher, address: address) }
    #expect(throws: AssayError.self) { try GDELTProvider(fetcher: fetcher, address: address) }
    #expect(throws: AssayError.self) { try MediaWikiProvider.wikipedia(fetcher: fetcher, language: "e/n") }
  }
}

@Suite("Pages that searches name")
struct FetchedPagesTests {
  @Test(
    "A page becomes a document with its date and publisher; robots.txt, subscriptions and absence are told apart"
  )
  func pages() async throws {
    let article = String(repeating: "The court heard the witnesses for many hours. ", count: 30)
    let server = try LoopbackServer { request in
      switch request.path {
      case "/robots.txt": .page(200, [:], "User-agent: *\nDisallow: /closed")
      case "/story": .page(200, ["Content-Type": "text/plain"], article)
      case "/paid":
        .page(
          200, ["Content-Type": "text/html"], "<script>{\"isAccessibleForFree\": false}</script><p>\(article)"
        )
      default: .page(404)
      }
    }
    defer { server.stop() }
    let pages = FetchedPages(fetcher: try localFetcher(), reader: LineReaderFake(), spacing: 0)
    #expect(try await pages.document(at: server.url("/story")).text.contains("witnesses"))
    for (path, code) in [("/closed/x", "disallowed"), ("/paid", "paywalled"), ("/none", "notFound")] {
      let error = await #expect(throws: AssayError.self) { try await pages.document(at: server.url(path)) }
      #expect(error?.code.rawValue == code)
    }
  }
}
