import AssayCore

/// The smallest piece that finders match on: a run of letters, a number, or a single mark.
struct Lexeme {
  enum Kind {
    case word
    /// Digits, with commas and full stops between digits: `55,000`, `1.2`, `01.12.2025`.
    case number
    case mark
  }

  var kind: Kind
  var start: Int
  var end: Int
  /// As written.
  var text: String
  /// In lower case.
  var lower: String
  /// Whether no white space lies before it.
  var isGlued: Bool
  /// Whether a line break lies before it, or it is the first.
  var startsLine: Bool

  /// The value of a number of digits alone; nil for anything else, and beyond nine digits.
  var integer: Int? { kind == .number && text.count <= 9 ? Int(text) : nil }
  /// Whether it is a word with a capital first letter.
  var isCapitalised: Bool { kind == .word && (text.unicodeScalars.first?.isUpper ?? false) }

  /// Cuts `scalars` into lexemes, white space left out.
  ///
  /// O(n).
  static func lex(_ scalars: [Unicode.Scalar]) -> [Lexeme] {
    var lexemes: [Lexeme] = []
    lexemes.reserveCapacity(scalars.count / 5)
    var index = 0
    var isGlued = false
    var startsLine = true
    while index < scalars.count {
      let scalar = scalars[index]
      if scalar.isSpace {
        isGlued = false
        if scalar.isLineBreak { startsLine = true }
        index += 1
        continue
      }
      let start = index
      let kind: Kind
      if scalar.isDigit {
        kind = .number
        index = endOfNumber(scalars, start)
      } else if scalar.isLetter {
        kind = .word
        while index < scalars.count, scalars[index].isLetter { index += 1 }
      } else {
        kind = .mark
        index += 1
      }
      let text = scalars.string(start, index)
      lexemes.append(
        Lexeme(
          kind: kind, start: start, end: index, text: text, lower: kind == .word ? text.lowercased() : text,
          isGlued: isGlued, startsLine: startsLine))
      isGlued = true
      startsLine = false
    }
    return lexemes
  }

  private static func endOfNumber(_ scalars: [Unicode.Scalar], _ start: Int) -> Int {
    var index = start
    while index < scalars.count {
      if scalars[index].isDigit {
        index += 1
      } else if scalars[index] == "," || scalars[index] == ".", index + 1 < scalars.count,
        scalars[index + 1].isDigit
      {
        index += 2
      } else {
        break
      }
    }
    return index
  }
}

/// A text cut into lexemes, with look-ups that never run out of bounds.
struct LexedText {
  let scalars: [Unicode.Scalar]
  let lexemes: [Lexeme]

  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
    lexemes = Lexeme.lex(scalars)
  }

  var count: Int { lexemes.count }

  /// The lexeme at `index`, or nil outside the text.
  subscript(index: Int) -> Lexeme? { lexemes.indices.contains(index) ? lexemes[index] : nil }

  /// The lower-case text at `index`, or an empty string.
  func lower(_ index: Int) -> String { self[index]?.lower ?? "" }

  /// Whether the lexeme at `index` is one of `words`, in lower case.
  func matches(_ index: Int, anyOf words: Set<String>) -> Bool {
    self[index].map { words.contains($0.lower) } ?? false
  }

  /// Whether the lexemes from `index` on are `words`, in lower case.
  func matches(_ index: Int, phrase words: [String]) -> Bool {
    guard index >= 0, index + words.count <= count else { return false }
    for (offset, word) in words.enumerated() where lexemes[index + offset].lower != word { return false }
    return true
  }

  /// Whether the lexeme at `index` is a dash or hyphen.
  func isDash(_ index: Int) -> Bool {
    guard let lexeme = self[index], lexeme.kind == .mark else { return false }
    return lexeme.text.unicodeScalars.first?.isDash ?? false
  }

  /// The span of the lexemes `from..<to`; `to` must be larger than `from`.
  func span(_ from: Int, _ to: Int) -> TextSpan {
    TextSpan(start: lexemes[from].start, end: lexemes[to - 1].end)
  }

  /// The text that a span covers.
  func string(_ span: TextSpan) -> String { scalars.string(span) }
}
