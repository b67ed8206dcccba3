import AssayCore
import Foundation

/// How much each comparison says beside the model: additive log-odds of support and of refutation against "not enough".
///
/// Fitted by logistic regression on pairs the model was not trained on, and published in the model's card, so that every
/// probability can be traced: the model's, plus one number for each comparison.
public struct FacetWeights: Sendable, Hashable, Codable {
  /// What one signal adds to the two log-odds.
  public struct Weight: Sendable, Hashable, Codable {
    /// Added to the log-odds of support against not enough evidence.
    public var supported: Double
    /// Added to the log-odds of refutation against not enough evidence.
    public var refuted: Double

    /// Makes a weight.
    public init(supported: Double, refuted: Double) {
      self.supported = supported
      self.refuted = refuted
    }
  }

  /// The weight of each signal, by ``FacetSignals``' names; a signal without one adds nothing.
  public var weights: [String: Weight]

  /// No weights: the model alone.
  public static let none = FacetWeights(weights: [:])

  /// Makes weights by signal name.
  public init(weights: [String: Weight]) { self.weights = weights }

  /// Reads the plain object of the card: `{"agrees.date": {"supported": 0.4, "refuted": -0.2}, …}`.
  public init(from decoder: any Decoder) throws {
    weights = try decoder.singleValueContainer().decode([String: Weight].self)
  }

  /// Writes the plain object.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(weights)
  }

  /// The signals with what each adds.
  func traced(_ signals: FacetSignals) -> [Assessment.Signal] {
    signals.values.map { name, value in
      let weight = weights[name] ?? Weight(supported: 0, refuted: 0)
      return Assessment.Signal(
        name: name, value: value, supported: weight.supported * value, refuted: weight.refuted * value)
    }
  }

  /// The model's probabilities after the signals spoke.
  static func apply(_ signals: [Assessment.Signal], to model: StanceProbabilities) -> StanceProbabilities {
    let floor = 1e-6
    let supported = log(max(model.supported, floor)) + signals.reduce(0) { $0 + $1.supported }
    let refuted = log(max(model.refuted, floor)) + signals.reduce(0) { $0 + $1.refuted }
    let open = log(max(model.notEnoughEvidence, floor))
    let highest = max(supported, refuted, open)
    let odds = [supported, refuted, open].map { exp($0 - highest) }
    let total = odds.reduce(0, +)
    return StanceProbabilities(
      supported: odds[0] / total, refuted: odds[1] / total, notEnoughEvidence: odds[2] / total)
  }
}

/// What the comparisons found, as named numbers: the input of ``FacetWeights``.
struct FacetSignals: Sendable {
  /// The name of the signal for a text in a language that the model was not trained on.
  static let foreign = "foreignLanguage"

  /// In a fixed order, so that sums are the same on every run.
  let values: [(name: String, value: Double)]

  /// A kind of facet agrees, differs about the same event, differs elsewhere, or is not spoken of: 1 each, however often.
  ///
  /// - Parameter isForeign: whether the text is in a language that the model was not trained on.
  init(_ comparison: FacetComparison, _ alignment: Alignment, isForeign: Bool) {
    var found: [String: Double] = [:]
    for facet in comparison.facets {
      let relation = facet.agrees ? "agrees" : alignment.isSameEvent ? "differs" : "differsElsewhere"
      found["\(relation).\(facet.kind.rawValue)"] = 1
    }
    for facet in comparison.unaddressed { found["missing.\(facet.kind.rawValue)"] = 1 }
    found["always"] = 1
    found["matter"] = alignment.matter
    if alignment.isSameEvent { found["sameEvent"] = 1 }
    if !alignment.sharesSubject { found["otherSubject"] = 1 }
    if isForeign { found[Self.foreign] = 1 }
    values = found.sorted { $0.key < $1.key }.map { (name: $0.key, value: $0.value) }
  }
}
