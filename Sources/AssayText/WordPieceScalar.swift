import Foundation

/// The rules for one scalar: `BertNormalizer` and `BertPreTokenizer` of the reference.
enum WordPieceScalar {
  /// Appends what a scalar becomes; false where it leaves a combining mark, whose place then depends on its
  /// neighbours.
  static func append(_ scalar: Unicode.Scalar, to words: inout [UInt8]) -> Bool {
    for part in decomposition(of: scalar) {
      if part.properties.canonicalCombiningClass != .notReordered, !isDropped(part) { return false }
      appendPart(part, to: &words)
    }
    return true
  }

  /// A scalar cleaned, set apart with spaces where it is an ideograph, and decomposed canonically (NFD).
  static func decomposition(of scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    if scalar.isASCII {
      return isControl(scalar) ? [] : [scalar.properties.isWhitespace ? " " : scalar]
    }
    if scalar == "\u{FFFD}" || isControl(scalar) { return [] }
    if scalar.properties.isWhitespace { return [" "] }
    let parts = Array(String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars)
    return isIdeograph(scalar) ? [" "] + parts + [" "] : parts
  }

  /// Appends a scalar of a decomposed text: without marks, in lower case, punctuation set apart.
  static func appendPart(_ scalar: Unicode.Scalar, to words: inout [UInt8]) {
    if isDropped(scalar) { return }
    for lower in scalar.properties.lowercaseMapping.unicodeScalars {
      if isPunctuation(lower) {
        words.append(0x20)
        words.append(contentsOf: String(lower).utf8)
        words.append(0x20)
      } else {
        words.append(contentsOf: String(lower).utf8)
      }
    }
  }

  /// The general category as the reference knows it: from the tables of Unicode 8.
  private static func category(_ scalar: Unicode.Scalar) -> Unicode.GeneralCategory {
    guard let age = scalar.properties.age, age.major <= 8 else { return .unassigned }
    return sinceChanged[scalar] ?? scalar.properties.generalCategory
  }

  /// Scalars that later versions of Unicode put into another category.
  private static let sinceChanged: [Unicode.Scalar: Unicode.GeneralCategory] = [
    "\u{166D}": .otherPunctuation, "\u{1734}": .nonspacingMark, "\u{111C9}": .otherPunctuation,
    "\u{A9BD}": .spacingMark, "\u{1171E}": .nonspacingMark, "\u{1885}": .otherLetter,
    "\u{1886}": .otherLetter,
  ]

  /// Marks that take no room of their own are accents, and dropped.
  private static func isDropped(_ scalar: Unicode.Scalar) -> Bool {
    category(scalar) == .nonspacingMark
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch category(scalar) {
    case .control: scalar != "\t" && scalar != "\n" && scalar != "\r"
    case .format, .privateUse: true
    default: false
    }
  }

  /// The reference takes every ASCII symbol for punctuation, and beyond ASCII what Unicode calls punctuation.
  private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      switch scalar.value {
      case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: return true
      default: return false
      }
    }
    switch category(scalar) {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation:
      return true
    default: return false
    }
  }

  /// The CJK blocks that the reference sets apart; not Hangul, Hiragana or Katakana, which have words.
  private static func isIdeograph(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x20000...0x2A6DF, 0x2A700...0x2B73F, 0x2B740...0x2B81F,
      0x2B920...0x2CEAF, 0xF900...0xFAFF, 0x2F800...0x2FA1F:
      true
    default: false
    }
  }
}
