import AssayCore
import AssayText

/// What an article calls the things and persons it names, by noun: "the cargo ship Lady Ophelia", "Mill Road",
/// "Judge Patricia Lowe".
///
/// A noun that the article also uses of something without a name is left out: it may mean that.
struct DescriptionTable {
  private struct Calling {
    var name: String
    var sentence: Int
  }

  private static let memory = 4

  private var callings: [String: [Calling]] = [:]
  /// Nouns that stand for something unnamed from a sentence on.
  private var unnamed: [String: Int] = [:]

  init(_ lines: [ArticleReading.Line]) {
    for line in lines {
      var named: Set<Int> = []
      for (id, name) in line.names.enumerated() {
        guard let start = line.tokens.firstIndex(where: { $0.name == id }),
          let last = line.tokens.lastIndex(where: { $0.name == id })
        else { continue }
        if let (noun, phrase, position) = Self.phrase(line.tokens, start, last, name) {
          callings[noun, default: []].append(Calling(name: phrase, sentence: line.sentence.index))
          named.insert(position)
          continue
        }
        for (noun, position) in Self.nouns(line.tokens, start, last, name) {
          callings[noun, default: []].append(Calling(name: name.text, sentence: line.sentence.index))
          if let position { named.insert(position) }
        }
      }
      for index in line.tokens.indices where !named.contains(index) && Self.isIntroduced(line.tokens, index) {
        let noun = line.tokens[index].lower
        unnamed[noun] = min(unnamed[noun] ?? .max, line.sentence.index)
      }
    }
  }

  /// The one name called by `noun` in the sentences before; nil where there is none, or more may be meant.
  func name(called noun: String, before sentence: Int) -> String? {
    guard (unnamed[noun] ?? .max) > sentence, let known = callings[noun] else { return nil }
    // "The journalist" is one of whom the article just spoke.
    let first = PersonNouns.all.contains(noun) ? sentence - Self.memory : 0
    guard known.contains(where: { $0.sentence >= first && $0.sentence < sentence }) else { return nil }
    let names = Set(known.lazy.filter { $0.sentence < sentence }.map(\.name))
    return names.count == 1 ? names.first : nil
  }

  /// The nouns that the name is called by here, with the places where they stand apart from it.
  private static func nouns(
    _ tokens: [SentenceToken], _ start: Int, _ last: Int, _ name: NameMention
  ) -> [(String, Int?)] {
    var found: [(String, Int?)] = []
    let isPerson = name.kind == .person
    func add(_ position: Int) {
      let lower = tokens[position].lower
      guard isNoun(tokens[position]) else { return }
      let isCalling = isPerson ? PersonNouns.isCalling(lower) : PersonNouns.all.contains(lower)
      // "The cargo ship Lady Ophelia": what looks like a person is called a thing.
      let isThing =
        isPerson && !isCalling && position == start - 1
        && tokens[max(0, position - 4)..<position].contains { ["the", "a", "an"].contains($0.lower) }
      guard isPerson == isCalling || isThing else { return }
      found.append((lower, position))
    }
    if !isPerson, start < last, name.kind != .place || name.text.contains(" ") {
      // "Rule of Law" is no law, and the Committee to Protect Journalists a committee.
      let head = (start...last).last { position in
        !tokens[(start + 1)...last].prefix(position - start).contains {
          WordClasses.prepositions.contains($0.lower) || $0.lower == "and" || $0.lower == "&"
        }
      }
      let lower = tokens[head ?? last].lower
      if lower.allSatisfy(\.isLetter), lower.count > 2, !general.contains(lower) {
        found.append((lower, nil))
      }
    }
    if start > 0, tokens[start - 1].name == nil || isPerson, !tokens[start - 1].isPossessive {
      add(start - 1)
    }
    // "Nordbank, a lender owned by …" and "The charity, Bright Harbour, …".
    if last + 3 < tokens.count, tokens[last + 1].text == ",",
      ["a", "an", "the"].contains(tokens[last + 2].lower)
    {
      let phrase = tokens.indices[(last + 3)...].prefix(6).prefix { index in
        tokens[index].isWord && !WordClasses.prepositions.contains(tokens[index].lower)
          && !WordClasses.relatives.contains(tokens[index].lower)
          && !VerbLexicon.forms(tokens[index].lower).contains(.participle)
      }
      if let head = phrase.last { add(head) }
    }
    if start > 2, tokens[start - 1].text == ",", last + 1 < tokens.count, tokens[last + 1].text == "," {
      add(start - 2)
    }
    return found
  }

