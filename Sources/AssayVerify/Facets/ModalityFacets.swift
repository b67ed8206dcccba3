import AssayCore
import AssayText

/// Modality: the claim says that a thing happened, the evidence that it was planned, possible or feared, or that somebody
/// denied it.
///
/// What is only planned does not refute that it happened later, and what somebody denies may be true; neither supports it.
enum ModalityFacets {
  static func compare(
    claim: TextAnalysis, evidence: TextAnalysis, context: TextAnalysis
  ) -> FacetComparison {
    guard hedges(in: claim).isEmpty else { return FacetComparison() }
    let hedged = hedges(in: evidence)
    for hedge in hedged {
      let stem = evidence.stems[hedge.upperBound]
      guard let stated = claim.stems.firstIndex(where: { $0 == stem || Synonyms.share(stem, with: [$0]) }),
        claim.content.contains(claim.stems[stated]), isVerb(at: stated, in: claim),
        !statesElsewhere(stem, besides: hedge, in: evidence)
      else { continue }
      return FacetComparison(facets: [
        Facet(
          kind: .modality, claim: claim.tokens[stated].text,
          evidence: evidence.text.text(
            in: TextSpan(
              start: evidence.tokens[hedge.lowerBound].span.start,
              end: evidence.tokens[hedge.upperBound].span.end)),
          agrees: false)
      ])
    }
    return FacetComparison()
  }

  /// Whether a token of the claim can be the verb that says what happened: no "to create", "its release", "attributable" or
  /// "Queen Ludmila".
  private static func isVerb(at index: Int, in claim: TextAnalysis) -> Bool {
    let token = claim.tokens[index]
    guard index > 0 else { return false }
    return token.text == token.lowercased
      && !nounMarks.contains(claim.tokens[index - 1].lowercased)
      && !nounEndings.contains { token.lowercased.hasSuffix($0) }
  }

  private static let nounMarks: Set<String> = [
    "to", "a", "an", "the", "no", "any", "of", "its", "his", "her", "their", "our", "my", "your", "this",
  ]
  private static let nounEndings = ["able", "ible", "ion", "ions", "ment", "ments", "ing", "s'", "'s", "’s"]

  /// Words after which a verb tells of no event that happened.
  private static let modals: Set<String> = ["may", "might", "could", "should", "would", "will"]
  /// The same, before "to".
  private static let intentions: Set<String> = Set(
    [
      "plan", "intend", "propose", "threaten", "expect", "consider", "want", "seek", "aim", "due", "set",
      "hope", "ask",
    ]
    .map(Words.stem))
  /// Words by which somebody says that a thing did not happen: "denied that he took", "denied taking", "rejected claims that".
  private static let denials: Set<String> = Set(
    ["deny", "denied", "dismiss", "reject", "dispute"].map(Words.stem))
  private static let denied: Set<String> = [
    "that", "having", "ever", "the", "any", "all", "claims", "reports", "allegations", "accusations", "he",
    "she", "they", "it",
    "has", "had", "have", "his", "her", "their", "of", "being",
  ]
  private static let between: Set<String> = ["be", "have", "been", "also", "soon", "be", "not", "to"]

  /// Each hedge with the verb it belongs to: token positions from the hedge to the verb.
  private static func hedges(in text: TextAnalysis) -> [ClosedRange<Int>] {
    text.tokens.indices.compactMap { index in
      let word = text.tokens[index].lowercased
      var next = index + 1
      if denials.contains(text.stems[index]), next < text.tokens.count,
        text.tokens[next].lowercased.hasSuffix("ing")
          || ["that", "claims", "reports", "allegations", "accusations"].contains(
            text.tokens[next].lowercased)
      {
        while next < text.tokens.count, next < index + 7, denied.contains(text.tokens[next].lowercased) {
          next += 1
        }
        return next < text.tokens.count ? index...next : nil
      }
      let isIntention =
        intentions.contains(text.stems[index]) && next < text.tokens.count
        && text.tokens[next].lowercased == "to"
      guard modals.contains(word) || isIntention else { return nil }
      while next < text.tokens.count, between.contains(text.tokens[next].lowercased) { next += 1 }
      return next < text.tokens.count && next <= index + 4 ? index...next : nil
    }
  }

  /// Whether the same verb occurs outside the hedge: then the event may have been stated there.
  private static func statesElsewhere(_ stem: String, besides hedge: ClosedRange<Int>, in text: TextAnalysis)
    -> Bool
  {
    text.stems.indices.contains { text.stems[$0] == stem && !hedge.contains($0) }
  }
}
