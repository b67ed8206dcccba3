/// Breaks text into lines that fit a number of columns.
struct LineWrapper {
  /// Columns available, indentation included.
  let width: Int

  /// Breaks `text` into lines, the first beginning with `first`, the others with `rest`.
  ///
  /// A word that fits on no line is broken.
  func lines(_ text: String, first: String = "", rest: String? = nil) -> [String] {
    let rest = rest ?? String(repeating: " ", count: TextWidth.columns(first))
    var lines: [String] = []
    var line = first
    var used = TextWidth.columns(first)
    var isEmpty = true
    func breakLine() {
      lines.append(line)
      line = rest
      used = TextWidth.columns(rest)
      isEmpty = true
    }
    for word in text.split(separator: " ") {
      let columns = TextWidth.columns(word)
      if !isEmpty, used + 1 + columns > width { breakLine() }
      if !isEmpty {
        line += " "
        used += 1
      }
      isEmpty = false
      if used + columns <= width {
        line += word
        used += columns
        continue
      }
      for character in word {
        let columns = TextWidth.columns(character)
        if used + columns > width, !isEmpty { breakLine() }
        line.append(character)
        used += columns
        isEmpty = false
      }
    }
    lines.append(line)
    return lines
  }
}
