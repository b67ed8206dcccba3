import AssayText

/// Some of what was counted, behind "including" or "among them": "seized 40 files, including a list of donors, in a raid".
///
/// Only where what is done is done to each of them, and each is named without a name of its own: an office may be counted
/// by a name that stands for something else.
enum ObjectListRule {
  private static let distributive: Set<String> = [
    "report", "detain", "arrest", "record", "seize", "find", "reject", "name", "list", "document", "publish",
    "close", "block", "destroy", "damage", "injure", "release", "charge", "approve", "ban", "fine", "cite",
    "register", "confiscate", "cancel", "demolish", "expel", "dismiss", "identify", "observe", "lose",
    "withdraw", "question", "search", "remove", "ignore", "visit", "inspect", "sack", "buy", "sell",
    "acquire",
  ]

  static func parts(_ tokens: [SentenceToken]) -> [[SentenceToken]]? {
    guard let lead = tokens.indices.last(where: { isLead(tokens, $0) }), lead > 4,
      tokens[lead - 1].text == ",",
      let verb = VerbGroup.all(in: Array(tokens[..<(lead - 1)])).last, !verb.isPassive, !verb.isNegated,
      !verb.isModal, let base = VerbLexicon.base(tokens[verb.main].lower), distributive.contains(base),
      !Clause.isNegative(tokens), !Clause.isConditional(tokens), !Clause.isPaired(tokens)
    else { return nil }
    let start = lead + (tokens[lead].lower == "among" ? 2 : 1)
    let end =
      tokens.indices.first { $0 > start && tokens[$0].text == "," && tokens[$0].isOpen } ?? tokens.count
    let object = Array(tokens[verb.range.upperBound..<(lead - 1)])
    guard start < end, let head = head(of: object), let members = members(Array(tokens[start..<end])) else {
      return nil
    }
    let rest = end < tokens.count ? Array(tokens[(end + 1)...]) : []
    guard VerbGroup.all(in: rest, orPlainForm: false).isEmpty else { return nil }
    let before = Array(tokens[..<verb.range.upperBound])
    let behind = Array(object[head...]) + rest
    return [before + object + rest] + members.map { before + $0 + behind }
  }

  private static func isLead(_ tokens: [SentenceToken], _ index: Int) -> Bool {
    guard tokens[index].isOpen, index + 2 < tokens.count else { return false }
    return tokens[index].lower == "including"
      || tokens[index].lower == "among" && tokens[index + 1].lower == "them"
  }

  /// Where the counted noun ends: behind "seven people", "17 of her 19 motions".
  private static func head(of object: [SentenceToken]) -> Int? {
    // "At least 31 people": the bound goes with the number.
    let bounds: Set<String> = [
      "at", "least", "most", "more", "than", "fewer", "about", "around", "nearly", "roughly", "almost",
      "over",
    ]
    guard let number = object.firstIndex(where: { !bounds.contains($0.lower) }), number <= 2,
      CountedNoun.isCount(object[number])
    else { return nil }
    var end =
      object.indices.first { index in
        index > number && WordClasses.prepositions.contains(object[index].lower) && object[index].name == nil
          && !(index == number + 1 && object[index].lower == "of")
      } ?? object.count
    while end > 1, object[end - 1].isDate { end -= 1 }
    guard end > 1, object.allSatisfy({ $0.isOpen && ($0.isWord || $0.isPossessive) }),
      Clause.isPlural(object[..<end]) == true, !CountedNoun.units.contains(object[end - 1].lower)
    else { return nil }
    return end
  }

  /// The members of a list, each named without a name of its own; nil unless every one is.
  static func members(_ list: [SentenceToken]) -> [[SentenceToken]]? {
    let members = list.split { $0.isOpen && $0.lower == "and" }.map(Array.init)
    guard (1...3).contains(members.count) else { return nil }
    let areWhole = members.allSatisfy { member in
      guard let first = member.first, member.count >= 2, first.isOpen, first.name == nil,
        member.allSatisfy({ $0.isWord || $0.isPossessive || $0.isQuoted })
      else { return false }
      let isIndefinite = ["a", "an"].contains(first.lower) || CountedNoun.isCount(first)
      let isDeed =
        first.lower == "the" && member.count > 3 && member[1].lower.hasSuffix("ing")
        && member[2].lower == "of"
      let head = member.prefix { !WordClasses.prepositions.contains($0.lower) }
      let isBare = !WordClasses.determiners.contains(first.lower) && Clause.isPlural(head) == true
      return (isIndefinite || isDeed || isBare)
        && VerbGroup.all(
          in: [.inserted("the")] + member.dropFirst().prefix { $0.lower != "who" }, orPlainForm: false
        ).isEmpty
    }
    return areWhole ? members : nil
  }
}

/// Numbers with what they count.
enum CountedNoun {
  /// What is measured and not counted.
  static let units: Set<String> = [
    "years", "months", "weeks", "days", "hours", "minutes", "seconds", "cent", "percent", "points", "euros",
    "dollars", "pounds", "roubles", "rubles", "tenge", "kilometres", "kilometers", "metres", "meters",
    "miles",
    "tonnes", "tons", "kilograms", "grams", "litres", "hectares", "acres", "degrees", "cents", "francs",
    "forints", "times",
  ]

