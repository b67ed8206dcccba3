import AssayCore
import AssayText

/// Puts a name in place of "the outlet", "the ministry" and the like, where one organisation alone fits.
enum DescriptionResolver {
  static func resolve(
    _ draft: inout Draft, line: ArticleReading.Line, memories: [Resolver.Memory], reading: ArticleReading
  ) {
    var index = 0
    while index + 1 < draft.tokens.count {
      let article = draft.tokens[index]
      let noun = draft.tokens[index + 1]
      if article.isOpen, article.lower == "the", OrganisationTable.nouns.contains(noun.lower),
        noun.name == nil,
        noun.isOpen, isWhole(draft.tokens, index + 2),
        let name = antecedent(
          of: noun.lower, before: article, draft: draft, line: line, memories: memories, reading: reading)
      {
        draft.replace(index..<index + 2, with: reading.organisations.words(name))
      } else if article.isOpen, article.lower == "the", noun.isOpen, noun.name == nil,
        !OrganisationTable.nouns.contains(noun.lower) || PersonNouns.all.contains(noun.lower),
        isWhole(draft.tokens, index + 2),
        let called = reading.descriptions.name(called: noun.lower, before: line.sentence.index)
      {
        let name = reading.persons.fullName(called) ?? called
        if !draft.text.contains(name) {
          draft.replace(index..<index + 2, with: reading.organisations.words(name))
        }
      }
      index += 1
    }
    ThingResolver.resolve(&draft, line: line, memories: memories, reading: reading)
    resolveAct(&draft, line: line, memories: memories)
    resolveNewsroom(&draft, line: line, memories: memories, reading: reading)
    resolveSubject(&draft, line: line, memories: memories, reading: reading)
    CountryResolver.resolve(&draft, line: line, reading: reading)
    LawResolver.resolve(&draft, line: line, memories: memories)
  }

  /// Whether the description ends here: "the court", not "the court system" or "the court of appeal".
  private static func isWhole(_ tokens: [SentenceToken], _ index: Int) -> Bool {
    guard index < tokens.count else { return true }
    let next = tokens[index]
    if !next.isWord || next.isPossessive { return next.text != "-" }
    if next.lower == "of" || next.name != nil || WordClasses.relatives.contains(next.lower) { return false }
    let isGrammar =
      WordClasses.prepositions.contains(next.lower) || WordClasses.finiteAuxiliaries.contains(next.lower)
      || WordClasses.modals.contains(next.lower) || WordClasses.determiners.contains(next.lower)
      || ["and", "but", "or", "also"].contains(next.lower) || VerbGroup.isAdverb(next.lower)
    return isGrammar || Clause.opensPredicate(tokens, index)
  }

  private static func antecedent(
    of noun: String, before token: SentenceToken, draft: Draft, line: ArticleReading.Line,
    memories: [Resolver.Memory],
    reading: ArticleReading
  ) -> String? {
    let start = token.span?.start ?? 0
    let here = line.names.filter { $0.span.end <= start && reading.organisations.isCalled($0.text, noun) }
      .map(\.text)
    let earlier = memories.flatMap { $0.organisations.filter { reading.organisations.isCalled($0, noun) } }
    var all = Set(here + earlier)
    if all.isEmpty, companies.contains(noun) { all = company(memories, reading) }
    if all.isEmpty,
      let known = reading.organisations.name(called: noun, before: line.sentence.index)
        ?? (Protagonist.nouns.contains(noun) ? reading.company : nil)
    {
      all = [known]
    }
    guard all.count == 1, let name = all.first else { return nil }
    // The one company called so may have been mentioned beside the one that the article is about.
    if companies.contains(noun), !here.contains(name), name != memories.last?.subjectOrganisation,
      memories.suffix(4).contains(where: { memory in
        memory.subjectOrganisation.map { $0 != name && company([memory], reading) == [$0] } ?? false
      })
    {
      return nil
    }
    // "The group": the organisation that the sentence before is about may be one, whatever the article calls it.
    if groups.contains(noun), !here.contains(name), let subject = memories.last?.subjectOrganisation,
      subject != name
    {
      return nil
    }
    // Named in the claim already: nothing is gained.
    return draft.tokens.contains { $0.name != nil && $0.text == name } || draft.text.contains(name)
      ? nil : name
  }

