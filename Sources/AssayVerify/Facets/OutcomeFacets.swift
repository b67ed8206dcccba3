import AssayCore
import AssayText

/// Outcomes that exclude each other: "fined" against "jailed", "house arrest" against "prison", "rose" against "fell".
enum OutcomeFacets {
  static func compare(
    claim: TextAnalysis, evidence: TextAnalysis, context: TextAnalysis
  ) -> FacetComparison {
    var result = FacetComparison()
    for axis in OutcomeLexicon.axes {
      let mine = axis.found(in: claim)
      let theirs = axis.found(in: evidence)
      guard let claimed = mine.first, mine.count == 1, let other = theirs.first else { continue }
      if let same = theirs.first(where: { $0.outcome == claimed.outcome }) {
        result.facets.append(
          Facet(kind: .outcome, claim: claimed.words, evidence: same.words, agrees: true))
      } else {
        result.facets.append(
          Facet(kind: .outcome, claim: claimed.words, evidence: other.words, agrees: false))
      }
    }
    return result
  }
}
