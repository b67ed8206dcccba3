import AssayText

/// A clause that hangs on the main one and states a fact of its own: "As prices fall, …", "…, when police searched …".
///
/// Both become sentences. Clauses of condition, purpose and reported speech are never cut.
enum SubordinateRule {
  static func parts(_ tokens: [SentenceToken]) -> [[SentenceToken]]? {
    opening(tokens) ?? dated(tokens) ?? trailing(tokens)
  }

  /// "…, although she arrived in time", "…, when the goalkeeper let the ball slip": both are stated.
  private static func trailing(_ tokens: [SentenceToken]) -> [[SentenceToken]]? {
    guard
      let comma = tokens.indices.dropFirst(3).last(where: {
        tokens[$0].text == "," && tokens[$0].isOpen && $0 + 4 < tokens.count && tokens[$0 + 1].isOpen
          && ["although", "though", "whereas", "when"].contains(tokens[$0 + 1].lower)
      })
    else { return nil }
    let main = Array(tokens[..<comma])
    let clause = Array(tokens[(comma + 2)...])
    guard isStated(clause), Clause.isSentence(main), !Clause.isConditional(main),
      !main.contains(where: \.isQuoted),
      !clause.contains(where: { $0.text == "," && $0.isOpen }),
      !VerbGroup.all(in: main).contains(where: { Clause.isSaying(tokens[$0.main]) && !$0.isPassive })
    else { return nil }
    // "When" tells of one event only in the past: "was cut, when a slope gave way".
    if tokens[comma + 1].lower == "when" {
      guard isPast(main), isPast(clause), !Clause.isNegative(main) else { return nil }
    }
    return [main, clause]
  }

  static func isPast(_ tokens: [SentenceToken]) -> Bool {
    guard let verb = VerbGroup.all(in: tokens).first(where: { $0.range.lowerBound > 0 }), !verb.isModal else {
      return false
    }
    let first = tokens[verb.range.lowerBound].lower
    return VerbLexicon.forms(first).contains(.past) || ["was", "were", "had", "did"].contains(first)
  }

  /// "As the country prepares for the vote, advocates warn …", "Although the court freed him, …".
  private static func opening(_ tokens: [SentenceToken]) -> [[SentenceToken]]? {
    guard let first = tokens.first, first.isOpen,
      ["as", "while", "although", "though"].contains(first.lower),
      let comma = tokens.firstIndex(where: { $0.text == "," && $0.isOpen }), comma > 3
    else { return nil }
    let clause = Array(tokens[1..<comma])
    let main = Array(tokens[(comma + 1)...])
    guard isStated(clause), Clause.startsWithSubject(main), Clause.isSentence(main),
      !pronouns.contains(main[0].lower), !Clause.isConditional(main), clause.count <= 30
    else { return nil }
    return [clause, main]
  }

  /// "The case began on 1 December 2025, when police searched the office": the clause happened then.
  private static func dated(_ tokens: [SentenceToken]) -> [[SentenceToken]]? {
    guard
      let comma = tokens.indices.dropFirst(3).first(where: {
        tokens[$0].text == "," && tokens[$0].isOpen && $0 + 3 < tokens.count && tokens[$0 + 1].lower == "when"
          && tokens[$0 - 1].isDate
      })
    else { return nil }
    var start = comma - 1
    while start > 0, tokens[start - 1].isDate { start -= 1 }
    guard start > 0, ["on", "in", "from", "since"].contains(tokens[start - 1].lower) else { return nil }
    let main = Array(tokens[..<comma])
    let clause = Array(tokens[(comma + 2)...])
    guard isStated(clause), Clause.isSentence(main), !Clause.isNegative(main), !Clause.isConditional(main),
      !clause.contains(where: \.isDate),
      !VerbGroup.all(in: main).contains(where: { Clause.isSaying(tokens[$0.main]) })
    else { return nil }
    var date = Array(tokens[(start - 1)..<comma])
    date[0].isSpaced = true
    // "Closed from February, when the file was sealed": it was sealed in February.
    if ["from", "since"].contains(date[0].lower) {
      let hasDay = date.dropFirst().contains { $0.isNumber && $0.text.count <= 2 }
      date[0].text = hasDay ? "on" : "in"
      date[0].lower = date[0].text
    }
    return [main, date + [.inserted(",", isWord: false)] + clause]
  }

  static let pronouns: Set<String> = [
    "it", "they", "this", "that", "these", "those", "there", "its", "their",
  ]

