import AssayCore
import AssayText

/// Numbers, amounts and durations: compared only where unit and counted thing are the same.
enum QuantityFacets {
  static func compare(
    claim: TextAnalysis, evidence: TextAnalysis, context: TextAnalysis
  ) -> FacetComparison {
    var result = FacetComparison()
    for quantity in claim.quantities where quantity.dimension != .ordinal && !refersBack(quantity, in: claim)
    {
      let role = QuantityRole.of(quantity, in: claim)
      func mayMatch(_ other: QuantityMention, in text: TextAnalysis) -> Bool {
        let theirs = QuantityRole.of(other, in: text)
        return role == nil || theirs == nil || role == theirs
      }
      let comparable = evidence.quantities.filter {
        areComparable(quantity, $0) && mayMatch($0, in: evidence)
      }
      let nearby = context.quantities.filter {
        (areComparable(quantity, $0) || mayBeSame(quantity, $0)) && mayMatch($0, in: context)
      }
      let others = comparable.isEmpty ? onlyOne(of: nearby) : comparable
      let source = comparable.isEmpty ? context : evidence
      // What something came to is no other figure for how much it changed.
      func mayDiffer(_ other: QuantityMention) -> Bool {
        (QuantityRole.of(other, in: source) == .change) == (role == .change)
      }
      let kind = kind(of: quantity)
      if let match = (comparable + nearby).first(where: { QuantityAgreement.of(quantity, $0) == .agrees }) {
        result.facets.append(Facet(kind: kind, claim: quantity.text, evidence: match.text, agrees: true))
      } else if let derived = DerivedQuantity.confirming(quantity, in: claim, from: context) {
        result.facets.append(Facet(kind: kind, claim: quantity.text, evidence: derived.text, agrees: true))
      } else if let other = others.first(where: { other in
        QuantityAgreement.of(quantity, other) == .differs && mayDiffer(other)
          && !claim.quantities.contains {
            areComparable($0, other) && QuantityAgreement.of($0, other) == .agrees
          }
      }) {
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
    // A percentage point is no per cent.
    case .percent:
      return one.unit == other.unit && (nounsMatch(one, other) || one.noun == nil || other.noun == nil)
    case .age: return true
    case .count, .ordinal: return nounsMatch(one, other)
    }
  }

  /// Whether a number only refers back, as in "the two organisations": it counts nothing anew.
  private static func refersBack(_ quantity: QuantityMention, in claim: TextAnalysis) -> Bool {
    guard quantity.dimension == .count, quantity.bound == .exact else { return false }
    let position = claim.tokenIndex(at: quantity.span.start)
    return position > 0 && ["the", "these", "those", "both"].contains(claim.tokens[position - 1].lowercased)
  }

  /// Whether a number without a counted thing may count the same: "the number of prisoners stood at more than 20".
  private static func mayBeSame(_ one: QuantityMention, _ other: QuantityMention) -> Bool {
    one.dimension == other.dimension && one.dimension == .count && (one.noun == nil || other.noun == nil)
      && one.value == other.value
  }

  /// Where the aligned sentence gives no such quantity, a passage that gives exactly one gives the claim's counterpart.
  private static func onlyOne(of quantities: [QuantityMention]) -> [QuantityMention] {
    Set(quantities.map(\.value)).count == 1 ? Array(quantities.prefix(1)) : []
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

  private static func hasValue(_ quantity: QuantityMention, in context: TextAnalysis) -> Bool {
    context.quantities.contains { $0.value == quantity.value && $0.dimension == quantity.dimension }
  }
}
