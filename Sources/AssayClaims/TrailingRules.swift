import AssayText

/// What a sentence says of its last noun: "…, suspended since May, …", "…, on which the loan depends", "…, the limit set by
/// law", "…, an offer that four of them rejected".
enum TrailingNounRule {
  static func parts(_ tokens: [SentenceToken]) -> [[SentenceToken]]? {
    for comma in tokens.indices
    where comma > 3 && comma + 3 < tokens.count && tokens[comma].text == "," && tokens[comma].isOpen {
      if let parts = participle(tokens, comma) ?? governed(tokens, comma) ?? limit(tokens, comma)
        ?? named(tokens, comma)
      {
        return parts
      }
    }
    return nil
  }

  private static func isPlain(_ main: [SentenceToken]) -> Bool {
    Clause.isSentence(main) && !Clause.isNegative(main) && !Clause.isConditional(main)
  }

  /// "To resume the reform, suspended since January": the object behind its verb, and what was done to it.
  private static func participle(_ tokens: [SentenceToken], _ comma: Int) -> [[SentenceToken]]? {
    let lead = tokens[comma + 1]
    let end =
      tokens.indices.first { $0 > comma && tokens[$0].text == "," && tokens[$0].isOpen } ?? tokens.count
    let phrase = Array(tokens[(comma + 1)..<end])
    guard lead.isOpen, VerbLexicon.forms(lead.lower).contains(.participle), phrase.count >= 3,
      ["since", "by", "in", "from", "under", "at", "on", "for", "after", "during"].contains(
        tokens[comma + 2].lower),
      phrase.allSatisfy(\.isOpen), VerbGroup.all(in: phrase, orPlainForm: false).allSatisfy(\.isAmbiguous),
      let noun = NounPhrase.range(tokens, endingAt: comma), tokens[noun.lowerBound].lower == "the",
      noun.count <= 6, noun.lowerBound > 1,
      !tokens[noun].contains(where: { ["and", "or"].contains($0.lower) }),
      let head = head(tokens, noun), let plural = Clause.isPlural(tokens[noun.lowerBound..<head]),
      isPlain(Array(tokens[..<comma]))
    else { return nil }
    // Right behind the verb whose object it is.
    let before = VerbLexicon.forms(tokens[noun.lowerBound - 1].lower)
    guard !before.isDisjoint(with: [.base, .past, .third, .gerund]) else { return nil }
    let auxiliaries =
      phrase.contains { $0.lower == "since" } ? [plural ? "have" : "has", "been"] : [plural ? "were" : "was"]
    return [
      Array(tokens[..<comma]) + tokens[end...],
      Array(tokens[noun]) + auxiliaries.map { .inserted($0) } + phrase,
    ]
  }

  /// Where the noun ends; a bare noun behind a preposition belongs to it: "the ban on gatherings".
  private static func head(_ tokens: [SentenceToken], _ noun: Range<Int>) -> Int? {
    let inner = noun.filter { WordClasses.prepositions.contains(tokens[$0].lower) }
    guard let first = inner.first else { return noun.upperBound }
    return inner.count == 1 && noun.upperBound - first == 2 && tokens[first + 1].name == nil ? first : nil
  }

  /// "…, on which the release of the loan depends": the release depends on it.
  private static func governed(_ tokens: [SentenceToken], _ comma: Int) -> [[SentenceToken]]? {
    let preposition = tokens[comma + 1]
    let clause = Array(tokens[(comma + 3)...])
    guard ["on", "for", "from", "against", "to", "with", "in"].contains(preposition.lower),
      tokens[comma + 2].lower == "which", tokens[comma + 2].isOpen, clause.count >= 3, clause.count <= 20,
      clause.allSatisfy({ $0.isOpen && $0.text != "," && $0.text != ";" }), Clause.startsWithSubject(clause),
      let verb = VerbGroup.all(in: clause).last, verb.range.upperBound == clause.count,
      verb.range.lowerBound > 0,
      let noun = NounPhrase.range(tokens, endingAt: comma), noun.count <= 6,
      !tokens[noun].contains(where: { WordClasses.prepositions.contains($0.lower) }),
      isPlain(Array(tokens[..<comma])), !Clause.isConditional(clause)
    else { return nil }
    var object = NounPhrase.definite(Array(tokens[noun]))
    object[0].isSpaced = true
    return [Array(tokens[..<comma]), clause + [preposition] + object]
  }

