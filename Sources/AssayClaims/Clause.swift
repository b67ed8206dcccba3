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
    tokens.contains {
      $0.isOpen
        && (WordClasses.negations.contains($0.lower) || $0.lower.hasSuffix("n't")
          || $0.lower.hasSuffix("n’t"))
    }
  }

  /// Whether the run holds a word that binds two parts together: "both … and", "either … or", "not only … but".
  static func isPaired(_ tokens: some BidirectionalCollection<SentenceToken>) -> Bool {
    var isSubject = false
    for token in tokens.reversed() {
      // "Both were released": the two, and no pair.
      if token.lower == "both", isSubject { continue }
      if ["both", "either", "neither", "whether", "between"].contains(token.lower) { return true }
      isSubject =
        WordClasses.finiteAuxiliaries.contains(token.lower) || WordClasses.modals.contains(token.lower)
    }
    return false
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
