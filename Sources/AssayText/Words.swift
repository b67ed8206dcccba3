public import AssayCore

/// A word or number of a text.
public struct WordToken: Sendable, Hashable {
  /// Where it lies.
  public var span: TextSpan
  /// As written.
  public var text: String
  /// In lower case.
  public var lowercased: String { text.lowercased() }

  /// Makes a token.
  public init(span: TextSpan, text: String) {
    self.span = span
    self.text = text
  }
}

/// Words of a text, their stems, and the words that carry no content.
public enum Words {
  /// The words and numbers of `text` in order; marks and symbols are left out.
  ///
  /// O(n).
  ///
  /// Kept whole: hyphenated words ("editor-in-chief"), names of sites ("Orda.kz"), contractions ("don't"), initials
  /// with stops ("U.S."), grouped and decimal numbers ("55,000", "1.2"), and a plus behind capitals ("LGBTQI+").
  /// A possessive "'s" is a token of its own; a possessive apostrophe alone is dropped.
  public static func tokens(in text: String) -> [WordToken] {
    let scalars = Array(text.unicodeScalars)
    var tokens: [WordToken] = []
    var index = 0
    while index < scalars.count {
      guard scalars[index].isLetter || scalars[index].isDigit else {
        index += 1
        continue
      }
      let end = endOfWord(scalars, index)
      if let cut = possessive(scalars, index, end) {
        tokens.append(token(scalars, index, cut))
        tokens.append(token(scalars, cut, end))
      } else {
        tokens.append(token(scalars, index, end))
      }
      index = end
    }
    return tokens
  }

  /// Whether a lower-case English word carries grammar rather than content: articles, pronouns, auxiliaries and so on.
  public static func isStopWord(_ lowercased: String) -> Bool { StopWords.english.contains(lowercased) }

  /// The stem of a lower-case English word; other words come back unchanged.
  ///
  /// Porter's second algorithm ("English", snowballstem.org), and irregular plurals before it: women gives woman.
  public static func stem(_ lowercasedWord: String) -> String { Stemmer.stem(lowercasedWord) }

  private static func token(_ scalars: [Unicode.Scalar], _ start: Int, _ end: Int) -> WordToken {
    WordToken(span: TextSpan(start: start, end: end), text: scalars.string(start, end))
  }

  private static func endOfWord(_ scalars: [Unicode.Scalar], _ start: Int) -> Int {
    var index = start
    while index < scalars.count {
      let scalar = scalars[index]
      if scalar.isLetter || scalar.isDigit {
        index += 1
        continue
      }
      let next = index + 1 < scalars.count ? scalars[index + 1] : " "
      let isNumber = scalars[index - 1].isDigit
      if scalar == ".", next.isLetter || next.isDigit {
        index += 1
      } else if scalar == ",", isNumber, next.isDigit {
        index += 1
      } else if scalar.isHyphen || scalar.isApostrophe || scalar == "_" || scalar == "&",
        next.isLetter || (next.isDigit && !scalar.isApostrophe)
      {
        index += 1
      } else {
        break
      }
    }
    if index < scalars.count {
      if scalars[index] == "+", scalars[index - 1].isUpper {
        index += 1
      } else if scalars[index] == ".", isInitials(scalars, start, index) {
        index += 1
      }
    }
    return index
  }

  /// Single letters with stops between them, at least two: `U.S`.
  private static func isInitials(_ scalars: [Unicode.Scalar], _ start: Int, _ end: Int) -> Bool {
    guard end - start >= 3, (end - start) % 2 == 1, end - start < 12 else { return false }
    return (start..<end).allSatisfy { ($0 - start) % 2 == 0 ? scalars[$0].isLetter : scalars[$0] == "." }
  }

  /// Where a possessive `'s` begins in the word `start..<end`.
  private static func possessive(_ scalars: [Unicode.Scalar], _ start: Int, _ end: Int) -> Int? {
    guard end - start > 2, scalars[end - 1] == "s" || scalars[end - 1] == "S", scalars[end - 2].isApostrophe
    else {
      return nil
    }
    return end - 2
  }
}
