import AssayCore
import AssayText

/// "Under article 274 of the Criminal Code, an offence punishable by up to three years in prison": what the law provides, as
/// a sentence of its own.
enum OffenceRule {
  private static let nouns: Set<String> = ["offence", "offense", "crime", "charge", "misdemeanour", "felony"]

  static func parts(_ sentence: ParsedSentence) -> [[SentenceToken]]? {
    let tokens = sentence.tokens
    guard let comma = tokens.indices.last(where: { sentence.isComma($0) }), comma > 4,
      comma + 4 < tokens.count,
      ["a", "an"].contains(tokens[comma + 1].lower), nouns.contains(tokens[comma + 2].lower),
      ["punishable", "carrying", "that", "which"].contains(tokens[comma + 3].lower)
    else { return nil }
    let tail = Array(tokens[(comma + 1)...])
    let main = Array(tokens[..<comma])
    guard tail.count <= 24, tail.allSatisfy({ $0.isOpen && $0.text != ";" }),
      Clause.isSentence(main) || main.contains(where: \.isQuoted),
      let start = main.lastIndex(where: {
        ["article", "section", "articles"].contains($0.lower) && $0.isOpen
      }),
      comma - start <= 10, start > 0, ["under", "of", "by", "with"].contains(main[start - 1].lower),
      main[start...].allSatisfy({ $0.isOpen && $0.isWord }), !Clause.isNegative(main)
    else { return nil }
    return [main, Array(main[start...]) + [.inserted("is")] + tail]
  }
}

/// "…, sending its shares down 8 per cent", "…, forcing the airport to close": what was brought about, in the passive, so that
/// nobody is said to have done it.
enum EffectRule {
  private static let participles: [String: String] = [
    "sending": "sent", "leaving": "left", "forcing": "forced", "bringing": "brought", "pushing": "pushed",
    "driving": "driven", "taking": "taken", "raising": "raised", "cutting": "cut",
  ]

  static func parts(_ sentence: ParsedSentence) -> [[SentenceToken]]? {
    let tokens = sentence.tokens
    guard
      let comma = tokens.indices.last(where: {
        $0 > 3 && $0 + 4 < tokens.count && sentence.isComma($0) && participles[tokens[$0 + 1].lower] != nil
      }), let participle = participles[tokens[comma + 1].lower]
    else { return nil }
    let main = Array(tokens[..<comma])
    let verb = comma + 1
    let rest = tokens[(verb + 1)...]
    guard let object = sentence.children(verb, ["obj", "nsubj"]).first(where: { $0 > verb }),
      Clause.isSentence(main), !Clause.isNegative(tokens), !Clause.isConditional(tokens),
      rest.allSatisfy({ $0.isOpen && $0.text != "," && $0.text != ";" }),
      let owner = sentence.plainSubject,
      owner.range.lowerBound == 0 || SentenceOpening.isDate(tokens[..<owner.range.lowerBound]),
      ["VBD", "VBZ", "VBN"].contains(sentence.tree.tags[owner.verb])
    else { return nil }
    let span = sentence.span(object)
    guard span.lowerBound == verb + 1, span.upperBound < tokens.count else { return nil }
    var phrase = Array(tokens[verb + 1...object])
    // "Its shares" are those of the subject.
    if ["its", "his", "her", "their"].contains(phrase[0].lower) {
      let subject = Array(tokens[owner.range])
      guard subject.count <= 5, subject.allSatisfy({ $0.name != nil }) else { return nil }
      phrase = subject + [ClauseOfPersonRule.possessive()] + phrase.dropFirst()
    }
    guard VerbGroup.all(in: phrase, orPlainForm: false).isEmpty else { return nil }
    let isPlural = sentence.tree.tags[object] == "NNS" || tokens[object].lower == "people"
    let auxiliary = isPlural ? "were" : "was"
    return [main, phrase + [.inserted(auxiliary), .inserted(participle)] + tokens[(object + 1)...]]
  }
}
