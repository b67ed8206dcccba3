import AssayCore
import AssayText

/// Laws by their article numbers: "Article 174" agrees with "Article 174(2)", not with "Article 274".
enum LawFacets {
  static func compare(
    claim: TextAnalysis, evidence: TextAnalysis, context: TextAnalysis
  ) -> FacetComparison {
    var result = FacetComparison()
    for law in claim.laws {
      guard let article = law.article else { continue }
      let others = (evidence.laws + context.laws).compactMap { other in other.article.map { (other, $0) } }
      if let match = others.first(where: { areSame(article, $0.1) }) {
        result.facets.append(Facet(kind: .law, claim: law.text, evidence: match.0.text, agrees: true))
      } else if let other = evidence.laws.first(where: { $0.article != nil }) {
        result.facets.append(Facet(kind: .law, claim: law.text, evidence: other.text, agrees: false))
      } else {
        result.unaddressed.append(.init(kind: .law, claim: law.text))
      }
    }
    return result
  }

  /// Whether two mentions name one provision, or one a part of the other; of lists ("174 and 405"), the shorter in the longer.
  static func areSame(_ one: String, _ other: String) -> Bool {
    let left = articles(in: one)
    let right = articles(in: other)
    guard !left.isEmpty, !right.isEmpty else { return false }
    let (few, many) = left.count <= right.count ? (left, right) : (right, left)
    return few.allSatisfy { article in many.contains { zip(article, $0).allSatisfy(==) } }
  }

  /// The articles of a list, each in its parts: article, paragraph, point.
  private static func articles(in text: String) -> [[String]] {
    text.lowercased().replacing(" and ", with: ",").split(separator: ",").map { article in
      article.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }.filter { !$0.isEmpty }
  }
}
