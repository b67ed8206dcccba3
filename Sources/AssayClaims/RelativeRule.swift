import AssayText

/// A clause set off by commas that says more of the noun before it: "the law, which was signed in May, …".
///
/// The clause becomes a sentence of its own with that noun as subject, and leaves the sentence it stood in.
enum RelativeRule {
  static func parts(_ tokens: [SentenceToken]) -> [[SentenceToken]]? {
    for comma in tokens.indices where comma > 0 && (isComma(tokens, comma) || isQuotedComma(tokens, comma)) {
      guard comma + 3 < tokens.count, tokens[comma + 1].isOpen else { continue }
      let pronoun = tokens[comma + 1].lower
      guard pronoun == "who" || pronoun == "which" else { continue }
      if pronoun == "which", let parts = said(tokens, comma) { return parts }
      guard let end = end(tokens, comma), let parts = cut(tokens, comma: comma, end: end) else { return nil }
      return parts
    }
    return nil
  }

  /// "…, which critics warn could help": what they warn of is the whole before, which stays open.
  private static func said(_ tokens: [SentenceToken], _ comma: Int) -> [[SentenceToken]]? {
    guard isComma(tokens, comma) else { return nil }
    var clause = Array(tokens[(comma + 2)...])
    var main = Array(tokens[..<comma])
    // "…, which lawyers say can drag on for months, and are banned": the main clause goes on.
    if let close = clause.firstIndex(where: { $0.text == "," && $0.isOpen }), close + 2 < clause.count,
      ["and", "but"].contains(clause[close + 1].lower)
    {
      main += clause[close...]
      clause = Array(clause[..<close])
    }
    guard clause.count <= 30, Clause.startsWithSubject(clause), Clause.isSentence(main),
      !Clause.isNegative(main),
      !Clause.isConditional(main),
      let verb = clause.indices.prefix(8).first(where: { $0 > 0 && Clause.isSaying(clause[$0]) }),
      !clause[..<verb].contains(where: {
        !$0.isWord || $0.isQuoted || WordClasses.finiteAuxiliaries.contains($0.lower)
      }),
      verb + 2 < clause.count, !clause.contains(where: { $0.text == "," && $0.isOpen })
    else { return nil }
    let next = clause[verb + 1].lower
    guard WordClasses.modals.contains(next) || WordClasses.finiteAuxiliaries.contains(next),
      !["are", "were", "have", "do"].contains(next)
    else { return nil }
    // "A conciliation procedure, which lawyers say can": what was just brought in; else the whole may be meant.
    let before = Array(tokens[..<comma])
    let introduced = before.lastIndex { ["a", "an"].contains($0.lower) }.map { Array(before[$0...]) } ?? []
    let isNoun =
      (2...5).contains(introduced.count)
      && introduced.allSatisfy {
        $0.isOpen && $0.isWord && $0.name == nil && !$0.isDate && !WordClasses.prepositions.contains($0.lower)
      } && VerbGroup.all(in: introduced, orPlainForm: false).isEmpty
    let subject = isNoun ? NounPhrase.definite(introduced) : [.inserted("this")]
    return [main, Array(clause[...verb]) + [.inserted("that")] + subject + clause[(verb + 1)...]]
  }

  private static func isComma(_ tokens: [SentenceToken], _ index: Int) -> Bool {
    tokens[index].text == "," && tokens[index].isOpen
  }

  /// The mark that closes a quotation with a comma before it: “propaganda,” which.
  private static func isQuotedComma(_ tokens: [SentenceToken], _ index: Int) -> Bool {
    ["”", "\""].contains(tokens[index].text) && tokens[index].isQuoted && tokens[index - 1].text == ","
  }

  /// Where the relative clause ends: at the sentence's end, or at a comma behind which the main verb follows.
  private static func end(_ tokens: [SentenceToken], _ comma: Int) -> Int? {
    let groups = VerbGroup.all(in: tokens)
    // The clause's own verb comes first, so that its noun is its subject.
    guard let verb = groups.first(where: { $0.range.lowerBound >= comma + 2 }) else { return nil }
    let gap = tokens[(comma + 2)..<verb.range.lowerBound]
    guard gap.allSatisfy({ VerbGroup.isAdverb($0.lower) || WordClasses.hedges.contains($0.lower) }) else {
      return nil
    }
    let hasMainVerb = groups.contains { $0.range.upperBound <= comma && $0.range.lowerBound > 0 }
    if hasMainVerb {
      let later = tokens.indices.filter { $0 > comma + 1 && tokens[$0].text == "," && tokens[$0].isOpen }
      guard let close = later.first else { return tokens.count }
      return later.count == 1 && goesOn(tokens, close, groups.last { $0.range.upperBound <= comma })
        ? close : nil
    }
    guard let close = tokens[(comma + 2)...].firstIndex(where: { $0.text == "," && $0.isOpen }) else {
      return nil
    }
    // A verb must follow, be it one that elsewhere could be a noun: ", bans".
    let follows =
      close + 1 < tokens.count
      && !VerbLexicon.forms(tokens[close + 1].lower).isDisjoint(with: [.third, .past, .base])
    guard follows || groups.contains(where: { $0.range.lowerBound == close + 1 }) else { return nil }
    return close
  }

