import AssayText

/// One subject with several predicates: "raided the offices and placed the editor under house arrest".
enum PredicateRule {
  static func parts(_ tokens: [SentenceToken]) -> [[SentenceToken]]? {
    let groups = VerbGroup.all(in: tokens)
    let opening = SentenceOpening.length(tokens)
    guard let first = groups.first(where: { $0.range.lowerBound > opening }),
      isUsable(first, tokens, groups, opening)
    else {
      return nil
    }
    for index in first.range.upperBound..<tokens.count where tokens[index].isOpen {
      if index > first.range.upperBound,
        groups.contains(where: { $0.range.lowerBound == index - 1 && $0 != first }), tokens[index].text != ","
      {
        // A further finite verb before any joint: what follows may belong to it.
        if !isJoint(tokens, index - 2) { return nil }
      }
      guard let second = joined(tokens, at: index, to: first, groups: groups) else { continue }
      return cut(tokens, first: first, second: second, joint: index, opening: opening)
    }
    return nil
  }

  private struct Second {
    /// Where the second predicate's words begin.
    var start: Int
    /// Auxiliaries of the first that hold for the second too.
    var auxiliaries: Range<Int>?
  }

  private static func isJoint(_ tokens: [SentenceToken], _ index: Int) -> Bool {
    index >= 0 && ["and", "but", ","].contains(tokens[index].lower)
  }

  /// The first predicate must be plainly stated, by a subject that can be repeated.
  private static func isUsable(
    _ first: VerbGroup, _ tokens: [SentenceToken], _ groups: [VerbGroup], _ opening: Int
  ) -> Bool {
    let subject = tokens[opening..<first.range.lowerBound]
    guard !subject.isEmpty, subject.count <= 30, Clause.startsWithSubject(Array(subject)) else {
      return false
    }
    guard !first.isNegated, !Clause.isNegative(subject), !Clause.isPaired(tokens[..<first.range.upperBound])
    else { return false }
    guard !Clause.isConditional(tokens[..<first.range.lowerBound]) else { return false }
    let lead = subject.first?.lower ?? ""
    guard
      !["there", "it", "what", "who", "which", "this", "that", "whoever"].contains(lead)
        || lead == "it" && first.main > 0
    else { return false }
    guard !subject.contains(where: { WordClasses.relatives.contains($0.lower) && $0.isOpen }) else {
      return false
    }
    guard
      !subject.contains(where: { $0.isOpen && ($0.text == ":" || $0.text == ",") })
        || isBracketingComma(subject)
    else { return false }
    if VerbLexicon.base(tokens[first.main].lower) == "call", first.main + 2 < tokens.count,
      ["the", "his", "her", "its", "their"].contains(tokens[first.main + 1].lower)
        || tokens[first.main + 1].name != nil,
      tokens[(first.main + 2)...].prefix(5).contains(where: \.isQuoted)
    {
      // "Called the closure “a betrayal” and left": the quotation ends what was said.
      return true
    }
    return !Clause.isSaying(tokens[first.main]) || first.isPassive || hasPlainObject(tokens, first.main + 1)
  }

  /// "Criticised the vote": a verb of saying with an object and no words said.
  private static func hasPlainObject(_ tokens: [SentenceToken], _ index: Int) -> Bool {
    guard index < tokens.count else { return false }
    let opens =
      ["the", "a", "an", "this", "its", "his", "her", "their"].contains(tokens[index].lower)
      || tokens[index].name != nil || isBareObject(tokens[index])
    return opens
      && !tokens[index...].contains {
        ["that", "how", "whether", "why", "what", ":"].contains($0.lower) || $0.isQuoted
      }
  }

  /// "Admitted fraud": a noun that can be no verb and begins no clause.
  private static func isBareObject(_ token: SentenceToken) -> Bool {
    let lower = token.lower
    return token.isWord && token.isOpen && VerbLexicon.forms(lower).isEmpty && !Words.isStopWord(lower)
      && !VerbGroup.isAdverb(lower) && !WordClasses.subordinators.contains(lower) && !token.isNumber
  }

