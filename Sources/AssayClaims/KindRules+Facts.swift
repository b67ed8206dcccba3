import AssayCore
import AssayText

/// The kind of a statement that states a fact.
extension KindRules {
  static func factualKind(
    _ tokens: [SentenceToken], _ groups: [VerbGroup], _ text: String
  ) -> ClaimKind {
    let lower = Set(tokens.lazy.filter(\.isOpen).map(\.lower))
    let main = groups.first.map { tokens[$0.main].lower } ?? ""
    let base = VerbLexicon.base(main) ?? ""
    let subject = groups.first.map { tokens[..<$0.range.lowerBound] } ?? []
    let ruling: Set<String> = [
      "prohibit", "require", "ban", "grant", "oblige", "allow", "permit", "forbid", "provide", "impose",
      "criminalise", "criminalize", "widen", "disclose", "rule", "punish", "apply",
    ]
    if !LawFinder().mentions(in: text).isEmpty || hasLawWord(Array(subject))
      || (ruling.contains(base) && hasLawWord(tokens))
    {
      return .law
    }
    if isForbidden(groups, base, tokens) || isPlea(base, subject, lower) { return .law }
    if base == "rule", !lower.isDisjoint(with: ["court", "judge", "tribunal"]) { return .law }
    if isSentencing(base, lower) || isOfficial(tokens, groups, base) { return .law }
    let predicate = groups.first.map { Array(tokens[$0.range.lowerBound...]) } ?? tokens
    if !lower.isDisjoint(with: ["ranked", "compared"]) || isSuperlative(predicate)
      || (lower.contains("than") && !moreThanNumber(tokens))
    {
      return .comparison
    }
    if ["attribute", "blame", "stem"].contains(base) { return .causal }
    // "Rejects this": a standpoint in the present.
    if ["rejects", "dismisses"].contains(main),
      predicate.dropFirst().first.map({ ["this", "the", "it", "all"].contains($0.lower) }) == true
    {
      return .attribution
    }
    if isStandpoint(base, predicate) { return .attribution }
    if lower.contains("because") || !lower.isDisjoint(with: ["caused", "prompted", "triggered"])
      || contains(tokens, ["as", "a", "result"]) || contains(tokens, ["led", "to"])
      || contains(tokens, ["due", "to"])
    {
      return .causal
    }
    // "Maria Lind is 51": an age is a state.
    if WordClasses.be.contains(main), let last = tokens.last(where: \.isWord), last.isNumber, !last.isDate,
      tokens.contains(where: { $0.nameKind == .person }), tokens.count(where: \.isNumber) == 1
    {
      return .status
    }
    let quantities = QuantityFinder().mentions(in: text).filter(isTelling)
    let isState =
      WordClasses.be.contains(main)
      || ["remain", "serve", "own", "belong", "direct", "head", "live", "employ", "contain", "include"]
        .contains(base)
      || ["has", "have"].contains(main) && groups.first.map { $0.range.count == 1 } == true
      || ["leads", "represents", "suffers", "governs", "chairs", "edits", "heads", "runs"].contains(main)
      || ["run", "chair", "edit", "lead"].contains(base) && lower.contains("since")
      || base == "govern" && lower.contains("since")
      || groups.first.map { tokens[$0.range.lowerBound].lower == "may" && $0.isNegated } == true
    // "Was 31.2 years".
    let isFraction =
      WordClasses.be.contains(main) && tokens.contains { $0.isNumber && !$0.isDate && $0.text.contains(".") }
    if !quantities.isEmpty || isFraction || isToll(tokens, base) { return .quantity }
    return isState ? .status : .event
  }

  /// What a court, a parliament or a regulator decides, and what a rule has them do.
  private static func isOfficial(_ tokens: [SentenceToken], _ groups: [VerbGroup], _ base: String) -> Bool {
    guard let verb = groups.first(where: { $0.range.lowerBound > 0 }) else { return false }
    let subject = Set(tokens[..<verb.range.lowerBound].lazy.filter(\.isOpen).map(\.lower))
    if tokens[verb.range.lowerBound].lower == "must", verb.main > verb.range.lowerBound { return true }
    if subject.contains("constitution") || verb.isPassive && base == "accuse" { return true }
    guard !verb.isPassive else { return false }
    if !subject.isDisjoint(with: ["court", "judge", "tribunal"]),
      ["refuse", "reject", "grant", "order", "overturn", "uphold", "dismiss"].contains(base)
    {
      return true
    }
    if subject.contains("regulator"), ["fine", "suspend", "ban", "block", "revoke"].contains(base) {
      return true
    }
    let laws: Set<String> = ["law", "laws", "fine", "penalty", "penalties", "code"]
    return !subject.isDisjoint(with: ["parliament", "senate", "congress", "assembly"])
      && (["require", "ban", "repeal", "amend", "legalise", "legalize", "outlaw"].contains(base)
        || ["tighten", "double", "triple", "halve", "widen"].contains(base)
          && tokens[verb.main...].contains { laws.contains($0.lower) })
  }

