/// Text and attributes of XML 1.0: escaped, and without the characters that XML does not allow.
package enum XMLText {
  /// `text` as content or within a quoted attribute; what XML does not allow shows as U+FFFD.
  package static func escaped(_ text: some StringProtocol) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\t", "\n", "\r": result.unicodeScalars.append(scalar)
      default:
        switch scalar.value {
        case 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: result.unicodeScalars.append(scalar)
        default: result += "\u{FFFD}"
        }
      }
    }
    return result
  }
}
