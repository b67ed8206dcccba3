import AssayCore

/// What somebody reported, as a statement of its own: "The ministry confirmed that …".
///
/// Only behind verbs that report facts, with "that", without a modal or a quotation: what is claimed, alleged or
/// warned of is not stated.
enum ContentRule {
  static func content(of tokens: [SentenceToken]) -> [SentenceToken]? {
    let groups = VerbGroup.all(in: tokens)
    let opening = SentenceOpening.length(tokens)
    guard let verb = groups.first(where: { $0.range.lowerBound >= opening }), !verb.isNegated, !verb.isModal,
      !verb.isPassive,
      let base = VerbLexicon.base(tokens[verb.main].lower), WordClasses.reportingBases.contains(base)
    else { return nil }
    guard let that = tokens[verb.range.upperBound...].firstIndex(where: { $0.lower == "that" && $0.isOpen }),
      that - verb.range.upperBound <= 4
    else { return nil }
    let between = tokens[verb.range.upperBound..<that]
    guard between.allSatisfy({ $0.isDate || WordClasses.prepositions.contains($0.lower) }) else { return nil }
    var content = Array(tokens[(that + 1)...])
    if let last = content.last, last.text == "." { content.removeLast() }
    guard content.count >= 4, Clause.startsWithSubject(content), Clause.isSentence(content) else {
      return nil
    }
    guard
      !content.contains(where: {
        $0.isQuoted || WordClasses.modals.contains($0.lower) || WordClasses.hedges.contains($0.lower)
      })
    else { return nil }
    guard !["it", "this", "that", "these", "they", "there"].contains(content[0].lower) else { return nil }
    return content
  }
}
