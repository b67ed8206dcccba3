import AssayCore
import AssayText

/// The verifier: a model reads every passage, finds the words in it that decide, facets compare, and a rule decides.
///
/// Two kinds of judge sit in this room. Trained cross-encoders say what a passage says about a claim as a whole. Facets
/// compare what can be compared explicitly: dates, numbers with units, names, laws, quoted words, negation, outcomes.
/// Facets explain a verdict, veto a false Supported, and help to establish Refuted only where the passage is clearly about
/// the same subject and event. ``DecisionRule`` makes one verdict of all passages. This room finds no passages.
public struct EvidenceVerifier: Verifier {
  private let scorer: any StanceScorer
  private let quoter: any StanceScorer

  /// Makes a verifier on a scoring model.
  ///
  /// - Parameter quoter: finds the deciding sentence within a passage, where many sentences are read to quote one; a fast
  ///   model does. Nil uses the scorer itself.
  public init(scorer: any StanceScorer, quoter: (any StanceScorer)? = nil) {
    self.scorer = scorer
    self.quoter = quoter ?? scorer
  }

  /// The scoring model.
  public var model: Method.Model { scorer.model }

  /// Judges every passage of every case.
  ///
  /// All pairs of all cases go to the model in one batch, then, in a second, the sentences of those passages that could
  /// decide. O(pairs) model calls; facets are cheap beside them.
  public func assess(_ cases: [VerificationCase]) async throws -> [[Assessment]] {
    let readings = try await PassageReader(scorer: scorer, quoter: quoter).read(cases)
    let judge = PassageJudge(operatingPoint: scorer.operatingPoint, weights: scorer.facetWeights)
    return zip(cases, readings).map { item, readings in
      let claim = TextAnalysis(item.claim.text, reference: item.claim.asOf)
      return zip(item.passages, readings).map { judge.judge(claim, $0, $1, isGiven: item.isGiven) }
    }
  }

  /// Decides by ``DecisionRule``; evidence comes back with the deciding passages first.
  public func decide(_ claim: Claim, from assessments: [Assessment]) -> Decision {
    let outcome = DecisionRule(operatingPoint: scorer.operatingPoint).decide(assessments)
    let rest = assessments.filter { !outcome.deciding.contains($0) }
      .sorted { $0.probabilities.notEnoughEvidence < $1.probabilities.notEnoughEvidence }
    return Decision(
      verdict: outcome.verdict, confidence: outcome.confidence, probabilities: outcome.probabilities,
      explanation: ExplanationWriter().explain(claim, outcome, assessed: assessments),
      evidence: outcome.deciding + rest)
  }
}
