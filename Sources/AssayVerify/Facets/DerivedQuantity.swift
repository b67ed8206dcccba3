import AssayCore
import AssayText

/// Figures that a text does not state but gives: the difference of two, one as a share of the other, their sum.
///
/// "The catch shrank by 2,400 tonnes" is what "5,600 tonnes, after 8,000 the year before" comes to. Such a figure may confirm a
/// claim's; it never contradicts one, as a text gives many figures of which no two need belong together. For the same reason it
/// confirms only a figure that the claim gives as such: a change, a total, or a share of what is counted.
enum DerivedQuantity {
  /// The first derived figure that is the claim's, written as the two figures it comes from; nil where there is none.
  ///
  /// Complexity: quadratic in the figures of the text, of which the first 16 are taken.
  static func confirming(_ quantity: QuantityMention, in claim: TextAnalysis, from text: TextAnalysis)
    -> QuantityMention?
  {
    // "More than half" is true of so many pairs of figures that none confirms it.
    guard quantity.bound == .exact || quantity.bound == .approximate, quantity.upper == nil,
      let form = form(of: quantity, in: claim)
    else { return nil }
    let stated = text.quantities.filter { $0.bound == .exact && $0.upper == nil && $0.value > 0 }.prefix(16)
    for (index, one) in stated.enumerated() {
      for other in stated.dropFirst(index + 1) where one.value != other.value {
        for value in values(of: form, from: one, other, in: text, for: quantity) {
          var derived = quantity
          derived.value = value
          derived.bound = .exact
          derived.text = "\(one.text) … \(other.text)"
          if isRounded(quantity, from: derived) { return derived }
        }
      }
    }
    return nil
  }

  /// How the claim's figure would come of two others.
  private enum Form { case difference, relativeChange, total, share }

  private static func form(of quantity: QuantityMention, in claim: TextAnalysis) -> Form? {
    let isChange = QuantityRole.of(quantity, in: claim) == .change
    if quantity.unit == "percent" { return isChange ? .relativeChange : .share }
    if isChange { return .difference }
    return quantity.dimension != .percent && !totals.isDisjoint(with: claim.lowercased) ? .total : nil
  }

  private static func values(
    of form: Form, from one: QuantityMention, _ other: QuantityMention, in text: TextAnalysis,
    for claim: QuantityMention
  ) -> [Double] {
    let (small, large) = (min(one.value, other.value), max(one.value, other.value))
    switch form {
    case .difference:
      return areAlike(one, other) && isMeasured(claim, as: one) ? [large - small] : []
    case .relativeChange:
      // It may be reckoned from either.
      guard one.dimension != .percent, areAlike(one, other) else { return [] }
      return [(large / small - 1) * 100, (1 - small / large) * 100]
    case .total:
      return areAlike(one, other) && isMeasured(claim, as: one) ? [large + small] : []
    case .share:
      // A part leaves the rest. Small counts come to any share.
      guard one.dimension == .count, other.dimension == .count, large >= 20, countTheSame(one, other),
        one.noun != nil || other.noun != nil, isOneSentence(one, other, in: text)
      else { return [] }
      return [small / large * 100, (1 - small / large) * 100]
    }
  }

  /// Whether the claim's figure is a derived one, which has more digits than it would be written with.
  private static func isRounded(_ claim: QuantityMention, from derived: QuantityMention) -> Bool {
    QuantityAgreement.of(claim, derived) == .agrees
      || claim.bound == .exact && abs(claim.value - derived.value) <= FigureStep.of(claim) / 2 * 1.000_001
  }

  /// Whether two figures of a text may belong together: "of the 240 boats, 180 went out".
  private static func areAlike(_ one: QuantityMention, _ other: QuantityMention) -> Bool {
    guard one.dimension == other.dimension, one.dimension != .ordinal else { return false }
    return one.dimension == .count ? countTheSame(one, other) : one.unit == other.unit
  }

  private static func countTheSame(_ one: QuantityMention, _ other: QuantityMention) -> Bool {
    QuantityFacets.areComparable(one, other) || one.noun == nil || other.noun == nil
  }

  /// Whether the claim's figure is in the unit of a figure of the text; ages differ by years, shares by points.
  private static func isMeasured(_ claim: QuantityMention, as stated: QuantityMention) -> Bool {
    switch (claim.dimension, stated.dimension) {
    case (.duration, .age): return claim.unit == stated.unit
    case (.percent, .percent): return claim.unit != "percent" && stated.unit == "percent"
    case (.count, .count): return countTheSame(claim, stated)
    default: return claim.dimension == stated.dimension && claim.unit == stated.unit
    }
  }

  private static func isOneSentence(
    _ one: QuantityMention, _ other: QuantityMention, in text: TextAnalysis
  ) -> Bool {
    let start = min(one.span.end, other.span.end)
    let length = max(0, max(one.span.start, other.span.start) - start)
    let between = text.text.unicodeScalars.dropFirst(start).prefix(length)
    return !between.contains { ".!?;".unicodeScalars.contains($0) }
  }

  private static let totals: Set<String> = ["together", "altogether", "combined", "total", "both", "jointly"]
}
