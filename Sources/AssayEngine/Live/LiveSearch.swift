import AssayCore
import Foundation

/// Looks for evidence outside of the archive: asks providers about claims, reads the pages they name, and lays what it
/// read into an archive that lives as long as the check.
///
/// All providers are asked at the same time, each within its own limits of number, distance and time, the claims most
/// worth checking first. The passages are then found, and copies of the article left out, as in any archive. A provider
/// that fails is said to have failed; a claim about which it was not asked has that on record.
public struct LiveSearch: Sendable {
  /// How much is asked and read in one check.
  public struct Options: Sendable {
    /// Documents that a provider may name for one claim.
    public var resultsPerQuery = 3
    /// Seconds for all searches together.
    public var seconds = 60.0
    /// Pages read in all.
    public var pages = 40
    /// Pages read at the same time.
    public var pagesAtOnce = 6
    /// Seconds for one page.
    public var secondsPerPage = 20.0
    /// Seconds for all pages together.
    public var secondsForPages = 60.0
    /// Passages of live documents judged for each claim.
    public var passagesPerClaim = 6
    /// Why nothing is asked at all, for a reader; nil asks.
    public var notAsked: String?

    /// Makes the default options.
    public init() {}
  }

  let providers: [any SearchProvider]
  let pages: (any PageSource)?
  let makeArchive: @Sendable () throws -> any Archive
  let options: Options

  /// Makes a search.
  ///
  /// - Parameters:
  ///   - providers: Asked about every claim, in the order in which reports name them.
  ///   - pages: Reads the pages that providers name; nil takes what the providers quote.
  ///   - archive: Makes an empty archive for what is found, one a check.
  public init(
    providers: [any SearchProvider], pages: (any PageSource)?, options: Options = Options(),
    archive: @escaping @Sendable () throws -> any Archive
  ) {
    self.providers = providers
    self.pages = pages
    self.options = options
    makeArchive = archive
  }

  /// What a search found.
  struct Findings: Sendable {
    /// Holds the documents; nil where there are none.
    var archive: (any Archive)?
    /// What became of each claim, by its identifier.
    var claims: [String: [ClaimSearch]] = [:]
    /// What became of each provider.
    var records: [SearchRecord] = []
  }

  /// Asks about `claims`, and reads.
  ///
  /// - Throws: `CancellationError`; everything else is in the findings.
  func find(
    _ claims: [Claim], in article: Article, tell: @escaping @Sendable (SearchEvent) -> Void
  ) async throws -> Findings {
    guard options.notAsked == nil else { return declined(claims) }
    let queries = claims.enumerated()
      .sorted {
        ($0.element.checkworthiness, -$0.offset) > ($1.element.checkworthiness, -$1.offset)
      }
      .map {
        ClaimQuestion(claim: $0.element.id, query: SearchQuery(claim: $0.element, language: article.language))
      }
    let end = ContinuousClock.now + .seconds(options.seconds)
    let rounds: [ProviderRound] = try await withThrowingTaskGroup(of: (Int, ProviderRound).self) { group in
      for (place, provider) in providers.enumerated() {
        group.addTask { [options] in
          var round = ProviderRound(provider, limit: options.resultsPerQuery, end: end)
          tell(.asking(provider.card, claims: min(queries.count, provider.card.mostQueries)))
          try await round.ask(queries)
          tell(.asked(round.record))
          return (place, round)
        }
      }
      var rounds = [ProviderRound?](repeating: nil, count: providers.count)
      for try await (place, round) in group { rounds[place] = round }
      return rounds.compactMap(\.self)
    }
    var findings = Findings(records: rounds.map(\.record))
    for round in rounds {
      for (claim, outcome) in round.claims { findings.claims[claim, default: []].append(outcome) }
    }
    try await read(rounds, of: article, into: &findings, tell: tell)
    return findings
  }

  /// What there is to say where nothing may be asked.
  private func declined(_ claims: [Claim]) -> Findings {
    var findings = Findings()
    for provider in providers {
      var record = SearchRecord(provider.card, state: .notAsked, reason: options.notAsked)
      record.notAsked = claims.count
      findings.records.append(record)
      for claim in claims {
        findings.claims[claim.id, default: []].append(
          ClaimSearch(
            provider: provider.card.name, query: nil, state: .notAsked, reason: options.notAsked))
      }
    }
    return findings
  }

  /// Reads pages and fills the archive.
  private func read(
    _ rounds: [ProviderRound], of article: Article, into findings: inout Findings,
    tell: @escaping @Sendable (SearchEvent) -> Void
  ) async throws {
    let found = LiveResults(rounds, without: article.url)
    let reader = PageRound(pages: pages, options: options)
    let documents = try await reader.read(found, records: &findings.records, tell: tell)
    guard !documents.isEmpty else { return }
    do {
      let archive = try makeArchive()
      let source = AsyncThrowingStream<Document, any Error> { continuation in
        for document in documents { continuation.yield(document) }
        continuation.finish()
      }
      for try await _ in archive.add(source) {}
      findings.archive = archive
    } catch let error where !(error is CancellationError) {
      // What was found and cannot be laid down was not looked at: that is a failure, not silence.
      findings.fail(because: "What was found could not be read: \(error)")
    }
  }
}

extension LiveSearch.Findings {
  /// Turns every answer that named documents into a failure.
  mutating func fail(because reason: String) {
    archive = nil
    for index in records.indices where records[index].results > 0 {
      records[index].state = .failed
      records[index].reason = reason
    }
    for key in claims.keys {
      claims[key] = claims[key]?.map { entry in
        guard entry.results > 0 else { return entry }
        var entry = entry
        entry.state = .failed
        entry.reason = reason
        return entry
      }
    }
  }
}
