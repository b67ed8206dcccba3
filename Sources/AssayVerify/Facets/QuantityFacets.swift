import AssayCore
import AssayText

/// Numbers, amounts and durations: compared only where unit and counted thing are the same.
enum QuantityFacets {
  static func compare(
    claim: TextAnalysis, evidence: TextAnalysis, context: TextAnalysis
  ) -> FacetComparison {
    var result = FacetComparison()
    for quantity in claim.quantities where quantity.dimension != .ordinal {
      let comparable = evidence.quantities.filter { areComparable(quantity, $0) }
      let nearby = context.quantities.filter { areComparable(quantity, $0) }
      let kind = kind(of: quantity)
      if let match = (comparable + nearby).first(where: { agree(quantity, $0) }) {
        result.facets.append(Facet(kind: kind, claim: quantity.text, evidence: match.text, agrees: true))
      } else if let other = comparable.first {
        result.facets.append(Facet(kind: kind, claim: quantity.text, evidence: other.text, agrees: false))
      } else if !hasValue(quantity, in: context) {
        result.unaddressed.append(.init(kind: kind, claim: quantity.text))
      }
    }
    return result
  }

  private static func kind(of quantity: QuantityMention) -> Facet.Kind {
    switch quantity.dimension {
    case .money: .money
    case .duration, .age: .duration
    case .count, .percent, .ordinal, .measure: .number
    }
  }

  /// Whether two quantities measure the same thing.
  static func areComparable(_ one: QuantityMention, _ other: QuantityMention) -> Bool {
    guard one.dimension == other.dimension else { return false }
    switch one.dimension {
    case .duration: return true
    case .money, .measure: return one.unit == other.unit
    case .percent: return nounsMatch(one, other) || one.noun == nil || other.noun == nil
    case .age: return true
    case .count, .ordinal: return nounsMatch(one, other)
    }
  }

  private static func nounsMatch(_ one: QuantityMention, _ other: QuantityMention) -> Bool {
    guard let left = one.noun, let right = other.noun else { return false }
    return left == right || Synonyms.share(left, with: [right])
      || (isPerson(left) && isPerson(right)
        && (left == "person" || right == "person" || left == "peopl" || right == "peopl"))
  }

  private static let persons: Set<String> = Set(
    [
      "person", "people", "individual", "activist", "protester", "demonstrator", "journalist", "woman", "man",
      "women", "men", "defender", "prisoner", "staff", "employee", "member", "lawyer", "citizen", "child",
      "children", "blogger", "reporter", "detainee", "participant",
    ].map(Words.stem))

  private static func isPerson(_ stem: String) -> Bool { persons.contains(stem) }

  /// Whether two comparable quantities can both be true, with rounding and bounds understood.
  static func agree(_ claim: QuantityMention, _ evidence: QuantityMention) -> Bool {
    let left = range(of: claim)
    let right = range(of: evidence)
    return left.lowerBound <= right.upperBound && right.lowerBound <= left.upperBound
  }

  /// The values a mention allows, in days for durations.
  private static func range(of quantity: QuantityMention) -> ClosedRange<Double> {
    let scale = days(per: quantity.unit) ?? 1
    let low = quantity.value * scale
    let high = max(low, (quantity.upper ?? quantity.value) * scale)
    // "About 200" allows a tenth either way: the rounding that news uses.
    return switch quantity.bound {
    case .exact: low...high
    case .approximate: (low * 0.9)...(high * 1.1)
    case .atLeast: low...Double.greatestFiniteMagnitude
    case .moreThan: low.nextUp...Double.greatestFiniteMagnitude
    case .atMost: 0...high
    case .lessThan: 0...max(0, high.nextDown)
    }
  }

  private static func days(per unit: String?) -> Double? {
    switch unit {
    case "minute": 1.0 / 1440
    case "hour": 1.0 / 24
    case "day": 1
    case "week": 7
    case "month": 30.4375
    case "year": 365.25
    case "decade": 3652.5
    default: nil
    }
  }

  private static func hasValue(_ quantity: QuantityMention, in context: TextAnalysis) -> Bool {
    context.quantities.contains { $0.value == quantity.value && $0.dimension == quantity.dimension }
  }
}
