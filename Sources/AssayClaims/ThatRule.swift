/// Two things said behind one verb: "told the court that he had been ill and that an officer had threatened him".
enum ThatRule {
  /// Verbs by which two things are not said each: "did not know that … and that".
  private static let doubtful: Set<String> = [
    "deny", "doubt", "ask", "dispute", "question", "suspect", "claim", "allege",
  ]

  static func parts(_ tokens: [SentenceToken]) -> [[SentenceToken]]? {
    guard
      let verb = VerbGroup.all(in: tokens).first(where: { Clause.isSaying(tokens[$0.main]) }),
      !verb.isPassive, !verb.isNegated, let base = VerbLexicon.base(tokens[verb.main].lower),
      !doubtful.contains(base),
      let that = tokens.indices.first(where: {
        $0 > verb.main && tokens[$0].lower == "that" && tokens[$0].isOpen
      }), that - verb.main <= 8,
      !tokens[verb.range.upperBound..<that].contains(where: { !$0.isWord || !$0.isOpen }),
      let second = tokens.indices.first(where: { isSecond(tokens, $0) && $0 > that + 3 })
    else { return nil }
    let end = tokens[second - 2].text == "," ? second - 2 : second - 1
    let body = Array(tokens[(second + 1)...])
    guard Clause.isSentence(Array(tokens[(that + 1)..<end])), Clause.startsWithSubject(body),
      Clause.isSentence(body), !Clause.isNegative(tokens[..<that]), !Clause.isConditional(tokens[..<that])
    else { return nil }
    return [Array(tokens[..<end]), Array(tokens[...that]) + body]
  }

  private static func isSecond(_ tokens: [SentenceToken], _ index: Int) -> Bool {
    index > 2 && tokens[index].lower == "that" && tokens[index].isOpen && tokens[index - 1].lower == "and"
      && index + 3 < tokens.count
  }
}