  /// "Within 30 days, the time limit set by article 40": the amount is that.
  private static func limit(_ tokens: [SentenceToken], _ comma: Int) -> [[SentenceToken]]? {
    let phrase = Array(tokens[(comma + 1)...])
    guard phrase[0].lower == "the", phrase.count <= 16, phrase.allSatisfy({ $0.isOpen && $0.text != "," }),
      ["limit", "maximum", "minimum", "deadline", "threshold", "ceiling"].contains(where: { word in
        phrase.prefix(4).contains { $0.lower == word }
      }), VerbGroup.all(in: phrase, orPlainForm: false).allSatisfy(\.isAmbiguous),
      CountedNoun.units.contains(tokens[comma - 1].lower) || tokens[comma - 1].isNumber
    else { return nil }
    var start = comma - 1
    while start > 0,
      CountedNoun.isCount(tokens[start - 1]) || ["per", "of"].contains(tokens[start - 1].lower)
    {
      start -= 1
    }
    let amount = Array(tokens[start..<comma])
    guard amount.contains(where: CountedNoun.isCount), Clause.isSentence(Array(tokens[..<comma])) else {
      return nil
    }
    return [Array(tokens[..<comma]), phrase + [.inserted("is")] + amount]
  }

  private static let charges: Set<String> = ["charge", "offence", "offense", "crime"]

  /// "…, a charge that carries five years", "…, an offer that four of them rejected".
  private static func named(_ tokens: [SentenceToken], _ comma: Int) -> [[SentenceToken]]? {
    let tail = Array(tokens[(comma + 1)...])
    guard tail.count >= 5, ["a", "an"].contains(tail[0].lower), tail[1].isWord, tail[1].name == nil,
      ["that", "which"].contains(tail[2].lower), tail.count <= 24,
      tail.allSatisfy({ $0.isOpen && ![",", ";", ":"].contains($0.text) }), isPlain(Array(tokens[..<comma])),
      !Clause.isConditional(tail)
    else { return nil }
    let main = Array(tokens[..<comma])
    let clause = Array(tail[3...])
    var noun = NounPhrase.definite(Array(tail[..<2]))
    if charges.contains(tail[1].lower), let deed = deed(main) {
      // "Accused of working with a banned group, a charge that": the charge of doing so.
      noun = noun + [.inserted("of")] + deed
    } else if charges.contains(tail[1].lower) {
      return nil
    }
    if let first = clause.first,
      !VerbLexicon.forms(first.lower).isDisjoint(with: [.third, .past])
        || WordClasses.finiteAuxiliaries.contains(first.lower)
    {
      return [main, noun + clause]
    }
    guard Clause.startsWithSubject(clause), let verb = VerbGroup.all(in: clause).last,
      verb.range.lowerBound > 0,
      verb.range.upperBound == clause.count, !Clause.isSaying(clause[verb.main])
    else { return nil }
    noun[0].isSpaced = true
    return [main, clause + noun]
  }

  /// "Cooperating with a banned organisation" behind "accused of" at the end of the main clause.
  private static func deed(_ main: [SentenceToken]) -> [SentenceToken]? {
    guard
      let of = main.lastIndex(where: { ["of", "with"].contains($0.lower) && $0.isOpen }).flatMap({ last in
        main.indices.last {
          $0 <= last && ["of", "with"].contains(main[$0].lower) && $0 > 0
            && ["accused", "convicted", "charged", "suspected", "guilty"].contains(main[$0 - 1].lower)
        }
      }), of + 2 < main.count, VerbLexicon.forms(main[of + 1].lower).contains(.gerund)
    else { return nil }
    let deed = Array(main[(of + 1)...])
    return deed.count <= 10 && deed.allSatisfy({ $0.isOpen && $0.isWord }) ? deed : nil
  }
}

/// "…, five days after residents had blocked the road": two events, of which the second is past before the first.
enum EarlierEventRule {
  private static let longest = 24

  static func parts(_ tokens: [SentenceToken]) -> [[SentenceToken]]? {
    for comma in tokens.indices
    where comma > 3 && comma + 5 < tokens.count && tokens[comma].text == "," && tokens[comma].isOpen {
      guard let after = after(tokens, comma) else { continue }
      let main = Array(tokens[..<comma])
      let clause = Array(tokens[(after + 1)...])
      let isCounted = after > comma + 1
      guard clause.count <= longest, SubordinateRule.isStated(clause),
        VerbGroup.all(in: clause).first.map({
          clause[$0.range.lowerBound].lower == "had" && $0.range.count > 1
        })
          == true,
        isCounted || clause.contains(where: \.isNumber),
        !clause.contains(where: { [",", ";"].contains($0.text) && $0.isOpen }), Clause.isSentence(main),
        !Clause.isNegative(main), !Clause.isConditional(main),
        !VerbGroup.all(in: main).contains(where: { Clause.isSaying(main[$0.main]) && !$0.isPassive })
      else { continue }
      return [main, clause]
    }
    return nil
  }

  /// "After", also behind "five days".
  private static func after(_ tokens: [SentenceToken], _ comma: Int) -> Int? {
    if tokens[comma + 1].lower == "after" { return comma + 1 }
    guard CountedNoun.isCount(tokens[comma + 1]) || tokens[comma + 1].lower == "a",
      ["day", "days", "week", "weeks", "month", "months", "year", "years", "hours"].contains(
        tokens[comma + 2].lower), tokens[comma + 3].lower == "after"
    else { return nil }
    return comma + 3
  }
}
