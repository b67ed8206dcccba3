import AssayText
import GRDB

/// The words of a claim by which passages are looked up.
struct LexicalQuery: Sendable {
  /// A query has at most so many words, the rarest; the rest adds time rather than meaning.
  static let longest = 24
  /// Words beyond these are not even looked at: a query is a claim, not a book.
  static let examined = 256

  /// The content words of `text` in order, each once.
  ///
  /// Only stop words where there is nothing else. O(n).
  static func words(of text: String) -> [String] {
    var seen = Set<String>()
    var words: [String] = []
    var current = String.UnicodeScalarView()
    func close() {
      defer { current = .init() }
      guard !current.isEmpty, words.count < examined else { return }
      let word = String(current).lowercased()
      if seen.insert(word).inserted { words.append(word) }
    }
    for scalar in text.unicodeScalars {
      if scalar.isWordPart { current.append(scalar) } else { close() }
    }
    close()
    let content = words.filter { !Words.isStopWord($0) }
    return content.isEmpty ? words : content
  }

  /// An FTS5 query that any of `words` fulfils; nil without words.
  ///
  /// Each word is a quoted string, in which nothing but the quote has a meaning, and words hold no quotes: no text
  /// can be a syntax error or a command.
  static func expression(_ words: [String]) -> String? {
    guard !words.isEmpty else { return nil }
    return words.map { "\"\($0)\"" }.joined(separator: " OR ")
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
