import AssayCore
import AssayText

/// The verifier: a model reads every passage, finds the words in it that decide, facets compare, and a rule decides.
public struct EvidenceVerifier: Verifier {
  private let scorer: any StanceScorer

  /// Makes a verifier on a scoring model.
  public init(scorer: any StanceScorer) {
    self.scorer = scorer
  }

  /// The scoring model.
  public var model: Method.Model { scorer.model }

  /// Judges every passage of every case.
  ///
  /// All pairs of all cases go to the model in one batch, then, in a second, the sentences of those passages that could
  /// decide. O(pairs) model calls; facets are cheap beside them.
  public func assess(_ cases: [VerificationCase]) async throws -> [[Assessment]] {
    let readings = try await PassageReader(scorer: scorer).read(cases)
    let judge = PassageJudge(operatingPoint: scorer.operatingPoint)
    return zip(cases, readings).map { item, readings in
      let claim = TextAnalysis(item.claim.text, reference: item.claim.asOf)
      return zip(item.passages, readings).map { judge.judge(claim, $0, $1) }
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
