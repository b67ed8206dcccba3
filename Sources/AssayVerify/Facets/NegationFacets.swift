import AssayCore
import AssayText

/// Negation: what one side denies, the other states.
///
/// Only where the other side has every word that is denied: "not based in Detroit" and "based in New York" do not differ.
enum NegationFacets {
  static func compare(
    claim: TextAnalysis, evidence: TextAnalysis, context: TextAnalysis
  ) -> FacetComparison {
    let mine = denials(in: claim)
    let theirs = denials(in: evidence)
    // Where both sides deny something, what is denied cannot be told without a parse: only one may.
    guard mine.isEmpty != theirs.isEmpty else { return FacetComparison() }
    let (denials, denying, stating) = mine.isEmpty ? (theirs, evidence, claim) : (mine, claim, evidence)
    for denial in denials {
      guard let statement = statement(of: denial, in: stating) else { continue }
      let denied = denying.words(denial.negator...denial.scope.upperBound)
      let stated = stating.words(statement)
      return FacetComparison(facets: [
        Facet(
          kind: .negation, claim: mine.isEmpty ? stated : denied, evidence: mine.isEmpty ? denied : stated,
          agrees: false)
      ])
    }
    return FacetComparison()
  }

  /// Whether a token is among the words that its text denies.
  static func isDenied(at position: Int, in text: TextAnalysis) -> Bool {
    denials(in: text).contains { $0.scope.contains(position) }
  }

  /// Whether a text denies something.
  static func denies(_ text: TextAnalysis) -> Bool { !denials(in: text).isEmpty }

  /// A negator and the words it denies, as token positions.
  private struct Denial {
    var negator: Int
    var scope: ClosedRange<Int>
    /// Stems of the denied words that carry meaning.
    var stems: [String]
  }

  private static let negators: Set<String> = [
    "not", "no", "never", "without", "neither", "nor", "cannot", "none", "nobody",
  ]
  /// "Refused to show" denies the showing, as "did not show" does.
  private static let refusals: Set<String> = Set(["refuse", "fail", "decline"].map(Words.stem))
  /// What comes after these is no longer denied, or need not be.
  private static let boundaries: Set<String> = [
    "but", "and", "or", "because", "although", "though", "while", "which", "who", "that", "whether", "until",
    "after",
    "before", "when", "as", "since", "if",
  ]

  private static func denials(in text: TextAnalysis) -> [Denial] {
    text.tokens.indices.compactMap { index in
      guard let first = start(ofDenialAt: index, in: text) else { return nil }
      var last = first
      var stems: [String] = []
      for position in first..<text.tokens.count {
        let word = text.tokens[position].lowercased
        if position > first, boundaries.contains(word) || text.isApart(position - 1, position) { break }
        last = position
        if !Words.isStopWord(word) { stems.append(text.stems[position]) }
      }
      return stems.isEmpty ? nil : Denial(negator: index, scope: first...last, stems: stems)
    }
  }

  /// The position of the first denied word where a denial begins at a token.
  private static func start(ofDenialAt index: Int, in text: TextAnalysis) -> Int? {
    let word = text.tokens[index].lowercased
    guard index + 1 < text.tokens.count else { return nil }
    let next = text.tokens[index + 1].lowercased
    if negators.contains(word) || word.hasSuffix("n't") || word.hasSuffix("n’t") {
      // "Not only" affirms what follows.
      return next == "only" ? nil : index + 1
    }
    let isRefusal = refusals.contains(text.stems[index]) && next == "to" && index + 2 < text.tokens.count
    return isRefusal ? index + 2 : nil
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

  /// Whether a comma, colon or the like stands between two neighbouring tokens.
  fileprivate func isApart(_ one: Int, _ other: Int) -> Bool {
    let gap = TextSpan(start: tokens[one].span.end, end: tokens[other].span.start)
    return text.text(in: gap).contains { ",;:–—()".contains($0) }
  }
}
