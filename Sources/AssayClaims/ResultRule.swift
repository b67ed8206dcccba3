import AssayText

/// What came of it, or on what ground, in a trailing participle: "…, killing three people", "…, citing security".
enum ResultRule {
  /// Whose subject is the event or the one who acts, so that the subject of the main clause can be repeated.
  private static let results: Set<String> = [
    "killing", "injuring", "wounding", "destroying", "damaging", "displacing", "raising", "sparking",
    "prompting",
    "forcing",
  ]
  private static let grounds: Set<String> = ["citing", "accusing", "alleging"]
  /// What the subject itself does or gets thereby.
  private static let deeds: Set<String> = [
    "losing", "winning", "gaining", "beating", "overtaking", "earning", "securing", "receiving", "doubling",
    "tripling", "halving", "requiring", "banning", "rejecting", "ordering", "approving", "blocking",
    "seizing",
    "detaining", "arresting", "suspending",
  ]

  static func parts(_ tokens: [SentenceToken]) -> [[SentenceToken]]? {
    guard
      let comma = tokens.indices.last(where: { index in
        index > 2 && index + 2 < tokens.count && tokens[index].text == "," && tokens[index].isOpen
          && (results.contains(tokens[index + 1].lower) || grounds.contains(tokens[index + 1].lower)
            || deeds.contains(tokens[index + 1].lower))
      })
    else { return nil }
    let main = Array(tokens[..<comma])
    let opening = SentenceOpening.length(main)
    let groups = VerbGroup.all(in: main).filter { $0.range.lowerBound >= opening }
    guard groups.count == 1, let verb = groups.first, verb.range.lowerBound > opening, !verb.isModal,
      !verb.isNegated,
      !Clause.isNegative(main), !Clause.isConditional(main), !Clause.isSaying(main[verb.main])
    else { return nil }
    let isGround = grounds.contains(tokens[comma + 1].lower)
    // "Was closed, killing hope": a passive has another doer.
    if verb.isPassive || verb.isAmbiguous && !opensObject(main, verb.main + 1) { return nil }
    let subject = Array(main[opening..<verb.range.lowerBound])
    guard subject.count <= 14, Clause.startsWithSubject(subject), !isGround || isAgent(subject),
      !subject.contains(where: { $0.text == "," || WordClasses.relatives.contains($0.lower) }),
      let base = VerbLexicon.base(tokens[comma + 1].lower),
      let finite = finite(base, like: main[verb.range.lowerBound].lower)
    else { return nil }
    var rest = Array(tokens[(comma + 2)...])
    if deeds.contains(tokens[comma + 1].lower) {
      // "Doubling the fine and requiring inspections": each verb in the tense of the main one.
      for joint in rest.indices.dropFirst() where rest[joint - 1].lower == "and" && rest[joint].isOpen {
        guard VerbLexicon.forms(rest[joint].lower).contains(.gerund) else { continue }
        guard let base = VerbLexicon.base(rest[joint].lower),
          let finite = Self.finite(base, like: main[verb.range.lowerBound].lower)
        else { return nil }
        rest[joint] = .inserted(finite)
      }
    }
    return [main, Array(main[..<opening]) + subject + [.inserted(finite)] + rest]
  }

  /// A form that could be a participle is the main verb only before an object that shows its start.
  private static func opensObject(_ tokens: [SentenceToken], _ index: Int) -> Bool {
    guard index < tokens.count else { return true }
    let next = tokens[index]
    return WordClasses.determiners.contains(next.lower) || WordClasses.prepositions.contains(next.lower)
      || next.name != nil || next.isNumber || next.isDate
  }

  /// The verb in the tense of the main one; nil where that is not plain.
  private static func finite(_ base: String, like main: String) -> String? {
    let forms = VerbLexicon.forms(main)
    if forms.contains(.past) || ["had", "has", "have", "was", "were"].contains(main) {
      return VerbLexicon.past(ofBase: base)
    }
    return forms.contains(.third) ? VerbLexicon.third(ofBase: base) : nil
  }

