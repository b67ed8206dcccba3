import AssayCore
import AssayText

/// Negation: one and the same word is denied on one side and stated on the other.
enum NegationFacets {
  static func compare(
    claim: TextAnalysis, evidence: TextAnalysis, context: TextAnalysis
  ) -> FacetComparison {
    var result = FacetComparison()
    // Where both sides deny something, what is denied cannot be told without a parse: only one may.
    guard hasNegation(claim) != hasNegation(evidence) else { return result }
    let stated = claim.content.intersection(evidence.content)
    for stem in stated.sorted() {
      guard let mine = polarity(of: stem, in: claim), let theirs = polarity(of: stem, in: evidence) else {
        continue
      }
      // Where a side uses the word both ways, nothing can be compared.
      guard mine.count == 1, theirs.count == 1, mine != theirs else { continue }
      result.facets.append(
        Facet(
          kind: .negation, claim: phrase(stem, in: claim), evidence: phrase(stem, in: evidence), agrees: false
        ))
    }
    return result
  }

  private static let negators: Set<String> = [
    "not", "no", "never", "without", "neither", "nor", "cannot", "none", "nobody",
  ]
  /// "Refused to show" denies the showing, as "did not show" does.
  private static let refusals: Set<String> = Set(
    ["refuse", "fail", "decline"].map(Words.stem))
  private static let reach = 3

  private static func polarity(of stem: String, in text: TextAnalysis) -> Set<Bool>? {
    let positions = text.stems.indices.filter { text.stems[$0] == stem }
    return positions.isEmpty ? nil : Set(positions.map { isNegated(at: $0, in: text) })
  }

  static func isNegated(at position: Int, in text: TextAnalysis) -> Bool {
    let start = max(0, position - reach)
    return (start..<position).contains { index in
      let word = text.tokens[index].lowercased
      if negators.contains(word) || word.hasSuffix("n't") || word.hasSuffix("n’t") {
        // "Not only" affirms what follows.
        return !(index + 1 < text.tokens.count && text.tokens[index + 1].lowercased == "only")
      }
      return refusals.contains(text.stems[index]) && index + 1 < position
        && text.tokens[index + 1].lowercased == "to"
    }
  }

  private static func hasNegation(_ text: TextAnalysis) -> Bool {
    text.tokens.indices.contains { index in
      let word = text.tokens[index].lowercased
      return negators.contains(word) || word.hasSuffix("n't") || word.hasSuffix("n’t")
        || refusals.contains(text.stems[index])
    }
  }

  private static func phrase(_ stem: String, in text: TextAnalysis) -> String {
    guard let position = text.stems.firstIndex(of: stem) else { return stem }
    let before = isNegated(at: position, in: text) ? reach : 1
    let start = text.tokens[max(0, position - before)].span.start
    return text.text.text(in: TextSpan(start: start, end: text.tokens[position].span.end))
  }
}
