/// Decides whether a terminator (`.`, `?`, `!`, `…`) ends a sentence.
struct SentenceBoundary {
  /// Whether it does.
  private(set) var endsSentence = false
  /// One past the terminators and the closing marks after them.
  private(set) var end: Int
  /// Where scanning goes on.
  var resume: Int { max(end, 1) }

  private let scalars: [Unicode.Scalar]
  private let terminator: Int
  private let sentenceStart: Int

  init(_ scalars: [Unicode.Scalar], terminator: Int, sentenceStart: Int) {
    self.scalars = scalars
    self.terminator = terminator
    self.sentenceStart = sentenceStart
    var stop = terminator
    while stop < scalars.count, scalars[stop].isTerminator { stop += 1 }
    let afterTerminators = stop
    while stop < scalars.count, scalars[stop].isClosing { stop += 1 }
    end = SentenceBoundary.afterReferenceMarks(scalars, stop)
    endsSentence = decide(afterTerminators: afterTerminators, afterClosing: stop)
    if !endsSentence { end = afterTerminators }
  }

  private func decide(afterTerminators: Int, afterClosing: Int) -> Bool {
    if end >= scalars.count { return true }
    if scalars[terminator].isWideTerminator { return true }
    guard scalars[end].isSpace else { return false }
    var next = end
    // Line breaks on the way are judged by `LineBreaks`, with the width of the block at hand.
    while next < scalars.count, scalars[next].isSpace { next += 1 }
    guard next < scalars.count else { return true }
    while next < scalars.count, scalars[next].isOpening || scalars[next].isDash { next += 1 }
    while next < scalars.count, scalars[next].isSpace { next += 1 }
    guard next < scalars.count else { return true }
    if scalars[next].isLower { return false }
    let isEllipsis = scalars[terminator].value == 0x2026 || afterTerminators - terminator > 2
    let isSingleStop = scalars[terminator] == "." && afterTerminators == terminator + 1
    if isEllipsis || !isSingleStop { return true }
    return decideFullStop(next: next)
  }

  private func decideFullStop(next: Int) -> Bool {
    var wordStart = terminator
    while wordStart > sentenceStart, terminator - wordStart < 24, isWordPart(wordStart - 1) { wordStart -= 1 }
    let word = scalars.string(wordStart, terminator)
    guard let first = scalars[wordStart..<terminator].first else { return true }
    let nextIsDigit = scalars[next].isDigit
    if first.isDigit { return !isListNumber(wordStart) && !isDayBeforeMonth(word, next: next) }
    if Abbreviations.leading.contains(word) { return false }
    let lower = word.lowercased()
    if Abbreviations.numbered.contains(lower), nextIsDigit || isRomanNumber(at: next, after: lower) {
      return false
    }
    if Abbreviations.months.contains(word), nextIsDigit { return false }
    if lower == "г" || lower == "гг" { return isAfterNumber(wordStart) }
    let nextWord = self.nextWord(at: next)
    if Abbreviations.trailing.contains(word) {
      return !(nextWord.count > 1 && nextWord.allSatisfy { $0.isUppercase })
    }
    if Abbreviations.naming.contains(word) {
      return !nextIsDigit && Abbreviations.starters.contains(nextWord)
    }
    let isInitial = terminator - wordStart == 1 && first.isUpper
    if isInitial || isDotted(wordStart) {
      return nextWord.count > 1 && Abbreviations.starters.contains(nextWord)
    }
    return true
  }

  private func isWordPart(_ index: Int) -> Bool {
    let scalar = scalars[index]
    return scalar.isLetter || scalar.isDigit || scalar == "." || scalar == "'" || scalar.value == 0x2019
      || scalar == "§" || (scalar.isHyphen && index + 1 < terminator)
  }

  /// `1.` or `12.` with nothing before it on its line numbers a list item.
  private func isListNumber(_ wordStart: Int) -> Bool {
    wordStart == lineStart && terminator - wordStart <= 3
      && scalars[wordStart..<terminator].allSatisfy(\.isDigit)
  }

  /// `1. Dezember`: a day number before a month.
  private func isDayBeforeMonth(_ word: String, next: Int) -> Bool {
    guard let day = Int(word), (1...31).contains(day), scalars[next].isUpper else { return false }
    return MonthNames.number(of: nextWord(at: next).lowercased()) != nil
  }

  private var lineStart: Int {
    var start = sentenceStart
    while start < terminator, scalars[start].isSpace || scalars[start].isOpening { start += 1 }
    return start
  }

  private func isAfterNumber(_ wordStart: Int) -> Bool {
    var index = wordStart
    while index > sentenceStart, scalars[index - 1].isSpace { index -= 1 }
    return index > sentenceStart && scalars[index - 1].isDigit
  }

  /// Single letters or pairs with stops between them: `J.D`, `т.е`.
  private func isDotted(_ wordStart: Int) -> Bool {
    let parts = scalars[wordStart..<terminator].split(separator: ".", omittingEmptySubsequences: false)
    return parts.count > 1 && parts.allSatisfy { (1...2).contains($0.count) && $0.allSatisfy(\.isLetter) }
  }

  private func isRomanNumber(at index: Int, after abbreviation: String) -> Bool {
    let word = nextWord(at: index)
    // "No. I did not" is an answer, not number one.
    return word.count > (abbreviation == "no" ? 1 : 0) && word.allSatisfy { "IVXLC".contains($0) }
  }

  private func nextWord(at index: Int) -> String {
    var stop = index
    while stop < scalars.count, stop - index < 24, scalars[stop].isLetter { stop += 1 }
    return scalars.string(index, stop)
  }

  /// Skips footnote marks such as `[12]` directly behind a sentence.
  private static func afterReferenceMarks(_ scalars: [Unicode.Scalar], _ start: Int) -> Int {
    var index = start
    while index < scalars.count, scalars[index] == "[" {
      var stop = index + 1
      while stop < scalars.count, stop - index <= 4, scalars[stop].isDigit { stop += 1 }
      guard stop > index + 1, stop < scalars.count, scalars[stop] == "]" else { break }
      index = stop + 1
    }
    return index
  }
}
