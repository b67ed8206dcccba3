import AssayCore

/// Finds the paragraphs of plain text by its blank lines and line lengths.
enum PlainTextLayout {
  /// Lines longer than this are not hard-wrapped: each is a paragraph of its own.
  static let longestWrap = 200

  /// The paragraphs and list items of a text in order.
  static func blocks(of text: String) -> [Block] {
    var blocks: [Block] = []
    var group: [String] = []
    for line in Whitespace.lines(text) {
      let words = Whitespace.collapsed(String(line))
      if words.isEmpty {
        append(group, to: &blocks)
        group.removeAll()
      } else {
        group.append(words)
      }
    }
    append(group, to: &blocks)
    return blocks
  }

  /// Marks short blocks without a full stop that stand before a longer one.
  static func markHeadings(_ blocks: inout [Block]) {
    for index in blocks.indices.dropLast() where blocks[index].kind == .body {
      let text = blocks[index].text
      guard blocks[index + 1].kind == .body || blocks[index + 1].kind == .listItem, text.utf8.count <= 240,
        text.split(separator: " ").count <= 14, let first = text.first, let last = text.last,
        first.isUppercase,
        last.isLetter || last.isNumber || last == "?" || last == ")",
        blocks[index + 1].text.utf8.count > text.utf8.count
      else { continue }
      blocks[index].kind = .heading
    }
  }

  /// Turns the lines between two blank lines into blocks.
  private static func append(_ lines: [String], to blocks: inout [Block]) {
    let widths = lines.map { $0.unicodeScalars.count }
    guard let widest = widths.max() else { return }
    var current: [String] = []
    func flush() {
      guard let first = current.first else { return }
      let item = listItem(first)
      let text = ([item ?? first] + current.dropFirst()).joined(separator: " ")
      blocks.append(Block(item == nil ? .body : .listItem, text))
      current.removeAll()
    }
    for (index, line) in lines.enumerated() {
      if index > 0, breaks(before: line, after: widths[index - 1], widest: widest) { flush() }
      current.append(line)
    }
    flush()
  }

  /// Whether the break before `line` was meant: its first word would have fitted above, or it begins an item.
  private static func breaks(before line: String, after width: Int, widest: Int) -> Bool {
    if widest > longestWrap || listItem(line) != nil { return true }
    guard let first = line.first, !first.isLowercase else { return false }
    let word = line.prefix { $0 != " " }.unicodeScalars.count
    return width + 1 + word <= widest
  }

  /// The text behind a bullet; nil where the line has none.
  ///
  /// Numbers stay, since they may be spoken of.
  private static func listItem(_ line: String) -> String? {
    guard let bullet = line.first, "•‣◦▪●■·*-–—".contains(bullet), line.dropFirst().first == " " else {
      return nil
    }
    return String(line.dropFirst(2))
  }
}