  /// Commas inside a subject are fine in pairs.
  private static func isBracketingComma(_ subject: ArraySlice<SentenceToken>) -> Bool {
    subject.count { $0.text == "," } == 2 && subject.last?.text == "," && !subject.contains { $0.text == ":" }
  }

  /// The predicate that "and" or "but" at `index` joins to the first, where it is sure to.
  private static func joined(
    _ tokens: [SentenceToken], at index: Int, to first: VerbGroup, groups: [VerbGroup]
  ) -> Second? {
    let isSeries = tokens[index].text == "," && isSeriesComma(tokens, index, first, groups)
    guard ["and", "but"].contains(tokens[index].lower) || isSeries else { return nil }
    var start = index + 1
    while start < tokens.count, WordClasses.conjunctionAdverbs.contains(tokens[start].lower) { start += 1 }
    guard start < tokens.count, tokens[start].isOpen, tokens[start].isWord else { return nil }
    let between = tokens[first.range.upperBound..<index]
    // Shared object: "raided and searched the office".
    let isEmpty = !between.contains { $0.isWord && !VerbGroup.isAdverb($0.lower) }
    if isEmpty, !first.isPassive { return nil }
    if groups.contains(where: { first.range.upperBound <= $0.range.lowerBound && $0.range.lowerBound < index }
    ) {
      return nil
    }
    if between.contains(where: { $0.text == ":" || $0.text == "—" || $0.text == "–" }) { return nil }
    if Clause.isPaired(between) || Clause.isConditional(between) { return nil }
    if between.contains(where: { WordClasses.relatives.contains($0.lower) && $0.isOpen && $0.lower != "that" }
    ) {
      return nil
    }
    if between.contains(where: { $0.lower == "that" }) && Clause.isSaying(tokens[first.main]) { return nil }
    if Clause.leavesPronounBehind(tokens[start...]), object(tokens, first, repeatedAt: start) == nil,
      !saysOfItself(tokens, start)
    {
      return nil
    }
    let forms = VerbLexicon.forms(tokens[start].lower)
    let auxiliaries = first.range.lowerBound..<first.main
    let reduced = hasReducedParticiple(between)
    if first.isPassive, !auxiliaries.isEmpty, forms.contains(.participle) {
      return behindPassive(tokens, start, index, auxiliaries, reduced: reduced)
    }
    // "Have hired 40 nurses and raised their pay": the perfect holds for both.
    if ["has", "have"].contains(tokens[first.range.lowerBound].lower), first.main > first.range.lowerBound,
      forms.contains(.participle), !reduced,
      followedByObject(tokens, start) || opensBareNoun(tokens, start + 1),
      VerbLexicon.base(tokens[start].lower) != nil, tokens[start - 1].lower == "and"
    {
      return Second(start: index + 1, auxiliaries: auxiliaries)
    }
    if let group = groups.first(where: { $0.range.lowerBound == start }),
      group.range.count > 1 || !group.isAmbiguous
    {
      if forms.contains(.noun), !followedByObject(tokens, start) { return nil }
      return sameTense(first, group, tokens) && !isRelative(between, tokens, first, group)
        ? Second(start: index + 1, auxiliaries: nil) : nil
    }
    if isPluralPresent(tokens[first.range.lowerBound].lower), forms.contains(.base), !reduced,
      start + 1 < tokens.count
    {
      let next = tokens[start + 1]
      let opensObject =
        ["up", "at", "to"].contains(next.lower) || WordClasses.determiners.contains(next.lower)
      return opensObject ? Second(start: index + 1, auxiliaries: nil) : nil
    }
    guard !first.isPassive, !first.isModal, forms.contains(.past),
      isPast(tokens[first.range.lowerBound], first),
      first.range.count == 1
    else { return nil }
    if followedByObject(tokens, start) { return Second(start: index + 1, auxiliaries: nil) }
    // "and called for", "and moved to": no object, so nothing before may be a participle it could stand beside.
    let next = start + 1 < tokens.count ? tokens[start + 1] : nil
    let isIntransitive =
      next.map { WordClasses.prepositions.contains($0.lower) || $0.isDate || VerbGroup.isAdverb($0.lower) }
      ?? true
    return isIntransitive && !reduced ? Second(start: index + 1, auxiliaries: nil) : nil
  }

