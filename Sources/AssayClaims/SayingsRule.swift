import AssayText

/// "The mayor said the city had looked into it, but conceded that …": somebody says two things, each with its own verb.
///
/// What is conceded behind the comma is not what the first verb reports of the city.
enum SayingsRule {
  static func parts(_ tokens: [SentenceToken]) -> [[SentenceToken]]? {
    let opening = SentenceOpening.length(tokens)
    guard let first = VerbGroup.all(in: tokens).first(where: { $0.range.lowerBound > opening }),
      Clause.isSaying(tokens[first.main]), !first.isPassive, !first.isModal, !first.isNegated,
      first.range.count == 1, first.main + 1 < tokens.count
    else { return nil }
    let subject = Array(tokens[opening..<first.range.lowerBound])
    guard (1...14).contains(subject.count), Clause.startsWithSubject(subject),
      subject.allSatisfy({ $0.isOpen && ($0.isWord || $0.isPossessive) }),
      !subject.contains(where: { WordClasses.relatives.contains($0.lower) }), !Clause.isNegative(subject)
    else { return nil }
    let isPast = VerbLexicon.forms(tokens[first.main].lower).contains(.past)
    let contentStart = tokens[first.main + 1].lower == "that" ? first.main + 2 : first.main + 1
    for joint in tokens.indices
    where joint > first.main + 3 && joint + 3 < tokens.count && ["but", "and"].contains(tokens[joint].lower)
      && tokens[joint].isOpen && isComma(tokens, joint - 1)
    {
      var verb = joint + 1
      while verb + 2 < tokens.count, WordClasses.conjunctionAdverbs.contains(tokens[verb].lower) { verb += 1 }
      let forms = VerbLexicon.forms(tokens[verb].lower)
      guard Clause.isSaying(tokens[verb]), tokens[verb].isOpen,
        isPast ? forms.contains(.past) : forms.contains(.third),
        opensContent(tokens[verb + 1]) || judgements.contains(VerbLexicon.base(tokens[verb].lower) ?? ""),
        Clause.isSentence(Array(tokens[contentStart..<(joint - 1)]))
      else { continue }
      return [
        Array(tokens[..<(joint - 1)]), Array(tokens[..<first.range.lowerBound]) + tokens[(joint + 1)...],
      ]
    }
    return nil
  }

  /// "And accused prosecutors of closing cases": verbs whose object needs no article.
  private static let judgements: Set<String> = [
    "accuse", "criticise", "criticize", "condemn", "denounce", "urge", "blame", "praise", "welcome",
  ]

  private static func isComma(_ tokens: [SentenceToken], _ index: Int) -> Bool {
    tokens[index].text == "," && tokens[index].isOpen
      || ["”", "\""].contains(tokens[index].text) && tokens[index - 1].text == ","
  }

  private static func opensContent(_ token: SentenceToken) -> Bool {
    ["that", "how", "whether"].contains(token.lower) || token.isQuoted || token.name != nil
      || WordClasses.determiners.contains(token.lower)
  }
}