  private static let companies: Set<String> = [
    "company", "firm", "manufacturer", "retailer", "carrier", "operator",
  ]

  private static let groups: Set<String> = ["group", "organisation", "organization", "movement"]

  /// Words in the name of what is no company.
  private static let others: Set<String> = [
    "bank", "university", "institute", "ministry", "court", "council", "party", "union", "office",
    "committee", "agency",
    "fund", "parliament", "association", "chamber", "commission", "police", "exchange", "securities",
    "federation",
    "organisation", "organization", "foundation", "bureau", "senate", "act", "code", "law", "directive",
    "nations",
    "church", "school", "hospital", "museum", "league", "cup", "services", "service", "department",
    "authority", "society",
    "press", "group", "museum", "government", "assembly", "congress", "board", "club", "team", "army", "navy",
    "embassy",
  ]

  /// Whether no word of the name tells that it is something else than a company.
  static func couldBeCompany(_ name: String) -> Bool {
    Set(name.lowercased().split(separator: " ").map(String.init)).isDisjoint(with: others)
      && !name.allSatisfy(\.isNumber)
  }

  /// The one organisation that could be a company and that the sentence before, or the one before that, is about.
  private static func company(_ memories: [Resolver.Memory], _ reading: ArticleReading) -> Set<String> {
    let could = couldBeCompany
    for memory in memories.suffix(3).reversed() {
      let named = Set(
        memory.organisations.filter { could($0) && reading.known($0)?.kind == .organisation })
      if let subject = memory.subjectOrganisation, could(subject) { return [subject] }
      if !named.isEmpty { return named }
    }
    return []
  }

  private static let acts: Set<String> = [
    "act", "bill", "decree", "treaty", "convention", "charter", "directive",
  ]

  /// "Article 7 of the act": the one named so in the sentences just before.
  private static func resolveAct(_ draft: inout Draft, line: ArticleReading.Line, memories: [Resolver.Memory])
  {
    for index in draft.tokens.indices.dropLast()
    where draft.tokens[index].lower == "the" && draft.tokens[index].isOpen
      && acts.contains(draft.tokens[index + 1].lower)
      && draft.tokens[index + 1].name == nil && draft.tokens[index + 1].isOpen
      && isWhole(draft.tokens, index + 2)
    {
      let noun = draft.tokens[index + 1].lower
      let named = Set(
        (memories.suffix(3).flatMap(\.organisations) + line.names.map(\.text)).filter {
          $0.lowercased().hasSuffix(" " + noun)
        })
      guard named.count == 1, let name = named.first, !draft.text.contains(name) else { continue }
      draft.replace(index..<index + 2, with: "the " + name)
      return
    }
  }

  private static let newsroom: Set<String> = [
    "editor", "editors", "editor-in-chief", "journalists", "reporters", "newsroom",
  ]

  /// "Its editor-in-chief": of the one outlet that is spoken of.
  private static func resolveNewsroom(
    _ draft: inout Draft, line: ArticleReading.Line, memories: [Resolver.Memory], reading: ArticleReading
  ) {
    for index in draft.tokens.indices.dropLast()
    where draft.tokens[index].lower == "its" && draft.tokens[index].isOpen {
      guard newsroom.contains(draft.tokens[index + 1].lower),
        let name = antecedent(
          of: "outlet", before: draft.tokens[index], draft: draft, line: line, memories: memories,
          reading: reading)
      else { continue }
      draft.replace(index..<index + 1, with: reading.organisations.words(name) + "’s")
    }
  }

