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
          CountedNoun.isCount($0) || ["one", "half", "all", "none", "each", "most"].contains($0.lower)
        }),
        share.allSatisfy({ $0.isWord && $0.isOpen }), let verb = predicate.first,
        WordClasses.finiteAuxiliaries.contains(verb.lower)
          || !VerbLexicon.forms(verb.lower).isDisjoint(with: [.past, .third])
      else { continue }
      var noun = [SentenceToken.inserted("of"), .inserted("the")] + counted
      noun[2].isSpaced = true
      let frame = Clause.frame(tokens, before: comma)
      guard let second = second(in: predicate) else {
        return [main + rest, frame + share + noun + predicate]
      }
      return [
        main + rest, frame + share + noun + predicate[..<(second.lowerBound - 1)],
        frame + predicate[second] + noun + predicate[second.upperBound...],
      ]
    }
    return nil
  }

  /// "Were sent to prison and none was acquitted": where the second share stands.
  private static func second(in predicate: [SentenceToken]) -> Range<Int>? {
    for and in predicate.indices.dropFirst().dropLast(2)
    where predicate[and].lower == "and" && predicate[and].isOpen {
      let isShare =
        CountedNoun.isCount(predicate[and + 1])
        || ["none", "all", "half", "most", "one"].contains(predicate[and + 1].lower)
      guard isShare, WordClasses.finiteAuxiliaries.contains(predicate[and + 2].lower) else { continue }
      return and + 1..<and + 2
    }
    return nil
  }

  /// The one plural noun with a number before it: "64 people".
  private static func counted(_ tokens: [SentenceToken]) -> [SentenceToken]? {
    let found = CountedNoun.phrases(in: tokens)
    guard found.count == 1, let range = found.first else { return nil }
    var words = Array(tokens[range])
    // "At least 31 people": of how many, the number alone does not tell.
    if range.lowerBound > 0, ShareRule.bounds.contains(tokens[range.lowerBound - 1].lower) {
      words.removeAll { CountedNoun.isCount($0) }
    }
    // "People prosecuted since 2021": which of them they are.
    let behind = tokens[range.upperBound...]
    if let first = behind.first, VerbLexicon.forms(first.lower).contains(.participle), behind.count <= 8,
      VerbGroup.all(in: Array(tokens[..<range.lowerBound]), orPlainForm: false).count > 0
        || VerbGroup.all(in: tokens).first.map({ $0.range.lowerBound < range.lowerBound }) == true,
      behind.allSatisfy({ $0.isOpen && $0.isWord && !["and", "or"].contains($0.lower) })
    {
      words += behind
    }
    return words
  }
}
