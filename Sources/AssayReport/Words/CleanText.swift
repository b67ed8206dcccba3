/// Text of others, made harmless to look at: no control characters, no bidirectional overrides.
///
/// An override (U+202E and its like) makes a line read otherwise than it is stored, and an escape sequence moves the
/// cursor of a terminal; neither has a place in prose. Marks that scripts need (U+200E, U+200F, U+061C, joiners) stay.
package enum CleanText {
  /// `text` on one line: white space becomes single blanks, everything unsafe is dropped.
  package static func line(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var pendingSpace = false
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace {
        pendingSpace = !result.isEmpty
      } else if !isUnsafe(scalar) {
        if pendingSpace { result.append(" ") }
        pendingSpace = false
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// `text` with its white space kept, except that line breaks and tabs become blanks; everything unsafe is dropped.
  package static func run(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace, scalar.value != 0xA0 {
        result.append(" ")
      } else if !isUnsafe(scalar) {
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// `text` on one line and at most `limit` characters long; what was cut shows as an ellipsis.
  package static func line(_ text: String, limit: Int) -> String {
    let whole = line(text)
    guard whole.count > limit else { return whole }
    let head = whole.prefix(limit)
    let cut = head.lastIndex(of: " ").map { head[..<$0] } ?? head
    return cut + " …"
  }

  /// Whether a code point is a control, a bidirectional override or isolate, or no character at all.
  package static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F: true
    case 0x202A...0x202E, 0x2066...0x2069: true
    case 0xFDD0...0xFDEF, 0xFFF9...0xFFFB: true
    default: scalar.value & 0xFFFE == 0xFFFE
    }
  }
}
