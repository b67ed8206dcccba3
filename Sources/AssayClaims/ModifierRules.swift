import AssayText

/// "A man who fled the city was found dead": what the relative clause says of somebody unnamed is a fact of its own.
enum RestrictiveRule {
  static func parts(_ tokens: [SentenceToken]) -> [[SentenceToken]]? {
    let opening = SentenceOpening.length(tokens)
    guard
      let pronoun = tokens.indices[opening...].prefix(8).first(where: {
        tokens[$0].lower == "who" && tokens[$0].isOpen
      }), pronoun > opening, pronoun + 3 < tokens.count
    else { return nil }
    let subject = Array(tokens[opening..<pronoun])
    guard isIndefinite(subject), !Clause.isConditional(tokens) else { return nil }
    let groups = VerbGroup.all(in: tokens)
    guard
      let main = groups.first(where: {
        $0.range.lowerBound > pronoun + 2
          && WordClasses.finiteAuxiliaries.contains(tokens[$0.range.lowerBound].lower)
      })
    else { return nil }
    let clause = Array(tokens[(pronoun + 1)..<main.range.lowerBound])
    // A joint within the clause leaves open where it ends.
    guard let verb = clause.first(where: { !VerbGroup.isAdverb($0.lower) }), clause.count <= 24,
      isFinite(verb.lower), !Clause.isNegative(clause),
      !clause.contains(where: {
        [",", "and", "but", "or", "that", "who", "which", ";", ":"].contains($0.lower) || $0.isQuoted
      })
    else { return nil }
    // Its verb is finite only where no second auxiliary stands before the main one.
    guard !clause.dropFirst().contains(where: { WordClasses.finiteAuxiliaries.contains($0.lower) }) else {
      return nil
    }
    return [Array(tokens[..<pronoun]) + tokens[main.range.lowerBound...], subject + clause]
  }

  private static func isFinite(_ lower: String) -> Bool {
    WordClasses.finiteAuxiliaries.contains(lower)
      || !VerbLexicon.forms(lower).isDisjoint(with: [.past, .third])
  }

  private static func isIndefinite(_ subject: [SentenceToken]) -> Bool {
    guard let first = subject.first, subject.count >= 2, subject.count <= 7,
      subject.allSatisfy({ $0.isWord && $0.isOpen && $0.name == nil })
    else { return false }
    return ["a", "an"].contains(first.lower) || first.isNumber && !first.isDate
      || WordClasses.numberWords.contains(first.lower)
        && !["at", "about", "over", "nearly", "almost", "approximately"].contains(first.lower)
  }
}

/// "The pool, closed since May, may not reopen": the participle between commas, with the subject before it.
enum ParticipleRule {
  static func parts(_ tokens: [SentenceToken]) -> [[SentenceToken]]? {
    let opening = SentenceOpening.length(tokens)
    guard let comma = tokens[opening...].firstIndex(where: { $0.text == "," && $0.isOpen }), comma > opening,
      comma + 3 < tokens.count
    else { return nil }
    let subject = Array(tokens[opening..<comma])
    guard subject.count <= 8, Clause.startsWithSubject(subject),
      subject.allSatisfy({ $0.isWord && $0.isOpen || $0.isPossessive }),
      !subject.contains(where: {
        ["and", "or", "no"].contains($0.lower) || WordClasses.relatives.contains($0.lower)
      }), !SubordinateRule.pronouns.contains(subject[0].lower),
      VerbGroup.all(in: subject, orPlainForm: false).isEmpty
    else { return nil }
    var start = comma + 1
    if VerbGroup.isAdverb(tokens[start].lower) { start += 1 }
    guard let close = tokens[start...].firstIndex(where: { $0.text == "," && $0.isOpen }), close > start + 1,
      close - comma <= 16, VerbLexicon.forms(tokens[start].lower).contains(.participle), tokens[start].isOpen,
      ["by", "in", "on", "at", "for", "since", "from", "to", "as", "with", "near", "under"].contains(
        tokens[start + 1].lower)
    else { return nil }
    let phrase = Array(tokens[(comma + 1)..<close])
    let groups = VerbGroup.all(in: tokens)
    guard
      groups.contains(where: {
        $0.range.lowerBound == close + 1
          || $0.range.lowerBound == close + 2 && VerbGroup.isAdverb(tokens[close + 1].lower)
      }), !Clause.isNegative(phrase), !phrase.contains(where: { $0.isQuoted })
    else { return nil }
    let isName = subject.last?.nameKind != nil
    guard let plural = isName ? false : Clause.isPlural(subject) else { return nil }
    // What began in the past "since" then goes on.
    let auxiliaries: [String] =
      phrase.contains { $0.lower == "since" } ? [plural ? "have" : "has", "been"] : [plural ? "were" : "was"]
    let main = Array(tokens[..<comma]) + tokens[(close + 1)...]
    // "Founded in 1911 and listed since 1986": each with its own tense.
    if let and = phrase.firstIndex(where: { $0.lower == "and" }), and > 1, and + 2 < phrase.count,
      phrase[and...].contains(where: { $0.lower == "since" }),
      VerbLexicon.forms(phrase[and + 1].lower).contains(.participle)
    {
      let past = phrase[..<and].contains { $0.lower == "since" } ? auxiliaries : [plural ? "were" : "was"]
      return [
        main, NounPhrase.definite(subject) + past.map { .inserted($0) } + phrase[..<and],
        NounPhrase.definite(subject) + auxiliaries.map { .inserted($0) } + phrase[(and + 1)...],
      ]
    }
    // "Signed on 19 June and in force since August": the second is no participle.
    if let and = phrase.firstIndex(where: { $0.lower == "and" }), and > 1, and + 2 < phrase.count,
      phrase[and + 1].lower == "in", phrase[and...].contains(where: { $0.lower == "since" })
    {
      let past = phrase[..<and].contains { $0.lower == "since" } ? auxiliaries : [plural ? "were" : "was"]
      return [
        main, NounPhrase.definite(subject) + past.map { .inserted($0) } + phrase[..<and],
        NounPhrase.definite(subject) + auxiliaries.map { .inserted($0) } + phrase[(and + 1)...],
      ]
    }
    return [main, NounPhrase.definite(subject) + auxiliaries.map { .inserted($0) } + phrase]
  }
}
