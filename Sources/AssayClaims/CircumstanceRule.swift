import AssayText

/// A fact in a trailing phrase: "…, with journalists reporting suspensions", "…, despite a ruling prohibiting it".
///
/// The phrase becomes a sentence in the past, and only where the main clause is in the past or perfect.
enum CircumstanceRule {
  static func parts(_ tokens: [SentenceToken]) -> [[SentenceToken]]? {
    guard
      let comma = tokens.indices.last(where: { index in
        index > 3 && index + 4 < tokens.count && tokens[index].text == "," && tokens[index].isOpen
          && ["with", "despite"].contains(tokens[index + 1].lower)
      })
    else { return nil }
    let main = Array(tokens[..<comma])
    let phrase = Array(tokens[(comma + 2)...])
    guard Clause.isSentence(main), isPast(main), !Clause.isNegative(tokens), !Clause.isConditional(tokens)
    else { return nil }
    guard !main.contains(where: { $0.isQuoted }) else { return nil }
    if let parts = existing(main, phrase) { return parts }
    guard Clause.startsWithSubject(phrase), let verb = participle(phrase), verb >= 1, verb <= 18 else {
      return nil
    }
    let subject = Array(phrase[..<verb])
    guard !subject.contains(where: { $0.text == "," || WordClasses.relatives.contains($0.lower) }) else {
      return nil
    }
    guard let finite = finite(phrase[verb].lower, subject) else { return nil }
    let rest = Array(phrase[(verb + 1)...])
    guard !Clause.leavesPronounBehind(phrase[verb...]) else { return nil }
    return [main, subject + finite.map { .inserted($0) } + rest]
  }

  /// "…, with reported violations including a denied visit": there were such, in the plural and without a verb.
  private static func existing(_ main: [SentenceToken], _ phrase: [SentenceToken]) -> [[SentenceToken]]? {
    guard let including = phrase.firstIndex(where: { $0.lower == "including" && $0.isOpen }), including >= 1,
      including <= 6, including + 1 < phrase.count,
      phrase[..<including].allSatisfy({ $0.isWord && $0.isOpen && $0.name == nil }),
      Clause.isPlural(phrase[..<including]) == true
    else { return nil }
    return [main, [.inserted("There"), .inserted("were")] + phrase]
  }

  /// The first participle that is no part of the noun phrase before it.
  private static func participle(_ phrase: [SentenceToken]) -> Int? {
    for index in phrase.indices.dropFirst() where phrase[index].isOpen && phrase[index].isWord {
      let forms = VerbLexicon.forms(phrase[index].lower)
      let isGerund = forms.contains(.gerund)
      guard isGerund || forms.contains(.participle), phrase[index].name == nil else { continue }
      if ["including", "following", "regarding", "concerning", "being", "having"].contains(
        phrase[index].lower)
      {
        return nil
      }
      let previous = phrase[index - 1]
      if isNoun(phrase, index) { continue }
      if WordClasses.determiners.contains(previous.lower) || WordClasses.prepositions.contains(previous.lower)
      {
        return nil
      }
      // "With nine deputies abstaining".
      if isGerund, index + 1 == phrase.count {
        return previous.isWord && previous.lower.hasSuffix("s") ? index : nil
      }
      guard index + 1 < phrase.count else { return nil }
      let next = phrase[index + 1]
      // A participle before a noun is an adjective: "reported violations"; a verb of the phrase takes an object or a preposition.
      if isGerund {
        return VerbGroup.all(in: Array(phrase[..<index]), orPlainForm: false).isEmpty ? index : nil
      }
      return previous.isWord && WordClasses.prepositions.contains(next.lower) ? index : nil
    }
    return nil
  }

  private static let gerundNouns: Set<String> = [
    "ruling", "meeting", "hearing", "building", "funding", "training", "reporting", "monitoring", "spending",
    "warning",
    "finding", "killing", "shooting", "bombing", "beginning", "opening", "filing", "rating", "recording",
    "gathering",
  ]

  /// "A ruling from January": a noun in the form of a participle.
  private static func isNoun(_ phrase: [SentenceToken], _ index: Int) -> Bool {
    guard gerundNouns.contains(phrase[index].lower), index + 1 < phrase.count else { return false }
    return WordClasses.prepositions.contains(phrase[index + 1].lower)
  }

  private static func finite(_ word: String, _ subject: [SentenceToken]) -> [String]? {
    if VerbLexicon.forms(word).contains(.gerund), let base = VerbLexicon.base(word) {
      return VerbLexicon.past(ofBase: base).map { [$0] }
    }
    if subject.last?.nameKind == .person {
      return subject.contains { $0.lower == "and" } ? nil : ["was", word]
    }
    guard let plural = Clause.isPlural(subject) else { return nil }
    return [plural ? "were" : "was", word]
  }

  private static func isPast(_ tokens: [SentenceToken]) -> Bool {
    let opening = SentenceOpening.length(tokens)
    guard let verb = VerbGroup.all(in: tokens).first(where: { $0.range.lowerBound >= opening }), !verb.isModal
    else { return false }
    let first = tokens[verb.range.lowerBound].lower
    return VerbLexicon.forms(first).contains(.past)
      || ["was", "were", "had", "has", "have", "did"].contains(first)
  }
}
