/// What one passage says about one claim.
public enum Stance: String, Sendable, Codable, CaseIterable {
  case supports
  case refutes
  case neutral
}

/// Probabilities that evidence supports a claim, refutes it, or is not enough; they sum to 1.
public struct StanceProbabilities: Sendable, Hashable, Codable {
  /// Probability of support.
  public var supported: Double
  /// Probability of refutation.
  public var refuted: Double
  /// Probability that the evidence decides neither way.
  public var notEnoughEvidence: Double

  /// Makes probabilities; the caller sees to it that they sum to 1.
  public init(supported: Double, refuted: Double, notEnoughEvidence: Double) {
    self.supported = supported
    self.refuted = refuted
    self.notEnoughEvidence = notEnoughEvidence
  }

  /// The probabilities when nothing is known: no evidence.
  public static let noEvidence = StanceProbabilities(supported: 0, refuted: 0, notEnoughEvidence: 1)
}

/// One comparable part of a claim, set beside its counterpart in the evidence.
public struct Facet: Sendable, Hashable, Codable {
  /// What is compared.
  public enum Kind: String, Sendable, Codable, CaseIterable {
    case date
    case duration
    case number
    case money
    case name
    case place
    case law
    case quote
    case negation
    case modality
    /// What was done or decided: "fined" against "jailed".
    case outcome
  }

  /// What is compared.
  public var kind: Kind
  /// The claim's words.
  public var claim: String
  /// The evidence's words.
  public var evidence: String
  /// Whether the two can both be true.
  public var agrees: Bool

  /// Makes a facet.
  public init(kind: Kind, claim: String, evidence: String, agrees: Bool) {
    self.kind = kind
    self.claim = claim
    self.evidence = evidence
    self.agrees = agrees
  }
}

/// A part of a claim that has no counterpart in the evidence.
public struct UnaddressedFacet: Sendable, Hashable, Codable {
  /// What could not be compared.
  public var kind: Facet.Kind
  /// The claim's words.
  public var claim: String

  /// Makes an unaddressed facet.
  public init(kind: Facet.Kind, claim: String) {
    self.kind = kind
    self.claim = claim
  }
}

/// A passage judged against a claim.
public struct Assessment: Sendable, Hashable, Codable {
  /// The passage.
  public var passage: Passage
  /// What the passage says about the claim.
  public var stance: Stance
  /// Probabilities after the facets spoke; these decide.
  public var probabilities: StanceProbabilities
  /// The model's own calibrated probabilities, before the facets spoke.
  public var modelProbabilities: StanceProbabilities
  /// Every comparison that was made, agreeing or not.
  public var facets: [Facet]
  /// Parts of the claim that the passage does not speak of.
  public var unaddressed: [UnaddressedFacet]
  /// What the comparisons added to the model's probabilities, one by one, by name.
  public var signals: [Signal]
  /// The exact words that decide, and where they lie in the document's text.
  public var quote: Quote
  /// The fused retrieval score that brought the passage here; nil where it was given directly.
  public var retrievalScore: Double?

  /// Makes an assessment; `modelProbabilities` are the same as `probabilities` unless given.
  public init(
    passage: Passage, stance: Stance, probabilities: StanceProbabilities,
    modelProbabilities: StanceProbabilities? = nil, facets: [Facet], unaddressed: [UnaddressedFacet] = [],
    signals: [Signal] = [], quote: Quote, retrievalScore: Double? = nil
  ) {
    self.passage = passage
    self.stance = stance
    self.probabilities = probabilities
    self.modelProbabilities = modelProbabilities ?? probabilities
    self.facets = facets
    self.unaddressed = unaddressed
    self.signals = signals
    self.quote = quote
    self.retrievalScore = retrievalScore
  }

  /// The probability of the stance taken.
  public var probability: Double {
    switch stance {
    case .supports: probabilities.supported
    case .refutes: probabilities.refuted
    case .neutral: probabilities.notEnoughEvidence
    }
  }
}

extension Assessment {
  /// One thing that a comparison found, and what it added to the log-odds of support and of refutation against not
  /// enough evidence.
  public struct Signal: Sendable, Hashable, Codable {
    /// Its name, as in the verifier's card: "agrees.date", "differs.number".
    public var name: String
    /// Its size: 1 for what is either there or not.
    public var value: Double
    /// Added to the log-odds of support.
    public var supported: Double
    /// Added to the log-odds of refutation.
    public var refuted: Double

    /// Makes a signal.
    public init(name: String, value: Double, supported: Double, refuted: Double) {
      self.name = name
      self.value = value
      self.supported = supported
      self.refuted = refuted
    }
  }
}

/// Words quoted from a document, exactly.
public struct Quote: Sendable, Hashable, Codable {
  /// The words.
  public var text: String
  /// Where they lie in the document's text.
  public var span: TextSpan

  /// Makes a quote.
  public init(text: String, span: TextSpan) {
    self.text = text
    self.span = span
  }
}
