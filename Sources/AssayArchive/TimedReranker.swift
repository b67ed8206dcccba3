import AssayCore

/// Has a model that reads query and passage together put the best results into order, for as long as there is time.
///
/// Passages are read a few at a time, best first. What was not read when the time was over stays behind what was, in its
/// own order: a slow machine gets the order of the index, never a late answer.
public struct TimedReranker: Sendable {
  private let reader: any RelevanceReader
  private let budget: Duration
  /// The most passages that are read for a query.
  public let depth: Int
  /// Share of the model's word in the score, from 0 to 1.
  private let share: Double
  /// Passages that are read together.
  private static let batch = 8
  /// Fact checks that are read for a claim; they are one batch.
  public static let matchDepth = 8
  /// Share of the model's word in the score of a fact check: cross-validated on the pairs of `Evaluation/matching`, where any
  /// share from 0.02 to 0.2 does about as well.
  static let matchShare = 0.1

  /// Makes a reranker.
  ///
  /// - Parameters:
  ///   - reader: Reads.
  ///   - budget: After this time, no further passages of a query are begun.
  ///   - depth: The most passages that are read for a query.
  ///   - share: The share of the model's word in the new score; the rest is the old score's.
  public init(reader: any RelevanceReader, budget: Duration, depth: Int = 24, share: Double = 0.3) {
    self.reader = reader
    self.budget = budget
    self.depth = max(1, depth)
    self.share = min(1, max(0, share))
  }

  /// The results in their new order; `parts` says what the model gave (`reading`), and the score is the sum again.
  ///
  /// - Throws: ``AssayError`` with code `inference`.
  public func order(_ found: [RetrievedPassage], for query: String) async throws -> [RetrievedPassage] {
    let clock = ContinuousClock()
    let end = clock.now + budget
    var result = found
    for index in result.indices {
      result[index].score *= 1 - share
      for part in ["wordsPart", "meaningPart", "phrasesPart", "namesPart"] {
        if let value = result[index].parts[part] { result[index].parts[part] = value * (1 - share) }
      }
    }
    var start = 0
    while start < min(depth, result.count), clock.now < end {
      let batch = start..<min(start + Self.batch, depth, result.count)
      let read = try await reader.relevance(of: result[batch].map(\.passage), to: query)
      for (index, relevance) in zip(batch, read) {
        result[index].parts["reading"] = share * relevance
        result[index].score += share * relevance
      }
      start = batch.upperBound
    }
    let readOnes = result[..<start].enumerated().sorted {
      ($1.element.score, $0.offset) < ($0.element.score, $1.offset)
    }.map(\.element)
    return readOnes + result[start...]
  }

  /// Fact checks in their new order: what a claim or post says counts in which of them it is that was checked.
  ///
  /// - Throws: ``AssayError`` with code `inference`.
  public func order(_ found: [FactCheckMatch], for claim: String) async throws -> [FactCheckMatch] {
    guard found.count > 1, budget > .zero else { return found }
    let text = ClaimQuery.forms(of: claim).last ?? claim
    let read = try await reader.presence(
      of: found.prefix(Self.matchDepth).map { $0.factCheck?.claim ?? $0.text }, in: text)
    var result = found
    for index in result.indices {
      let presence = index < read.count ? Self.matchShare * read[index] : 0
      if index < read.count { result[index].parts["reading"] = presence }
      for part in ["wordsPart", "meaningPart"] {
        if let value = result[index].parts[part] { result[index].parts[part] = value * (1 - Self.matchShare) }
      }
      result[index].score = result[index].score * (1 - Self.matchShare) + presence
    }
    return result.enumerated().sorted {
      ($1.element.score, $0.offset) < ($0.element.score, $1.offset)
    }.map(\.element)
  }
}