  /// "Must meet within a week of the vote, which is due on Friday, and elect a speaker": the plain form goes on with the modal.
  private static func goesOn(_ tokens: [SentenceToken], _ close: Int, _ main: VerbGroup?) -> Bool {
    guard let main, main.isModal, close + 3 < tokens.count, tokens[close + 1].lower == "and" else {
      return false
    }
    let forms = VerbLexicon.forms(tokens[close + 2].lower)
    return forms.contains(.base)
      && (!forms.contains(.noun) || WordClasses.determiners.contains(tokens[close + 3].lower))
  }

  private static func cut(_ tokens: [SentenceToken], comma: Int, end: Int) -> [[SentenceToken]]? {
    let clause = Array(tokens[(comma + 2)..<end])
    guard !Clause.isConditional(clause), !Clause.isConditional(tokens[..<comma]) else { return nil }
    // Inside what somebody said, the clause may be theirs; but in "said Ann Lee, who directs …" it is the writer's own.
    if let saying = VerbGroup.all(in: Array(tokens[..<comma])).last(where: {
      Clause.isSaying(tokens[$0.main])
    }) {
      let isSpeaker = tokens[(saying.main + 1)..<comma].allSatisfy {
        $0.nameKind == .person || $0.lower == "the" || PersonNouns.all.contains($0.lower)
      }
      guard isSpeaker else { return nil }
    }
    guard let found = noun(tokens, comma, isPerson: tokens[comma + 1].lower == "who", verb: firstVerb(clause))
    else { return nil }
    let isQuoted = isQuotedComma(tokens, comma)
    let noun = isQuoted ? found.filter { $0.text != "," } + [tokens[comma]] : found
    let head = isQuoted ? tokens[..<(comma - 1)] + [tokens[comma]] : tokens[..<comma]
    let main = Array(head) + Clause.goingOn(tokens, behind: end)
    guard Clause.isSentence(main), !Clause.isNegative(tokens[..<comma]) else { return nil }
    return [main, NounPhrase.definite(noun) + clause]
  }

  /// "Examined by the committee, which": the committee alone can be meant.
  private static func isAgent(_ tokens: [SentenceToken], _ index: Int) -> Bool {
    index > 0 && tokens[index].lower == "by"
      && VerbLexicon.forms(tokens[index - 1].lower).contains(.participle)
  }

  /// "Ahead of the Green List, which": no noun before it could be meant.
  private static func isAhead(_ tokens: [SentenceToken], _ of: Int) -> Bool {
    of > 1 && tokens[of].lower == "of" && ["ahead", "because", "instead"].contains(tokens[of - 1].lower)
      && tokens[of - 2].text == ","
  }

  private static func firstVerb(_ clause: [SentenceToken]) -> String {
    VerbGroup.all(in: [.inserted("it")] + clause).first.map {
      ([.inserted("it")] + clause)[$0.range.lowerBound].lower
    } ?? ""
  }

  /// The noun phrase right before the comma, if it is beyond doubt which one is meant.
  private static func noun(_ tokens: [SentenceToken], _ comma: Int, isPerson: Bool, verb: String)
    -> [SentenceToken]?
  {
    if let name = NounPhrase.name(tokens, endingAt: comma) {
      let kind = tokens[comma - 1].nameKind
      // "The offices of Orda.kz, which": the offices or the site?
      let isInner =
        name.lowerBound > 0
        && ["of", "for", "by", "in", "at", "to", "from", "with", "and", "or"].contains(
          tokens[name.lowerBound - 1].lower)
        && !isAgent(tokens, name.lowerBound - 1) && !isAhead(tokens, name.lowerBound - 1)
      if isPerson {
        return kind == .person && !(name.lowerBound > 0 && tokens[name.lowerBound - 1].lower == "and")
          ? Array(tokens[name]) : nil
      }
      return kind != .person && !isInner ? Array(tokens[name]) : nil
    }
    if isPerson { return people(tokens, comma) }
    if let inner = agreeing(tokens, comma, verb) ?? several(tokens, comma) ?? governed(tokens, comma) {
      return inner
    }
    guard let phrase = NounPhrase.range(tokens, endingAt: comma) else { return nil }
    // Fits only where no other noun phrase before could be meant: it begins the sentence, or stands behind a verb.
    guard !tokens[phrase].contains(where: { ["and", "or"].contains($0.lower) }) else { return nil }
    // "The price of cod, which": the whole phrase, where one noun within has no name and none is plural.
    let inner = tokens[phrase].filter {
      ["of", "for", "in", "at", "from", "with", "by", "on"].contains($0.lower)
    }
    guard inner.isEmpty || inner.count == 1 && inner[0].lower == "of" && isMass(tokens[phrase], verb) else {
      return nil
    }
    if let plural = Clause.isPlural(tokens[phrase]), let number = Clause.numberOf(verb), plural != number {
      return nil
    }
    return Array(tokens[phrase])
  }

