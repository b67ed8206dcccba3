/// Text of others, escaped for Markdown (CommonMark with GitHub's extensions).
enum MarkdownText {
  /// `text` on one line with everything escaped that could become markup, a link or HTML.
  ///
  /// Addresses in the text stay readable but do not become links on their own: only addresses that were looked at do.
  static func escaped(_ text: String) -> String {
    let line = CleanText.line(text)
    var result = ""
    var previous: Character = " "
    for (index, character) in line.enumerated() {
      if needsEscape(character) || (index == 0 && "#+-=.)".contains(character)) {
        result += "\\"
      } else if ".)".contains(character), line.prefix(index).allSatisfy(\.isNumber) {
        result += "\\"  // "1." at the start would begin a list.
      } else if character == ":", "psPS".contains(previous) {
        result += "\\"  // "http:" would become a link.
      } else if character == ".", previous == "w" || previous == "W" {
        result += "\\"  // "www." would, too.
      }
      result.append(character)
      previous = character
    }
    return result
  }

  /// A link, or the plain text where the address must not be one.
  static func link(_ text: String, to address: WebAddress?) -> String {
    guard let address else { return escaped(text) }
    return "[\(escaped(text))](<\(address.text)>)"
  }

  private static func needsEscape(_ character: Character) -> Bool {
    "\\`*_{}[]<>|~&$@!".contains(character)
  }
}