  /// "Strikes are banned at mines": what the rules are now.
  private static func isForbidden(_ groups: [VerbGroup], _ base: String, _ tokens: [SentenceToken]) -> Bool {
    guard let verb = groups.first, verb.isPassive,
      ["is", "are"].contains(tokens[verb.range.lowerBound].lower)
    else { return false }
    return ["ban", "prohibit", "forbid", "outlaw", "criminalise", "criminalize"].contains(base)
  }

  /// What the prosecution does about a charge: "had demanded four years", "dropped the charge".
  private static func isPlea(_ base: String, _ subject: ArraySlice<SentenceToken>, _ lower: Set<String>)
    -> Bool
  {
    guard subject.contains(where: { ["prosecutor", "prosecutors", "prosecution"].contains($0.lower) }) else {
      return false
    }
    return ["drop", "withdraw"].contains(base) && !lower.isDisjoint(with: ["charge", "charges", "case"])
      || ["demand", "seek", "request"].contains(base)
        && !lower.isDisjoint(with: ["years", "months", "sentence", "prison"])
  }

  private static let reproaches: Set<String> = [
    "criticism", "accusation", "accusations", "allegation", "allegations", "claim", "claims", "reproach",
    "charge",
    "point", "figure", "finding", "findings",
  ]

  /// "Rejected the criticism", "has promised to": what somebody thinks of something, or vows.
  private static func isStandpoint(_ base: String, _ predicate: [SentenceToken]) -> Bool {
    let next = predicate.dropFirst().prefix(4)
    if ["promise", "pledge", "vow"].contains(base) {
      return predicate.prefix(4).contains { $0.lower == "to" }
    }
    return ["reject", "dismiss", "concede", "dispute", "refute"].contains(base)
      && next.contains { reproaches.contains($0.lower) }
  }

  /// What a court did to somebody: jailed, convicted, cleared.
  private static func isSentencing(_ base: String, _ lower: Set<String>) -> Bool {
    if ["jail", "sentence", "convict", "acquit", "imprison"].contains(base) { return true }
    let charges: Set<String> = [
      "charge", "charges", "fraud", "guilty", "count", "counts", "manslaughter", "murder", "arrest",
    ]
    return ["clear", "admit", "plead", "place"].contains(base) && !lower.isDisjoint(with: charges)
  }

  /// "Killed six people", "lasts eleven minutes": a number, however small, is what is told.
  private static func isToll(_ tokens: [SentenceToken], _ base: String) -> Bool {
    ["kill", "injure", "wound", "last"].contains(base)
      && tokens.contains { $0.isNumber && !$0.isDate || CountedNoun.isCount($0) && $0.lower != "some" }
  }

  /// "Is Poland's third-largest port", "was the highest since 1998": what is said, not what it is said of ("the largest of them
  /// owed 18 million").
  private static func isSuperlative(_ predicate: [SentenceToken]) -> Bool {
    let open = predicate.filter(\.isOpen)
    let degrees: Set<String> = [
      "highest", "lowest", "largest", "biggest", "smallest", "oldest", "richest", "longest", "deadliest",
      "doubled", "tripled",
    ]
    return open.contains { token in
      degrees.contains(token.lower)
        || token.lower.split(separator: "-").last.map { degrees.contains(String($0)) } == true
    }
  }

  /// Whether the number is what the statement is about: "three women" alone is not, "more than 20" and "€200" are.
  private static func isTelling(_ mention: QuantityMention) -> Bool {
    switch mention.dimension {
    case .money, .percent, .measure: true
    case .count: mention.bound != .exact || mention.value > 10
    case .duration, .ordinal, .age: false
    }
  }

  private static func moreThanNumber(_ tokens: [SentenceToken]) -> Bool {
    guard let than = tokens.firstIndex(where: { $0.lower == "than" }), than + 1 < tokens.count else {
      return false
    }
    let next = tokens[than + 1]
    if ["£", "$", "€", "¥"].contains(next.text) { return true }
    return next.isNumber || WordClasses.numberWords.contains(next.lower) || next.lower == "a"
  }

  private static func contains(_ tokens: [SentenceToken], _ words: [String]) -> Bool {
    guard tokens.count >= words.count else { return false }
    return (0...(tokens.count - words.count)).contains { start in
      words.indices.allSatisfy { tokens[start + $0].lower == words[$0] }
    }
  }
}