  /// "And said it would close": "it" begins what is said.
  private static func saysOfItself(_ tokens: [SentenceToken], _ verb: Int) -> Bool {
    guard Clause.isSaying(tokens[verb]) else { return false }
    let subject = verb + 1 < tokens.count && tokens[verb + 1].lower == "that" ? verb + 2 : verb + 1
    guard subject + 1 < tokens.count, ["it", "they"].contains(tokens[subject].lower) else { return false }
    let next = tokens[subject + 1].lower
    return WordClasses.modals.contains(next) || WordClasses.finiteAuxiliaries.contains(next)
  }

  /// A participle behind a passive: "was arrested and charged" shares "was", "was arrested and denied the charge" does not.
  private static func behindPassive(
    _ tokens: [SentenceToken], _ start: Int, _ joint: Int, _ auxiliaries: Range<Int>, reduced: Bool
  ) -> Second? {
    let lower = tokens[start].lower
    let isPast = VerbLexicon.forms(lower).contains(.past)
    if followedByObject(tokens, start), !isAmount(tokens, start + 1) {
      return isPast ? Second(start: joint + 1, auxiliaries: nil) : nil
    }
    if isPast, unclear.contains(lower) { return nil }
    if isPast, VerbGroup.neverReduced.contains(lower) { return Second(start: joint + 1, auxiliaries: nil) }
    if isPast, opensBareNoun(tokens, start + 1) { return nil }
    // A verb that the list does not know may have no passive.
    if VerbLexicon.base(lower) == nil { return nil }
    // The participle could also belong to one between: "was shown documents seized and copied".
    return reduced ? nil : Second(start: joint + 1, auxiliaries: auxiliaries)
  }

  /// "Was listed in Lisbon and reported sales of 210 million": the tree has to tell.
  static func opensBareNoun(_ tokens: [SentenceToken], _ index: Int) -> Bool {
    guard index < tokens.count, tokens[index].isWord, tokens[index].isOpen, !tokens[index].isDate else {
      return false
    }
    let lower = tokens[index].lower
    return !WordClasses.prepositions.contains(lower) && !VerbGroup.isAdverb(lower) && !tokens[index].isNumber
      && !["and", "or", "but", "up", "out", "off", "down", "away"].contains(lower)
  }

  /// Forms that behind a passive may be either: "was released and returned".
  static let unclear: Set<String> = [
    "denied", "returned", "moved", "appealed", "travelled", "traveled", "escaped", "walked", "retired",
    "continued",
    "turned", "retreated", "withdrew", "started", "ended", "stopped", "increased", "dropped", "changed",
    "read", "served", "played", "flew", "ran", "sold", "opened", "closed", "joined", "won", "lost", "voted",
    "performed", "sank", "crashed",
  ]

  /// A comma in "was detained, went on strike and was released": a verb that can be nothing else follows, and "and" later.
  private static func isSeriesComma(
    _ tokens: [SentenceToken], _ index: Int, _ first: VerbGroup, _ groups: [VerbGroup]
  ) -> Bool {
    if isPassiveSeries(tokens, index, first) { return true }
    guard index + 1 < tokens.count, !tokens[index].isQuoted,
      let group = groups.first(where: { $0.range.lowerBound == index + 1 }),
      !group.isAmbiguous || (!first.isPassive && followedByObject(tokens, index + 1))
    else { return false }
    let isPlain = group.range.count == 1 && VerbLexicon.forms(tokens[group.main].lower).contains(.past)
    guard isPlain || group.isPassive else { return false }
    return tokens[(index + 2)...].contains { $0.lower == "and" && $0.isOpen }
  }

