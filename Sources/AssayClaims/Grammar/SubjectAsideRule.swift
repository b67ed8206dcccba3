import AssayCore
import AssayText

/// What stands between the subject and its verb, measures and participles: "The bridge, 60 metres long and built in 1974, had
/// been closed", "the centre, founded in 1999, two years after a flood, is …".
///
/// Each becomes a sentence about the subject.
enum SubjectAsideRule {
  static func parts(_ sentence: ParsedSentence) -> [[SentenceToken]]? {
    let tokens = sentence.tokens
    let opening = SentenceOpening.length(tokens)
    guard let comma = tokens[opening...].firstIndex(where: { $0.text == "," && $0.isOpen }),
      comma > opening, comma + 3 < tokens.count,
      let verb = VerbGroup.all(in: tokens).first(where: { group in
        group.range.lowerBound > comma + 2 && closes(tokens, before: group.range.lowerBound) != nil
          && sentence.isFinite(group.main)
      }), let close = closes(tokens, before: verb.range.lowerBound)
    else { return nil }
    let subject = Array(tokens[opening..<comma])
    let aside = Array(tokens[(comma + 1)..<close])
    guard isSubject(subject, sentence.tree.tags[comma - 1]), (3...30).contains(aside.count),
      aside.allSatisfy(\.isOpen), !Clause.isNegative(aside), !Clause.isConditional(aside),
      !aside.contains(where: { WordClasses.relatives.contains($0.lower) || $0.text == ";" || $0.text == ":" })
    else { return nil }
    guard let items = items(aside, Array(sentence.tree.tags[(comma + 1)..<close])), !items.isEmpty else {
      return nil
    }
    let isPlural = ["NNS", "NNPS"].contains(sentence.tree.tags[comma - 1]) && tokens[comma - 1].name == nil
    let isPast =
      !verb.isModal && ["was", "were", "had", "did"].contains(tokens[verb.range.lowerBound].lower)
      || VerbLexicon.forms(tokens[verb.range.lowerBound].lower).contains(.past)
    let facts = items.map { item in
      var noun = NounPhrase.definite(subject)
      noun[0].isSpaced = true
      let since = item.isDeed && item.words.contains { $0.lower == "since" }
      let copula: [String] =
        since
        ? [isPlural ? "have" : "has", "been"]
        : item.isDeed || isPast ? [isPlural ? "were" : "was"] : [isPlural ? "are" : "is"]
      return noun + copula.map { .inserted($0) } + item.words
    }
    return [Array(tokens[..<comma]) + tokens[(close + 1)...]] + facts
  }

  /// The comma right before the verb, an adverb between them or not.
  private static func closes(_ tokens: [SentenceToken], before verb: Int) -> Int? {
    for place in [verb - 1, verb - 2] where place > 0 && tokens[place].text == "," && tokens[place].isOpen {
      return place == verb - 1 || VerbGroup.isAdverb(tokens[verb - 1].lower) ? place : nil
    }
    return nil
  }

  private static func isSubject(_ words: [SentenceToken], _ tag: String) -> Bool {
    (1...9).contains(words.count) && tag.hasPrefix("NN")
      && words.allSatisfy { ($0.isOpen || $0.isBracketed) && $0.text != "," }
      && Clause.startsWithSubject(words.filter(\.isOpen)) && !Clause.isNegative(words)
      && !words.contains { ["and", "or"].contains($0.lower) || WordClasses.relatives.contains($0.lower) }
      && VerbGroup.all(in: words, orPlainForm: false).isEmpty
      && !SubordinateRule.pronouns.contains(words[0].lower)
  }

  private struct Item {
    var words: [SentenceToken]
    /// Whether it was done to the subject, and is not how the subject is.
    var isDeed: Bool
  }

  private static let dimensions: Set<String> = [
    "long", "high", "wide", "tall", "deep", "thick", "old", "across",
  ]

  /// The measures and participles of an aside, in order; nil where something else is in it.
  private static func items(_ aside: [SentenceToken], _ tags: [String]) -> [Item]? {
    var items: [Item] = []
    var start = 0
    var index = 0
    func take(_ end: Int) -> Bool {
      guard let item = item(Array(aside[start..<end]), tags[start]) else { return false }
      items.append(item)
      return true
    }
    while index < aside.count {
      // "…, built in 1974 and closed since May": a further participle or measure begins a new item.
      if aside[index].lower == "and", index > start, index + 1 < aside.count,
        begins(aside, index + 1, tags)
      {
        guard take(index) else { return nil }
        start = index + 1
      }
      index += 1
    }
    guard take(aside.count) else { return nil }
    return items
  }

  private static func begins(_ words: [SentenceToken], _ index: Int, _ tags: [String]) -> Bool {
    tags[index] == "VBN" && index + 1 < words.count
      || words[index].isNumber && words[index...].prefix(4).contains { dimensions.contains($0.lower) }
  }

  private static func item(_ words: [SentenceToken], _ tag: String) -> Item? {
    guard let first = words.first, words.count >= 2 else { return nil }
    var words = words
    words[0].isSpaced = true
    if tag == "VBN", VerbLexicon.forms(first.lower).contains(.participle),
      WordClasses.prepositions.contains(words[1].lower) || words[1].isDate || words[1].isNumber
        || VerbGroup.isAdverb(words[1].lower)
    {
      return Item(words: words, isDeed: true)
    }
    let isMeasure =
      CountedNoun.isCount(first) && words.count <= 5
      && words.dropFirst().contains { CountedNoun.units.contains($0.lower) }
      && words.last.map { dimensions.contains($0.lower) } == true
    return isMeasure ? Item(words: words, isDeed: false) : nil
  }
}
