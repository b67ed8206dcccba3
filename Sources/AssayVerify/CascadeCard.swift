import AssayCore
public import Foundation

/// How the answers of two models become one: what `cascade.json` beside the accurate model says.
///
/// A product of experts (Hinton, "Training Products of Experts by Minimizing Contrastive Divergence", 2002): the logarithms
/// of the probabilities are added with one weight for each model, fitted on pairs that neither was trained on.
public struct CascadeCard: Sendable, Hashable, Codable {
  /// The weight of the fast model's logarithms.
  public var fast: Double
  /// The weight of the accurate model's.
  public var accurate: Double
  /// Where the joined probabilities are sure enough to take a stance.
  public var thresholds: OperatingPoint
  /// What the comparisons of facets add to the joined probabilities.
  public var facetWeights: FacetWeights

  /// Makes a card.
  public init(
    fast: Double, accurate: Double, thresholds: OperatingPoint, facetWeights: FacetWeights = .none
  ) {
    self.fast = fast
    self.accurate = accurate
    self.thresholds = thresholds
    self.facetWeights = facetWeights
  }

  /// Reads `cascade.json` of a folder.
  ///
  /// - Throws: ``AssayError`` with code `modelMissing` where it is missing or holds impossible values.
  public init(folder: URL) throws {
    self = try CardFile.read(folder.appendingPathComponent("cascade.json")) {
      $0.fast >= 0 && $0.accurate > 0 && $0.fast.isFinite && $0.accurate.isFinite
    }
  }

  /// The joined probabilities; they add up to 1.
  public func join(fast one: StanceProbabilities, accurate other: StanceProbabilities) -> StanceProbabilities
  {
    let logarithms = [
      weighed(one.supported, other.supported), weighed(one.refuted, other.refuted),
      weighed(one.notEnoughEvidence, other.notEnoughEvidence),
    ]
    let highest = logarithms.max() ?? 0
    let odds = logarithms.map { exp($0 - highest) }
    let total = odds.reduce(0, +)
    return StanceProbabilities(
      supported: odds[0] / total, refuted: odds[1] / total, notEnoughEvidence: odds[2] / total)
  }

  private func weighed(_ one: Double, _ other: Double) -> Double {
    let floor = 1e-6
    return fast * log(max(one, floor)) + accurate * log(max(other, floor))
  }
}
