import AssayText

/// The noun that a clause with "who" or "which" behind a comma is of, where the tree hangs it on one that it cannot be of.
///
/// "A spokeswoman for the department, which has 2,100 officers": the department. "Two points behind Mahora, who have played one
/// match fewer": Mahora.
enum RelativeHead {
  /// The noun; nil where none can be meant.
  ///
  /// - Parameters:
  ///   - head: what the tree hangs the clause on.
  ///   - start: where the clause begins, right behind its comma.
  static func noun(_ sentence: ParsedSentence, _ head: Int, clause start: Int) -> Int? {
    guard start >= 2, sentence.tokens.indices.contains(start), head >= 0 else { return head }
    let isThing = sentence.tokens[start].lower == "which"
    // "One of at least nine, none of which": of what, the number does not tell.
    if sentence.tree.tags[head] == "CD", !["who", "which", "whose"].contains(sentence.tokens[start].lower) {
      return nil
    }
    // "A fire at a station in Oral, which destroyed": the fire or the station?
    if isThing, isPlaceOfEvent(sentence, head) { return nil }
    guard sentence.tree.tags[head] == "CD" || isThing && isPerson(sentence, head) else { return head }
    // "The number of people who registered, which": the number.
    let above = sentence.tree.heads[head]
    if isThing, above >= 0, above + 1 < sentence.tokens.count,
      ["number", "share"].contains(sentence.tokens[above].lower),
      sentence.tokens[above + 1].lower == "of"
    {
      return above
    }
    let last = nearest(sentence, before: start - 1)
    guard last > head, sentence.tree.tags[last].hasPrefix("NN"), !(isThing && isPerson(sentence, last)) else {
      return nil
    }
    return last
  }

  /// The head of the noun phrase that ends right before the comma.
  static func nearest(_ sentence: ParsedSentence, before comma: Int) -> Int {
    let tree = sentence.tree
    var noun = comma - 1
    while ["flat", "compound"].contains(tree.labels[noun]), tree.heads[noun] >= 0,
      tree.tags[tree.heads[noun]].hasPrefix("NN"), tree.heads[noun] < comma
    {
      noun = tree.heads[noun]
    }
    return noun
  }

  /// "The paper Arna, which reported on it, and Oral Times": the clause has run into the next member of a list.
  static func runsOn(_ clause: ArraySlice<SentenceToken>) -> Bool {
    guard
      let comma = clause.indices.dropLast(2).last(where: {
        clause[$0].text == "," && clause[$0].isOpen && clause[$0 + 1].lower == "and"
      })
    else { return false }
    let tail = Array(clause[(comma + 2)...])
    return (tail[0].name != nil || WordClasses.prepositions.contains(tail[0].lower))
      && VerbGroup.all(in: tail, orPlainForm: false).isEmpty
  }

  /// "Observers from the group, whose": of either; "the court, whose decisions Georgia has recognised": what Georgia recognised.
  static func ownsSubject(_ words: [SentenceToken], _ clause: ArraySlice<SentenceToken>) -> Bool {
    guard
      !words.contains(where: { ["from", "with", "at", "in", "near"].contains($0.lower) && $0.name == nil })
    else { return false }
    let end =
      VerbGroup.all(in: Array(clause)).first.map { clause.startIndex + $0.range.lowerBound }
      ?? clause.endIndex
    return !clause[..<end].indices.dropFirst(2).contains {
      [.place, .organisation].contains(clause[$0].nameKind) && clause[$0 - 1].name == nil
        && clause[$0 - 1].isWord
        && !WordClasses.prepositions.contains(clause[$0 - 1].lower)
        && !["the", "a"].contains(clause[$0 - 1].lower)
    }
  }

  private static let events: Set<String> = [
    "fire", "blast", "explosion", "attack", "crash", "accident", "collision", "flood", "storm", "raid",
    "strike",
    "protest", "rally", "clash", "incident", "shooting", "leak", "collapse", "outage", "spill", "search",
    "riot",
  ]

  private static func isPlaceOfEvent(_ sentence: ParsedSentence, _ noun: Int) -> Bool {
    let above = sentence.tree.heads[noun]
    guard above >= 0, above < noun, sentence.tree.relation(noun) == "nmod" else { return false }
    return events.contains(sentence.tokens[above].lower) || isPlaceOfEvent(sentence, above)
  }

  private static func isPerson(_ sentence: ParsedSentence, _ noun: Int) -> Bool {
    let token = sentence.tokens[noun]
    guard token.name == nil else { return token.nameKind == .person }
    return PersonNouns.isOneOrSeveral(token.lower)
      || ["people", "men", "women", "children"].contains(token.lower)
  }
}
