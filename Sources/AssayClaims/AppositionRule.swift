import AssayText

/// A name explained between commas: "Freedom Finance, a company run by Timur Turlov, …" or "her lawyer, Murat Adam, …".
enum AppositionRule {
  static func parts(_ tokens: [SentenceToken]) -> [[SentenceToken]]? {
    for comma in tokens.indices where tokens[comma].text == "," && tokens[comma].isOpen && comma > 0 {
      if let parts = explained(tokens, comma) ?? named(tokens, comma) { return parts }
    }
    return titled(tokens)
  }

  /// "Her colleague Murat Adam called …": the name alone says so; what he is stands beside it.
  private static func titled(_ tokens: [SentenceToken]) -> [[SentenceToken]]? {
    guard
      let name = tokens.indices.dropFirst().prefix(7).first(where: {
        tokens[$0].nameKind == .person && PersonNouns.all.contains(tokens[$0 - 1].lower)
          && tokens[$0 - 1].name == nil
      }), let id = tokens[name].name, let end = tokens[name...].firstIndex(where: { $0.name != id }),
      end - name >= 2,
      let verb = VerbGroup.all(in: tokens).first(where: { $0.range.lowerBound >= end }),
      tokens[end..<verb.range.lowerBound].allSatisfy({ VerbGroup.isAdverb($0.lower) }), !verb.isPassive,
      Clause.isSaying(tokens[verb.main])
    else { return nil }
    let title = Array(tokens[..<name])
    let isOwn =
      ["his", "her", "its", "their"].contains(title[0].lower)
      || title.contains(where: \.isPossessive) && title[0].isCapitalised
    guard isOwn, title.allSatisfy({ $0.isOpen && ($0.isWord || $0.isPossessive) }),
      !title.contains(where: {
        WordClasses.prepositions.contains($0.lower) || ["and", "or"].contains($0.lower)
      })
    else { return nil }
    guard !pointsBack(tokens[end...]) else { return nil }
    var phrase = title
    if phrase[0].name == nil { phrase[0].text = phrase[0].lower }
    phrase[0].isSpaced = true
    return [Array(tokens[name...]), Array(tokens[name..<end]) + [.inserted("is")] + phrase]
  }

  /// "Name, a noun phrase, …": the name is that; the sentence goes on without it.
  private static func explained(_ tokens: [SentenceToken], _ comma: Int) -> [[SentenceToken]]? {
    guard let name = NounPhrase.name(tokens, endingAt: comma), let end = close(tokens, comma) else {
      return nil
    }
    var whole = Array(tokens[(comma + 1)..<end])
    // "Ann Lee, herself the owner of a mill".
    if whole.count > 2, ["himself", "herself", "itself"].contains(whole[0].lower) { whole.removeFirst() }
    let (phrase, clause) = relative(whole)
    guard let lead = phrase.first, phrase.count >= 2, phrase.count <= 18,
      ["a", "an", "the"].contains(lead.lower) || lead.lower == "one" && phrase[1].lower == "of"
    else { return nil }
    guard phrase[1].name == nil || phrase[1].nameKind == .other || phrase.count > 3 else { return nil }
    // "The Senate" is a name, not what the name before is.
    guard VerbGroup.all(in: phrase, orPlainForm: false).isEmpty, !isList(tokens, name, comma, end) else {
      return nil
    }
    guard !phrase.contains(where: { $0.isQuoted }), !Clause.isNegative(phrase) else { return nil }
    let kind = tokens[comma - 1].nameKind
    guard
      kind == .person || kind == .organisation || (kind == .other && lead.lower != "the")
        || isNounOfThing(phrase)
    else { return nil }
    if isPossessed(tokens, name) { return nil }
    // "Article 274 of the Criminal Code, an offence": the explanation is of more than the name.
    if kind != .person, kind != .organisation, name.lowerBound > 0,
      ["of", "under", "for"].contains(tokens[name.lowerBound - 1].lower)
    {
      return nil
    }
    let keepsComma = SentenceOpening.length(tokens) == end + 1
    let rest =
      Array(tokens[..<comma]) + (end < tokens.count ? Array(tokens[(keepsComma ? end : end + 1)...]) : [])
    guard Clause.isSentence(rest) else { return nil }
    let parts = [rest, Array(tokens[name]) + [.inserted("is")] + phrase]
    guard !clause.isEmpty else { return parts }
    guard whole[phrase.count].lower == "where" else { return parts + [Array(tokens[name]) + clause] }
    return parts + (located(clause, in: Array(tokens[name])).map { [$0] } ?? [])
  }

