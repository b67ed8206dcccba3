import AssayCore
import AssayText

/// The claim's facets set beside one piece of evidence.
struct FacetComparison: Sendable {
  /// Every comparison that was made.
  var facets: [Facet] = []
  /// Facets of the claim that the evidence does not speak of.
  var unaddressed: [UnaddressedFacet] = []

  /// Facets on which claim and evidence differ.
  var contradictions: [Facet] { facets.filter { !$0.agrees } }

  /// Compares everything comparable.
  ///
  /// `context` is the whole passage with its title: a facet that the aligned words lack may stand beside
  /// them.
  static func compare(claim: TextAnalysis, evidence: TextAnalysis, context: TextAnalysis) -> FacetComparison {
    var result = FacetComparison()
    for compare in [
      DateFacets.compare, QuantityFacets.compare, NameFacets.compare, LawFacets.compare, QuoteFacets.compare,
      NegationFacets.compare, OutcomeFacets.compare,
    ] {
      let part = compare(claim, evidence, context)
      result.facets += part.facets
      result.unaddressed += part.unaddressed
    }
    return result
  }
}
