import AssayCore
import Foundation

/// Google Fact Check Tools: published fact checks (ClaimReview) of many organisations.
///
/// https://developers.google.com/fact-check/tools/api/reference/rest/v1alpha1/claims/search. Needs a key, which goes in a
/// header and never into an address. An answer without `claims` means that nothing was found.
public struct GoogleFactCheckProvider: SearchProvider {
  /// Where the service is.
  public static let address = "https://factchecktools.googleapis.com/v1alpha1/claims:search"

  /// What it is, what it sends to whom, and what it needs.
  public let card: ProviderCard
  private let base: WebAddress
  private let key: String?
  private let service: SearchService

  /// Makes the provider.
  ///
  /// - Parameters:
  ///   - key: The user's own key; without one the provider refuses to search.
  ///   - spacing: Seconds between two queries.
  /// - Throws: ``AssayError`` where `address` is none, or the key holds characters that no header may.
  public init(
    fetcher: any PageFetcher, key: String?, address: String = address, spacing: Double = 0.3
  ) throws {
    base = try WebAddress.ofService("google-factcheck", address)
    if let key, key.isEmpty || !key.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) {
      throw AssayError(.malformed, "The key for google-factcheck is not one: check it for spaces.")
    }
    self.key = key
    card = ProviderCard(
      name: "google-factcheck", title: "Google Fact Check Tools",
      sends: "the search terms of each claim and your key, to \(base.host)", needs: "a key",
      spacing: spacing, mostQueries: 60, seconds: 15)
    service = SearchService(title: card.title, fetcher: fetcher)
  }

  /// Fact checks for the query's terms, in the service's order.
  public func search(_ query: SearchQuery, limit: Int) async throws -> [SearchResult] {
    guard let key else {
      throw SearchFailure(
        .refused,
        "\(card.title) needs a key. Get one at console.cloud.google.com and put it into the file that “assay providers” names."
      )
    }
    let language = (query.language?.prefix { $0 != "-" }).map { [("languageCode", String($0))] } ?? []
    let page = try await service.ask(
      service.address(
        base, [("query", query.words()), ("pageSize", String(max(1, min(limit, 20))))] + language),
      headers: ["X-Goog-Api-Key: \(key)"])
    if page.status != 200 {
      let said = try? JSONDecoder().decode(ErrorAnswer.self, from: page.body).error
      if page.status == 400, said?.message?.contains("API key") == true {
        throw SearchFailure(.refused, "\(card.title) does not know the key. Check it.")
      }
      try service.check(page, detail: said?.message.flatMap(SearchService.line))
    }
    let claims = try service.decode(Answer.self, from: page.body).claims ?? []
    return Array(claims.flatMap(\.results).prefix(limit))
  }

  private struct ErrorAnswer: Decodable {
    struct Detail: Decodable { var message: String? }
    var error: Detail
  }

  private struct Answer: Decodable { var claims: [ReviewedClaim]? }

  private struct ReviewedClaim: Decodable {
    struct Review: Decodable {
      struct Publisher: Decodable {
        var name: String?
        var site: String?
      }

      var publisher: Publisher?
      var url: String?
      var title: String?
      var reviewDate: String?
      var textualRating: String?
      var languageCode: String?
    }

    var text: String?
    var claimant: String?
    var claimDate: String?
    var claimReview: [Review]?

    /// One result a review.
    var results: [SearchResult] {
      guard let text, text.contains(where: \.isLetter) else { return [] }
      return (claimReview ?? []).compactMap { review in
        guard let url = review.url, WebAddress(url) != nil else { return nil }
        return SearchResult(
          url: url, title: review.title.flatMap(SearchService.line), snippet: nil,
          published: review.reviewDate.flatMap { PartialDate(iso8601: $0) },
          publisher: review.publisher?.name ?? review.publisher?.site, language: review.languageCode,
          factCheck: FactCheck(
            claim: String(text.prefix(2000)), rating: review.textualRating.flatMap(SearchService.line),
            claimant: claimant.flatMap(SearchService.line),
            claimDate: claimDate.flatMap { PartialDate(iso8601: $0) }))
      }
    }
  }
}