  /// Nouns that an article uses of more things than the one it names: "the law", "the report".
  private static let general: Set<String> = [
    "law", "laws", "bill", "legislation", "report", "text", "case", "agreement", "deal", "project",
    "programme",
    "government", "country", "state", "city", "region", "code", "constitution",
    // "Fair Vote" is no vote: nouns for what happens or is thought, which a name may end in.
    "vote", "election", "word", "voice", "freedom", "right", "rights", "justice", "hope", "future", "step",
    "watch",
    "action", "change", "choice", "truth", "view", "link", "line", "life", "path", "way", "world", "people",
    "time",
  ]

  /// Nouns that say nothing of the thing: "the end of the", "the number of".
  private static let empty: Set<String> = [
    "number", "part", "end", "start", "rest", "most", "majority", "amount", "north", "south", "east", "west",
    "centre", "center", "middle", "beginning", "side", "time", "day", "week", "month", "year", "share",
    "half",
    "city", "town", "village", "region", "district", "province", "state", "island", "university", "case",
    "report",
    "coast", "outskirts", "suburb", "visit", "trip", "border", "law", "bill", "government", "people",
  ]

  /// "A battery plant in Sines": the words by which "the plant" is told from others, the article as "the".
  private static func phrase(
    _ tokens: [SentenceToken], _ start: Int, _ last: Int, _ name: NameMention
  ) -> (noun: String, phrase: String, position: Int)? {
    guard name.kind == .place, start > 2, ["in", "at", "to", "near", "on"].contains(tokens[start - 1].lower),
      isNoun(tokens[start - 2]), !PersonNouns.all.contains(tokens[start - 2].lower),
      !empty.contains(tokens[start - 2].lower)
    else { return nil }
    let head = start - 2
    guard
      let determiner = tokens.indices[max(0, head - 4)..<head].last(where: {
        ["a", "an", "the"].contains(tokens[$0].lower)
      }),
      tokens[(determiner + 1)...head].allSatisfy({ $0.isWord && $0.isOpen && $0.name == nil && !$0.isDate })
    else { return nil }
    var words = Array(tokens[(determiner + 1)...last])
    words[0].isSpaced = false
    return (tokens[head].lower, "the " + words.text, head)
  }

  private static func isNoun(_ token: SentenceToken) -> Bool {
    let lower = token.lower
    guard token.isWord, token.isOpen, !token.isDate, lower.count > 2,
      lower.allSatisfy({ $0.isLetter || $0 == "-" }),
      !Words.isStopWord(lower), !WordClasses.prepositions.contains(lower),
      !WordClasses.determiners.contains(lower), !VerbGroup.isAdverb(lower)
    else { return false }
    let forms = VerbLexicon.forms(lower)
    return (forms.isEmpty || forms.contains(.noun)) && !lower.hasSuffix("s")
  }

  /// "A ship", "another old bridge": the noun of a thing that comes without its name.
  private static func isIntroduced(_ tokens: [SentenceToken], _ index: Int) -> Bool {
    guard index > 0, isNoun(tokens[index]), tokens[index].name == nil else { return false }
    if index + 1 < tokens.count, tokens[index + 1].name != nil || isNoun(tokens[index + 1]) { return false }
    return tokens[max(0, index - 4)..<index].reversed().prefix { $0.isWord && $0.name == nil }
      .contains { ["a", "an", "another", "second", "other"].contains($0.lower) }
  }
}
