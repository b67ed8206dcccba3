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

  /// Whether two article numbers name one provision, or one a part of the other.
  static func areSame(_ one: String, _ other: String) -> Bool {
    let left = parts(of: one)
    let right = parts(of: other)
    return zip(left, right).allSatisfy(==) && !left.isEmpty && !right.isEmpty
  }

  private static func parts(of article: String) -> [String] {
    article.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }
}
