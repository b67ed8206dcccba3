import AssayCore
import AssayText

/// What somebody is said to have reported, found by the grammar: "The Union of Port Crews said 71 per cent had voted".
enum SaidRule {
  /// Whether the words hold a verb that reports facts, so that it is worth while to parse them.
  static func mayApply(to tokens: [SentenceToken]) -> Bool {
    tokens.contains { VerbLexicon.base($0.lower).map(WordClasses.reportingBases.contains) == true }
  }

  /// The words said, where a verb that reports facts governs them; nil for claims, warnings, doubts and quotations.
  static func content(of sentence: ParsedSentence) -> [SentenceToken]? {
    let tokens = sentence.tokens
    guard (5...90).contains(tokens.count), let root = sentence.root,
      let base = VerbLexicon.base(tokens[root].lower),
      WordClasses.reportingBases.contains(base), sentence.subject(root) != nil,
      sentence.tree.child(of: root, "aux:pass") == nil,
      let said = sentence.children(root, ["ccomp"]).first(where: { $0 > root && sentence.isFinite($0) }),
      sentence.subject(said) != nil
    else { return nil }
    let span = sentence.span(said)
    let rest = tokens[span.upperBound...].filter { $0.isWord }
    guard span.lowerBound > root, rest.isEmpty, !Clause.isNegative(tokens[..<span.lowerBound]),
      !sentence.children(root, ["aux"]).contains(where: { sentence.tree.tags[$0] == "MD" })
    else { return nil }
    var content = Array(tokens[span])
    if content.first?.lower == "that" { content.removeFirst() }
    while let last = content.last, [".", ","].contains(last.text) { content.removeLast() }
    guard content.count >= 4,
      !content.contains(where: {
        $0.isQuoted || WordClasses.modals.contains($0.lower) && !$0.isDate
          || WordClasses.hedges.contains($0.lower)
      }),
      !["it", "this", "that", "these", "they", "there", "what", "how", "whether"].contains(content[0].lower)
    else { return nil }
    return content
  }
}
