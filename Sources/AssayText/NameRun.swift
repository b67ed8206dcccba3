import AssayCore

/// A run of words that form one name.
struct NameRun {
  var words: ArraySlice<NameWord>
  /// The title that was cut off in front, in lower case.
  var title: String?

  var span: TextSpan {
    TextSpan(start: words.first?.span.start ?? 0, end: words.last?.span.end ?? 0)
  }
  /// Where the run that begins at `start` ends: capitals, with connectors where the words before take them.
  static func end(_ words: [NameWord], from start: Int) -> Int {
    var end = start + 1
    while end < words.count, end - start < 24 {
      let word = words[end]
      if word.startsSentence { break }
      if word.isPossessive {
        guard end + 1 < words.count, words[end + 1].isCapital, words[end + 1].isJoined,
          NameCues.possessors.contains(words[end - 1].lower)
        else { break }
        end += 1
      } else if word.isJoined, word.isCapital {
        end += 1
      } else if word.isJoined, let next = afterConnector(words, start, end) {
        end = next
      } else {
        break
      }
    }
    return end
  }

  /// The index after a connector and the capital behind it, where the connector at `index` joins the two.
  private static func afterConnector(_ words: [NameWord], _ start: Int, _ index: Int) -> Int? {
    let connector = words[index].lower
    var next = index + 1
    if NameCues.particles.contains(connector), connector != "the" {
      guard next < words.count, words[next].isCapital, words[next].isJoined, index - start <= 3 else {
        return nil
      }
      return next + 1
    }
    guard NameCues.connectors.contains(connector) else { return nil }
    if connector != "the", connector != "and", next < words.count, words[next].lower == "the" { next += 1 }
    guard next < words.count, words[next].isCapital, words[next].isJoined, words[index].isJoined else {
      return nil
    }
    guard !NameCues.calendar.contains(words[next].lower) else { return nil }
    let before = words[start..<index]
    switch connector {
    case "without": return next + 1
    case "the": return nil
    case "and": return joinsAnd(words, before, next) ? next + 1 : nil
    case "against", "on": return before.contains { takesComplement($0) } ? next + 1 : nil
    default: return before.contains { takesComplement($0) } ? next + 1 : nil
    }
  }

  private static func takesComplement(_ word: NameWord) -> Bool {
    NameCues.organisation.contains(word.lower) || NameCues.other.contains(word.lower)
      || word.lower == "republic" || word.lower == "kingdom" || word.lower == "partnership"
  }

  /// "Ministry of Culture and Information" is one name; "Committee of X and Bureau of Y" are two, and so are two persons.
  private static func joinsAnd(_ words: [NameWord], _ before: ArraySlice<NameWord>, _ next: Int) -> Bool {
    guard before.contains(where: { takesComplement($0) }) else { return false }
    var index = next
    while index < words.count, words[index].isCapital, words[index].isJoined || index == next,
      index - next < 6
    {
      if NameCues.organisation.contains(words[index].lower), words[index].lower != "justice",
        words[index].lower != "media"
      {
        return false
      }
      if words[index].isBrand || words[index].isAcronym { return false }
      index += 1
    }
    if NameGazetteer.place(words[next].lower) != nil { return false }
    return before.contains { NameCues.connectors.contains($0.lower) }
      || ["justice", "culture", "information", "trade", "finance", "health", "science", "communications"]
        .contains(before.last?.lower ?? "")
  }

