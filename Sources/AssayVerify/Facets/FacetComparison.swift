import AssayCore
import AssayText

/// The claim's facets set beside one piece of evidence.
struct FacetComparison: Sendable {
  /// Every comparison that was made.
  var facets: [Facet] = []
  /// Facets of the claim that the evidence does not speak of.
  var unaddressed: [UnaddressedFacet] = []

  /// Facets on which claim and evidence differ: each vetoes support.
  var differences: [Facet] { facets.filter { !$0.agrees } }

  /// Differences that cannot both be true of one event; what was only planned may have happened after all.
  var contradictions: [Facet] { differences.filter { $0.kind != .modality } }

  /// Compares everything comparable.
  ///
  /// `context` is the whole passage with its title: a facet that the aligned words lack may stand beside
  /// them.
  static func compare(claim: TextAnalysis, evidence: TextAnalysis, context: TextAnalysis) -> FacetComparison {
    var result = FacetComparison()
    for compare in [
      DateFacets.compare, QuantityFacets.compare, NameFacets.compare, LawFacets.compare, QuoteFacets.compare,
      NegationFacets.compare, ModalityFacets.compare, OutcomeFacets.compare,
    ] {
      let part = compare(claim, evidence, context)
      result.facets += part.facets
      result.unaddressed += part.unaddressed
    }
    return NegationFacets.denies(claim) && !NegationFacets.denies(evidence) ? result.ofDenial : result
  }

  /// The same for a claim that denies something which the evidence does not deny: "was not born in 1860" and "born in
  /// 1960" do not differ, so a date, number or name that is another decides nothing.
  private var ofDenial: FacetComparison {
    var result = FacetComparison(unaddressed: unaddressed)
    for facet in facets {
      if facet.agrees || facet.kind == .negation {
        result.facets.append(facet)
      } else {
        result.unaddressed.append(UnaddressedFacet(kind: facet.kind, claim: facet.claim))
      }
    }
    return result
  }
}
