import AssayCore
import Foundation

/// A claim as it is asked about.
struct ClaimQuestion: Sendable {
  var claim: String
  var query: SearchQuery
}

/// One provider being asked about the claims of one check.
struct ProviderRound: Sendable {
  /// Failures in a row after which a provider is left alone.
  private static let patience = 3

  private(set) var record: SearchRecord
  /// What became of each claim.
  private(set) var claims: [(claim: String, outcome: ClaimSearch)] = []
  /// What was named, by claim, in the order in which the claims were asked about.
  private(set) var results: [(claim: String, results: [SearchResult])] = []
  private let provider: any SearchProvider
  private let limit: Int
  private let end: ContinuousClock.Instant
  private var answers: [SearchQuery: Result<[SearchResult], SearchFailure>] = [:]

  init(_ provider: any SearchProvider, limit: Int, end: ContinuousClock.Instant) {
    self.provider = provider
    self.limit = limit
    self.end = end
    record = SearchRecord(provider.card, state: .notAsked)
  }

  /// Asks about claims in their order, until a limit is reached.
  ///
  /// - Throws: `CancellationError`.
  mutating func ask(_ questions: [ClaimQuestion]) async throws {
    let card = provider.card
    var inARow = 0
    var stopped: String?
    for question in questions {
      if let known = answers[question.query] {
        note(known, question)
        continue
      }
      if stopped == nil {
        if question.query.terms.isEmpty {
          decline(question, because: "The claim has no words to search for.")
          continue
        }
        if record.queries >= card.mostQueries {
          stopped = "No more than \(card.mostQueries) queries are sent to it in one check."
        } else if ContinuousClock.now >= end {
          stopped = "The time for searches was over."
        } else if record.queries > 0, card.spacing > 0 {
          try await Task.sleep(for: .seconds(card.spacing))
          if ContinuousClock.now >= end { stopped = "The time for searches was over." }
        }
      }
      if let stopped {
        decline(question, because: stopped)
        continue
      }
      let answer = try await answer(to: question.query, within: card.seconds)
      answers[question.query] = answer
      record.queries += 1
      note(answer, question)
      switch answer {
      case .success: inARow = 0
      case .failure(let failure):
        record.failures += 1
        inARow += 1
        if failure.isLasting || inARow >= Self.patience {
          stopped = "It was not asked further, after: \(failure.message)"
        }
      }
    }
    conclude()
  }

  private func answer(
    to query: SearchQuery, within seconds: Double
  ) async throws -> Result<[SearchResult], SearchFailure> {
    let left = (end - ContinuousClock.now).components
    let limit = min(seconds, max(0.1, Double(left.seconds) + Double(left.attoseconds) * 1e-18))
    do {
      return .success(
        try await TimeLimit.run(seconds: limit) { [provider, limit = self.limit] in
          Array(try await provider.search(query, limit: limit).prefix(limit))
        })
    } catch let failure as SearchFailure {
      return .failure(failure)
    } catch is TimeLimit.Passed {
      return .failure(SearchFailure(.timedOut, "\(provider.card.title) took too long to answer."))
    } catch is CancellationError {
      throw CancellationError()
    } catch {
      return .failure(SearchFailure(.unavailable, String(describing: error)))
    }
  }

  private mutating func note(_ answer: Result<[SearchResult], SearchFailure>, _ question: ClaimQuestion) {
    let query = question.query.words()
    switch answer {
    case .success(let found):
      results.append((question.claim, found))
      claims.append(
        (
          question.claim,
          ClaimSearch(provider: record.provider, query: query, state: .answered, results: found.count)
        ))
    case .failure(let failure):
      claims.append(
        (
          question.claim,
          ClaimSearch(provider: record.provider, query: query, state: .failed, reason: failure.message)
        ))
    }
  }

  private mutating func decline(_ question: ClaimQuestion, because reason: String) {
    record.notAsked += 1
    claims.append(
      (
        question.claim,
        ClaimSearch(provider: record.provider, query: nil, state: .notAsked, reason: reason)
      ))
  }

  private mutating func conclude() {
    record.results = Set(results.flatMap { $0.results.map(\.url) }).count
    let failure = claims.lazy.map(\.outcome).first { $0.state == .failed }?.reason
    let silence = claims.lazy.map(\.outcome).first { $0.state == .notAsked }?.reason
    switch (record.queries, record.failures) {
    case (0, _): (record.state, record.reason) = (.notAsked, silence ?? "There was nothing to ask.")
    case (let sent, let failed) where sent == failed: (record.state, record.reason) = (.failed, failure)
    case (_, 0) where record.notAsked == 0: (record.state, record.reason) = (.answered, nil)
    default: (record.state, record.reason) = (.partly, failure ?? silence)
    }
  }
}

/// Ends work that takes too long.
enum TimeLimit {
  /// The time is over.
  struct Passed: Error {}

  /// Runs `work`, and cancels it after `seconds`.
  ///
  /// - Throws: ``Passed``, or what `work` throws.
  static func run<T: Sendable>(
    seconds: Double, _ work: @escaping @Sendable () async throws -> T
  ) async throws -> T {
    try await withThrowingTaskGroup(of: T.self) { group in
      group.addTask { try await work() }
      group.addTask {
        try await Task.sleep(for: .seconds(seconds))
        throw Passed()
      }
      defer { group.cancelAll() }
      guard let first = try await group.next() else { throw CancellationError() }
      return first
    }
  }
}
