import AssayCore
import AssayText

/// Persons, organisations and places: the same under spelling variants, initials, titles and abbreviations, or not there.
enum NameFacets {
  static func compare(
    claim: TextAnalysis, evidence: TextAnalysis, context: TextAnalysis
  ) -> FacetComparison {
    var result = FacetComparison()
    for name in claim.names where name.kind != .other {
      let kind: Facet.Kind = name.kind == .place ? .place : .name
      if let match = (evidence.names + context.names).first(where: {
        NameComparison.compare(name, $0) == .same
      }) {
        result.facets.append(Facet(kind: kind, claim: name.text, evidence: match.text, agrees: true))
      } else if isNamed(name, in: context) {
        result.facets.append(Facet(kind: kind, claim: name.text, evidence: name.text, agrees: true))
      } else if let other = counterpart(of: name, claim: claim, evidence: evidence) {
        result.facets.append(Facet(kind: kind, claim: name.text, evidence: other.text, agrees: false))
      } else {
        result.unaddressed.append(.init(kind: kind, claim: name.text))
      }
    }
    return result
  }

  /// Whether a name occurs in a text, as a recognised name or as its plain words.
  static func isNamed(_ name: NameMention, in text: TextAnalysis) -> Bool {
    if text.names.contains(where: { NameComparison.compare(name, $0) == .same }) { return true }
    guard !text.names.contains(where: { isNamesake($0, of: name) }) else { return false }
    let words = Words.tokens(in: name.text).map(\.lowercased).filter { !Words.isStopWord($0) }
    guard !words.isEmpty else { return false }
    let there = Set(text.lowercased)
    if words.allSatisfy(there.contains) { return true }
    // A surname that opens a sentence is not recognised as a name, being capitalised anyway.
    return name.kind == .person
      && text.tokens.contains {
        $0.text.first?.isUppercase == true && NameComparison.isSurname($0.text, of: name)
      }
  }

  /// Whether a name is of another person with the same surname.
  private static func isNamesake(_ other: NameMention, of name: NameMention) -> Bool {
    guard name.kind == .person, other.kind == .person, let last = Words.tokens(in: other.text).last else {
      return false
    }
    return NameComparison.compare(name, other) == .different && NameComparison.isSurname(last.text, of: name)
  }

  /// The person or organisation in the evidence that stands where the claim has another.
  ///
  /// Only where the evidence names exactly one that the claim does not name, beside the same role ("lawyer",
  /// "editor-in-chief"): otherwise another name is simply another matter. For an organisation, the person who has the role
  /// there must be the same.
  private static func counterpart(
    of name: NameMention, claim: TextAnalysis, evidence: TextAnalysis
  ) -> NameMention? {
    guard name.kind == .person || (name.kind == .organisation && sharesPerson(claim, evidence)) else {
      return nil
    }
    let others = evidence.names.filter { candidate in
      candidate.kind == name.kind && !claim.names.contains { NameComparison.compare($0, candidate) == .same }
    }
    let distinct = Set(others.map(\.text))
    guard distinct.count == 1, let other = others.first else { return nil }
    let role = rolesBeside(name, in: claim)
    return role.isDisjoint(with: rolesBeside(other, in: evidence)) ? nil : other
  }

  private static func sharesPerson(_ claim: TextAnalysis, _ evidence: TextAnalysis) -> Bool {
    claim.names.contains { name in
      name.kind == .person && evidence.names.contains { NameComparison.compare(name, $0) == .same }
    }
  }

  private static let roles: Set<String> = Set(
    [
      "lawyer", "attorney", "editor", "editor-in-chief", "president", "minister", "journalist", "activist",
      "leader",
      "founder", "director", "chair", "chairman", "chairwoman", "head", "judge", "prosecutor", "spokesperson",
      "spokesman", "spokeswoman", "defender", "mayor", "governor", "businessman", "owner", "blogger",
      "ambassador",
      "chief", "commissioner", "programme", "program", "coordinate", "direct", "reporter", "correspondent",
      "author", "poet", "senator", "deputy",
    ].map(Words.stem))

  private static func rolesBeside(_ name: NameMention, in text: TextAnalysis) -> Set<String> {
    let position = text.tokenIndex(at: name.span.start)
    let end = text.tokenIndex(at: name.span.end)
    let window = max(0, position - 6)..<min(text.stems.count, end + 6)
    return Set(text.stems[window]).intersection(roles)
  }
}