  /// "Where eleven foundries worked before the war": that happened in the place that the name is.
  private static func located(_ clause: [SentenceToken], in name: [SentenceToken]) -> [SentenceToken]? {
    guard let verb = VerbGroup.all(in: clause).first, verb.range.lowerBound > 0, !Clause.isNegative(clause)
    else {
      return nil
    }
    var place = name
    place[0].isSpaced = true
    return Array(clause[...verb.main]) + [.inserted("in")] + place + clause[(verb.main + 1)...]
  }

  /// "An archaeologist who was not involved in the study": the noun phrase, and what is said of the person.
  private static func relative(_ phrase: [SentenceToken]) -> ([SentenceToken], [SentenceToken]) {
    guard let who = phrase.firstIndex(where: { ["who", "where"].contains($0.lower) && $0.isOpen }), who >= 2,
      who + 2 < phrase.count
    else { return (phrase, []) }
    let clause = Array(phrase[(who + 1)...])
    if phrase[who].lower == "where" {
      let stands = SubordinateRule.isStated(clause) && Clause.isSentence(clause)
      return stands ? (Array(phrase[..<who]), clause) : (phrase, [])
    }
    let first = clause[0].lower
    let begins =
      WordClasses.finiteAuxiliaries.contains(first)
      || !VerbLexicon.forms(first).isDisjoint(with: [.past, .third])
        && !VerbLexicon.forms(first).contains(.noun)
    return begins && !Clause.isConditional(clause) ? (Array(phrase[..<who]), clause) : (phrase, [])
  }

  /// "Her lawyer, Murat Adam, was …": Murat Adam is her lawyer; the sentence keeps both.
  private static func named(_ tokens: [SentenceToken], _ comma: Int) -> [[SentenceToken]]? {
    guard let end = close(tokens, comma), end < tokens.count else { return nil }
    let name = comma + 1..<end
    guard name.count <= 5, let id = tokens[comma + 1].name, tokens[name].allSatisfy({ $0.name == id }),
      tokens[comma + 1].nameKind == .person, !tokens[comma + 1].isDate
    else { return nil }
    // The phrase before must begin the sentence, so that its edge is sure, and end in a calling.
    var start = SentenceOpening.length(Array(tokens[..<comma]))
    // "The alliance led by the former mayor of Oral, Anna Berg, had": the mayor, not the alliance, is she.
    if let by = tokens[start..<comma].lastIndex(where: {
      ["by", "under", "with"].contains($0.lower) && $0.isOpen
    }),
      by > start, VerbLexicon.forms(tokens[by - 1].lower).contains(.participle), by + 2 < comma,
      WordClasses.determiners.contains(tokens[by + 1].lower)
    {
      start = by + 1
    }
    let phrase = Array(tokens[start..<comma])
    guard phrase.count >= 2, phrase.count <= 10, Clause.startsWithSubject(phrase),
      VerbGroup.all(in: phrase).isEmpty
    else { return nil }
    guard !phrase.contains(where: { ["and", "or", ","].contains($0.lower) }), Clause.isPlural(phrase) != true
    else { return nil }
    guard PersonNouns.all.contains(headNoun(phrase)) else { return nil }
    guard
      VerbGroup.all(in: tokens).contains(where: {
        $0.range.lowerBound > end && $0.range.lowerBound <= end + 3
      })
    else { return nil }
    // "Its leader, Ann Lee, himself the owner of a mill, said": the comma parts the two asides.
    guard !["himself", "herself", "itself"].contains(tokens[end + 1].lower) else { return nil }
    var whole = tokens
    whole.remove(at: end)
    whole.remove(at: comma)
    let opening = SentenceOpening.length(Array(tokens[..<comma]))
    if start > opening || isSpeaker(tokens, end, phrase) {
      // The name alone tells who spoke, or by whom; what the person is stands beside it.
      whole.removeSubrange(start..<comma)
      whole[start].isSpaced = start > 0
    }
    // Without its commas the apposition is not met again: "her lawyer Murat Adam was …" reads the same.
    var lowered = phrase
    if start == 0, let first = lowered.first, first.name == nil, first.text != "I" {
      lowered[0].isSpaced = true
      lowered[0].text = first.text.prefix(1).lowercased() + first.text.dropFirst()
    }
    return [Array(whole), Array(tokens[name]) + [.inserted("is")] + lowered]
  }

