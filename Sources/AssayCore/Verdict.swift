/// What the evidence at hand says about a claim: the AVeriTeC labels, and one for what is not checkable.
///
/// Schlichtkrull, Guo and Vlachos, "AVeriTeC: A Dataset for Real-world Claim Verification with Evidence from the
/// Web", 2023.
public enum Verdict: String, Sendable, Codable, CaseIterable {
  case supported
  case refuted
  /// Credible, independent passages disagree.
  case conflicting
  case notEnoughEvidence
  /// The statement is an opinion, a forecast, a question or the like; nothing was looked for.
  case notCheckable
}

/// A verdict with what it rests on.
public struct Decision: Sendable, Hashable, Codable {
  /// The verdict.
  public var verdict: Verdict
  /// Calibrated probability, from 0 to 1, that the verdict is right given the evidence at hand.
  public var confidence: Double
  /// Probabilities over all passages together.
  public var probabilities: StanceProbabilities
  /// Why, as a tree: the sentence for a reader, and the reasons below it.
  public var explanation: Explanation
  /// Judged passages, the deciding ones first.
  ///
  /// All of them, not only those that decided.
  public var evidence: [Assessment]

  /// Makes a decision.
  public init(
    verdict: Verdict, confidence: Double, probabilities: StanceProbabilities, explanation: Explanation,
    evidence: [Assessment]
  ) {
    self.verdict = verdict
    self.confidence = confidence
    self.probabilities = probabilities
    self.explanation = explanation
    self.evidence = evidence
  }
}

/// Why a verdict was reached: a sentence, and the reasons it rests on.
public struct Explanation: Sendable, Hashable, Codable {
  /// One or two plain sentences.
  public var summary: String
  /// What is missing, where nothing decides; nil otherwise.
  public var missing: String?
  /// The reasons, most important first.
  public var reasons: [Reason]

  /// One reason; may rest on further ones.
  public struct Reason: Sendable, Hashable, Codable {
    /// A plain sentence.
    public var text: String
    /// A number that belongs to it, such as a probability.
    public var value: Double?
    /// What it rests on.
    public var children: [Reason]

    /// Makes a reason.
    public init(_ text: String, value: Double? = nil, children: [Reason] = []) {
      self.text = text
      self.value = value
      self.children = children
    }
  }

  /// Makes an explanation.
  public init(summary: String, missing: String? = nil, reasons: [Reason] = []) {
    self.summary = summary
    self.missing = missing
    self.reasons = reasons
  }
}