  /// "Was summoned to the station, questioned for hours and told to leave": participles in a row.
  private static func isPassiveSeries(_ tokens: [SentenceToken], _ index: Int, _ first: VerbGroup) -> Bool {
    guard first.isPassive, index + 2 < tokens.count, !tokens[index].isQuoted,
      VerbLexicon.base(tokens[index + 1].lower) != nil,
      VerbLexicon.forms(tokens[index + 1].lower).contains(.participle),
      WordClasses.prepositions.contains(tokens[index + 2].lower),
      let and = tokens[(index + 2)...].firstIndex(where: { $0.lower == "and" && $0.isOpen }),
      and + 1 < tokens.count
    else { return false }
    return VerbLexicon.forms(tokens[and + 1].lower).contains(.participle)
      && !tokens[(index + 2)..<and].contains { $0.text == "," && $0.isOpen }
  }

  /// The first predicate's object and the "it" that stands for it: "took the bill off its agenda but approved it".
  private struct Object {
    var phrase: [SentenceToken]
    var pronoun: Int

    func words(in rest: [SentenceToken], at position: Int) -> [SentenceToken] {
      var phrase = phrase
      phrase[0].isSpaced = true
      return rest[..<position] + phrase + rest[(position + 1)...]
    }
  }

  /// Only a short singular object right behind the first verb, with an article, and "it" right behind the second.
  private static func object(_ tokens: [SentenceToken], _ first: VerbGroup, repeatedAt start: Int) -> Object?
  {
    let begin = first.range.upperBound
    guard !first.isPassive, begin + 1 < start, ["the", "a", "an"].contains(tokens[begin].lower),
      let pronoun = tokens.indices[start...].prefix(4).first(where: { tokens[$0].lower == "it" }),
      tokens[start..<pronoun].allSatisfy({ $0.isOpen && $0.isWord }),
      !tokens[(pronoun + 1)...].contains(where: { ["it", "them", "their"].contains($0.lower) })
    else { return nil }
    let end =
      tokens[(begin + 1)..<start].firstIndex {
        !$0.isWord || $0.isDate || WordClasses.prepositions.contains($0.lower)
          || ["and", "but", "off", "up", "out"].contains($0.lower)
          || VerbGroup.isAdverb($0.lower)
      } ?? start
    let phrase = Array(tokens[begin..<end])
    // "The channel Kanal Sever": one thing, as its noun tells.
    let isNamed =
      phrase.last?.name != nil && phrase.count > 2 && phrase[1].name == nil
      && phrase.filter { $0.name != nil }.allSatisfy { $0.name == phrase.last?.name }
      && Clause.isPlural(phrase.prefix { $0.name == nil }) == false
      && !PersonNouns.all.contains(phrase[1].lower)
    guard (2...(isNamed ? 6 : 4)).contains(phrase.count), phrase.allSatisfy({ $0.isOpen && $0.isWord }),
      isNamed || Clause.isPlural(phrase) == false
    else { return nil }
    return Object(phrase: NounPhrase.definite(phrase), pronoun: pronoun)
  }

  private static func isPast(_ token: SentenceToken, _ group: VerbGroup) -> Bool {
    VerbLexicon.forms(token.lower).contains(.past) || ["had", "was", "were", "did"].contains(token.lower)
  }

  private static func isPluralPresent(_ verb: String) -> Bool { verb == "are" || verb == "have" }

  private static func sameTense(_ first: VerbGroup, _ second: VerbGroup, _ tokens: [SentenceToken]) -> Bool {
    let left = tokens[first.range.lowerBound]
    let right = tokens[second.range.lowerBound]
    if let one = Clause.numberOf(left.lower), let other = Clause.numberOf(right.lower), one != other {
      return false
    }
    if isPast(left, first) {
      let isPresent =
        VerbLexicon.forms(right.lower).contains(.third) && !VerbLexicon.forms(right.lower).contains(.noun)
      // "Were released and may not leave": a rule that holds now.
      let isRule =
        ["may", "must", "can", "cannot"].contains(right.lower)
        && second.main > second.range.lowerBound
      return isPast(right, second) || WordClasses.finiteAuxiliaries.contains(right.lower) || isPresent
        || isRule
    }
    return !isPast(right, second) || ["was", "were", "had"].contains(right.lower)
  }

