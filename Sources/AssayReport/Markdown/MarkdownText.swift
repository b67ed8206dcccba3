/// Text of others, escaped for Markdown (CommonMark with GitHub's extensions).
enum MarkdownText {
  /// `text` on one line with everything escaped that could become markup, a link or HTML.
  ///
  /// Addresses in the text stay readable but do not become links on their own: only addresses that were looked at do.
  static func escaped(_ text: String) -> String {
    let line = Array(CleanText.line(text))
    let digits = line.prefix { $0.isASCII && $0.isNumber }.count
    var result = ""
    for (index, character) in line.enumerated() {
      let next = index + 1 < line.count ? line[index + 1] : " "
      let isEscaped =
        switch character {
        case "#", "+", "-", "=": index == 0  // A heading, a list or a rule.
        case ".", ")": index == digits || (character == "." && next != " ")  // "1." and "www.a.example".
        case ":": next == "/"  // "http://".
        default: "\\`*_{}[]<>|~&$@!".contains(character)
        }
      if isEscaped { result += "\\" }
      result.append(character)
    }
    return result
  }

  /// A link, or the plain text where the address must not be one.
  static func link(_ text: String, to address: WebAddress?) -> String {
    guard let address else { return escaped(text) }
    return "[\(escaped(text))](<\(address.text)>)"
  }
}
