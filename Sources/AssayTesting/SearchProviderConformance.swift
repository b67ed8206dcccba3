import AssayCore

/// What every `SearchProvider` must do.
///
/// ```swift
/// try await SearchProviderConformance(MyProvider(…)).check(finding: SearchQuery(terms: ["known"]))
/// ```
public struct SearchProviderConformance: Sendable {
  private let provider: any SearchProvider

  /// Makes a suite for one provider, which must be connected to a service that answers.
  public init(_ provider: any SearchProvider) { self.provider = provider }

  /// Checks the card, and what a service that answers gives.
  ///
  /// - Parameters:
  ///   - known: A query for which the service has at least two documents.
  ///   - unknown: A query for which it has none.
  /// - Throws: ``ConformanceFailure`` for the first requirement missed, and what the provider throws.
  public func check(finding known: SearchQuery, notFinding unknown: SearchQuery) async throws {
    let card = provider.card
    try ConformanceFailure.require(
      !card.name.isEmpty
        && card.name.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-") },
      "A provider's name is a word that a command line takes: “\(card.name)”.")
    try ConformanceFailure.require(!card.title.isEmpty, "A provider has a title.")
    try ConformanceFailure.require(
      card.sends.contains(" to "), "A card says what is sent and to whom: “\(card.sends)”.")
    try ConformanceFailure.require(
      card.mostQueries > 0 && card.seconds > 0 && card.spacing >= 0, "A card's limits are limits.")
    let found = try await provider.search(known, limit: 10)
    try ConformanceFailure.require(found.count >= 2, "Known documents are found, not \(found.count).")
    for result in found { try Self.check(result) }
    try ConformanceFailure.require(
      try await provider.search(known, limit: 1).count == 1, "No more than `limit` documents are given.")
    try ConformanceFailure.require(
      try await provider.search(unknown, limit: 10).isEmpty, "Nothing found is an empty list, and no failure."
    )
  }

  /// Checks a provider whose service does not answer as it should: that is a failure, never an empty list.
  ///
  /// - Parameter kinds: The failures that fit.
  /// - Throws: ``ConformanceFailure``.
  public func check(failsWith kinds: Set<SearchFailure.Kind>, asked query: SearchQuery) async throws {
    do {
      let found = try await provider.search(query, limit: 3)
      throw ConformanceFailure("A service that fails gives a failure, not \(found.count) documents.")
    } catch let failure as SearchFailure {
      try ConformanceFailure.require(
        kinds.contains(failure.kind), "The failure is \(failure.kind.rawValue): \(failure.message)")
      try ConformanceFailure.require(
        failure.message.contains(provider.card.title), "The message names the service: \(failure.message)")
    }
  }

  private static func check(_ result: SearchResult) throws {
    try ConformanceFailure.require(
      result.url.hasPrefix("https://") || result.url.hasPrefix("http://"),
      "A document has an http address: “\(result.url)”.")
    for text in [result.title, result.snippet].compactMap(\.self) {
      try ConformanceFailure.require(
        !text.contains("<") || !text.contains("</"), "Titles and snippets are plain text: “\(text)”.")
    }
  }
}
