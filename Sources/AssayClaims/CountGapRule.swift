import AssayText

/// "Three people were killed and eleven injured when a bridge fell": the noun and the auxiliary are said once.
enum CountGapRule {
  static func parts(_ tokens: [SentenceToken]) -> [[SentenceToken]]? {
    let opening = SentenceOpening.length(tokens)
    guard let verb = VerbGroup.all(in: tokens).first(where: { $0.range.lowerBound > opening }),
      verb.isPassive,
      !verb.isNegated, !verb.isModal, let counted = counted(tokens[opening..<verb.range.lowerBound])
    else { return nil }
    for joint in tokens.indices
    where joint >= verb.range.upperBound && joint + 2 < tokens.count && tokens[joint].lower == "and"
      && tokens[joint].isOpen
    {
      guard let participle = participle(tokens, behind: joint) else { continue }
      var number = Array(tokens[(joint + 1)..<participle])
      var noun = counted.words
      if let last = number.last, ["others", "more", "people"].contains(last.lower) {
        noun = last.lower == "more" ? noun : []
      }
      guard let auxiliaries = auxiliaries(tokens, verb, isPlural: counted.isPlural) else { return nil }
      let rest = Array(tokens[participle...])
      number[0].isSpaced = true
      if let pair = compared(rest) {
        let end = tokens[joint - 1].text == "," ? joint - 1 : joint
        guard verb.range.upperBound == end else { return nil }
        return [
          Array(tokens[..<end]) + pair.first.dropFirst(),
          Array(tokens[..<opening]) + number + noun + auxiliaries + pair.second,
        ]
      }
      let second = Array(tokens[..<opening]) + number + noun + auxiliaries + rest
      // "Were killed and eleven injured when …": the clause holds for both; behind a phrase of the first it may not.
      let end = tokens[joint - 1].text == "," ? joint - 1 : joint
      let shared = verb.range.upperBound == end ? rest.dropFirst() : said(rest)
      return [Array(tokens[..<end]) + shared, second]
    }
    return nil
  }

  /// The counted noun without its number: "people", "police officers".
  private static func counted(
    _ subject: ArraySlice<SentenceToken>
  ) -> (words: [SentenceToken], isPlural: Bool)? {
    let bounds: Set<String> = [
      "at", "least", "most", "more", "than", "fewer", "about", "around", "nearly", "over", "some", "another",
    ]
    guard subject.allSatisfy({ $0.isOpen && $0.isWord }), subject.count <= 8,
      let number = subject.firstIndex(where: { !bounds.contains($0.lower) }),
      CountedNoun.isCount(subject[number]) || ["one", "a", "an"].contains(subject[number].lower)
    else { return nil }
    let words = subject[(number + 1)...].filter { !CountedNoun.isCount($0) }
    guard let last = words.last, words.allSatisfy({ !WordClasses.prepositions.contains($0.lower) }) else {
      return nil
    }
    if last.lower == "person" {
      return (words.dropLast() + [.inserted("people")], false)
    }
    guard Clause.isPlural(words) == true else { return nil }
    return (words, true)
  }

  /// Where the bare participle behind the second number stands: "and at least eleven injured".
  private static func participle(_ tokens: [SentenceToken], behind joint: Int) -> Int? {
    let bounds: Set<String> = ["at", "least", "more", "than", "about", "another", "nearly", "some", "over"]
    var index = joint + 1
    while index < tokens.count, bounds.contains(tokens[index].lower) { index += 1 }
    guard index + 1 < tokens.count, CountedNoun.isCount(tokens[index]) || tokens[index].lower == "one" else {
      return nil
    }
    while index < tokens.count, CountedNoun.isCount(tokens[index]) || tokens[index].lower == "one" {
      index += 1
    }
    if index + 1 < tokens.count, ["others", "more"].contains(tokens[index].lower) { index += 1 }
    guard index < tokens.count, tokens[index].isOpen,
      VerbLexicon.forms(tokens[index].lower).contains(.participle),
      !(index + 1 < tokens.count && VerbLexicon.forms(tokens[index + 1].lower).contains(.noun)
        && tokens[index + 1].lower.hasSuffix("s"))
    else { return nil }
    return index
  }

  private static func auxiliaries(
    _ tokens: [SentenceToken], _ verb: VerbGroup, isPlural: Bool
  ) -> [SentenceToken]? {
    var words = Array(tokens[verb.range.lowerBound..<verb.main])
    guard !isPlural else { return words }
    guard let plural = ["was": "were", "is": "are", "has": "have"][words[0].lower] else { return nil }
    words[0] = .inserted(plural)
    return words
  }

  /// "Compared with 164 and 102 in 2024": the first with the first, the second with the second.
  private static func compared(
    _ rest: [SentenceToken]
  ) -> (first: [SentenceToken], second: [SentenceToken])? {
    guard let start = rest.firstIndex(where: { $0.lower == "compared" && $0.isOpen }), start + 4 < rest.count,
      ["with", "to"].contains(rest[start + 1].lower), CountedNoun.isCount(rest[start + 2]),
      rest[start + 3].lower == "and", CountedNoun.isCount(rest[start + 4])
    else { return nil }
    return (
      Array(rest[..<(start + 3)] + rest[(start + 5)...]), Array(rest[..<(start + 2)] + rest[(start + 4)...])
    )
  }

  /// ", police said" holds for the first number too.
  private static func said(_ rest: [SentenceToken]) -> ArraySlice<SentenceToken> {
    guard ContentRule.trailingAttribution(rest) != nil,
      let comma = rest.lastIndex(where: { $0.text == "," && $0.isOpen })
    else { return [] }
    return rest[comma...]
  }
}
