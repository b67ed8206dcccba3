import AssayCore
import AssayText

/// What somebody reported, as a statement of its own: "The ministry confirmed that …", "…, according to the ministry".
///
/// Only behind words that report facts, without a modal, a hedge or a quotation: what is claimed, alleged or warned of
/// is not stated.
enum ContentRule {
  static func content(of tokens: [SentenceToken]) -> [SentenceToken]? {
    guard var content = accordingTo(tokens) ?? trailing(tokens) ?? reported(tokens) else { return nil }
    while let last = content.last, [".", ","].contains(last.text) { content.removeLast() }
    guard content.count >= 4, Clause.startsWithSubject(Array(content[SentenceOpening.length(content)...])),
      Clause.isSentence(content)
    else { return nil }
    guard
      !content.contains(where: {
        $0.isQuoted || WordClasses.modals.contains($0.lower) && !$0.isDate
          || WordClasses.hedges.contains($0.lower)
      })
    else { return nil }
    guard !["it", "this", "that", "these", "they", "there"].contains(content[0].lower) else { return nil }
    return content
  }

  /// "According to the ministry, …" and "…, according to the ministry".
  private static func accordingTo(_ tokens: [SentenceToken]) -> [SentenceToken]? {
    guard
      let index = tokens.indices.dropLast(2).first(where: {
        tokens[$0].isOpen && tokens[$0].lower == "according" && tokens[$0 + 1].lower == "to"
      })
    else { return nil }
    if index == 0 {
      guard let comma = tokens.firstIndex(where: { $0.text == "," && $0.isOpen }), comma <= 24 else {
        return nil
      }
      return Array(tokens[(comma + 1)...])
    }
    // Words behind the speaker could belong to either.
    guard !tokens[index...].dropLast().contains(where: { [",", ";", ":"].contains($0.text) && $0.isOpen }),
      VerbGroup.all(in: Array(tokens[(index + 2)...]), orPlainForm: false).isEmpty
    else { return nil }
    return Array(tokens[..<index])
  }

  /// "…, the ministry said": the speaker and the verb end the sentence.
  private static func trailing(_ tokens: [SentenceToken]) -> [SentenceToken]? {
    trailingSpeaker(tokens).map { Array(tokens[..<$0.comma]) }
  }

  /// Who ends the sentence by saying so.
  static func trailingAttribution(_ tokens: [SentenceToken]) -> Attribution? {
    trailingSpeaker(tokens).map { Attribution(speaker: $0.speaker.text, verb: $0.verb) }
  }

  private static func trailingSpeaker(
    _ tokens: [SentenceToken]
  ) -> (comma: Int, speaker: [SentenceToken], verb: String)? {
    guard let comma = tokens.lastIndex(where: { $0.text == "," && $0.isOpen }), comma > 3 else { return nil }
    var tail = Array(tokens[(comma + 1)...])
    while let last = tail.last, last.isDate || last.text == "." { tail.removeLast() }
    if let last = tail.last, last.lower == "on" { tail.removeLast() }
    // "The prosecutor told the court": whom it was said to may follow.
    let told = tail.lastIndex { ["told", "tells"].contains($0.lower) && $0.isOpen }
    let verb = told ?? tail.count - 1
    guard verb >= 1, tail.count <= 16, tail.count - verb <= 5, reports(tail[verb].lower),
      tail.allSatisfy({ $0.isOpen && ($0.isWord || $0.text == "-") || $0.isPossessive || $0.isBracketed }),
      Clause.startsWithSubject(tail), !Clause.isNegative(tail),
      VerbGroup.all(in: tail).count == 1 || tail[verb].lower == "reports"
    else { return nil }
    return (comma, Array(tail[..<verb]), tail[verb].text)
  }

  /// "The ministry confirmed that …", and behind "said" also without "that".
  private static func reported(_ tokens: [SentenceToken]) -> [SentenceToken]? {
    let groups = VerbGroup.all(in: tokens)
    let opening = SentenceOpening.length(tokens)
    guard let verb = groups.first(where: { $0.range.lowerBound >= opening }), !verb.isNegated, !verb.isModal,
      !verb.isPassive, reports(tokens[verb.main].lower) || isHearing(tokens, verb.main)
    else { return nil }
    // "Never said" says nothing; "no minister said" neither.
    guard !Clause.isNegative(tokens[..<verb.range.upperBound]) else { return nil }
    let rest = tokens[verb.range.upperBound...]
    if let that = rest.firstIndex(where: { $0.lower == "that" && $0.isOpen }), that - rest.startIndex <= 8,
      tokens[rest.startIndex..<that].allSatisfy({
        $0.isDate || $0.nameKind == .place || WordClasses.prepositions.contains($0.lower)
      })
    {
      return Array(tokens[(that + 1)...])
    }
    guard VerbLexicon.base(tokens[verb.main].lower) == "say", let first = rest.first, first.lower != "that",
      let inner = VerbGroup.all(in: Array(rest), orPlainForm: false).first, !inner.isAmbiguous
    else { return nil }
    return Array(rest)
  }

  /// "The court heard that …": evidence given there.
  private static func isHearing(_ tokens: [SentenceToken], _ verb: Int) -> Bool {
    verb > 0 && tokens[verb].lower == "heard"
      && ["court", "jury", "inquest", "tribunal", "inquiry", "jurors"].contains(tokens[verb - 1].lower)
  }

  private static func reports(_ lower: String) -> Bool {
    VerbLexicon.base(lower).map(WordClasses.reportingBases.contains) ?? false
  }
}
