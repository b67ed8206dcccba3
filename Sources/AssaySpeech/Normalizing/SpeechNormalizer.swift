public import AssayCore

/// Writes English text out as it is said: numbers, dates, sums, abbreviations, addresses.
///
/// Every written word becomes a spoken one that knows its place; words that are said as one (a date, a sum) become one
/// spoken word over all of them. Nothing is dropped: what is seen and not said (a footnote mark) has an empty text.
/// A pure function of its input, in linear time.
public struct SpeechNormalizer: Sendable {
  let lexicon: PronunciationLexicon

  /// Makes a normaliser.
  public init(lexicon: PronunciationLexicon = .standard) { self.lexicon = lexicon }

  /// The words to say for a sentence.
  ///
  /// - Parameters:
  ///   - text: one sentence or heading.
  ///   - offset: where the sentence begins in the article's text, in code points.
  public func words(in text: String, offset: Int = 0) -> [SpokenWord] {
    words(WrittenWord.words(in: text, from: offset)[...])
  }

  /// The words to say for written words that follow each other.
  func words(_ written: ArraySlice<WrittenWord>) -> [SpokenWord] {
    SentenceReading(words: Array(written), lexicon: lexicon).spoken()
  }

  /// The sentence as it is said, in one string; for tests and for looking at.
  public func said(_ text: String) -> String {
    words(in: text).filter { !$0.text.isEmpty }.map { $0.text + ($0.mark.map(String.init) ?? "") }
      .joined(separator: " ")
  }
}

/// Goes through the words of one sentence and says each, the longest pattern first.
struct SentenceReading {
  let words: [WrittenWord]
  let lexicon: PronunciationLexicon
  /// Whether the whole sentence is in capitals, so that capitals mean nothing.
  let isShouted: Bool

  init(words: [WrittenWord], lexicon: PronunciationLexicon) {
    self.words = words
    self.lexicon = lexicon
    let long = words.filter { $0.core.count > 3 && $0.core.allSatisfy(\.isLetter) }
    isShouted = long.count >= 2 && long.allSatisfy { $0.core == $0.core.uppercased() }
  }

  /// What a pattern says, and how many written words it takes.
  struct Said {
    var text: String
    var count = 1
    var pronunciation: String?
  }

  func spoken() -> [SpokenWord] {
    var result: [SpokenWord] = []
    var index = 0
    while index < words.count {
      let said = say(index)
      let last = index + max(1, said.count) - 1
      var mark = words[last].mark
      // The stop of an abbreviation within a sentence is no pause.
      if mark == ".", last + 1 < words.count, isAbbreviation(words[last].core) { mark = nil }
      result.append(
        SpokenWord(
          text: said.text, span: TextSpan(start: words[index].span.start, end: words[last].span.end),
          mark: mark, pronunciation: said.pronunciation))
      index = last + 1
    }
    return result
  }

  private func say(_ index: Int) -> Said {
    if let entry = lexicon.entry(words[index].core) {
      return Said(text: entry.spoken, pronunciation: entry.pronunciation)
    }
    return date(index) ?? money(index) ?? telephone(index) ?? time(index) ?? number(index) ?? numeral(index)
      ?? Said(text: WordReading(word: words[index], isShouted: isShouted, lexicon: lexicon).text)
  }

  private func isAbbreviation(_ core: String) -> Bool {
    core.count == 1 || core.contains(".") || SpeechTables.abbreviations[core.lowercased()] != nil
  }

  /// The word at an index; nil past the ends.
  func core(_ index: Int) -> String? { words.indices.contains(index) ? words[index].core : nil }

  func lower(_ index: Int) -> String { core(index)?.lowercased() ?? "" }

  /// Whether the word at `index` and the next belong together: no mark between them.
  func joins(_ index: Int) -> Bool {
    words.indices.contains(index + 1) && (words[index].mark == nil || words[index].mark == ".")
  }
}