  /// "It" and "Its" at the start of a sentence whose forerunner has one organisation as subject.
  private static func resolveSubject(
    _ draft: inout Draft, line: ArticleReading.Line, memories: [Resolver.Memory], reading: ArticleReading
  ) {
    // "Henrik Lund is its chairman", out of "Its chairman, Henrik Lund, left".
    if let its = draft.tokens.firstIndex(where: { $0.lower == "its" && $0.span?.start == 0 }), its > 0,
      let last = memories.last, let name = last.subjectOrganisation,
      last.organisations.allSatisfy({ $0 == name })
    {
      draft.replace(its..<its + 1, with: reading.organisations.words(name) + "’s")
      return
    }
    guard let first = draft.tokens.first, first.span?.start == 0, draft.tokens.count > 2,
      let last = memories.last
    else { return }
    ofCompany(&draft, last: last, reading: reading)
    guard let name = last.subjectOrganisation, last.organisations.allSatisfy({ $0 == name }) else {
      resolveThing(&draft, line: line, last: last)
      return
    }
    switch first.lower {
    case "its": draft.replace(0..<1, with: reading.organisations.words(name) + "’s")
    case "it":
      let verb = VerbGroup.all(in: draft.tokens).first { $0.range.lowerBound == 1 }
      guard let verb, !WordClasses.be.contains(draft.tokens[verb.main].lower), verb.main > 0,
        !isExpletive(draft.tokens, verb)
      else { return }
      draft.replace(0..<1, with: reading.organisations.words(name))
    default: break
    }
  }

  /// "Its largest shareholder": of the company that the article is about, where the sentence before names no other.
  private static func ofCompany(_ draft: inout Draft, last: Resolver.Memory, reading: ArticleReading) {
    guard draft.tokens[0].lower == "its", last.subjectOrganisation == nil, last.singularSubject == nil,
      let company = reading.company, let key = company.split(separator: " ").first,
      last.organisations.allSatisfy({ $0.hasPrefix(key) || !couldBeCompany($0) }),
      draft.tokens[1...].prefix(3).contains(where: { Protagonist.belongings.contains($0.lower) })
    else { return }
    draft.replace(0..<1, with: reading.organisations.words(company) + "’s")
  }

  private static let expletives: Set<String> = [
    "take", "emerge", "seem", "appear", "remain", "turn", "happen", "rain", "snow", "follow", "cost",
  ]

  /// "It remains to be seen", "it seems that": no thing is meant.
  private static func isExpletive(_ tokens: [SentenceToken], _ verb: VerbGroup) -> Bool {
    guard let base = VerbLexicon.base(tokens[verb.main].lower), expletives.contains(base) else {
      return false
    }
    let next = tokens[(verb.main + 1)...].prefix(2).map(\.lower)
    switch base {
    case "remain": return ["to", "unclear", "unknown", "open", "uncertain"].contains(next.first ?? "")
    case "rain", "snow", "seem", "appear", "happen", "emerge", "turn": return true
    default: return next.contains("that") || next.contains("to")
    }
  }

  /// "It" for the one thing that is the subject of the sentence before, in the same paragraph.
  private static func resolveThing(
    _ draft: inout Draft, line: ArticleReading.Line, last: Resolver.Memory
  ) {
    guard draft.tokens[0].lower == "it", last.paragraph == line.sentence.paragraph,
      last.subjectOrganisation == nil, let thing = last.singularSubject,
      let verb = VerbGroup.all(in: draft.tokens).first, verb.range.lowerBound <= 2,
      !WordClasses.be.contains(draft.tokens[verb.main].lower),
      let base = VerbLexicon.base(draft.tokens[verb.main].lower), !expletives.contains(base),
      !draft.tokens[(verb.main + 1)...].prefix(2).contains(where: { $0.lower == "that" })
    else { return }
    draft.replace(0..<1, with: thing)
  }
}
