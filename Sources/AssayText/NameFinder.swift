import AssayCore

/// Finds names by capitals, connectors and small word lists, without a model.
///
/// Built for precision: a word that is capitalised only because it begins a sentence is no name, titles are cut off,
/// and a headline in title case gives only names that are known or stand elsewhere in the text. O(n).
public struct NameFinder: Sendable {
  /// Makes a finder.
  public init() {}

  /// Whether `name` is the name of a country, in any of the forms that the gazetteer has.
  public static func isCountry(_ name: String) -> Bool {
    guard let place = NameGazetteer.place(name.lowercased()) else { return false }
    return place.local == nil && !place.isAdjective && !NameGazetteer.continents.contains(place.country)
  }

  /// The names in `text` in order; they do not overlap.
  public func mentions(in text: String) -> [NameMention] {
    let scalars = Array(text.unicodeScalars)
    let words = NameWord.words(of: text)
    let inner = Set(words.lazy.filter { $0.isCapital && !$0.startsSentence && !$0.inTitleCase }.map(\.text))
    var mentions: [NameMention] = []
    var index = 0
    while index < words.count {
      guard words[index].isCapital else {
        index += 1
        continue
      }
      let end = NameRun.end(words, from: index)
      for run in NameRun.split(words, index..<end, inner: inner) {
        mentions.append(
          NameMention(
            span: run.span, text: scalars.string(run.span), kind: NameKinds.kind(of: run, in: words)))
      }
      index = max(end, index + 1)
    }
    return NameKinds.settled(mentions)
  }
}

/// A word with what matters for names.
struct NameWord {
  var span: TextSpan
  var text: String
  var lower: String
  /// Whether it is written like a name: with a capital letter at its start, or one further in ("iPhone").
  var isCapital: Bool
  /// Whether a sentence, a line or a quotation begins with it.
  var startsSentence: Bool
  /// Whether its line is written as a headline: nearly all words with capitals.
  var inTitleCase: Bool
  /// Whether only a space lies between it and the word before, so that both can be of one name.
  var isJoined: Bool
  /// Whether it is the possessive "'s".
  var isPossessive: Bool { lower == "'s" || lower == "’s" }
  /// Whether it has at least two capitals and no small letter: "EU", "CPJ".
  var isAcronym: Bool {
    var capitals = 0
    for scalar in text.unicodeScalars {
      if scalar.isLower { return false }
      if scalar.isUpper { capitals += 1 }
    }
    return capitals >= 2
  }
  /// Whether it has a capital after a small letter or a site's dot: "KazTAG", "Orda.kz".
  var isBrand: Bool {
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      if scalar.isUpper && previous.isLower { return true }
      if previous == "." && scalar.isLower { return true }
      previous = scalar
    }
    return false
  }

  /// The words of a text, marked.
  static func words(of text: String) -> [NameWord] {
    let scalars = Array(text.unicodeScalars)
    var words: [NameWord] = []
    var lineStart = 0
    var end = 0
    for token in Words.tokens(in: text) {
      let gap = scalars[end..<token.span.start]
      let isNewLine = words.isEmpty || gap.contains { $0.isLineBreak }
      if isNewLine {
        if !endsSentence(gap) { markTitleCase(&words, from: lineStart) }
        lineStart = words.count
      }
      let initial = words.last.map { $0.text.count == 1 && $0.isCapital } ?? false
      let abbreviation = words.last.map { Abbreviations.leading.contains($0.text) } ?? false
      let isStop =
        gap.contains { $0 == "." || $0 == "!" || $0 == "?" || $0 == "…" } && !initial && !abbreviation
      let opens = gap.contains { $0 == ":" || $0 == "\u{201C}" || $0 == "\"" || $0 == "«" || $0 == "•" }
      let isJoined =
        !isNewLine
        && (gap.isEmpty || gap.allSatisfy(\.isSpace)
          || ((initial || abbreviation) && gap.allSatisfy { $0.isSpace || $0 == "." }))
      let first = token.text.unicodeScalars.first ?? " "
      var word = NameWord(
        span: token.span, text: token.text, lower: token.lowercased, isCapital: first.isUpper,
        startsSentence: isNewLine || isStop || opens, inTitleCase: false, isJoined: isJoined)
      if !word.isCapital, !word.isPossessive, first.isLetter || first.isDigit, word.isBrand,
        token.text.count > 3
      {
        word.isCapital = true
      }
      words.append(word)
      end = token.span.end
    }
    if !endsSentence(scalars[end...]) { markTitleCase(&words, from: lineStart) }
    return words
  }

  /// Whether a full stop or the like follows; a headline has none.
  private static func endsSentence(_ gap: ArraySlice<Unicode.Scalar>) -> Bool {
    gap.prefix { !$0.isLineBreak }.contains { $0 == "." || $0 == "!" || $0 == "?" || $0 == "…" || $0 == ":" }
  }

  private static func markTitleCase(_ words: inout [NameWord], from start: Int) {
    let line = words[start...].filter { !$0.isPossessive && $0.text.unicodeScalars.first?.isLetter ?? false }
    guard line.count >= 4 else { return }
    let capitals = line.count { $0.isCapital }
    let open = line.count { !$0.isCapital && !Words.isStopWord($0.lower) }
    guard Double(capitals) >= 0.6 * Double(line.count), open <= line.count / 8 else { return }
    for index in start..<words.count { words[index].inTitleCase = true }
  }
}
