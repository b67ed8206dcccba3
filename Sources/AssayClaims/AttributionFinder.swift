import AssayCore
import AssayText

/// Who is said to have said what a sentence states: "X warned that …", "“…,” said X", "according to X".
enum AttributionFinder {
  /// The attribution of a sentence, where its speaker and verb are plain.
  static func attribution(in tokens: [SentenceToken]) -> Attribution? {
    accordingTo(tokens) ?? saying(tokens) ?? ContentRule.trailingAttribution(tokens)
  }

  /// Who is said to have said all that a sentence states: "according to X", and "…, X said" at its end.
  static func ofWhole(_ tokens: [SentenceToken]) -> Attribution? {
    accordingTo(tokens) ?? ContentRule.trailingAttribution(tokens)
  }

  private static func accordingTo(_ tokens: [SentenceToken]) -> Attribution? {
    for index in tokens.indices.dropLast(2)
    where tokens[index].isOpen && tokens[index].lower == "according" && tokens[index + 1].lower == "to" {
      let rest = tokens[(index + 2)...]
      let end = rest.firstIndex { !$0.isWord && !$0.isPossessive && !$0.isQuoted } ?? tokens.count
      guard end > index + 2 else { return nil }
      return Attribution(speaker: Array(tokens[(index + 2)..<end]).text, verb: "according to")
    }
    return nil
  }

  private static func saying(_ tokens: [SentenceToken]) -> Attribution? {
    let opening = SentenceOpening.length(tokens)
    for group in VerbGroup.all(in: tokens) where Clause.isSaying(tokens[group.main]) && !group.isPassive {
      let verb = tokens[group.main].text
      let before = tokens[opening..<max(opening, group.range.lowerBound)]
      // "“…,” warned the committee": the speaker follows a verb that closes a quotation.
      if group.range.count == 1, let last = before.last,
        last.isQuoted || (last.text == "," && before.dropLast().last?.isQuoted == true)
      {
        if let speaker = speakerBehind(tokens, group.main + 1) {
          return Attribution(speaker: speaker, verb: verb)
        }
        continue
      }
      guard isSpeechContext(tokens, group), let speaker = speaker(before) else { continue }
      return Attribution(speaker: speaker, verb: verb)
    }
    return nil
  }

  /// Whether words said follow: "that", a quotation, or a verb that needs none.
  private static func isSpeechContext(_ tokens: [SentenceToken], _ group: VerbGroup) -> Bool {
    guard group.range.upperBound < tokens.count else { return true }
    let base = VerbLexicon.base(tokens[group.main].lower) ?? ""
    if [
      "say", "warn", "condemn", "denounce", "criticise", "criticize", "urge", "accuse", "deny", "welcome",
      "call", "describe", "endorse",
    ].contains(base) {
      return true
    }
    let rest = tokens[group.range.upperBound...]
    // "Told the committee for legal affairs on Thursday that": whom somebody tells, and when, stands between.
    return rest.prefix(base == "tell" ? 16 : 6).contains { $0.lower == "that" && $0.isOpen || $0.isQuoted }
  }

  private static func speaker(_ subject: ArraySlice<SentenceToken>) -> String? {
    var subject = subject
    // "“A long quotation,” he says": only what stands behind the quotation speaks.
    if let quoted = subject.lastIndex(where: \.isQuoted), quoted + 1 < subject.endIndex {
      subject = subject[(quoted + 1)...]
    }
    while let last = subject.last, VerbGroup.isAdverb(last.lower) || [",", "–", "—"].contains(last.text) {
      subject.removeLast()
    }
    // "Amnesty International on 22 January": the day is not the speaker's name.
    if subject.last?.isDate == true {
      while let last = subject.last, last.isDate || !last.isWord { subject.removeLast() }
      if let last = subject.last, WordClasses.prepositions.contains(last.lower) { subject.removeLast() }
    }
    // "Vilay Chan, one of the few critics in parliament, says": the name before the commas.
    let commas = subject.indices.filter { subject[$0].text == "," && subject[$0].isOpen }
    if commas.count == 2, commas[1] == subject.endIndex - 1, commas[0] > subject.startIndex,
      subject[commas[0] - 1].nameKind == .person || subject[commas[0] - 1].nameKind == .organisation,
      ["a", "an", "the", "one", "who"].contains(subject[commas[0] + 1].lower)
    {
      subject = subject[..<commas[0]]
    }
    if let cut = subject.lastIndex(where: { ($0.text == "," || $0.text == ":") && $0.isOpen }) {
      // Behind a comma only a subject of its own is the speaker: "…, the ministry said".
      let tail = subject[(cut + 1)...]
      if !tail.isEmpty, Clause.startsWithSubject(Array(tail)), tail.count <= 12,
        !tail.contains(where: { WordClasses.relatives.contains($0.lower) })
      {
        return Array(tail).text
      }
    }
    guard !subject.contains(where: { $0.text == "," && $0.isOpen }) else { return nil }
    guard !subject.isEmpty, subject.count <= 14, Clause.startsWithSubject(Array(subject)) else { return nil }
    guard !subject.contains(where: { WordClasses.relatives.contains($0.lower) }) else { return nil }
    return Array(subject).text
  }

  private static func speakerBehind(_ tokens: [SentenceToken], _ start: Int) -> String? {
    guard start < tokens.count else { return nil }
    let end =
      tokens[start...].firstIndex {
        $0.text == "," || $0.text == "." || $0.isQuoted || $0.lower == "who" || $0.lower == "in"
      } ?? tokens.count
    guard end > start, end - start <= 14, Clause.startsWithSubject(Array(tokens[start..<end])) else {
      return nil
    }
    return Array(tokens[start..<end]).text
  }

  /// The attribution with when and where it was said, as far as that stands beside the verb of saying: "said in Geneva
  /// on 5 May that …".
  static func withCircumstances(
    _ attribution: Attribution, in tokens: [SentenceToken], dates: [DateMention]
  ) -> Attribution {
    guard
      let verb = tokens.firstIndex(where: {
        $0.text == attribution.verb && $0.isOpen && Clause.isSaying($0)
      })
    else { return attribution }
    let rest = tokens[(verb + 1)...]
    let end =
      rest.firstIndex { ["that", ":", ",", ";"].contains($0.lower) || $0.isQuoted || $0.text == "." }
      ?? tokens.count
    var near = Array(tokens[(verb + 1)..<end])
    // Words that state something are said, not the circumstances of saying it.
    if !VerbGroup.all(in: near, orPlainForm: false).isEmpty { near = [] }
    near =
      Array(tokens[..<verb].reversed().prefix { $0.isDate || !$0.isWord || $0.lower == "on" }.reversed())
      + near
    var found = attribution
    if let start = near.first(where: { $0.isDate })?.span?.start {
      found.date = dates.first { $0.span.start <= start && start < $0.span.end }?.first
    }
    for index in near.indices.dropFirst() where near[index].nameKind == .place {
      guard ["in", "at"].contains(near[index - 1].lower), let id = near[index].name else { continue }
      found.place = near[index...].prefix { $0.name == id }.map(\.text).joined(separator: " ")
      break
    }
    return found
  }
}
