import AssayText

/// A noun with the words that tell which one it is, without asides: "the second-largest bank of the country".
enum NounWords {
  private static let own: Set<String> = [
    "det", "det:predet", "amod", "compound", "nummod", "nmod", "nmod:poss", "nmod:desc", "nmod:unmarked",
    "flat",
    "fixed", "goeswith", "acl", "advmod", "dep",
  ]
  private static let vague: Set<String> = [
    "no", "any", "each", "every", "neither", "either", "whatever", "which", "what",
  ]

  /// The words, up to where an aside begins; nil where they do not tell of one or several certain things.
  static func words(_ sentence: ParsedSentence, _ noun: Int, before aside: Int) -> [SentenceToken]? {
    let tree = sentence.tree
    guard tree.tags[noun].hasPrefix("NN") || tree.tags[noun] == "CD", sentence.tokens[noun].isOpen else {
      return nil
    }
    var places = [noun]
    for child in tree.children[noun]
    where sentence.span(child).upperBound <= aside && own.contains(tree.labels[child]) {
      if child < noun, ["acl", "nmod"].contains(tree.labels[child]) { continue }
      // "And, jointly, to the twins": how it was given is no word of the twins.
      if tree.labels[child] == "advmod", let own = tree.child(of: noun, "case"), child < own { continue }
      if tree.labels[child] == "advmod", child > noun || tree.child(of: noun, "cop") != nil { continue }
      places += tree.subtree(of: child)
    }
    places.sort()
    // What stands in brackets or commas behind the noun is an aside too.
    if let comma = places.first(where: {
      $0 > noun && !sentence.tokens[$0].isWord && sentence.tokens[$0].text == ","
    }) {
      places.removeAll { $0 >= comma }
    }
    var words = places.map { sentence.tokens[$0] }.filter { !$0.isBracketed }
    guard let first = words.first, !words.contains(where: { vague.contains($0.lower) && $0.isOpen }) else {
      return nil
    }
    if places[0] == 0, first.name == nil, !first.isNumber, first.text.dropFirst().allSatisfy(\.isLowercase) {
      words[0].text = first.text.lowercased()
    }
    words[0].isSpaced = true
    return words
  }

  /// Whether the noun stands for several.
  static func isPlural(_ sentence: ParsedSentence, _ noun: Int) -> Bool {
    sentence.tree.tags[noun].hasSuffix("S") || sentence.tree.child(of: noun, "conj") != nil
  }

  /// "The bank’s", "the builders’".
  static func possessive(_ words: [SentenceToken]) -> [SentenceToken] {
    guard var last = words.last else { return [] }
    last.text += last.lower.hasSuffix("s") && last.name == nil ? "’" : "’s"
    last.lower = last.text.lowercased()
    return words.dropLast() + [last]
  }
}
