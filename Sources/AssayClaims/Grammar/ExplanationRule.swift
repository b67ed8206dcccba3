import AssayCore
import AssayText

/// What a name is, between commas: "Gdynia, Poland's third-largest port, handled …", "The owner of the ship, Belmar
/// Lines, …", and before it: "UPC chairwoman Hanna Wilk".
enum ExplanationRule {
  static func parts(_ sentence: ParsedSentence) -> [[SentenceToken]]? {
    behind(sentence) ?? named(sentence)
  }

  /// "Name, what it is, …".
  private static func behind(_ sentence: ParsedSentence) -> [[SentenceToken]]? {
    let tokens = sentence.tokens
    let tree = sentence.tree
    for word in tokens.indices where tree.labels[word] == "appos" || isMistaken(sentence, word) {
      let noun = tree.heads[word]
      let span = sentence.span(word)
      guard noun >= 0, noun < word, tokens[noun].name != nil, tokens[noun].isOpen, tokens[word].name == nil,
        sentence.isComma(span.lowerBound - 1), isClosed(sentence, span.upperBound),
        tree.tags[word].hasPrefix("NN"), !tokens[word].isDate, !tokens[word].isNumber
      else { continue }
      let phrase = Array(tokens[span])
      guard (1...18).contains(phrase.count), phrase.allSatisfy(\.isOpen), !Clause.isNegative(phrase),
        isLead(phrase, tree.tags[span.lowerBound]),
        isMistaken(sentence, word) || !isList(sentence, noun, span)
      else { continue }
      let name = name(tokens, noun)
      guard name.upperBound == span.lowerBound - 1, name.lowerBound == 0 || !isOwned(tokens, name) else {
        continue
      }
      let rest = Array(tokens[..<(span.lowerBound - 1)]) + after(tokens, span.upperBound)
      guard Clause.isSentence(rest) else { continue }
      return [rest, Array(tokens[name]) + [.inserted("is")] + phrase]
    }
    return nil
  }

  /// An apposition that the tree takes for a further member of a list, though no "and" joins it: "Oral, its oldest port, …".
  private static func isMistaken(_ sentence: ParsedSentence, _ word: Int) -> Bool {
    let noun = sentence.tree.heads[word]
    guard sentence.tree.labels[word] == "conj", noun >= 0, noun < word, let root = sentence.root, word < root,
      sentence.subject(root) == noun
    else { return false }
    return !sentence.tokens[noun..<root].contains { ["and", "or"].contains($0.lower) }
  }

  /// "What it is, Name, …": the sentence goes on with the name alone.
  private static func named(_ sentence: ParsedSentence) -> [[SentenceToken]]? {
    let tokens = sentence.tokens
    let tree = sentence.tree
    for word in tokens.indices
    where tree.labels[word] == "appos" && (tokens[word].name != nil || isFamily(sentence, word)) {
      var noun = tree.heads[word]
      let span = sentence.span(word)
      // "The operator of the dam, Hydralia": the operator, not the dam.
      while noun >= 0, tree.labels[noun] == "nmod", tree.heads[noun] >= 0, tree.heads[noun] < noun,
        tree.tags[tree.heads[noun]].hasPrefix("NN")
      { noun = tree.heads[noun] }
      guard noun >= 0, noun < word, tokens[noun].name == nil, tokens[noun].isOpen, !tokens[word].isDate,
        tokens[word].nameKind != .place, sentence.isComma(span.lowerBound - 1),
        isClosed(sentence, span.upperBound)
      else { continue }
      let start = sentence.span(noun).lowerBound
      var phrase = Array(tokens[start..<(span.lowerBound - 1)])
      var from = start
      if tree.labels[start] == "case", ["IN", "TO"].contains(tree.tags[start]) {
        phrase.removeFirst()
        from += 1
      }
      let name = Array(tokens[span])
      guard (2...12).contains(phrase.count), phrase.allSatisfy({ $0.isOpen }), name.count <= 6,
        name.allSatisfy({ $0.name == tokens[word].name }) || isFamily(sentence, word),
        !phrase.contains(where: { [",", "and", "or"].contains($0.lower) }),
        WordClasses.determiners.contains(phrase[0].lower) || phrase.contains(where: \.isPossessive),
        !Clause.isNegative(phrase), tree.tags[noun] != "NNS",
        // "The studio in the capital, Oral": the name may be the capital's.
        !phrase.contains(where: { ["in", "at", "near", "from", "to"].contains($0.lower) && $0.name == nil })
      else { continue }
      var subject = name
      subject[0].isSpaced = from > 0
      let rest = Array(tokens[..<from]) + subject + after(tokens, span.upperBound)
      guard Clause.isSentence(rest) else { continue }
      let isSeveral = name.contains { $0.lower == "and" && $0.name == nil }
      return [
        rest, name + [.inserted(isSeveral ? "are" : "is")] + spaced(ClauseOfPersonRule.lowered(phrase)),
      ]
    }
    return nil
  }

