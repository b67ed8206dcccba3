import AssayCore
import AssayText

/// What is so of some of those just spoken of, without a verb: "41 bridges, nine of them in a poor condition", "seven members,
/// four of them appointed by the king and three elected".
///
/// The share becomes the subject of a sentence of its own: "Nine of the 41 bridges are in a poor condition."
enum ShareRule {
  static func parts(_ tokens: [SentenceToken]) -> [[SentenceToken]]? {
    for them in tokens.indices
    where them > 3 && them + 1 < tokens.count && tokens[them].lower == "them" && tokens[them].isOpen
      && tokens[them - 1].lower == "of"
    {
      guard let comma = tokens[..<them].lastIndex(where: { ($0.text == "," || $0.text == "–") && $0.isOpen }),
        comma > 1,
        them - comma <= 6, isShare(tokens[(comma + 1)..<(them - 1)]),
        let noun = noun(
          tokens, before: comma, isCounted: tokens[(comma + 1)..<them].contains(where: CountedNoun.isCount)),
        let parts = cut(tokens, comma, them, noun)
      else { continue }
      return parts
    }
    return nil
  }

  private static let shares: Set<String> = [
    "all", "both", "most", "half", "one", "none", "each", "third", "quarter", "quarters", "thirds",
    "majority", "several", "many", "some", "few", "only", "about", "nearly", "almost", "least", "at", "more",
    "than", "over", "per", "cent", "percent", "a", "the", "just", "roughly", "around", "two",
  ]

  private static func isShare(_ words: ArraySlice<SentenceToken>) -> Bool {
    !words.isEmpty
      && words.allSatisfy { $0.isOpen && (CountedNoun.isCount($0) || shares.contains($0.lower)) }
  }

  private static func cut(
    _ tokens: [SentenceToken], _ comma: Int, _ them: Int, _ noun: [SentenceToken]
  ) -> [[SentenceToken]]? {
    let end =
      tokens[them...].firstIndex { [",", ";", "–"].contains($0.text) && $0.isOpen } ?? tokens.count
    let predicate = Array(tokens[(them + 1)..<end])
    let before = Array(tokens[..<comma])
    guard states(predicate), !before.contains(where: { $0.lower == "if" || $0.lower == "unless" }) else {
      return nil
    }
    var rest = Array(tokens[end...])
    let isFinite = !VerbGroup.all(in: before, orPlainForm: false).isEmpty
    // The comma that closes the aside goes with it, where the sentence went on without one.
    if rest.first?.text == ",", !isFinite || rest.count > 1 && rest[1].lower == "that" { rest.removeFirst() }
    if rest.first?.text == "–" { rest.removeFirst() }
    let main = before + rest
    guard Clause.isSentence(main) else { return nil }
    let shares = split(share: Array(tokens[(comma + 1)..<(them - 1)]), predicate)
    return [main]
      + shares.map { share, words in
        Clause.frame(tokens, before: comma) + share + [.inserted("of"), .inserted("the")] + noun + [
          .inserted(copula(main, share))
        ] + words
      }
  }

  /// "Appointed by the king and three elected": the second number counts the same.
  private static func split(
    share: [SentenceToken], _ predicate: [SentenceToken]
  ) -> [([SentenceToken], [SentenceToken])] {
    guard
      let and = predicate.indices.dropFirst().first(where: {
        $0 + 2 < predicate.count && predicate[$0].lower == "and" && CountedNoun.isCount(predicate[$0 + 1])
          && VerbLexicon.forms(predicate[$0 + 2].lower).contains(.participle)
      }), VerbLexicon.forms(predicate[0].lower).contains(.participle)
    else { return [(share, predicate)] }
    return [(share, Array(predicate[..<and])), ([predicate[and + 1]], Array(predicate[(and + 2)...]))]
  }

  /// Words that can stand behind "are" and hold no verb of their own.
  private static func states(_ words: [SentenceToken]) -> Bool {
    guard let first = words.first, (1...16).contains(words.count), first.isOpen, first.isWord,
      !WordClasses.relatives.contains(first.lower), !["and", "or", "but", "to"].contains(first.lower)
    else { return false }
    return VerbGroup.all(in: [.inserted("it"), .inserted("were")] + words, orPlainForm: false)
      .dropFirst().allSatisfy { $0.isAmbiguous }
      && !WordClasses.modals.contains(first.lower) && !WordClasses.finiteAuxiliaries.contains(first.lower)
      && !isFinite(first.lower)
  }

  /// "Nine of them said": a past form that is no participle.
  private static func isFinite(_ lower: String) -> Bool {
    let forms = VerbLexicon.forms(lower)
    return VerbGroup.neverReduced.contains(lower) || forms.contains(.past) && !forms.contains(.participle)
      || ["said", "told"].contains(lower)
  }

