import AssayCore
import AssayText

/// What an article calls its organisations: which of them is an outlet, a company, a ministry.
struct OrganisationTable {
  private var callings: [String: Set<String>] = [:]
  /// Full names by the abbreviation that the article defines: "Committee to Protect Journalists (CPJ)".
  private(set) var abbreviations: [String: String] = [:]
  private var articled: Set<String> = []
  /// The sentences that name each organisation, in order.
  private var sentences: [String: [Int]] = [:]
  /// The organisations that a noun is used of.
  private var byNoun: [String: Set<String>] = [:]

  init(_ lines: [ArticleReading.Line]) {
    for line in lines {
      let tokens = line.tokens
      for (id, name) in line.names.enumerated() where name.kind == .organisation || name.kind == .other {
        guard let start = tokens.firstIndex(where: { $0.name == id }),
          let last = tokens.lastIndex(where: { $0.name == id })
        else { continue }
        var words = Set(name.text.lowercased().split(separator: " ").map(String.init))
        if start > 0, tokens[start - 1].name == nil { words.insert(tokens[start - 1].lower) }
        if last + 3 < tokens.count, tokens[last + 1].text == ",",
          ["a", "an", "the"].contains(tokens[last + 2].lower)
        {
          let phrase = tokens[(last + 3)...].prefix { $0.text != "," }.prefix(4)
          words.formUnion(phrase.prefix { !WordClasses.prepositions.contains($0.lower) }.map(\.lower))
        }
        if name.text.contains("."), !name.text.hasSuffix(".") { words.formUnion(["site", "website"]) }
        callings[name.text, default: []].formUnion(words)
        for word in words { byNoun[word, default: []].insert(name.text) }
        sentences[name.text, default: []].append(line.sentence.index)
        if start > 0, tokens[start - 1].lower == "the", takesArticle(tokens, name.text, last + 1) {
          articled.insert(name.text)
        }
        if last + 2 < tokens.count, tokens[last + 1].text == "(", name.text.contains(" "),
          let short = tokens[last + 2].name, line.names[short].text.allSatisfy({ $0.isUppercase }),
          last + 3 < tokens.count, tokens[last + 3].text == ")"
        {
          abbreviations[line.names[short].text] = name.text
        }
      }
    }
  }

  /// Whether the organisation is called, or can be called, by the noun.
  func isCalled(_ name: String, _ noun: String) -> Bool {
    guard let words = callings[name] else { return false }
    return !(Self.synonyms[noun] ?? [noun]).isDisjoint(with: words)
  }

  /// How many sentences back a description may point.
  private static let reach = 25

  /// The one organisation that is or can be called by the noun and was named in the sentences before.
  func name(called noun: String, before sentence: Int) -> String? {
    var found: String?
    for name in (Self.synonyms[noun] ?? [noun]).lazy.flatMap({ byNoun[$0] ?? [] }) where name != found {
      guard let first = sentences[name]?.first, first < sentence else { continue }
      if found != nil { return nil }
      found = name
    }
    guard let found, let all = sentences[found] else { return nil }
    let last = all.last { $0 < sentence } ?? 0
    return sentence - last <= Self.reach ? found : nil
  }

  /// "The Justice Ministry said", but not "the Orda.kz newsroom", where the article is the noun's.
  private func takesArticle(_ tokens: [SentenceToken], _ name: String, _ next: Int) -> Bool {
    guard name.contains(" ") || name.allSatisfy(\.isUppercase) else { return false }
    guard next < tokens.count, tokens[next].isWord else { return true }
    let lower = tokens[next].lower
    return tokens[next].isPossessive || WordClasses.prepositions.contains(lower)
      || WordClasses.finiteAuxiliaries.contains(lower)
      || !VerbLexicon.forms(lower).isDisjoint(with: [.past, .third])
      || ["and", "or", "but", "also", "who"].contains(lower)
  }

  /// The name as a sentence needs it: with "the" where the article gives it so.
  ///
  /// A name of several words that ends in a common noun, as "Centre Party" does, takes it too.
  func words(_ name: String) -> String {
    articled.contains(name) || Self.endsInNoun(name) ? "the " + name : name
  }

  private static let bodies: Set<String> = [
    "party", "ministry", "council", "court", "committee", "commission", "union", "office", "institute",
    "association", "authority", "agency", "federation", "league", "alliance", "forum", "fund", "board",
    "assembly", "observatory", "bureau", "department", "service", "network", "movement", "coalition",
  ]

  private static func endsInNoun(_ name: String) -> Bool {
    let words = name.split(separator: " ")
    guard words.count > 1, let last = words.last, last.first?.isUppercase == true else { return false }
    return bodies.contains(last.lowercased()) && !name.hasPrefix("The ")
  }

  /// Nouns that an organisation can be spoken of by.
  static let nouns: Set<String> = Set(synonyms.keys).union([
    "ministry", "court", "commission", "committee", "agency", "party", "union", "bureau", "delegation",
    "university",
    "bank", "council", "institute", "foundation", "association", "movement", "federation", "senate",
    "coalition",
  ])

  private static let media: Set<String> = [
    "outlet", "site", "website", "portal", "newspaper", "publication", "newsroom", "magazine", "news",
  ]
  private static let synonyms: [String: Set<String>] = [
    "outlet": media.union(["agency"]), "site": ["site", "website", "portal", "outlet"],
    "website": ["site", "website", "portal", "outlet"], "newspaper": ["newspaper"],
    "publication": media, "portal": ["portal", "site", "website"], "magazine": ["magazine"],
    "company": ["company", "firm", "corporation", "holding", "brokerage"], "firm": ["company", "firm"],
    "group": ["group", "movement"],
    "organisation": ["organisation", "organization", "watchdog", "group", "ngo"],
    "organization": ["organisation", "organization", "watchdog", "group", "ngo"], "watchdog": ["watchdog"],
  ]
}
