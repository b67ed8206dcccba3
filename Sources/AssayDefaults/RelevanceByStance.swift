import AssayArchive
import AssayCore
import AssayVerify

/// The archive's reader on a model of stances: what is worth reading first, and which claim a post makes.
///
/// It is no verdict.
struct RelevanceByStance: RelevanceReader {
  let scorer: any StanceScorer

  /// The probability that each passage supports or refutes the query.
  func relevance(of passages: [Passage], to query: String) async throws -> [Double] {
    try await scorer.score(passages.map { StancePair(claim: query, passage: $0) })
      .map { 1 - $0.notEnoughEvidence }
  }

  /// The probability that the text supports each claim.
  func presence(of claims: [String], in text: String) async throws -> [Double] {
    try await scorer.score(claims.map { StancePair(claim: $0, evidence: text) }).map(\.supported)
  }
}