  /// The plural nouns with a number before them, each from its number to its noun.
  static func phrases(in tokens: [SentenceToken]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var index = 0
    while index + 1 < tokens.count {
      defer { index += 1 }
      let token = tokens[index]
      guard token.isOpen, token.isNumber && !token.isDate || isCount(token) else { continue }
      guard !["some", "many", "most"].contains(token.lower) else { continue }
      var end = index + 1
      // Up to three adjectives may stand between.
      while end < tokens.count, end - index <= 3, tokens[end].isWord, tokens[end].isOpen,
        tokens[end].name == nil,
        !isPluralNoun(tokens[end]), !WordClasses.prepositions.contains(tokens[end].lower),
        !WordClasses.finiteAuxiliaries.contains(tokens[end].lower),
        !WordClasses.determiners.contains(tokens[end].lower),
        tokens[end].lower != "and"
      { end += 1 }
      guard end < tokens.count, tokens[end].isOpen, isPluralNoun(tokens[end]) else { continue }
      found.append(index..<end + 1)
      index = end
    }
    return found
  }

  private static func isPluralNoun(_ token: SentenceToken) -> Bool {
    token.isWord && token.name == nil && !token.isDate && !token.isNumber
      && Clause.isPlural([token]) == true && !units.contains(token.lower)
      && !["per", "this", "his", "its", "was", "is", "has", "does", "votes", "seats"].contains(token.lower)
  }

  static func isCount(_ token: SentenceToken) -> Bool {
    token.isNumber && !token.isDate
      || WordClasses.numberWords.contains(token.lower)
        && !["at", "about", "over", "one"].contains(token.lower)
      || ["several", "some", "many", "most", "eleven", "thirteen", "fifteen", "twenty", "thirty"].contains(
        token.lower)
  }
}

/// Two amounts behind one verb: "had 37 per cent of the vote and 34 of the 81 seats".
enum AmountsRule {
  /// Verbs that two amounts together tell one thing of: "lasted two hours and ten minutes".
  private static let measuring: Set<String> = [
    "be", "cost", "last", "weigh", "measure", "total", "take", "rise", "fall", "grow", "drop", "need",
    "remain",
    "include", "comprise", "contain", "share", "divide", "compare", "make", "range", "account", "meet",
    "turn",
    "separate", "split", "choose", "combine", "exchange", "reach",
  ]

  static func parts(_ tokens: [SentenceToken]) -> [[SentenceToken]]? {
    let opening = SentenceOpening.length(tokens)
    let groups = VerbGroup.all(in: tokens, orPlainForm: false).filter { $0.range.lowerBound > opening }
    guard let verb = groups.last, !verb.isPassive, !verb.isModal, !verb.isNegated,
      let base = VerbLexicon.base(tokens[verb.main].lower) ?? (isHave(tokens[verb.main]) ? "have" : nil),
      !measuring.contains(base), !Clause.isSaying(tokens[verb.main]), !Clause.isNegative(tokens),
      !Clause.isConditional(tokens), !Clause.isPaired(tokens[verb.range.upperBound...])
    else { return nil }
    let subject = Array(tokens[opening..<verb.range.lowerBound])
    let object = Array(tokens[verb.range.upperBound...])
    let joints = object.indices.filter { object[$0].lower == "and" && object[$0].isOpen }
    guard Clause.startsWithSubject(subject), !subject.contains(where: { $0.text == "," && $0.isOpen }),
      joints.count == 1, let joint = joints.first,
      object.allSatisfy({
        $0.isOpen && $0.isWord || $0.isPossessive || ["€", "$", "£", "%"].contains($0.text)
      })
    else { return nil }
    let (left, right) = (Array(object[..<joint]), Array(object[(joint + 1)...]))
    guard left.count >= 2, right.count >= 2, opensAmount(left), opensAmount(right), tells(left), tells(right)
    else { return nil }
    // A place or a date behind the second amount may hold for both.
    func phrases(_ words: [SentenceToken]) -> Bool {
      words.contains { $0.isDate || WordClasses.prepositions.contains($0.lower) && $0.lower != "of" }
    }
    guard !phrases(right) || phrases(left) else { return nil }
    return [Array(tokens[..<verb.range.upperBound]) + left, Array(tokens[..<verb.range.upperBound]) + right]
  }

  private static func isHave(_ token: SentenceToken) -> Bool { ["had", "has", "have"].contains(token.lower) }

  private static func opensAmount(_ words: [SentenceToken]) -> Bool {
    let first = words.first { !["about", "nearly", "roughly", "almost", "some", "over"].contains($0.lower) }
    return first.map { CountedNoun.isCount($0) && $0.lower != "some" && $0.lower != "most" } ?? false
  }

  /// Whether a noun that is no unit tells what the amount is of.
  private static func tells(_ words: [SentenceToken]) -> Bool {
    words.contains {
      $0.isWord && !$0.isNumber && !CountedNoun.units.contains($0.lower) && $0.lower.count > 2
        && !WordClasses.numberWords.contains($0.lower) && !WordClasses.prepositions.contains($0.lower)
        && !WordClasses.determiners.contains($0.lower)
    }
  }
}
