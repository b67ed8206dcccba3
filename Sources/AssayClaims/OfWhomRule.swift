import AssayText

/// Some of those just counted: "64 people were arrested, of whom 19 were freed", "a board of eleven members, only two of whom
/// are women".
enum OfWhomRule {
  static func parts(_ tokens: [SentenceToken]) -> [[SentenceToken]]? {
    for whom in tokens.indices
    where whom > 4 && whom + 2 < tokens.count && ["whom", "which"].contains(tokens[whom].lower)
      && tokens[whom - 1].lower == "of" && tokens[whom].isOpen
    {
      guard let comma = tokens[..<whom].lastIndex(where: { $0.text == "," && $0.isOpen }), comma > 2,
        whom - comma <= 4
      else { continue }
      let main = Array(tokens[..<comma])
      guard let counted = counted(main), Clause.isSentence(main), !Clause.isConditional(tokens),
        !Clause.isNegative(main)
      else { continue }
      var share = Array(tokens[(comma + 1)..<(whom - 1)])
      var predicate = Array(tokens[(whom + 1)...])
      // "Of whom 19 were freed": the number stands behind.
      if share.isEmpty {
        guard let verb = VerbGroup.all(in: predicate).first, (1...3).contains(verb.range.lowerBound) else {
          continue
        }
        share = Array(predicate[..<verb.range.lowerBound])
        predicate = Array(predicate[verb.range.lowerBound...])
      }
      // "…, only two of whom are women, and replaces a panel": the main clause goes on.
      var rest: [SentenceToken] = []
      if let end = predicate.firstIndex(where: { $0.text == "," && $0.isOpen }) {
        rest = Array(predicate[(end + 1)...])
        predicate = Array(predicate[..<end])
      }
      guard
        share.contains(where: {
          CountedNoun.isCount($0) || ["one", "half", "all", "none"].contains($0.lower)
        }),
        share.allSatisfy({ $0.isWord && $0.isOpen }), let verb = predicate.first,
        WordClasses.finiteAuxiliaries.contains(verb.lower)
          || !VerbLexicon.forms(verb.lower).isDisjoint(with: [.past, .third])
      else { continue }
      var noun = counted
      noun[0].isSpaced = true
      return [main + rest, share + [.inserted("of"), .inserted("the")] + noun + predicate]
    }
    return nil
  }

  /// The one plural noun with a number before it: "64 people".
  private static func counted(_ tokens: [SentenceToken]) -> [SentenceToken]? {
    let found = CountedNoun.phrases(in: tokens)
    guard found.count == 1, let range = found.first else { return nil }
    return Array(tokens[range])
  }
}
