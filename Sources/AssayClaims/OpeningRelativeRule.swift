import AssayText

/// A clause on the noun of the opening phrase: "In Aktau, where 19 of them are held, a court …", "In the recording, which
/// lasts two hours, she …".
enum OpeningRelativeRule {
  static func parts(_ tokens: [SentenceToken]) -> [[SentenceToken]]? {
    guard let first = tokens.first, first.isOpen, leads.contains(first.lower),
      let comma = tokens.firstIndex(where: { $0.text == "," && $0.isOpen }), (2...8).contains(comma),
      comma + 4 < tokens.count, tokens[1..<comma].allSatisfy({ $0.isOpen && ($0.isWord || $0.isPossessive) })
    else { return nil }
    let noun = Array(tokens[1..<comma])
    let pronoun = tokens[comma + 1].lower
    guard ["where", "which", "who"].contains(pronoun), let close = close(tokens, comma) else { return nil }
    let clause = Array(tokens[(comma + 2)..<close])
    let main = Array(tokens[..<comma]) + [tokens[comma]] + tokens[(close + 1)...]
    guard !Clause.isConditional(clause) else { return nil }
    if pronoun == "where" {
      guard noun.contains(where: { $0.nameKind == .place }), SubordinateRule.isStated(clause) else {
        return nil
      }
      return [main, Array(tokens[...comma]) + clause]
    }
    guard let lead = clause.first(where: { !VerbGroup.isAdverb($0.lower) }),
      WordClasses.finiteAuxiliaries.contains(lead.lower)
        || !VerbLexicon.forms(lead.lower).isDisjoint(with: [.past, .third]),
      ["the", "his", "her", "its", "their"].contains(noun[0].lower) || noun[0].name != nil,
      !noun.contains(where: { WordClasses.prepositions.contains($0.lower) && $0.name == nil })
    else { return nil }
    return [main, noun + clause]
  }

  private static let leads: Set<String> = ["in", "at", "on", "from", "under", "near", "to", "for", "by"]

  /// The comma behind which the main clause begins.
  private static func close(_ tokens: [SentenceToken], _ comma: Int) -> Int? {
    tokens.indices.first { index in
      guard index > comma + 4, index + 2 < tokens.count, tokens[index].text == ",", tokens[index].isOpen
      else { return false }
      let main = Array(tokens[(index + 1)...])
      guard Clause.startsWithSubject(main), !["and", "or", "but"].contains(main[0].lower),
        let verb = VerbGroup.all(in: main, orPlainForm: false).first, (1...14).contains(verb.range.lowerBound)
      else { return false }
      let subject = main[..<verb.range.lowerBound]
      return !subject.contains { [",", "and", "or", "who", "which", "that"].contains($0.lower) && $0.isOpen }
        && Clause.isSentence([.inserted("it")] + tokens[(comma + 2)..<index])
    }
  }
}
