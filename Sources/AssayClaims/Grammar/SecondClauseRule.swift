import AssayText

/// Two statements in one sentence, each with its own subject and verb: joined by a semicolon, a colon, a dash, "and", "but",
/// or set against each other by "although", "while", "whereas".
enum SecondClauseRule {
  static func parts(_ sentence: ParsedSentence) -> [[SentenceToken]]? {
    guard let root = sentence.root, sentence.tokens[root].isOpen, sentence.isFinite(root) else { return nil }
    for clause in sentence.tokens.indices where clause > root {
      if let parts = joined(sentence, root, clause) { return parts }
    }
    for clause in sentence.tokens.indices {
      if let parts = contrasted(sentence, root, clause) { return parts }
    }
    return nil
  }

  private static let marks: Set<String> = [";", ",", ":", "–", "—"]
  private static let joints: Set<String> = ["and", "but", "while", "yet"]

  /// What stands for something before it, or asks.
  private static let open: Set<String> = ["who", "which", "that", "what", "whose", "how", "whether", "where"]

  private static func states(_ sentence: ParsedSentence, _ clause: Int) -> Bool {
    sentence.tokens[clause].isOpen && sentence.isFinite(clause) && sentence.span(clause).count >= 3
      && (sentence.subject(clause) ?? sentence.tree.child(of: clause, "expl")).map {
        !Self.open.contains(sentence.tokens[$0].lower)
      } == true
  }

  private static func joined(_ sentence: ParsedSentence, _ root: Int, _ clause: Int) -> [[SentenceToken]]? {
    let tree = sentence.tree
    guard ["conj", "parataxis"].contains(tree.labels[clause]), states(sentence, clause) else { return nil }
    let span = sentence.span(clause)
    // What stands behind a semicolon is a sentence of its own, whatever the tree hangs it on.
    guard
      tree.heads[clause] == root
        || span.lowerBound > root && sentence.tokens[span.lowerBound - 1].text == ";"
          && sentence.tokens[span.lowerBound - 1].isOpen && span.upperBound >= sentence.tokens.count - 1
    else { return nil }
    var start = span.lowerBound
    let hasMark =
      start > 0 && marks.contains(sentence.tokens[start - 1].text) && sentence.tokens[start - 1].isOpen
    let first = sentence.tokens[start].lower
    if joints.contains(first) { start += 1 } else if !hasMark { return nil }
    guard !["or", "nor", "so", "for", "if", "unless"].contains(first), start < span.upperBound else {
      return nil
    }
    // "…, police said": who says so is no statement beside the others.
    let mark = hasMark ? sentence.tokens[span.lowerBound - 1].text : ""
    if tree.labels[clause] == "parataxis", mark == ",", Clause.isSaying(sentence.tokens[clause]),
      sentence.tree.child(of: clause, "ccomp") == nil
    {
      return nil
    }
    guard !Clause.isConditional(sentence.tokens[..<root]),
      mark == ";" || !isPaired(sentence.tokens[..<span.lowerBound])
    else {
      return nil
    }
    // A colon behind a verb of saying opens what is said.
    if mark == ":",
      Clause.isSaying(sentence.tokens[root]) || sentence.tokens[span].contains(where: \.isQuoted)
    {
      return nil
    }
    let rest = sentence.tokens[..<(span.lowerBound - (hasMark ? 1 : 0))] + sentence.tokens[span.upperBound...]
    guard rest.count >= 3 else { return nil }
    let words = Array(sentence.tokens[start..<span.upperBound])
    guard !open.contains(words[0].lower) else { return nil }
    return [Array(rest), shared(sentence, root, words, isJoined: tree.labels[clause] == "conj") + words]
  }

  /// The opening that holds for the second statement too: who says so, and of joined ones the date.
  private static func shared(
    _ sentence: ParsedSentence, _ root: Int, _ words: [SentenceToken], isJoined: Bool
  ) -> [SentenceToken] {
    let opening = sentence.tokens[..<(sentence.subject(root).map { sentence.span($0).lowerBound } ?? 0)]
    let isSource = opening.contains { $0.lower == "according" && $0.isOpen }
    let isDate = isJoined && SentenceOpening.isDate(opening) && !words.contains { $0.isDate }
    return isSource || isDate ? Array(opening) : []
  }

  private static func isPaired(_ tokens: ArraySlice<SentenceToken>) -> Bool {
    let words = Set(tokens.filter(\.isOpen).map(\.lower))
    return words.contains("whether") || words.contains("either") && words.contains("or")
      || words.contains("neither") && words.contains("nor")
  }

  private static let contrasts: Set<String> = ["although", "though", "while", "whereas"]
  private static let unnamed: Set<String> = ["he", "she", "it", "they"]

  private static func contrasted(_ sentence: ParsedSentence, _ root: Int, _ clause: Int) -> [[SentenceToken]]?
  {
    let tree = sentence.tree
    let span = sentence.span(clause)
    guard tree.labels[clause] == "advcl", states(sentence, clause), let mark = tree.child(of: clause, "mark"),
      contrasts.contains(sentence.tokens[mark].lower) || isResult(sentence, mark, span),
      mark < span.lowerBound + 3,
      span.lowerBound == 0 || sentence.isComma(span.lowerBound - 1)
        || sentence.tokens[mark].lower != "while"
    else { return nil }
    let isFirst = span.lowerBound < root
    // "Although he was ill, Berg": the pronoun is of the name behind or before it.
    if let subject = sentence.subject(clause), unnamed.contains(sentence.tokens[subject].lower) { return nil }
    var begin = mark + 1
    if sentence.tokens[mark].lower == "so", begin < span.upperBound, sentence.tokens[begin].lower == "that" {
      begin += 1
    }
    var words = Array(sentence.tokens[begin..<span.upperBound])
    // "Small farms fell in number, whereas those with more land rose": farms.
    if words.first?.lower == "those", !isFirst, let subject = sentence.subject(root),
      ["NNS"].contains(tree.tags[subject]), sentence.tokens[subject].name == nil
    {
      words[0] = .inserted(sentence.tokens[subject].lower)
    }
    // "Although a report had confirmed it, because the witness withdrew": the reason is of the main clause.
    guard
      isFirst
        || !zip(words, words.dropFirst()).contains(where: {
          $0.text == "," && $0.isOpen && $1.lower == "because"
        })
    else { return nil }
    let from = sentence.isComma(span.lowerBound - 1) ? span.lowerBound - 1 : span.lowerBound
    let to = isFirst && sentence.isComma(span.upperBound) ? span.upperBound + 1 : span.upperBound
    let rest = Array(sentence.tokens[..<from] + sentence.tokens[to...])
    guard words.count >= 3, rest.count >= 3 else { return nil }
    return isFirst ? [words, rest] : [rest, shared(sentence, root, words, isJoined: false) + words]
  }

  /// ", so that the average farm grew": what came of it.
  private static func isResult(_ sentence: ParsedSentence, _ mark: Int, _ span: Range<Int>) -> Bool {
    guard sentence.tokens[mark].lower == "so" || sentence.tokens[mark].lower == "that", span.lowerBound > 0,
      sentence.tokens[span.lowerBound].lower == "so", sentence.isComma(span.lowerBound - 1)
    else { return false }
    return !sentence.tokens[span].contains { WordClasses.modals.contains($0.lower) }
  }
}