  /// Whether the run states something by itself: a subject and a finite verb that is no modal.
  static func isStated(_ clause: [SentenceToken]) -> Bool {
    guard clause.count >= 3, let first = clause.first, first.isWord, first.isOpen,
      // "Armed police searched": a participle may begin a subject.
      Clause.startsWithSubject(clause) || VerbLexicon.forms(first.lower).contains(.participle),
      !pronouns.contains(clause[0].lower),
      !Clause.isConditional(clause), let verb = VerbGroup.all(in: clause, orPlainForm: true).first
    else { return false }
    return verb.range.lowerBound > 0 && !verb.isModal && verb.range.lowerBound <= 14
  }
}

/// Facts that a claim states beside its own, and that it needs to keep: "… after he wrote about threats".
///
/// The claim stays as it is, because it states the order of the two; the fact is added.
enum ImpliedRule {
  static func parts(_ tokens: [SentenceToken]) -> [[SentenceToken]] {
    guard !Clause.isNegative(tokens), !Clause.isConditional(tokens) else { return [] }
    let groups = VerbGroup.all(in: tokens)
    if let first = opening(tokens) { return [first] }
    if let made = made(tokens, groups) { return [made] }
    if let deed = reduced(tokens, groups) { return [deed] }
    for index in tokens.indices.dropFirst(3)
    where tokens[index].isOpen && ["after", "because", "although"].contains(tokens[index].lower)
      // "But after inflation of 11 per cent wages were lower": a preposition that opens what follows.
      && !["but", "and"].contains(tokens[index - 1].lower)
    {
      let before = groups.filter { $0.range.upperBound <= index }
      guard let main = before.first, !before.contains(where: { Clause.isSaying(tokens[$0.main]) }),
        !tokens[..<index].contains(where: { WordClasses.relatives.contains($0.lower) && $0.isOpen }),
        !main.isModal
      else { return [] }
      var end = tokens.count
      if let comma = tokens[index...].firstIndex(where: { [",", ";"].contains($0.text) && $0.isOpen }) {
        end = comma
      }
      let clause = Array(tokens[(index + 1)..<end])
      if SubordinateRule.isStated(clause) { return [clause] }
      if let same = sameSubject(clause, main, in: tokens) { return [same] }
      if tokens[index].lower == "after", let deed = deed(clause, of: main, in: tokens) { return [deed] }
      return []
    }
    return []
  }

  /// "An examination ordered by the ministry found", "the alliance led by Anna Berg won": by whom, where a name or an office
  /// ends the phrase before the main verb.
  private static func reduced(_ tokens: [SentenceToken], _ groups: [VerbGroup]) -> [SentenceToken]? {
    let opening = SentenceOpening.length(tokens)
    guard
      let by = tokens.indices.first(where: {
        $0 > opening + 2 && tokens[$0].lower == "by" && tokens[$0].isOpen
          && VerbLexicon.forms(tokens[participleIndex(tokens, by: $0)].lower).contains(.participle)
      }), let main = groups.first(where: { $0.range.lowerBound > by + 1 }), main.range.lowerBound - by <= 10
    else { return nil }
    let participle = participleIndex(tokens, by: by)
    guard participle > opening else { return nil }
    let subject = Array(tokens[opening..<participle])
    let agent = Array(tokens[(by + 1)..<main.range.lowerBound])
    let isNamed = tokens[opening].name != nil && subject.allSatisfy { $0.name == tokens[opening].name }
    guard (1...6).contains(subject.count),
      ["a", "an", "the"].contains(subject[0].lower) && subject.count > 1 || isNamed,
      subject.allSatisfy({ $0.isOpen && $0.isWord }),
      !subject.contains(where: {
        WordClasses.prepositions.contains($0.lower) || WordClasses.relatives.contains($0.lower)
      }),
      !groups.contains(where: { $0.range.lowerBound < by }),
      agent.contains(where: { $0.nameKind == .person || $0.nameKind == .organisation }),
      agent.allSatisfy({ $0.isWord || $0.isBracketed }),
      !agent.contains(where: { ["and", "or", "who", "which", "that"].contains($0.lower) && $0.name == nil }),
      let plural = isNamed ? false : Clause.isPlural(subject), !plural
    else { return nil }
    let states: Set<String> = [
      "led", "run", "owned", "headed", "controlled", "chaired", "governed", "backed",
    ]
    let copula = states.contains(tokens[participle].lower) ? "is" : "was"
    return NounPhrase.definite(subject) + [.inserted(copula)] + tokens[participle..<main.range.lowerBound]
  }

  /// The word before "by", a date left aside: "published in May by".
  private static func participleIndex(_ tokens: [SentenceToken], by: Int) -> Int {
    var index = by - 1
    while index > 0, tokens[index].isDate { index -= 1 }
    if index < by - 1, index > 0, ["in", "on"].contains(tokens[index].lower) { index -= 1 }
    return index
  }

