import AssayCore
import Foundation

/// GDELT DOC 2.0: news of the last three months, worldwide.
///
/// https://blog.gdeltproject.org/gdelt-doc-2-0-api-debuts/. The service wants five seconds between two queries, says most
/// errors in plain text with status 200, and gives an empty object where it found nothing.
public struct GDELTProvider: SearchProvider {
  /// Where the service is.
  public static let address = "https://api.gdeltproject.org/api/v2/doc/doc"
  /// Terms of a query: all must occur in an article, so few are sent.
  private static let terms = 4

  /// What it is, what it sends to whom, and what it needs.
  public let card: ProviderCard
  private let base: WebAddress
  private let service: SearchService

  /// Makes the provider.
  ///
  /// - Parameter spacing: Seconds between two queries.
  /// - Throws: ``AssayError`` where `address` is none.
  public init(fetcher: any PageFetcher, address: String = address, spacing: Double = 5) throws {
    base = try WebAddress.ofService("gdelt", address)
    card = ProviderCard(
      name: "gdelt", title: "GDELT DOC 2.0",
      sends: "up to \(Self.terms) search terms of each claim, to \(base.host)", spacing: spacing,
      mostQueries: 12, seconds: 25)
    service = SearchService(title: card.title, fetcher: fetcher)
  }

  /// Articles that carry the query's first terms, the nearest first.
  public func search(_ query: SearchQuery, limit: Int) async throws -> [SearchResult] {
    let words = Self.words(query)
    guard !words.isEmpty else { return [] }
    let page = try await service.ask(
      service.address(
        base,
        [
          ("query", words), ("mode", "artlist"), ("format", "json"), ("sort", "hybridrel"),
          ("maxrecords", String(max(1, min(limit, 75)))),
        ]))
    try service.check(page)
    let body = page.body.drop { $0 == 0x20 || (0x09...0x0D).contains($0) }
    guard body.first == UInt8(ascii: "{") else { throw failure(saying: body) }
    return try answer(in: page.body).articles.prefix(limit).map(\.result)
  }

  /// The terms as the service takes them: phrases in quotation marks, words shorter than three letters left out.
  private static func words(_ query: SearchQuery) -> String {
    let kept = query.terms.filter { $0.count >= 3 }.prefix(terms).map { term in
      let plain = term.filter { $0.isLetter || $0.isNumber || " .-'’".contains($0) }
      return plain.contains(where: { !$0.isLetter && !$0.isNumber }) ? "\"\(plain)\"" : plain
    }.filter { !$0.isEmpty }
    let languages = ["en": "english", "ru": "russian", "kk": "kazakh", "de": "german", "fr": "french"]
    let language = (query.language?.prefix { $0 != "-" }).flatMap { languages[$0.lowercased()] }
    guard !kept.isEmpty else { return "" }
    return (kept + (language.map { ["sourcelang:\($0)"] } ?? [])).joined(separator: " ")
  }

  /// What an answer in words means.
  private func failure(saying body: Data) -> SearchFailure {
    let said = SearchService.line(String(decoding: body.prefix(2000), as: UTF8.self)) ?? "nothing"
    if said.lowercased().contains("limit requests") {
      return SearchFailure(.rateLimited, "\(card.title) asks for fewer requests: “\(said)”", retryAfter: 5)
    }
    if said.hasPrefix("<") {
      return SearchFailure(.unavailable, "\(card.title) answered with a page instead of a list.")
    }
    return SearchFailure(.badQuery, "\(card.title) did not take the query: “\(said)”")
  }

  /// Titles now and then hold a backslash that JSON does not allow: then it is taken out, and the answer read again.
  private func answer(in body: Data) throws(SearchFailure) -> Answer {
    if let answer = try? service.decode(Answer.self, from: body) { return answer }
    return try service.decode(Answer.self, from: Self.mended(body))
  }

  private static func mended(_ body: Data) -> Data {
    var result = Data(capacity: body.count)
    var index = body.startIndex
    while index < body.endIndex {
      let byte = body[index]
      let next = index + 1 < body.endIndex ? body[index + 1] : 0
      switch byte {
      case UInt8(ascii: "\\") where Array("\"\\/bfnrtu".utf8).contains(next):
        result.append(byte)
        result.append(next)
        index += 1
      case UInt8(ascii: "\\"), 0..<0x20: break
      default: result.append(byte)
      }
      index += 1
    }
    return result
  }

  private struct Answer: Decodable {
    var articles: [Article]

    private enum CodingKeys: String, CodingKey {
      case articles
    }

    init(from decoder: any Decoder) throws {
      articles =
        try decoder.container(keyedBy: CodingKeys.self).decodeIfPresent([Article].self, forKey: .articles)
        ?? []
    }
  }

  private struct Article: Decodable {
    var url: String
    var title: String?
    var seendate: String?
    var domain: String?
    var language: String?

    var result: SearchResult {
      SearchResult(
        url: url, title: title.flatMap(SearchService.line), published: seendate.flatMap(Self.day),
        publisher: domain, language: language.flatMap { Self.codes[$0.lowercased()] })
    }

    /// `20251201T101500Z`.
    private static func day(_ text: String) -> PartialDate? {
      let digits = Array(text.prefix(8))
      guard digits.count == 8, digits.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
      func number(_ range: Range<Int>) -> Int { Int(String(digits[range])) ?? 0 }
      return PartialDate(year: number(0..<4), month: number(4..<6), day: number(6..<8))
    }

    private static let codes = [
      "english": "en", "russian": "ru", "kazakh": "kk", "german": "de", "french": "fr", "spanish": "es",
      "chinese": "zh", "arabic": "ar", "turkish": "tr", "uzbek": "uz", "ukrainian": "uk",
    ]
  }
}

extension WebAddress {
  /// The address of a service, as a user gave it.
  ///
  /// - Throws: ``AssayError`` with code `malformed`.
  static func ofService(_ name: String, _ text: String) throws(AssayError) -> WebAddress {
    guard let address = WebAddress(text) else {
      throw AssayError(
        .malformed, "“\(text)” is no address for \(name). Give one that begins with https:// or http://.")
    }
    return address
  }
}
