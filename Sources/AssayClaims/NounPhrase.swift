/// Noun phrases by their edges: good enough to lift one out of a sentence.
enum NounPhrase {
  /// The tokens of the name that ends right before `end`, its possessor not included.
  static func name(_ tokens: [SentenceToken], endingAt end: Int) -> Range<Int>? {
    var last = end - 1
    // "The Union of Port Crews (UPC)": the short form belongs to the name.
    if last > 2, tokens[last].text == ")", tokens[last - 2].text == "(", tokens[last - 1].name != nil {
      last -= 3
    }
    guard last >= 0, let name = tokens[last].name, tokens[last].isOpen else { return nil }
    var start = last
    while start > 0, tokens[start - 1].name == name { start -= 1 }
    if start > 0, tokens[start - 1].lower == "the" { start -= 1 }
    return start..<end
  }

  /// The noun phrase that ends right before `end`: back to a determiner behind a verb, a preposition or the start.
  static func range(_ tokens: [SentenceToken], endingAt end: Int) -> Range<Int>? {
    var start = end - 1
    var determiner: Int?
    while start >= 0, end - start <= 16 {
      let token = tokens[start]
      if !token.isWord && !token.isQuoted { break }
      if WordClasses.finiteAuxiliaries.contains(token.lower) || WordClasses.modals.contains(token.lower) {
        break
      }
      if WordClasses.relatives.contains(token.lower), token.lower != "that" { break }
      if ["the", "a", "an", "its", "his", "her", "their", "this", "these", "our", "my"].contains(token.lower)
      {
        determiner = start
        guard start > 0, tokens[start - 1].lower == "of" else { break }
      }
      start -= 1
    }
    guard let determiner, end - determiner >= 2 else { return nil }
    guard
      determiner == 0 || !WordClasses.prepositions.contains(tokens[determiner - 1].lower)
        || SentenceOpening.length(tokens) == determiner
    else { return nil }
    return determiner..<end
  }

  /// The phrase as a subject of its own: "a law" that was spoken of becomes "the law".
  static func definite(_ phrase: [SentenceToken]) -> [SentenceToken] {
    guard let first = phrase.first, first.lower == "a" || first.lower == "an" else { return phrase }
    var article = SentenceToken.inserted("the")
    article.isSpaced = true
    return [article] + phrase.dropFirst()
  }
}