  /// The names in a run of capitals: sentence openers and titles are cut off, a country before a title stands alone.
  static func split(_ words: [NameWord], _ range: Range<Int>, inner: Set<String>) -> [NameRun] {
    var start = range.lowerBound
    let end = range.upperBound
    if words[start].inTitleCase {
      return titleCaseNames(words, range, inner: inner)
    }
    // "Nordbank, a lender owned by …": what is explained is a name.
    let isExplained =
      end - start == 1 && end < words.count && !words[end].isJoined && !words[end].startsSentence
      && ["a", "an"].contains(words[end].lower) && !words[start].lower.hasSuffix("ly")
      && words[start].span.end + 2 == words[end].span.start && !Words.isStopWord(words[start].lower)
      && !NameCues.starters.contains(words[start].lower)
    while start < end, !isExplained,
      words[start].startsSentence || NameCues.starters.contains(words[start].lower),
      isOpener(words[start], followed: start + 1 < end, inner: inner)
    {
      start += 1
    }
    guard start < end else { return [] }
    var runs: [NameRun] = []
    var title: String?
    let hasOrganisation = words[start..<end].contains { NameCues.organisation.contains($0.lower) }
    if let cut = lastTitle(words, start..<end),
      !(hasOrganisation && cut + 1 < end && !isOffice(words, start..<end))
    {
      if cut > start || NameGazetteer.place(words[start].lower) != nil,
        words[start].isAcronym || NameGazetteer.place(words[start].lower) != nil
      {
        runs.append(NameRun(words: words[start...start]))
      }
      title = words[cut].lower
      start = cut + 1
    }
    while start < end,
      NameCues.calendar.contains(words[start].lower) || NameCues.connectors.contains(words[start].lower)
    {
      start += 1
    }
    var last = end
    while last > start, NameCues.calendar.contains(words[last - 1].lower) || words[last - 1].isPossessive {
      last -= 1
    }
    if start < last, !(last - start == 1 && !isAlone(words[start], title: title, inner: inner)) {
      runs.append(NameRun(words: words[start..<last], title: title ?? titleBefore(words, start)))
    }
    return runs
  }

  /// In a headline only what is known, written like a brand or named elsewhere in the text.
  private static func titleCaseNames(_ words: [NameWord], _ range: Range<Int>, inner: Set<String>)
    -> [NameRun]
  {
    var runs: [NameRun] = []
    var index = range.lowerBound
    while index < range.upperBound {
      var end = index
      while end < range.upperBound, words[end].isCapital,
        inner.contains(words[end].text) || words[end].isBrand || words[end].isAcronym
          || NameGazetteer.place(words[end].lower) != nil,
        !NameCues.calendar.contains(words[end].lower), !NameCues.title.contains(words[end].lower)
      {
        end += 1
      }
      if end > index { runs.append(NameRun(words: words[index..<end])) }
      index = max(end, index + 1)
    }
    return runs
  }

  /// Whether the first word of a sentence is no part of the name.
  private static func isOpener(_ word: NameWord, followed: Bool, inner: Set<String>) -> Bool {
    if word.isAcronym || word.isBrand || NameGazetteer.place(word.lower) != nil { return false }
    if word.text.count == 1, word.lower != "a", word.lower != "i", followed { return false }
    if Words.isStopWord(word.lower) { return true }
    if NameCues.starters.contains(word.lower) {
      return !(followed && (inner.contains(word.text) || keepsOpener.contains(word.lower)))
    }
    if followed { return false }
    return !inner.contains(word.text) && !NameKinds.looksLikeSurname(word.lower)
  }

  /// Openers that often are the first word of an organisation's name: kept before a further capital.
  private static let keepsOpener: Set<String> = [
    "human", "international", "national", "media", "state", "social", "citizens", "people", "women",
    "general",
    "independent", "european", "rights", "global", "public", "foreign", "special",
  ]

  /// Whether a single word can be a name.
  private static func isAlone(_ word: NameWord, title: String?, inner: Set<String>) -> Bool {
    if NameCues.calendar.contains(word.lower) || Words.isStopWord(word.lower) || word.text.count == 1 {
      return word.isAcronym || word.text == "US"
    }
    if !word.text.unicodeScalars.contains(where: \.isLetter) { return false }
    if title == nil, NameCues.title.contains(word.lower) { return false }
    return true
  }

  private static func lastTitle(_ words: [NameWord], _ range: Range<Int>) -> Int? {
    guard range.count > 1 || NameCues.title.contains(words[range.lowerBound].lower) else { return nil }
    guard let found = range.last(where: { NameCues.title.contains(words[$0].lower) }) else { return nil }
    // "General Assembly", "Foreign Ministry": what follows tells that it is no title.
    guard found + 1 == range.upperBound || !NameCues.organisation.contains(words[found + 1].lower) else {
      return nil
    }
    return found
  }

  private static func isOffice(_ words: [NameWord], _ range: Range<Int>) -> Bool {
    words[range].contains {
      ["minister", "president", "spokesperson", "spokesman", "ambassador"].contains($0.lower)
    }
  }

  /// The title in small letters before a name: "editor-in-chief Gulnara Bazhkenova".
  private static func titleBefore(_ words: [NameWord], _ start: Int) -> String? {
    guard start > 0, words[start].isJoined, NameCues.title.contains(words[start - 1].lower) else {
      return nil
    }
    return words[start - 1].lower
  }
}