  /// Whether the noun phrase names somebody who can do something: a person, an organisation, an office.
  static func isAgent(_ subject: [SentenceToken]) -> Bool {
    // "Police in Oral": the police act.
    let head = subject.prefix { $0.name != nil || !["in", "of", "at", "from"].contains($0.lower) }
    guard let last = head.last(where: { $0.isWord && !VerbGroup.isAdverb($0.lower) }) else { return false }
    if last.nameKind == .person || last.nameKind == .organisation { return true }
    let lower = last.lower
    return PersonNouns.isOneOrSeveral(lower)
      || [
        "he", "she", "ministry", "government", "court", "authorities", "police", "party", "company",
        "leadership",
        "agency", "outlet", "parliament", "council", "commission", "committee", "union", "army", "people",
        "women",
        "men",
      ].contains(lower)
  }
}

/// "Anna Berg, 34, was …": how old somebody is, as a sentence of its own.
enum AgeRule {
  static func parts(_ tokens: [SentenceToken]) -> [[SentenceToken]]? {
    for comma in tokens.indices.dropFirst()
    where comma + 3 < tokens.count && tokens[comma].text == "," && tokens[comma].isOpen {
      let age = tokens[comma + 1]
      guard tokens[comma - 1].nameKind == .person, let name = NounPhrase.name(tokens, endingAt: comma),
        age.isNumber, !age.isDate, let years = Int(age.text), (1...120).contains(years),
        tokens[comma + 2].text == ","
      else { continue }
      // "Anna Berg, 34, of Oral, was": the further phrase keeps its comma.
      let goesOn = VerbGroup.all(in: tokens).contains {
        $0.range.lowerBound == comma + 3
          || $0.range.lowerBound == comma + 4 && VerbGroup.isAdverb(tokens[comma + 3].lower)
      }
      let isPhrase =
        comma + 3 < tokens.count
        && ["of", "from", "a", "an", "the", "who", "whose", "and"].contains(tokens[comma + 3].lower)
      // "Its director, Anna Berg, 34, wrote": the comma closes the apposition that the name is.
      let isApposition =
        goesOn
        && tokens[..<name.lowerBound].lastIndex { $0.text == "," && $0.isOpen }.map {
          name.lowerBound - $0 <= 4 && SentenceOpening.length(tokens) != $0 + 1
            && VerbGroup.all(in: Array(tokens[$0..<comma]), orPlainForm: false).isEmpty
        } == true
      let rest = Array(
        tokens[..<(!isApposition && (goesOn || !isPhrase) ? comma : comma + 1)] + tokens[(comma + 3)...])
      guard Clause.isSentence(rest) else { continue }
      return [rest, Array(tokens[name]) + [.inserted("is")] + [age]]
    }
    return nil
  }
}

/// "Thirteen of the accused are in custody and six are at home": the second number counts the same.
enum CountRule {
  static func parts(_ tokens: [SentenceToken]) -> [[SentenceToken]]? {
    guard let first = tokens.first, isNumber(first),
      let verb = VerbGroup.all(in: tokens).first, verb.range.lowerBound > 1, verb.range.lowerBound <= 8,
      !Clause.isNegative(tokens[..<verb.range.upperBound])
    else { return nil }
    for joint in verb.range.upperBound..<tokens.count
    where joint + 3 < tokens.count && tokens[joint].lower == "and" && tokens[joint].isOpen {
      guard isNumber(tokens[joint + 1]), WordClasses.finiteAuxiliaries.contains(tokens[joint + 2].lower),
        Clause.numberOf(tokens[joint + 2].lower) != false
      else { continue }
      var end = joint
      if tokens[end - 1].text == "," { end -= 1 }
      let counted = tokens[1..<verb.range.lowerBound]
      guard counted.allSatisfy({ $0.isWord && $0.isOpen }) else { return nil }
      // "Eleven were rescued and two were missing after the ship sank": the clause holds for both.
      var left = Array(tokens[..<end])
      if verb.range.upperBound == end,
        let clause = tokens[(joint + 3)...].firstIndex(where: {
          ["after", "when"].contains($0.lower) && $0.isOpen
        })
      {
        left += tokens[clause...]
      }
      return [left, [tokens[joint + 1]] + counted + tokens[(joint + 2)...]]
    }
    return nil
  }

  private static func isNumber(_ token: SentenceToken) -> Bool {
    let approximate: Set<String> = ["at", "nearly", "about", "over", "approximately", "almost"]
    let more: Set<String> = [
      "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty",
      "forty",
      "fifty", "sixty", "seventy", "eighty", "ninety",
    ]
    return token.isNumber || more.contains(token.lower)
      || WordClasses.numberWords.contains(token.lower) && !approximate.contains(token.lower)
  }
}
