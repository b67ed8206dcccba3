import AssayCore
import AssayText

/// Names the words of a claim that were left as they are because more than one thing may be meant.
enum AmbiguityFinder {
  static func ambiguities(in draft: Draft, line: ArticleReading.Line, resolver: Resolver) -> [Ambiguity] {
    let tokens = draft.tokens
    var found: [Ambiguity] = []
    for index in tokens.indices where tokens[index].isOpen && tokens[index].isWord {
      guard let ambiguity = ambiguity(at: index, tokens, line, resolver) else { continue }
      if !found.contains(where: { $0.words.lowercased() == ambiguity.words.lowercased() }) {
        found.append(ambiguity)
      }
    }
    return found
  }

  private static func ambiguity(
    at index: Int, _ tokens: [SentenceToken], _ line: ArticleReading.Line, _ resolver: Resolver
  ) -> Ambiguity? {
    let token = tokens[index]
    if let pronoun = Pronoun(tokens, at: index) {
      guard !resolver.hasPerson(in: tokens[..<index], pronoun, line) else { return nil }
      return Ambiguity(words: token.text, candidates: persons(resolver, pronoun))
    }
    switch token.lower {
    case "they", "them", "their":
      return tokens[..<index].contains(where: isPlural) ? nil : Ambiguity(words: token.text)
    case "it", "its":
      return tokens[..<index].contains(where: isNoun) || isExpletive(tokens, index)
        ? nil : Ambiguity(words: token.text)
    case "this", "these", "those", "such": return pointing(tokens, index)
    case "the": return description(tokens, index, resolver)
    default: return nil
    }
  }

  private static func persons(_ resolver: Resolver, _ pronoun: Pronoun) -> [String] {
    var names: [String] = []
    for person in resolver.memories.suffix(3).flatMap(\.persons)
    where (person.isFemale == nil || person.isFemale == pronoun.isFemale) && !names.contains(person.name) {
      names.append(person.name)
    }
    return names
  }

  private static func isPlural(_ token: SentenceToken) -> Bool {
    guard token.isWord, token.isOpen, !token.isPossessive else { return false }
    if token.name != nil || token.lower == "and" { return true }
    return token.lower.count > 3 && Clause.isPlural([token]) == true
  }

  private static func isNoun(_ token: SentenceToken) -> Bool {
    token.name != nil || ["the", "a", "an"].contains(token.lower) || isPlural(token)
  }

  /// "It is clear that", "it took": no thing is meant.
  private static func isExpletive(_ tokens: [SentenceToken], _ index: Int) -> Bool {
    guard tokens[index].lower == "it" else { return false }
    return tokens[(index + 1)...].prefix(4).contains { ["that", "to", "took", "takes"].contains($0.lower) }
  }

  /// "This action", "these cases", and "this" alone.
  private static func pointing(_ tokens: [SentenceToken], _ index: Int) -> Ambiguity? {
    guard index + 1 < tokens.count else { return nil }
    let next = tokens[index + 1]
    if next.isDate || next.lower == "as" || next.lower == "that" { return nil }
    if ["who", "which"].contains(next.lower) || VerbLexicon.forms(next.lower).contains(.gerund) {
      return nil
    }
    let isNoun = next.isWord && next.isOpen && !isVerb(tokens, index + 1)
    return Ambiguity(words: isNoun ? "\(tokens[index].text) \(next.text)" : tokens[index].text)
  }

  private static func isVerb(_ tokens: [SentenceToken], _ index: Int) -> Bool {
    let lower = tokens[index].lower
    if WordClasses.finiteAuxiliaries.contains(lower) || WordClasses.modals.contains(lower) { return true }
    if WordClasses.prepositions.contains(lower) { return true }
    let forms = VerbLexicon.forms(lower)
    return !forms.isDisjoint(with: [.past, .third]) && !forms.contains(.noun)
  }

  /// Nouns by which an article points back to something that it told before.
  private static let pointers: Set<String> = [
    "case", "cases", "report", "law", "legislation", "bill", "ruling", "decision", "verdict", "court",
    "judge",
    "protest", "incident", "attack", "raid", "trial", "action", "measure", "measures", "move", "text", "city",
    "man", "woman", "suspect", "defendant", "accused", "victim", "agreement", "deal", "vote", "investigation",
    "complaint", "lawyer", "editor", "journalist", "officer", "official", "charge", "charges", "sentence",
    "statement", "document", "study", "survey", "programme", "program", "project", "building", "fire",
    "crash",
  ]

  private static func description(_ tokens: [SentenceToken], _ index: Int, _ resolver: Resolver) -> Ambiguity?
  {
    guard index + 1 < tokens.count else { return nil }
    let noun = tokens[index + 1]
    guard noun.isOpen, noun.name == nil,
      pointers.contains(noun.lower) || OrganisationTable.nouns.contains(noun.lower)
    else { return nil }
    if index + 2 < tokens.count {
      let next = tokens[index + 2]
      // What follows tells which one: "the law on", "the case against", "the court that".
      let tells =
        next.isPossessive || next.text == "-" || next.name != nil
        || WordClasses.relatives.contains(next.lower)
        || ["of", "on", "against", "for", "into", "over", "between", "about", "with", "to"].contains(
          next.lower)
      if tells || isCompound(next) { return nil }
    }
    let organisations = resolver.memories.flatMap(\.organisations)
      .filter { resolver.reading.organisations.isCalled($0, noun.lower) }
    var candidates: [String] = []
    for name in organisations where !candidates.contains(name) { candidates.append(name) }
    return Ambiguity(words: "\(tokens[index].text) \(noun.text)", candidates: candidates)
  }

  /// "The court system": the noun goes on, or a participle says which.
  private static func isCompound(_ token: SentenceToken) -> Bool {
    guard token.isWord, token.isOpen else { return false }
    let lower = token.lower
    if WordClasses.prepositions.contains(lower) || WordClasses.finiteAuxiliaries.contains(lower) {
      return false
    }
    if WordClasses.modals.contains(lower) || VerbGroup.isAdverb(lower) { return false }
    let forms = VerbLexicon.forms(lower)
    if forms.contains(.gerund) { return true }
    return forms.isDisjoint(with: [.past, .third]) && !["and", "or", "but"].contains(lower)
      && !WordClasses.subordinators.contains(lower)
  }
}
