/// Finds the noun that a number counts, without a dictionary: the first plural behind it, in its phrase.
struct NounHeads {
  let text: LexedText

  /// The head's stem and one past its lexeme, for the phrase that begins at `index`.
  ///
  /// "EU member states and partner countries" gives "state"; "UN human rights experts" gives "expert", since a
  /// plural directly before another plural belongs to it. People, persons and individuals are all "person".
  func head(at index: Int, isOne: Bool) -> (noun: String, next: Int)? {
    var at = index
    if text.lower(at) == "of" {
      at += 1
      if text.matches(at, anyOf: ["the", "its", "their", "his", "her", "these", "those", "all"]) { at += 1 }
    }
    var last: Int?
    var length = 0
    while let lexeme = text[at], length < 6 {
      if lexeme.kind == .mark {
        // Hyphens within a word, and the plus of "LGBTQI+".
        guard lexeme.isGlued, text[at + 1]?.isGlued == true || lexeme.lower == "+",
          lexeme.lower == "-" || lexeme.lower == "+"
        else { break }
        at += 1
        continue
      }
      guard lexeme.kind == .word else { break }
      let word = lexeme.lower
      if word == "and" || word == "or", last == nil || !isPluralHead(last ?? at),
        length > 0, !isOne
      {
        at += 1
        continue
      }
      if Words.isStopWord(word) || NounHeads.verbs.contains(word) { break }
      if length > 0, isOne || last.map(isPluralHead) ?? false,
        word.hasSuffix("ed") || word.hasSuffix("ing")
      {
        break
      }
      if let last, isPluralHead(last), !isOne, !NounHeads.isPlural(word) { break }
      // "The first violation costs": behind one thing, a word like this is a verb.
      if isOne, length > 0, NounHeads.isPlural(word), !lexeme.isCapitalised,
        !NounHeads.attributes.contains(word)
      {
        break
      }
      last = at
      length += 1
      at += 1
    }
    guard let last, text.lexemes[last].text.count > 1 else { return nil }
    return (NounHeads.noun(text.lower(last)), last + 1)
  }

  /// Whether the word is a plural that can be what is counted, rather than part of a name: "six United Nations experts".
  private func isPluralHead(_ index: Int) -> Bool {
    guard let lexeme = text[index], NounHeads.isPlural(lexeme.lower) else { return false }
    guard lexeme.isCapitalised, text[index - 1]?.isCapitalised == true, let next = text[index + 1] else {
      return true
    }
    return next.kind != .word || next.isCapitalised || Words.isStopWord(next.lower)
      || NounHeads.verbs.contains(next.lower) || next.lower.hasSuffix("ed") || next.lower.hasSuffix("ing")
  }

  /// The stem of a noun, with the words for a person made one.
  static func noun(_ word: String) -> String {
    let stem = Words.stem(word)
    return ["people", "peopl", "individu"].contains(stem) ? "person" : stem
  }

  /// Whether a lower-case word looks like a plural.
  static func isPlural(_ word: String) -> Bool {
    if irregular.contains(word) { return true }
    guard word.count > 3, word.hasSuffix("s") else { return false }
    return !["ss", "us", "is", "'s"].contains(where: word.hasSuffix) && !Words.isStopWord(word)
  }

  private static let irregular: Set<String> = [
    "people", "women", "men", "children", "police", "feet", "teeth", "policemen", "spokespeople", "data",
  ]

  /// Plurals that stand before the noun they describe.
  private static let attributes: Set<String> = [
    "rights", "affairs", "arms", "sports", "news", "communications",
  ]

  /// Verbs that news puts directly behind a counted noun.
  private static let verbs: Set<String> = [
    "said", "says", "say", "told", "took", "fell", "rose", "went", "came", "left", "got", "saw", "made",
    "held",
    "face", "faces", "remain", "remains", "became", "died", "ago", "according", "following", "later",
    "earlier",
    "including", "worldwide", "nationwide", "behind", "across", "near",
  ]
}
