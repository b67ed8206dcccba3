import AssayCore
import AssayText

/// What an article itself tells of an unknown name that looks like a person's: "Halvorsen Foods lowered its forecast", "the
/// charity, Bright Harbour, …", "left in Valle Scura".
///
/// A name that the article treats as a person, or that begins with a common first name, stays one.
struct NameEvidence {
  private var persons: Set<String> = []
  private var organisations: Set<String> = []
  private var places: Set<String> = []

  /// Looks at every mention; `tokens` of a sentence have its names marked.
  init(_ lines: [ArticleReading.Line]) {
    for line in lines {
      for (id, name) in line.names.enumerated() where name.kind == .person {
        guard let start = line.tokens.firstIndex(where: { $0.name == id }),
          let last = line.tokens.lastIndex(where: { $0.name == id })
        else { continue }
        if Self.isPerson(line.tokens, start, last)
          || PersonTable.isFirstName(name.text) && !Self.companyEndings.contains(line.tokens[last].lower)
        {
          persons.insert(name.text)
        } else if Self.isOrganisation(line.tokens, start, last) {
          organisations.insert(name.text)
        } else if Self.isPlace(line.tokens, start) {
          places.insert(name.text)
        }
      }
    }
  }

  /// What bears the name, where the article tells; the kind that it seemed to have where not.
  func kind(of name: NameMention) -> NameMention.Kind {
    guard name.kind == .person, name.text.contains(" "), !persons.contains(name.text) else {
      return name.kind
    }
    if organisations.contains(name.text) { return .organisation }
    return places.contains(name.text) ? .place : .person
  }

  private static func isPerson(_ tokens: [SentenceToken], _ start: Int, _ last: Int) -> Bool {
    if start > 0, tokens[start - 1].name == nil, PersonNouns.isCalling(tokens[start - 1].lower),
      !isBody(tokens[start - 1])
    {
      return true
    }
    if start > 1, ["mr", "mrs", "ms", "dr", "prof", "cllr", "sir"].contains(tokens[start - 1].lower) {
      return true
    }
    guard last + 2 < tokens.count, tokens[last + 1].text == "," else { return false }
    let next = tokens[last + 2]
    if next.lower == "who" || next.isNumber && !next.isDate { return true }
    // "Jana Kolar, the president of …", "Murat Adam, her lawyer".
    return tokens[(last + 2)...].prefix(5).prefix { $0.isWord }.contains {
      PersonNouns.all.contains($0.lower)
    }
  }

  /// Last words of the names of companies and bodies.
  private static let endings: Set<String> = [
    "foods", "group", "grupp", "gruppe", "holdings", "holding", "industries", "systems", "technologies",
    "energy", "media",
    "airlines", "airways", "motors", "pharma", "materials", "partners", "capital", "securities", "lines",
    "services",
    "solutions", "networks", "logistics", "shipping", "insurance", "petroleum", "mining", "steel", "telecom",
    "studios",
    "pictures", "records", "books", "press", "news", "times", "post", "tribune", "herald", "gazette",
    "aqparat", "brothers",
    "sons", "labs", "works", "stores", "markets", "foundation", "institute", "alliance", "coalition",
    "network", "initiative",
    "watch", "rights", "aid", "relief",
  ]

  /// Those that are no surnames: "Kaspar Foods".
  private static let companyEndings: Set<String> = [
    "foods", "group", "holdings", "holding", "industries", "systems", "technologies", "airlines", "airways",
    "motors",
    "pharma", "materials", "partners", "securities", "services", "solutions", "logistics", "insurance",
    "telecom",
    "foundation", "institute", "media", "studios",
  ]

  private static func isOrganisation(_ tokens: [SentenceToken], _ start: Int, _ last: Int) -> Bool {
    if endings.contains(tokens[last].lower) { return true }
    if start > 0, isBody(tokens[start - 1]) { return true }
    // "The charity, Bright Harbour, discovered".
    if start > 2, tokens[start - 1].text == ",", isBody(tokens[start - 2]) { return true }
    if last + 2 < tokens.count, tokens[last + 1].text == "," {
      if tokens[last + 2].lower == "which" { return true }
      if ["a", "an", "the"].contains(tokens[last + 2].lower) {
        let phrase = tokens[(last + 3)...].prefix(5).prefix {
          $0.isWord && !WordClasses.prepositions.contains($0.lower)
        }
        if phrase.contains(where: isBody) { return true }
      }
    }
    // "Halvorsen Foods lowered its forecast": nobody owns something as "its".
    let rest = tokens[(last + 1)...].prefix(6)
    guard start == 0 || tokens[start - 1].text == "," || tokens[start - 1].lower == "the",
      let its = rest.firstIndex(where: { $0.lower == "its" && $0.isOpen })
    else { return false }
    return !tokens[(last + 1)..<its].contains { $0.name != nil || [",", "that", "which"].contains($0.lower) }
      && VerbGroup.all(in: Array(tokens[start..<its])).contains { $0.range.lowerBound > last - start }
  }

  private static func isBody(_ token: SentenceToken) -> Bool {
    token.name == nil
      && (OrganisationTable.nouns.contains(token.lower)
        || [
          "charity", "ngo", "maker", "operator", "retailer", "lender", "airline", "weekly", "daily",
          "broadcaster", "startup",
          "start-up", "publisher", "contractor", "developer", "club", "team", "brewery", "consultancy",
          "carmaker", "chain",
        ].contains(token.lower))
  }

  /// "In Valle Scura", "near San Vito".
  private static func isPlace(_ tokens: [SentenceToken], _ start: Int) -> Bool {
    guard start > 0, ["in", "near"].contains(tokens[start - 1].lower) else { return false }
    let before = start > 1 ? tokens[start - 2].lower : ""
    return !["confidence", "trust", "faith", "interest", "believe", "believes", "believed", "interested"]
      .contains(before)
  }
}
