import AssayCore
import AssayTesting
import Foundation
import Testing

@testable import AssayEngine

@Suite("Live searches in a check")
struct LiveSearchTests {
  private static let text = "The court fined him.\nThe law passed.\nWas it fair?\nNobody was hurt."

  private func engine(
    _ providers: [any SearchProvider], pages: [String: Document] = [:], options: LiveSearch.Options = .init(),
    archive: ListedArchiveFake = ListedArchiveFake([:])
  ) -> Engine {
    Engine(
      reader: LineReaderFake(), detector: SentenceClaimDetectorFake(), archive: archive,
      verifier: WordVerifierFake(), embedder: nil,
      live: LiveSearch(providers: providers, pages: InMemoryPages(pages), options: options) {
        InMemoryArchive()
      })
  }

  private func report(_ engine: Engine, url: String? = nil) async throws -> Report {
    var report: Report?
    for try await event in engine.check(ArticleInput(data: Data(Self.text.utf8), source: "test", url: url)) {
      if case .finished(let finished) = event { report = finished }
    }
    return try #require(report)
  }

  private static func page(_ text: String, title: String = "Page") -> Document {
    Document(
      id: "x", title: title, published: PartialDate(year: 2026, month: 1, day: 2), source: "Daily", text: text
    )
  }

  @Test("A page that a provider names is read, judged like the archive's, and shown with where it came from")
  func pages() async throws {
    let provider = InMemorySearchProvider([
      SearchResult(url: "https://daily.example/1", title: "The court fined him")
    ])
    let report = try await report(
      engine([provider], pages: ["https://daily.example/1": Self.page("The court fined him.")]))
    let decision = try #require(report.claims[0].decision)
    #expect(decision.verdict == .supported)
    let document = try #require(decision.evidence.first).passage.document
    #expect(document.source == "live: memory (Daily)")
    #expect(document.url == "https://daily.example/1")
    #expect(document.published == PartialDate(year: 2026, month: 1, day: 2))
    let record = try #require(report.searches.first)
    #expect(record.state == .answered)
    #expect(record.queries == 3)
    #expect(record.results == 1)
    #expect(record.read == 1)
    #expect(report.claims[0].searches.map(\.state) == [.answered])
    #expect(report.claims[2].searches.isEmpty)
  }

  @Test("A page that cannot be read is on record, and what the service quotes of it is judged as that")
  func unread() async throws {
    let provider = InMemorySearchProvider([
      SearchResult(url: "https://daily.example/1", title: "Fine", snippet: "The court fined him.")
    ])
    let report = try await report(engine([provider]))
    #expect(report.claims[0].decision?.evidence.first?.passage.document.kind == .searchResult)
    let record = try #require(report.searches.first)
    #expect(record.read == 0)
    #expect(record.unread.map(\.url) == ["https://daily.example/1"])
    #expect(record.unread.first?.reason.contains("no page") == true)
  }

  @Test("A provider that fails is said to have failed; the others and the archive go on")
  func failure() async throws {
    let broken = InMemorySearchProvider(name: "broken") { _ in SearchFailure(.unavailable, "It is down.") }
    let fine = InMemorySearchProvider([SearchResult(url: "https://a.example/", text: "The law passed.")])
    let report = try await report(
      engine([broken, fine], archive: ListedArchiveFake(["Nobody was hurt.": ["Nobody was hurt."]])))
    #expect(
      report.claims.map(\.decision?.verdict) == [.notEnoughEvidence, .supported, .notCheckable, .supported])
    #expect(report.searches.map(\.state) == [.failed, .answered])
    #expect(report.searches[0].reason == "It is down.")
    #expect(report.claims[0].searches.map(\.state) == [.failed, .answered])
    #expect(report.claims[0].searches[0].reason == "It is down.")
  }

  @Test("A provider that asks for patience is left alone at once, one that fails otherwise after three times")
  func patience() async throws {
    let limited = InMemorySearchProvider(name: "limited") { _ in SearchFailure(.rateLimited, "Slow down.") }
    let report = try await report(engine([limited]))
    #expect(limited.queries.count == 1)
    #expect(report.searches.first?.state == .failed)
    #expect(report.searches.first?.notAsked == 2)
    let states = report.claims.filter(\.claim.isCheckable).map { $0.searches.map(\.state) }
    #expect(states == [[.failed], [.notAsked], [.notAsked]])
    #expect(report.claims[1].searches[0].reason?.contains("Slow down.") == true)
  }

  @Test("Queries are bounded in number and in time")
  func bounds() async throws {
    let few = InMemorySearchProvider(name: "few", mostQueries: 2)
    let slow = InMemorySearchProvider(name: "slow", seconds: 0.05, delay: .seconds(60))
    let report = try await report(engine([few, slow]))
    #expect(few.queries.count == 2)
    #expect(report.searches.map(\.state) == [.partly, .failed])
    #expect(report.searches[1].reason?.contains("too long") == true)
  }

  @Test("Where nothing may be asked, nothing is, and that is not silence")
  func declined() async throws {
    var options = LiveSearch.Options()
    options.notAsked = "--offline forbids it."
    let provider = InMemorySearchProvider([SearchResult(url: "https://a.example/", text: "The law passed.")])
    let report = try await report(engine([provider], options: options))
    #expect(provider.queries.isEmpty)
    #expect(report.searches.map(\.state) == [.notAsked])
    #expect(report.claims[0].searches.map(\.reason) == ["--offline forbids it."])
  }

  @Test("The same question is asked once, and one page is read once whoever names it")
  func once() async throws {
    let result = SearchResult(url: "https://a.example/x", text: "The law passed.")
    let first = InMemorySearchProvider(name: "one", [result])
    let second = InMemorySearchProvider(
      name: "two", [SearchResult(url: "http://www.a.example/x/#top", text: "The law passed.")])
    let report = try await report(engine([first, second]))
    #expect(report.claims[1].decision?.evidence.count == 1)
    #expect(report.claims[1].decision?.evidence.first?.passage.document.source == "live: one (a.example)")
  }

  @Test("The article itself is no evidence, whoever names it")
  func itself() async throws {
    let provider = InMemorySearchProvider([
      SearchResult(url: "https://daily.example/story", title: "him", text: "The court fined him.")
    ])
    let report = try await report(engine([provider]), url: "https://daily.example/story")
    #expect(report.claims[0].decision?.verdict == .notEnoughEvidence)
  }

  @Test("What is sent is told before it is sent")
  func told() async throws {
    let provider = InMemorySearchProvider()
    var asking: [String] = []
    for try await event in engine([provider]).check(ArticleInput(data: Data(Self.text.utf8), source: "test"))
    {
      if case .live(.asking(let card, let claims)) = event {
        #expect(claims == 3)
        asking.append(card.sends)
      }
    }
    #expect(asking == [provider.card.sends])
  }

  @Test(
    "The publisher in a live source is what independence goes by",
    arguments: [
      ("live: gdelt (reuters.com)", "reuters.com"), ("live: x", "live: x"),
      ("Daily (London)", "Daily (London)"),
    ])
  func publisher(source: String, expected: String) {
    #expect(LiveSource.publisher(in: source) == expected)
  }
}
