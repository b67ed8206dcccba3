import AssayText

/// Two whole sentences joined by ", and" or ", but": each has its own subject and verb.
enum ClauseRule {
  static func parts(_ tokens: [SentenceToken]) -> [[SentenceToken]]? {
    let groups = VerbGroup.all(in: tokens)
    let opening = SentenceOpening.length(tokens)
    for index in tokens.indices.dropFirst(3)
    where tokens[index].isOpen && ["and", "but", "while"].contains(tokens[index].lower) {
      guard tokens[index - 1].text == "," else { continue }
      let right = SentenceOpening.withoutMarker(Array(tokens[(index + 1)...]))
      let left = Array(tokens[..<(index - 1)])
      guard opening < left.count, right.count >= 3, isOwnClause(right), isPlain(left, opening) else {
        continue
      }
      // No list ends in "while".
      guard tokens[index].lower == "while" || !endsList(tokens, index, opening), !isNested(left, opening)
      else {
        continue
      }
      // "While" joins only where it contrasts two stated facts.
      if tokens[index].lower == "while", !tokens.contains(where: { $0.name != nil || $0.isNumber }) {
        continue
      }
      // The left side must end its own predicate: no verb of saying whose words could go on.
      if groups.contains(where: {
        $0.range.upperBound <= index && Clause.isSaying(tokens[$0.main]) && !$0.isPassive
          && !isQuotedSpeech(left)
      }) {
        continue
      }
      let date = Array(tokens[..<opening])
      let carries = SentenceOpening.isDate(tokens[..<opening]) && !right.contains { $0.isDate }
      // "Under the law, notice is enough, but the council says …": what is said has nothing to do with the opening.
      let isOther =
        tokens[index].lower == "but" && ["under", "by"].contains(tokens[0].lower)
        && VerbGroup.all(in: right).first.map { Clause.isSaying(right[$0.main]) } == true
      if opening > 0, !carries, !isOther, !SentenceOpening.isDate(tokens[..<opening]) { continue }
      return [left, (carries ? date : []) + right]
    }
    return nil
  }

  /// A subject, soon followed by its verb, without a comma or relative between.
  private static func isOwnClause(_ tokens: [SentenceToken]) -> Bool {
    let opening = SentenceOpening.length(tokens)
    let body = Array(tokens[opening...])
    guard Clause.startsWithSubject(body), let verb = VerbGroup.all(in: body).first, verb.range.lowerBound > 0
    else { return false }
    // "Of whom 19 were freed" is no clause of its own.
    guard !["whom", "which"].contains(where: { word in tokens.prefix(3).contains { $0.lower == word } })
    else {
      return false
    }
    let subject = body[..<verb.range.lowerBound]
    guard subject.count <= 14,
      !subject.contains(where: {
        $0.text == "," && !isNamed(subject) || WordClasses.relatives.contains($0.lower) && $0.lower != "that"
      })
    else { return false }
    if let plural = Clause.isPlural(subject), let number = Clause.numberOf(body[verb.range.lowerBound].lower),
      plural != number,
      !subject.contains(where: { WordClasses.prepositions.contains($0.lower) || $0.lower == "and" })
    {
      return false
    }
    return true
  }

  /// "His former apprentice, Marco Viale, left": the commas hold the subject's name.
  private static func isNamed(_ subject: ArraySlice<SentenceToken>) -> Bool {
    let commas = subject.indices.filter { subject[$0].text == "," }
    guard commas.count == 2, commas[1] == subject.endIndex - 1, commas[1] - commas[0] <= 7 else {
      return false
    }
    // "A fourth, the driver Marco Viale, was": what he is may stand before the name.
    let between = subject[(commas[0] + 1)..<commas[1]]
    let name = between.drop { $0.lower == "the" || PersonNouns.all.contains($0.lower) && $0.name == nil }
    return !name.isEmpty && name.allSatisfy { $0.nameKind == .person }
  }

  private static func isPlain(_ left: [SentenceToken], _ opening: Int) -> Bool {
    let body = Array(left[opening...])
    return Clause.startsWithSubject(body) && Clause.isSentence(body) && !Clause.isConditional(left)
      && !Clause.isPaired(left)
      && !(left.first.map { WordClasses.subordinators.contains($0.lower) && opening == 0 } ?? false)
  }

  /// Whether the comma and "and" at `index` end a list of nouns, or of clauses: "journalists, bloggers, and activists were".
  private static func endsList(_ tokens: [SentenceToken], _ index: Int, _ opening: Int) -> Bool {
    let body = tokens[opening..<(index - 1)]
    guard let comma = body.lastIndex(where: { $0.text == "," && $0.isOpen }) else { return false }
    let last = Array(tokens[(comma + 1)..<(index - 1)])
    // "Two others, the baker Ann Lee and the cook Jo Berg, were fined": the comma closes what stands between two.
    if let verb = VerbGroup.all(in: last).first, verb.range.lowerBound == 0,
      WordClasses.finiteAuxiliaries.contains(last[0].lower),
      body.count(where: { $0.text == "," && $0.isOpen }) == 2
    {
      return false
    }
    if !VerbGroup.all(in: last).contains(where: { $0.range.lowerBound > 0 }) { return true }
    return Clause.startsWithSubject(last) && Clause.isSentence(last)
  }

  /// Whether a clause that hangs on the first verb could go on behind the joint: "where power is held, and parties are".
  private static func isNested(_ left: [SentenceToken], _ opening: Int) -> Bool {
    guard let verb = VerbGroup.all(in: left).first(where: { $0.range.lowerBound >= opening }) else {
      return true
    }
    return left.indices[verb.range.upperBound...].contains { index in
      let lower = left[index].lower
      // "As well" begins no clause.
      let isAlso = lower == "as" && index + 1 < left.count && left[index + 1].lower == "well"
      return left[index].isOpen && !isAlso
        && (WordClasses.relatives.contains(lower)
          || ["because", "while", "although", "if", "when", "whereas", "as"].contains(lower))
    }
  }

  private static func isQuotedSpeech(_ tokens: [SentenceToken]) -> Bool { tokens.contains { $0.isQuoted } }
}
