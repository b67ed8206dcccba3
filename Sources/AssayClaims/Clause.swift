/// Questions about a run of tokens that several rules ask.
enum Clause {
  /// Whether the token is a verb of saying or thinking.
  static func isSaying(_ token: SentenceToken) -> Bool {
    VerbLexicon.base(token.lower).map(WordClasses.sayingBases.contains) ?? false
  }

  /// Whether the run has a finite verb behind at least one word.
  static func isSentence(_ tokens: [SentenceToken]) -> Bool {
    tokens.count >= 3 && VerbGroup.all(in: tokens).contains { $0.range.lowerBound > 0 }
  }

  /// Whether a subject seems to begin the run.
  static func startsWithSubject(_ tokens: [SentenceToken]) -> Bool {
    guard let first = tokens.first, first.isWord, first.isOpen else { return false }
    if first.isCapitalised || first.isNumber { return true }
    let lower = first.lower
    if WordClasses.determiners.contains(lower) || WordClasses.subjectPronouns.contains(lower) { return true }
    if lower == "at", tokens.count > 2, ["least", "most"].contains(tokens[1].lower) { return true }
    if lower == "over" || lower == "under", tokens.count > 1, tokens[1].isNumber { return true }
    if WordClasses.numberWords.contains(lower), lower != "at", lower != "over" { return true }
    if WordClasses.prepositions.contains(lower) || WordClasses.subordinators.contains(lower) { return false }
    if WordClasses.relatives.contains(lower) || WordClasses.finiteAuxiliaries.contains(lower) { return false }
    let forms = VerbLexicon.forms(lower)
    // "Operating profit": a gerund that stands before a noun as a rule.
    if [
      "operating", "working", "living", "manufacturing", "building", "shipping", "banking", "trading",
      "housing",
    ]
    .contains(lower), tokens.count > 2, tokens[1].isWord, !WordClasses.determiners.contains(tokens[1].lower),
      !WordClasses.prepositions.contains(tokens[1].lower)
    {
      return true
    }
    if !forms.isEmpty, !forms.contains(.noun) { return false }
    return !VerbGroup.isAdverb(lower) && lower != "and" && lower != "or" && lower != "but"
  }

  /// Whether the run speaks of what is not: nothing in it may be cut off from the negation.
  static func isNegative(_ tokens: some Sequence<SentenceToken>) -> Bool {
    var previous = ""
    for token in tokens {
      // "No more than 27 per cent" is a bound, and denies nothing.
      let isBound = previous == "no" && ["more", "less", "fewer"].contains(token.lower)
      if previous == "no", !isBound { return true }
      previous = token.isOpen ? token.lower : ""
      guard token.isOpen, token.lower != "no" else { continue }
      if WordClasses.negations.contains(token.lower) || token.lower.hasSuffix("n't")
        || token.lower.hasSuffix("n’t")
      {
        return true
      }
    }
    return previous == "no"
  }

  /// Whether the run holds a word that binds two parts together: "both … and", "either … or", "not only … but".
  static func isPaired(_ tokens: some BidirectionalCollection<SentenceToken>) -> Bool {
    var isSubject = false
    var next = ""
    for token in tokens.reversed() {
      defer { next = token.lower }
      // "Both were released": the two, and no pair.
      if token.lower == "both", isSubject { continue }
      // "Neither company said": none of the two, and no pair.
      if token.lower == "neither", isSingle(next) { continue }
      if ["both", "either", "neither", "whether", "between"].contains(token.lower) { return true }
      isSubject =
        WordClasses.finiteAuxiliaries.contains(token.lower) || WordClasses.modals.contains(token.lower)
    }
    return false
  }

  private static func isSingle(_ noun: String) -> Bool {
    PersonNouns.all.contains(noun) || OrganisationTable.nouns.contains(noun)
      || ["side", "team"].contains(noun)
  }

  /// Whether a condition or comparison governs the run: "if", "unless", "than".
  static func isConditional(_ tokens: some Sequence<SentenceToken>) -> Bool {
    tokens.contains { $0.isOpen && ["if", "unless", "whether", "would"].contains($0.lower) }
  }

  /// The number that the noun phrase shows: true for plural, false for singular, nil where it does not tell.
  static func isPlural(_ phrase: some BidirectionalCollection<SentenceToken>) -> Bool? {
    guard let last = phrase.last else { return nil }
    if last.nameKind != nil { return nil }
    let lower = last.lower
    if ["people", "women", "men", "children", "police", "authorities"].contains(lower) { return true }
    if lower.hasSuffix("ss") || lower.hasSuffix("us") || lower.hasSuffix("is") || lower.hasSuffix("news") {
      return false
    }
    return lower.hasSuffix("s")
  }

  /// Whether a verb form agrees with a plural, with a singular, or with both (nil).
  static func numberOf(_ verb: String) -> Bool? {
    switch verb {
    case "were", "are", "have", "do", "weren't", "aren't", "weren’t", "aren’t": true
    case "was", "is", "has", "does", "wasn't", "isn't", "wasn’t", "isn’t": false
    default: nil
    }
  }

  /// "The minister told the committee that": who says what stands at `index`, with the words that say so; none where nobody
  /// is said to.
  static func frame(_ tokens: [SentenceToken], before index: Int) -> [SentenceToken] {
    let opening = SentenceOpening.length(tokens)
    guard let verb = VerbGroup.all(in: tokens).first(where: { $0.range.lowerBound > opening }),
      verb.main + 1 < index, isSaying(tokens[verb.main]), !verb.isPassive,
      tokens[verb.main + 1].text != ","
    else { return [] }
    if let that = tokens[verb.main..<index].firstIndex(where: { $0.lower == "that" && $0.isOpen }),
      that - verb.main <= 12
    {
      return Array(tokens[...that])
    }
    return VerbLexicon.base(tokens[verb.main].lower) == "say" ? Array(tokens[...verb.main]) : []
  }

  /// The words behind an aside that ends at the comma `end`; a participle keeps it: "…, citing a lack of money".
  static func goingOn(_ tokens: [SentenceToken], behind end: Int) -> [SentenceToken] {
    guard end + 1 < tokens.count else { return [] }
    let opensParticiple = VerbLexicon.forms(tokens[end + 1].lower).contains(.gerund)
    return Array(tokens[(tokens[end].text == "," && opensParticiple ? end : end + 1)...])
  }

  /// Whether the word begins a predicate by its form, and can be no noun.
  static func opensPredicate(_ tokens: [SentenceToken], _ index: Int) -> Bool {
    let forms = VerbLexicon.forms(tokens[index].lower)
    return forms.contains(.past) || forms.contains(.third) && !forms.contains(.noun)
  }

  /// "Fined them": what "them" and "it" mean is said in the first part, which the second would lose.
  static func leavesPronounBehind(_ tokens: ArraySlice<SentenceToken>) -> Bool {
    for (index, token) in zip(tokens.indices, tokens).dropFirst() {
      // "Is one of three newspapers" tells of what.
      if token.lower == "one", index + 1 < tokens.endIndex, tokens[index + 1].lower == "of" { continue }
      if ["them", "it", "both", "one", "ones", "there", "so"].contains(token.lower), token.isOpen {
        return true
      }
      if token.name != nil || ["the", "a", "an"].contains(token.lower) { return false }
    }
    return false
  }
}
