import AssayText

/// The words of a claim by which passages are looked up.
struct LexicalQuery: Sendable {
  /// A query has at most so many words, the rarest; the rest adds time rather than meaning.
  static let longest = 24
  /// Words beyond these are not even looked at: a query is a claim, not a book.
  static let examined = 96

  /// The content words of `text` in order, each once, not stemmed.
  ///
  /// Only stop words where there is nothing else. O(n).
  static func words(of text: String) -> [String] {
    var seen = Set<String>()
    let all = Array(TermReader.words(in: text).filter { seen.insert($0).inserted }.prefix(examined))
    let content = all.filter { !Words.isStopWord($0) }
    return content.isEmpty ? all : content
  }

  /// The terms of the content words, each once.
  static func terms(of text: String) -> [String] {
    var reader = TermReader()
    var seen = Set<String>()
    return words(of: text).map { reader.term(of: $0) }.filter { seen.insert($0).inserted }
  }
}

extension Unicode.Scalar {
  /// Whether the code point is part of a word: a letter, a mark on a letter, or a digit.
  var isWordPart: Bool {
    if value < 128 {
      return (value >= 97 && value <= 122) || (value >= 65 && value <= 90) || (value >= 48 && value <= 57)
    }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .decimalNumber, .letterNumber, .otherNumber:
      return true
    default: return false
    }
  }
}
