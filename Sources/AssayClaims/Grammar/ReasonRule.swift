import AssayCore
import AssayText

/// "The council refused a grant of 40,000 euros for a course, reportedly because two had enrolled": that it did, and why.
///
/// The reason keeps its hedge; a long object is called by its noun there: "refused the grant".
enum ReasonRule {
  static func parts(_ sentence: ParsedSentence) -> [[SentenceToken]]? {
    let tokens = sentence.tokens
    guard
      let because = tokens.indices.last(where: {
        tokens[$0].lower == "because" && tokens[$0].isOpen && $0 + 3 < tokens.count
          && tokens[$0 + 1].lower != "of"
      })
    else { return nil }
    var start = because
    while start > 0,
      WordClasses.hedges.contains(tokens[start - 1].lower) || narrowing.contains(tokens[start - 1].lower)
    {
      start -= 1
    }
    guard start > 3, sentence.isComma(start - 1), let plain = sentence.plainSubject, plain.verb < start,
      !Clause.isSaying(tokens[plain.verb])
    else { return nil }
    let main = Array(tokens[..<(start - 1)])
    let reason = Array(tokens[start...])
    guard Clause.isSentence(main), !Clause.isNegative(main), !Clause.isConditional(tokens),
      isClause(Array(tokens[(because + 1)...])), !main.contains(where: { $0.text == "," && $0.isOpen }),
      let object = sentence.children(plain.verb, ["obj"]).first(where: { $0 > plain.verb })
    else { return nil }
    let span = sentence.span(object)
    guard span.count >= 5, span.lowerBound == plain.verb + 1,
      ["a", "an"].contains(tokens[span.lowerBound].lower)
    else {
      return nil
    }
    let noun = [SentenceToken.inserted("the"), tokens[object]]
    return [main, Array(tokens[plain.range]) + tokens[plain.range.upperBound...plain.verb] + noun + reason]
  }

  private static let narrowing: Set<String> = ["only", "partly", "mainly"]

  private static func isClause(_ tokens: [SentenceToken]) -> Bool {
    VerbGroup.all(in: tokens).contains { $0.range.lowerBound > 0 }
  }
}
