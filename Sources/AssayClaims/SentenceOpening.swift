import AssayText

/// What stands before a sentence's subject.
enum SentenceOpening {
  private static let markers: Set<String> = [
    "however", "meanwhile", "moreover", "furthermore", "additionally", "also", "besides", "nevertheless",
    "nonetheless",
    "likewise", "similarly",
  ]

  /// The sentence without an opening that only links it to the one before: "However,", "But", "In addition,".
  static func withoutMarker(_ tokens: [SentenceToken]) -> [SentenceToken] {
    guard tokens.count > 4, let first = tokens.first, !first.isQuoted else { return tokens }
    if let part = forItsPart(tokens) {
      return withoutMarker(Array(tokens[..<part.lowerBound] + tokens[part.upperBound...]))
    }
    if first.isNumber, tokens[1].text == ".", tokens[2].isCapitalised {
      return withoutMarker(Array(tokens[2...]))
    }
    if let dateline = dateline(tokens) { return withoutMarker(Array(tokens[dateline...])) }
    if markers.contains(first.lower), tokens[1].text == "," { return Array(tokens[2...]) }
    if ["but", "and", "yet"].contains(first.lower), tokens[1].text != "," { return Array(tokens[1...]) }
    if first.lower == "in", tokens[1].lower == "addition", tokens[2].text == "," {
      return Array(tokens[3...])
    }
    // "In a particularly troubling development," judges what follows; it is no part of the fact.
    if first.lower == "in", tokens[1].lower == "a" || tokens[1].lower == "an",
      let comma = tokens.firstIndex(where: { $0.text == "," }), comma <= 7,
      ["development", "move", "step", "case", "twist", "decision", "ruling"].contains(
        tokens[comma - 1].lower),
      comma + 3 < tokens.count
    {
      return Array(tokens[(comma + 1)...])
    }
    return tokens
  }

  /// ", for its part," links to the sentence before and says nothing.
  private static func forItsPart(_ tokens: [SentenceToken]) -> Range<Int>? {
    let start = tokens.indices.dropLast(4).first { index in
      tokens[index].text == "," && tokens[index].isOpen && tokens[index + 1].lower == "for"
        && ["its", "his", "her", "their"].contains(tokens[index + 2].lower)
        && tokens[index + 3].lower == "part"
        && tokens[index + 4].text == ","
    }
    return start.map { $0..<($0 + 5) }
  }

  /// Where the sentence begins behind "New York, December 2, 2025 —" or "ASTANA –"; nil where there is no such opening.
  private static func dateline(_ tokens: [SentenceToken]) -> Int? {
    guard let dash = tokens.prefix(12).firstIndex(where: { ["—", "–"].contains($0.text) }), dash >= 1,
      dash + 3 < tokens.count
    else { return nil }
    let head = tokens[..<dash]
    // "ASTANA – Kazakhstan has": agencies give the place alone, in capitals.
    let isCapitals = head.allSatisfy {
      !$0.isWord || $0.nameKind == .place && $0.text.count > 2 && $0.text.allSatisfy(\.isUppercase)
    }
    guard isCapitals || dash >= 2 && head.contains(where: \.isDate), head.first?.nameKind == .place else {
      return nil
    }
    let isPlain = head.allSatisfy { $0.isDate || $0.nameKind == .place || !$0.isWord }
    return isPlain && tokens[dash + 1].isCapitalised ? dash + 1 : nil
  }

  /// Words that narrow a date before it: "at the start of this year".
  private static let narrowing: Set<String> = [
    "the", "start", "end", "beginning", "middle", "of", "early", "late", "mid", "half", "first", "second",
    "morning",
    "evening", "night", "on", "in",
  ]

  /// How many tokens the opening phrase takes: "In December 2025,", "That evening"; 0 where the subject comes first.
  static func length(_ tokens: [SentenceToken]) -> Int {
    guard let first = tokens.first, first.isOpen else { return 0 }
    // "In the same month the journalist": the phrase stands for a date.
    if tokens.count > 6, ["in", "during", "on"].contains(first.lower), tokens[1].lower == "the",
      tokens[2].lower == "same", ["period", "month", "year", "week", "day"].contains(tokens[3].lower)
    {
      return tokens[4].text == "," ? 5 : tokens[4].lower == "of" ? 0 : 4
    }
    // "A year later three women": reckoned from what was told before.
    if tokens.count > 5, tokens[2].lower == "later",
      WordClasses.numberWords.contains(first.lower) || first.lower == "a",
      ["year", "years", "month", "months", "week", "weeks", "day", "days", "hours"].contains(tokens[1].lower)
    {
      return tokens[3].text == "," ? 4 : 3
    }
    var dateEnd = 0
    while dateEnd < tokens.count,
      tokens[dateEnd].isDate || (dateEnd == 0 && WordClasses.prepositions.contains(first.lower))
        || (dateEnd < 6 && narrowing.contains(tokens[dateEnd].lower))
    {
      dateEnd += 1
    }
    // "On 16 January the court": the article is the subject's.
    while dateEnd > 0, !tokens[dateEnd - 1].isDate { dateEnd -= 1 }
    if dateEnd > 0, dateEnd < tokens.count {
      return tokens[dateEnd].text == "," ? dateEnd + 1 : dateEnd
    }
    let isAdverbial =
      WordClasses.prepositions.contains(first.lower) || WordClasses.subordinators.contains(first.lower)
      || first.lower.hasSuffix("ly") || WordClasses.hedges.contains(first.lower)
      || ["that", "this", "last", "earlier", "later", "then", "there", "here", "today", "yesterday", "the"]
        .contains(first.lower)
        && tokens.count > 2
        && ["day", "evening", "night", "morning", "week", "month", "year"].contains(tokens[1].lower)
    guard isAdverbial else { return 0 }
    if ["that", "this", "the"].contains(first.lower), tokens[2].text != "," { return 2 }
    guard let comma = tokens.firstIndex(where: { $0.text == "," && $0.isOpen }) else { return 0 }
    // "In Osh, the seat of the region, 19 people …": a place explained within the opening.
    if tokens[comma - 1].nameKind == .place, comma + 2 < tokens.count,
      ["a", "an", "the"].contains(tokens[comma + 1].lower),
      let close = tokens[(comma + 1)...].firstIndex(where: { $0.text == "," && $0.isOpen }),
      close + 2 < tokens.count,
      VerbGroup.all(in: Array(tokens[(comma + 1)..<close])).isEmpty,
      !tokens[(comma + 1)..<close].contains(where: { $0.lower == "and" }),
      Clause.startsWithSubject(Array(tokens[(close + 1)...])),
      !["and", "or"].contains(tokens[close + 1].lower)
    {
      return close + 1
    }
    // The comma that ends the opening is the one behind which a subject begins.
    return Clause.startsWithSubject(Array(tokens[(comma + 1)...])) ? comma + 1 : 0
  }

  /// Whether the opening is a date and nothing else.
  static func isDate(_ opening: ArraySlice<SentenceToken>) -> Bool {
    opening.contains { $0.isDate }
      && opening.allSatisfy { $0.isDate || !$0.isWord || WordClasses.prepositions.contains($0.lower) }
  }
}
