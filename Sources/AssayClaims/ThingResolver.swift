import AssayCore
import AssayText

/// Puts a name in place of a description that tells something new of it: "the 92-metre vessel" of the one ship that the
/// article names, "the maker of frozen pizza" of the company that the sentence before was about.
///
/// What the description tells becomes a sentence of its own, so that nothing is lost.
enum ThingResolver {
  static let vessels: Set<String> = [
    "ship", "vessel", "ferry", "trawler", "tanker", "freighter", "yacht", "boat", "liner", "frigate",
    "submarine", "barge",
    "schooner", "steamer",
  ]

  /// Nouns for what a company does.
  static let trades: Set<String> = [
    "maker", "operator", "retailer", "lender", "carrier", "airline", "brewer", "insurer", "carmaker",
    "manufacturer",
    "publisher", "broadcaster", "developer", "supplier", "producer", "brewery", "chain", "bank", "company",
    "firm",
  ]

  static func resolve(
    _ draft: inout Draft, line: ArticleReading.Line, memories: [Resolver.Memory], reading: ArticleReading
  ) {
    if reading.vessels.count == 1, let name = reading.vessels.first { vessel(&draft, line, name, reading) }
    trade(&draft, line, memories, reading)
  }

  private static func vessel(
    _ draft: inout Draft, _ line: ArticleReading.Line, _ name: String, _ reading: ArticleReading
  ) {
    guard !line.names.contains(where: { $0.text == name }) else { return }
    for index in draft.tokens.indices where draft.tokens[index].lower == "the" && draft.tokens[index].isOpen {
      let words = draft.tokens[(index + 1)...].prefix(5).prefix { !vessels.contains($0.lower) }
      let head = index + 1 + words.count
      guard head < draft.tokens.count, vessels.contains(draft.tokens[head].lower), words.count <= 4,
        words.allSatisfy({ isModifier($0) || $0.text == "-" }), isWhole(draft.tokens, head + 1)
      else { continue }
      if !words.isEmpty {
        draft.asides.append(aside(name, Array(words) + [draft.tokens[head]], reading, "a"))
      }
      draft.replace(index..<head + 1, with: reading.organisations.words(name))
      return
    }
  }

  private static func trade(
    _ draft: inout Draft, _ line: ArticleReading.Line, _ memories: [Resolver.Memory],
    _ reading: ArticleReading
  ) {
    guard let first = draft.tokens.first, first.lower == "the", first.span?.start == 0,
      let last = memories.last,
      let name = last.subjectOrganisation, last.organisations.allSatisfy({ $0 == name }),
      !line.names.contains(where: { $0.text == name }),
      let verb = VerbGroup.all(in: draft.tokens).first(where: { $0.range.lowerBound > 1 })
    else { return }
    var end = verb.range.lowerBound
    while end > 2, VerbGroup.isAdverb(draft.tokens[end - 1].lower) { end -= 1 }
    let phrase = Array(draft.tokens[1..<end])
    guard phrase.count <= 9, phrase.allSatisfy({ $0.isOpen && $0.isWord && $0.name == nil && !$0.isDate }),
      let head = phrase.firstIndex(where: { trades.contains($0.lower) }),
      phrase[..<head].allSatisfy(isModifier),
      head + 1 == phrase.count || phrase[head + 1].lower == "of", phrase.count > 1,
      !phrase.contains(where: { WordClasses.relatives.contains($0.lower) })
    else { return }
    draft.asides.append(aside(name, phrase, reading, "the"))
    draft.replace(0..<end, with: reading.organisations.words(name))
  }

  /// "The Lady Ophelia is a 92-metre vessel".
  private static func aside(
    _ name: String, _ phrase: [SentenceToken], _ reading: ArticleReading, _ article: String
  ) -> [SentenceToken] {
    var words = SentenceToken.tokens(of: reading.organisations.words(name))
    for index in words.indices { words[index].span = nil }
    var phrase = phrase
    phrase[0].isSpaced = true
    let opensVowel = phrase[0].text.first.map { "aeiou".contains($0.lowercased()) } ?? false
    return words + [.inserted("is"), .inserted(article == "a" && opensVowel ? "an" : article)] + phrase
  }

  private static func isModifier(_ token: SentenceToken) -> Bool {
    token.isWord && token.isOpen && token.name == nil && !token.isDate && !token.isPossessive
      && !WordClasses.prepositions.contains(token.lower) && !WordClasses.determiners.contains(token.lower)
      && !["other", "same", "first", "second", "third", "last", "next", "and", "or", "two", "three"].contains(
        token.lower)
      && !token.lower.hasSuffix("est")
  }

  private static func isWhole(_ tokens: [SentenceToken], _ index: Int) -> Bool {
    guard index < tokens.count else { return true }
    let next = tokens[index]
    if !next.isWord { return next.text != "-" }
    return next.name == nil && !next.isPossessive
      && (WordClasses.prepositions.contains(next.lower) && next.lower != "of"
        || WordClasses.finiteAuxiliaries.contains(next.lower)
        || WordClasses.modals.contains(next.lower) || ["and", "but", "also"].contains(next.lower)
        || VerbGroup.isAdverb(next.lower)
        || !VerbLexicon.forms(next.lower).isDisjoint(with: [.past, .third]))
  }
}