  /// "When Anna Berg opened her shop in 2016, …", "After police had closed the road, …": that happened, too.
  private static func opening(_ tokens: [SentenceToken]) -> [SentenceToken]? {
    guard let first = tokens.first, first.isOpen, ["when", "after"].contains(first.lower),
      let comma = tokens.firstIndex(where: { $0.text == "," && $0.isOpen }), comma > 4, comma < 24
    else { return nil }
    let clause = Array(tokens[1..<comma])
    let main = Array(tokens[(comma + 1)...])
    guard SubordinateRule.isStated(clause), SubordinateRule.isPast(clause), Clause.isSentence(main),
      SubordinateRule.isPast(main)
        || VerbGroup.all(in: main).first.map({ !$0.isModal }) == true && first.lower == "after",
      clause.allSatisfy({ $0.isOpen && ($0.isWord || $0.isPossessive) })
    else { return nil }
    return clause
  }

  /// "Stems from a video that Anna Berg published on 3 May": she published a video.
  private static func made(_ tokens: [SentenceToken], _ groups: [VerbGroup]) -> [SentenceToken]? {
    guard
      let that = tokens.indices.first(where: {
        $0 > 3 && tokens[$0].lower == "that" && tokens[$0].isOpen
          && ["a", "an"].contains(tokens[$0 - 2].lower)
      }), that + 2 < tokens.count, tokens[that - 1].isWord, tokens[that - 1].isOpen,
      let name = tokens[that + 1].name, tokens[that + 1].nameKind == .person,
      let end = tokens[(that + 1)...].firstIndex(where: { $0.name != name }), end < tokens.count,
      tokens[end].isOpen, VerbLexicon.forms(tokens[end].lower).contains(.past),
      !groups.contains(where: { $0.range.upperBound <= that && Clause.isSaying(tokens[$0.main]) }),
      !Clause.isSaying(tokens[end])
    else { return nil }
    let rest = Array(tokens[(end + 1)...])
    // The noun is what is missing behind the verb: a phrase of time or place follows, or nothing.
    guard rest.first.map({ WordClasses.prepositions.contains($0.lower) || $0.isDate }) ?? true,
      rest.allSatisfy({ $0.isOpen && ($0.isWord || $0.isPossessive) }),
      VerbGroup.all(in: rest, orPlainForm: false).isEmpty
    else { return nil }
    return tokens[(that + 1)...end] + tokens[(that - 2)..<that] + rest
  }

  /// "The weekly Sever lost its licence after it had reported on the minister": "it" is the subject, where nothing else can be.
  private static func sameSubject(
    _ clause: [SentenceToken], _ main: VerbGroup, in tokens: [SentenceToken]
  ) -> [SentenceToken]? {
    let opening = SentenceOpening.length(tokens)
    guard clause.count >= 4, clause[0].lower == "it", opening < main.range.lowerBound, !main.isPassive else {
      return nil
    }
    let subject = Array(tokens[opening..<main.range.lowerBound])
    guard subject.count <= 6, let last = subject.last, last.name != nil, last.nameKind != .person,
      subject.allSatisfy({ $0.isOpen && $0.isWord }), Clause.startsWithSubject(subject),
      !subject.contains(where: { WordClasses.prepositions.contains($0.lower) && $0.name == nil }),
      let verb = VerbGroup.all(in: clause).first, verb.range.lowerBound == 1, !verb.isModal,
      ResultRule.isAgent([last]) || isActing(clause[verb.main].lower), !Clause.isConditional(clause)
    else { return nil }
    return tokens[..<opening] + subject + clause.dropFirst()
  }

  /// What only somebody who can act does.
  private static func isActing(_ verb: String) -> Bool {
    VerbLexicon.base(verb).map {
      WordClasses.sayingBases.contains($0)
        || ["publish", "refuse", "write", "print", "broadcast"].contains($0)
    } ?? false
  }

  /// "After publishing the report": done by the subject of the main clause, where that can do something.
  private static func deed(
    _ phrase: [SentenceToken], of main: VerbGroup, in tokens: [SentenceToken]
  ) -> [SentenceToken]? {
    guard phrase.count >= 3, let first = phrase.first, VerbLexicon.forms(first.lower).contains(.gerund),
      let base = VerbLexicon.base(first.lower), let past = VerbLexicon.past(ofBase: base)
    else { return nil }
    let opening = SentenceOpening.length(tokens)
    guard opening < main.range.lowerBound else { return nil }
    let subject = Array(tokens[opening..<main.range.lowerBound])
    guard subject.count <= 12, subject.allSatisfy({ $0.isOpen && $0.isWord || $0.isPossessive }),
      Clause.startsWithSubject(subject),
      ResultRule.isAgent(subject)
    else { return nil }
    return subject + [.inserted(past)] + phrase.dropFirst()
  }
}
