import AssayText

/// Puts "the law banning …" in place of "the law", where one sentence just before introduced it so.
enum LawResolver {
  private static let nouns: Set<String> = ["law", "legislation", "bill"]
  private static let subjects: Set<String> = [
    "banning", "prohibiting", "on", "requiring", "criminalising", "criminalizing", "restricting", "against",
  ]

  /// The words that introduce a law in a sentence: "legislation banning so-called “propaganda”"; nil unless just one.
  static func introduction(in tokens: [SentenceToken]) -> String? {
    var found: [String] = []
    for index in tokens.indices.dropLast(2)
    where tokens[index].isOpen && nouns.contains(tokens[index].lower)
      && subjects.contains(tokens[index + 1].lower)
    {
      let rest = tokens[(index + 2)...]
      let end =
        rest.firstIndex { token in
          (!token.isWord && !token.isQuoted && token.text != "-")
            || WordClasses.relatives.contains(token.lower)
            || WordClasses.finiteAuxiliaries.contains(token.lower) || token.isDate || token.text == ","
            || ["to", "by", "at", "after", "before", "when", "while"].contains(token.lower)
        } ?? tokens.count
      guard end - index >= 3, end - index <= 12 else { continue }
      var phrase = Array(tokens[index..<end])
      while let last = phrase.last, WordClasses.prepositions.contains(last.lower) { phrase.removeLast() }
      guard phrase.count >= 3 else { continue }
      // A quotation cut off before its closing mark gets it back.
      if phrase.contains(where: { $0.text == "“" }), !phrase.contains(where: { $0.text == "”" }) {
        phrase.append(SentenceToken(text: "”", lower: "”", span: nil, isSpaced: false, isWord: false))
      }
      found.append(phrase.text)
    }
    return found.count == 1 ? found[0] : nil
  }

  static func resolve(_ draft: inout Draft, line: ArticleReading.Line, memories: [Resolver.Memory]) {
    let known = Set(memories.compactMap(\.law))
    guard known.count == 1, let law = known.first, introduction(in: line.tokens) == nil else { return }
    for index in draft.tokens.indices.dropLast()
    where draft.tokens[index].lower == "the" && draft.tokens[index].isOpen
      && nouns.contains(draft.tokens[index + 1].lower)
    {
      let next = index + 2 < draft.tokens.count ? draft.tokens[index + 2] : nil
      if let next,
        next.isPossessive || ["of", "that", "on", "which", "against"].contains(next.lower) || next.name != nil
      {
        continue
      }
      if let next, next.isWord, VerbLexicon.forms(next.lower).contains(.gerund) { continue }
      draft.replace(index..<index + 2, with: "the " + law)
      return
    }
  }
}
