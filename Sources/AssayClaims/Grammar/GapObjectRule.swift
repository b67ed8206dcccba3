import AssayCore
import AssayText

/// "Had demanded eight years for one and four for the other", "paid 3 million euros to Oral and 2 million to Aktau": the verb
/// and the unit are said once.
///
/// Both halves must be an amount with the same preposition behind it, so that it is plain what goes with what.
enum GapObjectRule {
  static func parts(_ sentence: ParsedSentence) -> [[SentenceToken]]? {
    let tokens = sentence.tokens
    guard let plain = sentence.plainSubject, sentence.tree.tags[plain.verb].hasPrefix("VB"),
      !Clause.isNegative(tokens), !Clause.isConditional(tokens), !Clause.isPaired(tokens)
    else { return nil }
    for and in tokens.indices
    where and > plain.verb + 4 && and + 3 < tokens.count && tokens[and].lower == "and" && tokens[and].isOpen {
      let left = Array(tokens[(plain.verb + 1)..<and])
      guard CountedNoun.isCount(tokens[and + 1]), let first = amount(left) else { continue }
      var second = and + 2
      if second < tokens.count, ["million", "billion"].contains(tokens[second].lower) { second += 1 }
      guard second + 1 < tokens.count, tokens[second].isOpen,
        tokens[second].lower == left[first.upperBound].lower,
        tokens[(second + 1)...].allSatisfy({ $0.isOpen && $0.text != "," }),
        VerbGroup.all(in: Array(tokens[second...]), orPlainForm: false).isEmpty
      else { continue }
      var number = Array(tokens[(and + 1)..<second])
      number[0].isSpaced = true
      let unit = left[first].filter {
        !CountedNoun.isCount($0) && !["million", "billion"].contains($0.lower)
      }
      return [
        Array(tokens[..<and]), Array(tokens[...plain.verb]) + number + unit + tokens[second...],
      ]
    }
    return nil
  }

  /// The amount that opens the run, up to a preposition that tells whose it is: "eight years", "3 million euros".
  private static func amount(_ words: [SentenceToken]) -> Range<Int>? {
    guard words.count >= 3, CountedNoun.isCount(words[0]),
      let end = words.firstIndex(where: { ["for", "to", "against", "from"].contains($0.lower) }),
      (2...4).contains(end), end + 1 < words.count, words.allSatisfy({ $0.isOpen && $0.isWord }),
      words[(end + 1)...].allSatisfy({ !["for", "to", "against", "from", "and"].contains($0.lower) })
    else { return nil }
    return 0..<end
  }
}
