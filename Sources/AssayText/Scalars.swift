import AssayCore

/// Character classes, with a fast way for ASCII: finders ask these for every code point of a text.
extension Unicode.Scalar {
  /// Whether this is white space, a line break or an invisible separator.
  var isSpace: Bool {
    switch value {
    case 0x20, 0x09...0x0D: true
    case 0x00...0x7F: false
    case 0x85, 0xA0, 0x1680, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF: true
    default: false
    }
  }

  /// Whether this ends a line.
  var isLineBreak: Bool {
    switch value {
    case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  /// Whether this is a letter, or a mark that belongs to the letter before it.
  var isLetter: Bool {
    switch value {
    case 0x41...0x5A, 0x61...0x7A: true
    case 0x00...0x7F: false
    case 0xC0...0x24F: value != 0xD7 && value != 0xF7
    case 0x400...0x481, 0x48A...0x52F: true
    case 0x2010...0x2060: false
    default:
      switch properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
        .nonspacingMark, .spacingMark:
        true
      default: false
      }
    }
  }

  /// Whether this is one of 0 to 9.
  var isDigit: Bool { value >= 0x30 && value <= 0x39 }

  /// Whether this is a capital letter.
  var isUpper: Bool {
    switch value {
    case 0x41...0x5A: true
    case 0x00...0x7F: false
    case 0x410...0x42F: true
    default: properties.isUppercase
    }
  }

  /// Whether this is a small letter.
  var isLower: Bool {
    switch value {
    case 0x61...0x7A: true
    case 0x00...0x7F: false
    case 0x430...0x44F: true
    default: properties.isLowercase
    }
  }

  /// Whether this can stand as an apostrophe.
  var isApostrophe: Bool { value == 0x27 || value == 0x2019 || value == 0x02BC || value == 0x2018 }

  /// Whether this is a hyphen that joins the parts of a word.
  var isHyphen: Bool { value == 0x2D || value == 0x2010 || value == 0x2011 }

  /// Whether this is a dash or hyphen of any length.
  var isDash: Bool { value == 0x2D || (value >= 0x2010 && value <= 0x2015) || value == 0x2212 }

  /// Whether this closes a quotation or a bracket.
  var isClosing: Bool {
    switch value {
    case 0x22, 0x27, 0x29, 0x5D, 0x7D, 0xBB, 0x2019, 0x201D, 0x203A, 0x300D, 0x300F, 0x2A, 0x5F: true
    default: false
    }
  }

  /// Whether this opens a quotation or a bracket.
  var isOpening: Bool {
    switch value {
    case 0x22, 0x27, 0x28, 0x5B, 0x7B, 0xAB, 0x2018, 0x201A, 0x201C, 0x201E, 0x2039, 0x300C, 0x300E, 0x2A,
      0x5F,
      0xBF, 0xA1:
      true
    default: false
    }
  }
}

extension Array where Element == Unicode.Scalar {
  /// The string that a span covers; the span must lie within the array.
  func string(_ span: TextSpan) -> String { string(span.start, span.end) }

  /// The string of `start..<end`; the range must lie within the array.
  func string(_ start: Int, _ end: Int) -> String {
    // The exact size is counted first, so that short words need no allocation.
    var size = 0
    for index in start..<end { size += self[index].isASCII ? 1 : UTF8.width(self[index]) }
    return String(unsafeUninitializedCapacity: size) { buffer in
      var count = 0
      for index in start..<end {
        for unit in self[index].utf8 {
          buffer[count] = unit
          count += 1
        }
      }
      return count
    }
  }
}
