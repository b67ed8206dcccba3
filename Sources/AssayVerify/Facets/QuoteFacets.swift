import AssayCore
import AssayText

/// Quoted words: exact or trimmed agrees; the same words with one changed does not.
enum QuoteFacets {
  static func compare(
    claim: TextAnalysis, evidence: TextAnalysis, context: TextAnalysis
  ) -> FacetComparison {
    var result = FacetComparison()
    for quote in claim.quotes {
      let parts = parts(of: quote.text)
      let words = parts.flatMap(\.self)
      guard words.count >= 3 else { continue }
      if contains(normalised(context.text), parts) {
        result.facets.append(Facet(kind: .quote, claim: quote.text, evidence: quote.text, agrees: true))
      } else if let altered = context.quotes.first(where: { isAltered(words, normalised($0.text)) }) {
        result.facets.append(Facet(kind: .quote, claim: quote.text, evidence: altered.text, agrees: false))
      } else {
        result.unaddressed.append(.init(kind: .quote, claim: quote.text))
      }
    }
    return result
  }

  /// The words in lower case, with plain apostrophes and without the brackets of an editor: "[t]he" is "the".
  private static func normalised(_ text: String) -> [String] {
    let plain = String(
      text.compactMap { character -> Character? in
        switch character {
        case "’", "ʼ", "‘": "'"
        case "[", "]": nil
        default: character
        }
      })
    return Words.tokens(in: plain).map(\.lowercased)
  }

  /// The words of a quotation between what was left out of it: "…" and "[…]".
  private static func parts(of quote: String) -> [[String]] {
    quote.replacing("...", with: "…").split(separator: "…").map { normalised(String($0)) }.filter {
      !$0.isEmpty
    }
  }

  /// Whether the parts stand in the words, each as it is and one behind the other.
  private static func contains(_ words: [String], _ parts: [[String]]) -> Bool {
    var from = 0
    for part in parts {
      guard part.count <= words.count - from,
        let place = (from...(words.count - part.count)).first(where: {
          words[$0..<($0 + part.count)].elementsEqual(part)
        })
      else { return false }
      from = place + part.count
    }
    return true
  }

  /// Whether the claim's words are nearly, but not quite, those of the evidence: four of five words are shared.
  private static func isAltered(_ claim: [String], _ evidence: [String]) -> Bool {
    let there = Set(evidence)
    let shared = claim.count { there.contains($0) }
    return claim.count >= 5 && Double(shared) / Double(claim.count) >= 0.8
  }
}