  /// "The publication of the results, which are": the number of the verb tells which of the two nouns is meant.
  private static func agreeing(_ tokens: [SentenceToken], _ comma: Int, _ verb: String) -> [SentenceToken]? {
    guard let number = Clause.numberOf(verb),
      let start = tokens[..<comma].lastIndex(where: { ["the", "its", "their"].contains($0.lower) }),
      start > 2,
      comma - start >= 2, comma - start <= 5, tokens[start - 1].lower == "of",
      tokens[start..<comma].allSatisfy({ $0.isOpen && $0.isWord && $0.name == nil && !$0.isDate }),
      !tokens[start..<comma].contains(where: {
        WordClasses.prepositions.contains($0.lower) || ["and", "or"].contains($0.lower)
      }), Clause.isPlural(tokens[start..<comma]) == number,
      Clause.isPlural([tokens[start - 2]]) == !number
    else { return nil }
    return Array(tokens[start..<comma])
  }

  /// "After a complaint by two breweries, which say": the only plural that a verb in the plural can mean.
  private static func several(_ tokens: [SentenceToken], _ comma: Int) -> [SentenceToken]? {
    guard comma + 2 < tokens.count,
      let start = tokens.indices.first(where: {
        $0 >= comma - 4 && $0 > 0 && $0 < comma - 1 && CountedNoun.isCount(tokens[$0])
      }), tokens[start..<comma].allSatisfy({ $0.isOpen && $0.isWord && $0.name == nil && !$0.isDate }),
      !tokens[start..<comma].contains(where: {
        WordClasses.prepositions.contains($0.lower) || ["and", "or"].contains($0.lower)
      }), Clause.isPlural(tokens[start..<comma]) == true, !CountedNoun.units.contains(tokens[comma - 1].lower)
    else { return nil }
    let verb = tokens[(comma + 2)...].first { !VerbGroup.isAdverb($0.lower) }?.lower ?? ""
    let isPlural = Clause.numberOf(verb) == true || VerbLexicon.forms(verb).contains(.base)
    let others = tokens[..<start].contains { token in
      token.isWord && token.name == nil && !token.isDate && Clause.isPlural([token]) == true
        && VerbLexicon.forms(token.lower).isDisjoint(with: [.third])
        && !["his", "its", "this", "was", "is", "has", "as", "across", "years"].contains(token.lower)
    }
    guard isPlural, !others else { return nil }
    var noun = Array(tokens[start..<comma])
    // "The two breweries" that were spoken of.
    if start > 0 { noun = [.inserted("the")] + noun }
    noun[1].isSpaced = true
    return noun
  }

  /// "To protest against a new fee, which": no noun stands before the preposition, so that the fee alone can be meant.
  private static func governed(_ tokens: [SentenceToken], _ comma: Int) -> [SentenceToken]? {
    guard let start = tokens[..<comma].lastIndex(where: { ["the", "a", "an", "its"].contains($0.lower) }),
      start > 3,
      (2...5).contains(comma - start),
      tokens[start..<comma].allSatisfy({ $0.isOpen && $0.isWord && $0.name == nil && !$0.isDate }),
      !tokens[start..<comma].contains(where: {
        WordClasses.prepositions.contains($0.lower) || ["and", "or"].contains($0.lower)
      }), WordClasses.prepositions.contains(tokens[start - 1].lower), tokens[start - 1].lower != "of"
    else { return nil }
    let verb = VerbLexicon.forms(tokens[start - 2].lower)
    let isVerb =
      verb.contains(.base) && tokens[start - 3].lower == "to"
      || verb.contains(.past) && !verb.contains(.noun) && tokens[start - 3].isWord
        && !["a", "an", "the"].contains(tokens[start - 3].lower)
    return isVerb ? Array(tokens[start..<comma]) : nil
  }

  /// "The price of cod": a singular head and a bare singular noun, and a verb that shows a singular.
  private static func isMass(_ phrase: ArraySlice<SentenceToken>, _ verb: String) -> Bool {
    guard let of = phrase.firstIndex(where: { $0.lower == "of" }), of > phrase.startIndex,
      phrase.endIndex - of == 2, let last = phrase.last, last.name == nil
    else { return false }
    return Clause.isPlural(phrase[..<of]) == false && Clause.isPlural([last]) == false
      && Clause.numberOf(verb) == false
  }

  /// "Firefighters, who searched …": persons without a name that begin the sentence.
  private static func people(_ tokens: [SentenceToken], _ comma: Int) -> [SentenceToken]? {
    let start = SentenceOpening.length(Array(tokens[..<comma]))
    let phrase = Array(tokens[start..<comma])
    guard (1...5).contains(phrase.count), phrase.allSatisfy({ $0.isWord && $0.isOpen && $0.name == nil }),
      Clause.startsWithSubject(phrase), let last = phrase.last?.lower,
      !phrase.contains(where: {
        ["and", "or"].contains($0.lower) || WordClasses.prepositions.contains($0.lower)
      })
    else { return nil }
    return PersonNouns.isOneOrSeveral(last) ? phrase : nil
  }
}
