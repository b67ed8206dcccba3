import AssayCore
import AssayText

/// Negation: what one side denies, the other states.
///
/// Only where the other side has every word that is denied: "not based in Detroit" and "based in New York" do not differ.
enum NegationFacets {
  static func compare(
    claim: TextAnalysis, evidence: TextAnalysis, context: TextAnalysis
  ) -> FacetComparison {
    // Where both sides deny something, what is denied cannot be told without a parse: only one may.
    guard claim.denials.isEmpty != evidence.denials.isEmpty else { return FacetComparison() }
    let isClaim = !claim.denials.isEmpty
    let (denying, stating) = isClaim ? (claim, evidence) : (evidence, claim)
    for denial in denying.denials where isComparable(denial) {
      guard let statement = statement(of: denial, in: stating) else { continue }
      let denied = denying.words(denial.negator...denial.scope.upperBound)
      let stated = stating.words(statement)
      return FacetComparison(facets: [
        Facet(
          kind: .negation, claim: isClaim ? denied : stated, evidence: isClaim ? stated : denied,
          agrees: false)
      ])
    }
    return FacetComparison()
  }

  /// Whether a token is among the words that its text denies.
  static func isDenied(at position: Int, in text: TextAnalysis) -> Bool {
    text.denials.contains { $0.scope.contains(position) }
  }

  /// Whether a text denies something.
  static func denies(_ text: TextAnalysis) -> Bool { !text.denials.isEmpty }

  /// Whether a denial is of a whole statement: "not until May" is of a part of it, and "12 officials, not 20" corrects a number.
  private static func isComparable(_ denial: Denial) -> Bool {
    !denial.isLimited && denial.stems.contains { $0.contains(where: \.isLetter) }
  }

  /// Where a text states, undenied, everything that is denied: from the first to the last of the words.
  private static func statement(of denial: Denial, in text: TextAnalysis) -> ClosedRange<Int>? {
    let positions = denial.stems.map { stem in
      text.stems.firstIndex { $0 == stem || Synonyms.share(stem, with: [$0]) }
    }
    let found = positions.compactMap(\.self)
    guard found.count == positions.count, let first = found.min(), let last = found.max() else { return nil }
    return first...last
  }
}

extension TextAnalysis {
  /// The text from one token to another, both included.
  fileprivate func words(_ range: ClosedRange<Int>) -> String {
    text.text(
      in: TextSpan(start: tokens[range.lowerBound].span.start, end: tokens[range.upperBound].span.end))
  }
}
