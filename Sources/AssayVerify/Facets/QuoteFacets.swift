import AssayCore
import AssayText

/// Quoted words: exact or trimmed agrees; the same words with one changed does not.
enum QuoteFacets {
  static func compare(
    claim: TextAnalysis, evidence: TextAnalysis, context: TextAnalysis
  ) -> FacetComparison {
    var result = FacetComparison()
    for quote in claim.quotes {
      let words = normalised(quote.text)
      guard words.count >= 3 else { continue }
      if contains(context.tokens.map(\.lowercased), words) {
        result.facets.append(Facet(kind: .quote, claim: quote.text, evidence: quote.text, agrees: true))
      } else if let altered = context.quotes.first(where: { isAltered(words, normalised($0.text)) }) {
        result.facets.append(Facet(kind: .quote, claim: quote.text, evidence: altered.text, agrees: false))
      } else {
        result.unaddressed.append(.init(kind: .quote, claim: quote.text))
      }
    }
    return result
  }

  private static func normalised(_ text: String) -> [String] { Words.tokens(in: text).map(\.lowercased) }

  private static func contains(_ words: [String], _ part: [String]) -> Bool {
    guard part.count <= words.count else { return false }
    return (0...(words.count - part.count)).contains { words[$0..<($0 + part.count)].elementsEqual(part) }
  }

  /// Whether the claim's words are nearly, but not quite, those of the evidence: four of five words are shared.
  private static func isAltered(_ claim: [String], _ evidence: [String]) -> Bool {
    let there = Set(evidence)
    let shared = claim.count { there.contains($0) }
    return claim.count >= 5 && Double(shared) / Double(claim.count) >= 0.8
  }
}