  /// "The Aasen family".
  private static func isFamily(_ sentence: ParsedSentence, _ word: Int) -> Bool {
    let span = sentence.span(word)
    return ["family", "brothers", "sisters", "foundation"].contains(sentence.tokens[word].lower)
      && span.upperBound == word + 1
      && span.count <= 4 && sentence.tokens[span].contains { $0.isCapitalised }
      && sentence.tokens[span.lowerBound].lower == "the"
  }

  private static func spaced(_ phrase: [SentenceToken]) -> [SentenceToken] {
    var phrase = phrase
    phrase[0].isSpaced = true
    return phrase
  }

  private static func isClosed(_ sentence: ParsedSentence, _ end: Int) -> Bool {
    end >= sentence.tokens.count || [",", "."].contains(sentence.tokens[end].text)
  }

  private static func after(_ tokens: [SentenceToken], _ end: Int) -> [SentenceToken] {
    end < tokens.count ? Array(tokens[(tokens[end].text == "," ? end + 1 : end)...]) : []
  }

  /// "A", "the", "its", "Poland's", or a bare noun of calling: "president of the club".
  private static func isLead(_ phrase: [SentenceToken], _ tag: String) -> Bool {
    guard let first = phrase.first else { return false }
    return ["a", "an", "the", "its", "his", "her", "their"].contains(first.lower)
      || phrase.prefix(4).contains(where: \.isPossessive)
      || PersonNouns.all.contains(first.lower)
  }

  private static func name(_ tokens: [SentenceToken], _ noun: Int) -> Range<Int> {
    var start = noun
    var end = noun + 1
    while start > 0, tokens[start - 1].name == tokens[noun].name { start -= 1 }
    while end < tokens.count, tokens[end].name == tokens[noun].name { end += 1 }
    if start > 0, tokens[start - 1].lower == "the" { start -= 1 }
    // "The Union of Port Crews (UPC), a …": the short form belongs to the name.
    if end + 2 < tokens.count, tokens[end].text == "(", tokens[end + 2].text == ")" { end += 3 }
    return start..<end
  }

  private static func isOwned(_ tokens: [SentenceToken], _ name: Range<Int>) -> Bool {
    tokens[name.lowerBound - 1].isPossessive
      || ["of", "and", "or"].contains(tokens[name.lowerBound - 1].lower)
  }

  /// "Merko, the bank and Nordea": the members of a list.
  private static func isList(_ sentence: ParsedSentence, _ noun: Int, _ span: Range<Int>) -> Bool {
    let all = [noun] + sentence.tree.children[noun]
    return all.contains { sentence.tree.labels[$0] == "conj" }
      || sentence.tokens[span].contains { ["and", "or"].contains($0.lower) }
        && span.upperBound >= sentence.tokens.count - 1
  }
}