  /// "Passed a law that bans waste and obliges owners": in the present, as the clause is, and not in the past of the first.
  private static func isRelative(
    _ between: ArraySlice<SentenceToken>, _ tokens: [SentenceToken], _ first: VerbGroup, _ second: VerbGroup
  ) -> Bool {
    guard isPast(tokens[first.range.lowerBound], first), !isPast(tokens[second.range.lowerBound], second),
      let that = between.firstIndex(where: { $0.lower == "that" && $0.isOpen }), that + 1 < between.endIndex
    else { return false }
    return !isPast(tokens[that + 1], first)
  }

  private static func followedByObject(_ tokens: [SentenceToken], _ index: Int) -> Bool {
    guard index + 1 < tokens.count else { return false }
    let next = tokens[index + 1]
    guard next.isWord, !next.isDate else { return next.isQuoted }
    if WordClasses.determiners.contains(next.lower) { return next.lower != "all" }
    if next.lower == "at" || next.lower == "more", index + 2 < tokens.count {
      return ["least", "most", "than"].contains(tokens[index + 2].lower)
    }
    // "placed editor-in-chief Gulnara Bazhkenova under arrest".
    if PersonNouns.all.contains(next.lower) || next.lower == "independent" || next.lower == "prominent" {
      return tokens[(index + 2)...].prefix(3).contains { $0.nameKind == .person }
    }
    return WordClasses.objectPronouns.contains(next.lower) || next.name != nil || next.isNumber
      || WordClasses.numberWords.contains(next.lower)
  }

  /// "Fined approximately €200": an amount may stand behind a passive too.
  private static func isAmount(_ tokens: [SentenceToken], _ index: Int) -> Bool {
    index < tokens.count && (tokens[index].isNumber || WordClasses.numberWords.contains(tokens[index].lower))
  }

  private static func hasReducedParticiple(_ tokens: ArraySlice<SentenceToken>) -> Bool {
    tokens.indices.contains { index in
      // "A suspended sentence": between an article and a noun it is an adjective.
      let isAdjective =
        index > tokens.startIndex && ["a", "an", "the"].contains(tokens[index - 1].lower)
        && index + 1 < tokens.endIndex && tokens[index + 1].isWord
        && !WordClasses.prepositions.contains(tokens[index + 1].lower)
      return tokens[index].isOpen && VerbLexicon.forms(tokens[index].lower).contains(.participle)
        && !WordClasses.finiteAuxiliaries.contains(tokens[index].lower) && !isAdjective
    }
  }

  private static func cut(
    _ tokens: [SentenceToken], first: VerbGroup, second: Second, joint: Int, opening: Int
  ) -> [[SentenceToken]]? {
    var end = joint
    if end > 0, tokens[end - 1].text == "," { end -= 1 }
    let left = Array(tokens[..<end])
    var subject = Array(tokens[opening..<first.range.lowerBound])
    // "Police briefly held the blogger but released him": how long is said of the first verb alone.
    while let last = subject.last, subject.count > 1,
      ["briefly", "initially", "originally", "previously", "first"].contains(last.lower)
    { subject.removeLast() }
    var hedges = tokens[..<first.main].filter { WordClasses.hedges.contains($0.lower) && $0.isOpen }
    hedges.removeAll { hedge in subject.contains(hedge) || tokens[..<opening].contains(hedge) }
    let rest = Array(tokens[second.start...])
    let hasOwnDate = rest.contains { $0.isDate } && SentenceOpening.isDate(tokens[..<opening])
    var right = hasOwnDate ? [] : Array(tokens[..<opening])
    right += subject
    if let auxiliaries = second.auxiliaries {
      right += tokens[auxiliaries]
    } else {
      right += hedges
    }
    if let object = object(tokens, first, repeatedAt: second.start) {
      right += object.words(in: rest, at: object.pronoun - second.start)
    } else {
      right += rest
    }
    guard right.count >= 3, left.count >= 3 else { return nil }
    return [left, right]
  }
}
