/// Two duties of one command: "require organisations to report receipt within 10 days and submit reports".
enum InfinitiveRule {
  private static let commanding: Set<String> = [
    "require", "order", "oblige", "force", "compel", "ask", "urge", "instruct", "agree", "pledge", "vow",
    "promise",
  ]

  static func parts(_ tokens: [SentenceToken]) -> [[SentenceToken]]? {
    let opening = SentenceOpening.length(tokens)
    let groups = VerbGroup.all(in: tokens)
    guard groups.count == 1, let verb = groups.first, verb.range.lowerBound > opening, !verb.isNegated,
      !Clause.isNegative(tokens),
      let base = VerbLexicon.base(tokens[verb.main].lower),
      commanding.contains(base)
        || base == "call" && verb.main + 1 < tokens.count && tokens[verb.main + 1].lower == "on"
    else { return nil }
    guard !Clause.isConditional(tokens), !Clause.isPaired(tokens), !tokens.contains(where: { $0.isQuoted })
    else { return nil }
    let infinitives = tokens.indices.dropLast().filter {
      tokens[$0].lower == "to" && $0 > verb.main && VerbLexicon.forms(tokens[$0 + 1].lower).contains(.base)
    }
    // "To free them and to pay them": each with its "to".
    if infinitives.count == 2, let to = infinitives.first, let second = infinitives.last, second > to + 3,
      tokens[second - 1].lower == "and", tokens[second - 1].isOpen,
      !tokens[to..<second].contains(where: { [",", ";"].contains($0.text) && $0.isOpen })
    {
      return [Array(tokens[..<(second - 1)]), Array(tokens[..<to]) + tokens[second...]]
    }
    guard infinitives.count == 1, let to = infinitives.first else { return nil }
    let joints = tokens.indices.filter { $0 > to + 2 && tokens[$0].lower == "and" }
    guard joints.count == 1, let joint = joints.first, joint + 2 < tokens.count else { return nil }
    let forms = VerbLexicon.forms(tokens[joint + 1].lower)
    let next = tokens[joint + 2]
    let isVerb =
      forms.contains(.base) && (!forms.contains(.noun) || WordClasses.determiners.contains(next.lower))
    guard isVerb, next.isWord else { return nil }
    let left = Array(tokens[..<joint])
    return [left, Array(tokens[...to]) + Array(tokens[(joint + 1)...])]
  }
}
