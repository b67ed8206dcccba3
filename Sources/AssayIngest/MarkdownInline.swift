/// Reduces the inline marks of Markdown to the words they dress.
///
/// One pass over scalars with look-ahead bounded by ``reach``, so that unbalanced brackets cost linear time.
enum MarkdownInline {
  /// How far a closing bracket or mark is looked for, in code points.
  private static let reach = 2000

  /// The words of a Markdown line or paragraph.
  static func plain(_ text: String) -> String {
    guard text.utf8.contains(where: { "*_`[]!<\\&~".utf8.contains($0) }) else { return text }
    return plain(Array(text.unicodeScalars)[...], depth: 0)
  }

  private static func plain(_ scalars: ArraySlice<Unicode.Scalar>, depth: Int) -> String {
    var result = String.UnicodeScalarView()
    var index = scalars.startIndex
    while index < scalars.endIndex {
      let scalar = scalars[index]
      let next = index + 1 < scalars.endIndex ? scalars[index + 1] : " "
      switch scalar {
      case "\\" where isEscapable(next):
        result.append(next)
        index += 2
        continue
      case "!" where next == "[":
        if let link = link(scalars, index + 1) {
          index = link.end
          continue
        }
      case "[":
        if let link = link(scalars, index) {
          let isFootnote = link.words.first == "^"
          if !isFootnote, depth < 4 {
            result.append(contentsOf: plain(link.words, depth: depth + 1).unicodeScalars)
          }
          index = link.end
          continue
        }
      case "`":
        index += 1
        continue
      case "*", "~":
        if scalar == "*" || next == "~" || (index > scalars.startIndex && scalars[index - 1] == "~"),
          isEmphasis(scalars, index)
        {
          index += 1
          continue
        }
      case "_" where isEmphasis(scalars, index) && !isInsideWord(scalars, index):
        index += 1
        continue
      case "<":
        if let tag = tag(scalars, index) {
          result.append(contentsOf: tag.words.unicodeScalars)
          index = tag.end
          continue
        }
      case "&":
        if let entity = entity(scalars, index) {
          result.append(entity.scalar)
          index = entity.end
          continue
        }
      default: break
      }
      result.append(scalar)
      index += 1
    }
    return String(result)
  }

  private static func isEscapable(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII && "\\`*_{}[]()#+-.!|<>~\"'&".unicodeScalars.contains(scalar)
  }

  /// A mark with white space on both sides is no emphasis: "2 * 3".
  private static func isEmphasis(_ scalars: ArraySlice<Unicode.Scalar>, _ index: Int) -> Bool {
    let before = index > scalars.startIndex ? scalars[index - 1] : " "
    let after = index + 1 < scalars.endIndex ? scalars[index + 1] : " "
    return !(before.properties.isWhitespace && after.properties.isWhitespace)
  }

  private static func isInsideWord(_ scalars: ArraySlice<Unicode.Scalar>, _ index: Int) -> Bool {
    guard index > scalars.startIndex, index + 1 < scalars.endIndex else { return false }
    func isWord(_ scalar: Unicode.Scalar) -> Bool {
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
    return isWord(scalars[index - 1]) && isWord(scalars[index + 1])
  }

  /// `[words](address)`, `[words][label]`, `[^note]`; nil for brackets that are not a link.
  private static func link(
    _ scalars: ArraySlice<Unicode.Scalar>, _ start: Int
  ) -> (words: ArraySlice<Unicode.Scalar>, end: Int)? {
    guard let close = closing(scalars, start, "[", "]") else { return nil }
    let words = scalars[(start + 1)..<close]
    let next = close + 1
    if next < scalars.endIndex, scalars[next] == "(", let end = closing(scalars, next, "(", ")") {
      return (words, end + 1)
    }
    if next < scalars.endIndex, scalars[next] == "[", let end = closing(scalars, next, "[", "]") {
      return (words, end + 1)
    }
    return words.first == "^" ? (words, next) : nil
  }

  private static func closing(
    _ scalars: ArraySlice<Unicode.Scalar>, _ start: Int, _ open: Unicode.Scalar, _ close: Unicode.Scalar
  ) -> Int? {
    var depth = 0
    var index = start
    let end = min(scalars.endIndex, start + reach)
    while index < end {
      let scalar = scalars[index]
      if scalar == "\\" {
        index += 2
        continue
      }
      if scalar == open { depth += 1 }
      if scalar == close {
        depth -= 1
        if depth == 0 { return index }
      }
      index += 1
    }
    return nil
  }

  /// `<https://…>` gives its address; a tag gives nothing; anything else is no tag.
  private static func tag(_ scalars: ArraySlice<Unicode.Scalar>, _ start: Int) -> (words: String, end: Int)? {
    guard start + 1 < scalars.endIndex,
      scalars[start + 1] == "/" || scalars[start + 1].properties.isAlphabetic,
      let close = scalars[start..<min(scalars.endIndex, start + reach)].firstIndex(of: ">")
    else { return nil }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[(start + 1)..<close])
    let inner = String(view)
    if inner.contains("://") || (inner.contains("@") && !inner.contains(" ")) { return (inner, close + 1) }
    return (inner.lowercased().hasPrefix("br") ? " " : "", close + 1)
  }

  private static func entity(
    _ scalars: ArraySlice<Unicode.Scalar>, _ start: Int
  ) -> (scalar: Unicode.Scalar, end: Int)? {
    guard let close = scalars[start..<min(scalars.endIndex, start + 12)].firstIndex(of: ";") else {
      return nil
    }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[(start + 1)..<close])
    let name = String(view)
    if let known = entities[name] { return (known, close + 1) }
    guard name.hasPrefix("#") else { return nil }
    let digits = name.dropFirst()
    let value = digits.first?.lowercased() == "x" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    guard let value, value >= 0x20, let scalar = Unicode.Scalar(value) else { return nil }
    return (scalar, close + 1)
  }

  private static let entities: [String: Unicode.Scalar] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "mdash": "—", "ndash": "–",
    "hellip": "…", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "laquo": "«", "raquo": "»",
    "euro": "€",
  ]
}