  /// "Are" where the sentence is told in the present, "would be" where it tells what would be so.
  private static func copula(_ main: [SentenceToken], _ share: [SentenceToken]) -> String {
    let opening = SentenceOpening.length(main)
    let verb = VerbGroup.all(in: main).first { $0.range.lowerBound >= opening }
    let lead = verb.map { main[$0.range.lowerBound].lower } ?? ""
    let isOne = share.contains { $0.lower == "one" }
    if ["would", "will"].contains(lead) { return lead + " be" }
    let isPast = VerbLexicon.forms(lead).contains(.past) || ["was", "were", "had", "did"].contains(lead)
    return isPast ? (isOne ? "was" : "were") : isOne ? "is" : "are"
  }

  // MARK: - Of whom

  /// Words by which a number before them is none of a certain size.
  static let bounds: Set<String> = [
    "some", "about", "around", "nearly", "almost", "roughly", "least", "most", "than", "over",
    "approximately",
    "to",
  ]

  /// The plural noun that ends before the comma, else the one that the sentence counts.
  private static func noun(
    _ tokens: [SentenceToken], before comma: Int, isCounted: Bool
  ) -> [SentenceToken]? {
    let main = Array(tokens[..<comma])
    if let number = number(main) { return number }
    let counted = CountedNoun.phrases(in: main)
    let near = plural(main)
    // "Forty shops opened before the holidays, 28 of them in Oral": a number is of what was counted.
    let far = isCounted || near == nil ? only(counted) : nil
    guard let range = counted.last(where: { $0.upperBound == comma }) ?? far ?? (counted.isEmpty ? near : nil)
    else { return nil }
    var words = Array(main[range])
    let isBound = range.lowerBound > 0 && bounds.contains(main[range.lowerBound - 1].lower)
    // "At least 40 sites": of how many, the number alone does not tell.
    if isBound { words.removeAll { CountedNoun.isCount($0) } }
    guard !words.isEmpty else { return nil }
    words[0].isSpaced = true
    if words[0].span?.start == 0, words[0].name == nil { words[0].text = words[0].lower }
    return words + owner(main, range.lowerBound)
  }

  /// "9 million people were in work, and 449,000 were looking for a job": the number that the last clause begins with.
  private static func number(_ main: [SentenceToken]) -> [SentenceToken]? {
    guard
      let joint = main.indices.dropFirst(3).dropLast(3).last(where: {
        ["and", "but", "while"].contains(main[$0].lower) && main[$0].isOpen
      }), CountedNoun.isCount(main[joint + 1]),
      WordClasses.finiteAuxiliaries.contains(main[joint + 2].lower)
        || Clause.opensPredicate(main, joint + 2)
    else { return nil }
    var number = main[joint + 1]
    number.isSpaced = true
    return [number]
  }

  private static func only(_ counted: [Range<Int>]) -> Range<Int>? { counted.count == 1 ? counted[0] : nil }

  /// "The Nordic Council of seven members": whose members they are.
  private static func owner(_ main: [SentenceToken], _ start: Int) -> [SentenceToken] {
    guard start > 1, main[start - 1].lower == "of", let id = main[start - 2].name, main[start - 2].isOpen
    else {
      return []
    }
    let name = main[..<(start - 1)].suffix { $0.name == id }
    let before = name.startIndex > 0 ? main[name.startIndex - 1].lower : ""
    let article = ["a", "an", "the"].contains(before) ? [SentenceToken.inserted("the")] : []
    var words = Array(name)
    words[0].isSpaced = true
    return [.inserted("of")] + article + words
  }

  private static let people: Set<String> = [
    "injured", "dead", "wounded", "accused", "detained", "arrested", "missing", "deceased", "survivors",
  ]

  /// "Flat sherds", "the injured": the last words, back to an article, a preposition or a verb.
  private static func plural(_ main: [SentenceToken]) -> Range<Int>? {
    guard let last = main.last, last.isOpen, last.isWord, last.name == nil, !last.isDate else { return nil }
    let end = main.count
    if people.contains(last.lower), end > 1, main[end - 2].lower == "the" { return end - 1..<end }
    guard Clause.isPlural([last]) == true || last.lower == "people", !CountedNoun.units.contains(last.lower)
    else { return nil }
    var start = end - 1
    while start > 0, end - start <= 3, main[start - 1].isWord, main[start - 1].isOpen,
      main[start - 1].name == nil,
      !WordClasses.prepositions.contains(main[start - 1].lower),
      !WordClasses.determiners.contains(main[start - 1].lower),
      !WordClasses.finiteAuxiliaries.contains(main[start - 1].lower), main[start - 1].lower != "and",
      VerbLexicon.forms(main[start - 1].lower).isEmpty
    { start -= 1 }
    return start..<end
  }
}

extension ArraySlice {
  /// The longest run at the end whose elements all satisfy the predicate.
  fileprivate func suffix(while holds: (Element) -> Bool) -> ArraySlice {
    var start = endIndex
    while start > startIndex, holds(self[start - 1]) { start -= 1 }
    return self[start...]
  }
}
