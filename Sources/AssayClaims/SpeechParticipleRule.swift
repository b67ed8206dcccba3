import AssayText

/// A further deed of the speaker in a trailing participle: "…, stating that agencies were at work".
///
/// Only verbs of saying, whose subject is beyond doubt the one who acts or speaks in the main clause.
enum SpeechParticipleRule {
  private static let verbs: Set<String> = [
    "calling", "stating", "saying", "warning", "adding", "urging", "arguing", "demanding", "insisting",
    "claiming", "noting",
  ]

  static func parts(_ tokens: [SentenceToken]) -> [[SentenceToken]]? {
    guard
      let comma = tokens.indices.last(where: { index in
        index > 2 && index + 3 < tokens.count && tokens[index].text == "," && tokens[index].isOpen
          && verbs.contains(tokens[index + 1].lower)
      })
    else { return nil }
    let main = Array(tokens[..<comma])
    let rest = Array(tokens[(comma + 2)...])
    guard let base = VerbLexicon.base(tokens[comma + 1].lower), let past = VerbLexicon.past(ofBase: base)
    else { return nil }
    guard !Clause.isConditional(main), let subject = subject(main), !subject.isEmpty else { return nil }
    guard
      ["for", "on", "that", "it"].contains(rest[0].lower) || Clause.startsWithSubject(rest)
        || rest[0].isQuoted
    else { return nil }
    // "Saying there was no room, and barred reporters": what it did besides is not what it said.
    if let and = rest.indices.dropFirst(3).dropLast(2).first(where: {
      rest[$0].lower == "and" && rest[$0].isOpen && rest[$0 - 1].text == ","
    }), Clause.opensPredicate(rest, and + 1) {
      guard Clause.isSentence(Array(rest[..<(and - 1)])) else { return nil }
      return [main, subject + [.inserted(past)] + rest[..<(and - 1)], subject + rest[(and + 1)...]]
    }
    return [main, subject + [.inserted(past)] + rest]
  }

  private static func subject(_ main: [SentenceToken]) -> [SentenceToken]? {
    let opening = SentenceOpening.length(main)
    let groups = VerbGroup.all(in: main)
    guard let verb = groups.first(where: { $0.range.lowerBound >= opening }), !verb.isPassive, !verb.isModal,
      !verb.isNegated
    else { return nil }
    guard VerbLexicon.forms(main[verb.range.lowerBound].lower).contains(.past) else { return nil }
    // "“…,” warned the committee": the speaker stands behind the verb.
    if verb.main > 0, main[verb.main - 1].isQuoted, Clause.isSaying(main[verb.main]) {
      let speaker = Array(main[(verb.main + 1)...])
      return speaker.count <= 14 && speaker.allSatisfy { $0.isOpen && $0.isWord }
        && Clause.startsWithSubject(speaker) ? speaker : nil
    }
    guard groups.filter({ $0.range.lowerBound >= opening }).count == 1 else { return nil }
    var subject = Array(main[opening..<verb.range.lowerBound])
    while let last = subject.last, VerbGroup.isAdverb(last.lower) { subject.removeLast() }
    guard subject.allSatisfy({ $0.isOpen && $0.isWord }), Clause.startsWithSubject(subject),
      subject.count <= 14
    else { return nil }
    guard let last = subject.last,
      last.nameKind == .person || last.nameKind == .organisation || subject.count > 0 && isSpeaker(subject)
    else { return nil }
    return main.prefix(opening) + subject
  }

  private static func isSpeaker(_ subject: [SentenceToken]) -> Bool {
    guard let last = subject.last?.lower else { return false }
    return PersonNouns.isOneOrSeveral(last)
      || [
        "he", "she", "they", "ministry", "government", "court", "authorities", "police", "party", "company",
      ].contains(last)
  }
}