  /// "Her lawyer, Murat Adam, said": somebody's own, who says something.
  private static func isSpeaker(_ tokens: [SentenceToken], _ end: Int, _ phrase: [SentenceToken]) -> Bool {
    let isOwn =
      ["his", "her", "its", "their"].contains(phrase[0].lower) || phrase.contains(where: \.isPossessive)
    guard isOwn, let verb = VerbGroup.all(in: tokens).first(where: { $0.range.lowerBound > end }) else {
      return false
    }
    return Clause.isSaying(tokens[verb.main]) && !verb.isPassive && !pointsBack(tokens[end...])
  }

  /// "Her lawyer, Murat Adam, said she was ill": whose lawyer he is tells who "she" is.
  private static func pointsBack(_ words: ArraySlice<SentenceToken>) -> Bool {
    words.contains {
      $0.isOpen
        && ["he", "him", "his", "she", "her", "they", "their", "client", "clients"].contains($0.lower)
    }
  }

  private static func headNoun(_ phrase: [SentenceToken]) -> String {
    let cut = phrase.firstIndex { ["of", "for", "at", "in"].contains($0.lower) } ?? phrase.count
    return cut > 0 ? phrase[cut - 1].lower : ""
  }

  /// Where the explanation ends: at the next comma, which a verb must follow, or at the sentence's end.
  private static func close(_ tokens: [SentenceToken], _ comma: Int) -> Int? {
    guard comma + 2 < tokens.count else { return nil }
    guard
      let next = tokens[(comma + 1)...].firstIndex(where: {
        ($0.text == "," || $0.text == ";" || $0.text == ":") && $0.isOpen
      })
    else {
      return tokens.count
    }
    guard tokens[next].text == "," else { return nil }
    let groups = VerbGroup.all(in: tokens)
    let follows = groups.contains {
      $0.range.lowerBound == next + 1
        || ($0.range.lowerBound == next + 2 && VerbGroup.isAdverb(tokens[next + 1].lower))
    }
    // Or the explanation stands within the opening: "In Osh, the seat of the region, 19 people".
    let isOpening = tokens[comma - 1].nameKind == .place && SentenceOpening.length(tokens) == next + 1
    return follows || isOpening ? next : nil
  }

  /// Whether the commas part the members of a list.
  private static func isList(_ tokens: [SentenceToken], _ name: Range<Int>, _ comma: Int, _ end: Int) -> Bool
  {
    if tokens[(comma + 1)..<end].contains(where: { ["and", "or"].contains($0.lower) }), end == tokens.count {
      return true
    }
    return name.lowerBound > 0 && ["and", "or", ","].contains(tokens[name.lowerBound - 1].lower)
  }

  /// "Bazhkenova's" cannot be explained behind the noun it owns.
  private static func isPossessed(_ tokens: [SentenceToken], _ name: Range<Int>) -> Bool {
    name.lowerBound > 0 && tokens[name.lowerBound - 1].isPossessive
  }

  private static func isNounOfThing(_ phrase: [SentenceToken]) -> Bool {
    !Set(phrase.map(\.lower)).isDisjoint(with: [
      "company", "outlet", "site", "website", "agency", "newspaper", "organisation", "organization", "group",
      "party",
      "firm", "bank", "city", "town", "region", "village", "capital", "seat", "movement", "channel",
      "publication",
      "nonprofit", "ngo", "charity", "university", "platform", "businessman", "journalist", "activist",
      "chamber", "valley", "island", "port", "river", "mountain", "district", "suburb", "province", "county",
      "neighbourhood",
    ])
  }
}
