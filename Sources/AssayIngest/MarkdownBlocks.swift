import AssayCore

/// Cuts Markdown into blocks, line by line.
struct MarkdownBlocks {
  private var blocks: [Block] = []
  private var kind: Paragraph.Kind = .body
  private var lines: [String] = []
  private var fence: Character?
  private var isInComment = false
  private var hasTitle = false

  /// The blocks of a Markdown text without front matter, in order.
  static func parse(_ text: Substring) -> [Block] {
    var parser = MarkdownBlocks()
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      parser.take(line)
    }
    parser.flush()
    return parser.blocks
  }

  /// The level and words of an ATX heading; nil for any other line.
  static func heading(_ line: Substring) -> (level: Int, text: Substring)? {
    let body = line.drop { $0 == " " }
    let level = body.prefix(7).prefix { $0 == "#" }.count
    guard (1...6).contains(level) else { return nil }
    let rest = body.dropFirst(level)
    guard rest.first == " " || rest.first == "\t" else { return nil }
    var text = rest.drop { $0 == " " || $0 == "\t" }
    while let last = text.last, last == "#" || last == " " { text = text.dropLast() }
    return text.isEmpty ? nil : (level, text)
  }

  private mutating func flush() {
    defer {
      lines.removeAll()
      kind = .body
    }
    guard !lines.isEmpty else { return }
    let text = Whitespace.collapsed(MarkdownInline.plain(lines.joined(separator: "\n")))
    if !text.isEmpty { blocks.append(Block(kind, text)) }
  }

  private mutating func take(_ raw: Substring) {
    guard let uncommented = withoutComments(raw) else { return }
    var line = uncommented.drop { $0 == " " || $0 == "\t" }
    if let mark = fence {
      if line.hasPrefix(String(repeating: mark, count: 3)) { fence = nil }
      return
    }
    if line.isEmpty { return flush() }
    if line.hasPrefix("```") || line.hasPrefix("~~~") {
      flush()
      fence = line.first
      return
    }
    if let (level, text) = MarkdownBlocks.heading(line) {
      flush()
      return appendHeading(level, String(text))
    }
    if isUnderline(line), !lines.isEmpty, kind == .body {
      let text = lines.joined(separator: " ")
      lines.removeAll()
      return appendHeading(line.first == "=" ? 1 : 2, text)
    }
    if isRule(line) { return flush() }
    if isDefinition(line) { return flush() }
    if line.first == ">" {
      if kind != .quote { flush() }
      kind = .quote
      while line.first == ">" { line = line.dropFirst().drop { $0 == " " } }
      if line.isEmpty { flush() } else { lines.append(String(line)) }
      return
    }
    if line.first == "|" {
      flush()
      return appendRow(line)
    }
    if let item = listItem(line) {
      flush()
      kind = .listItem
      lines.append(String(item))
      return
    }
    lines.append(String(line))
  }

  /// The line without HTML comments; nil where nothing of it remains.
  ///
  /// Comments may run over lines.
  private mutating func withoutComments(_ raw: Substring) -> Substring? {
    guard isInComment || raw.contains("<!--") else { return raw }
    var rest = raw
    var kept = ""
    while true {
      if isInComment {
        guard let end = rest.firstRange(of: "-->") else { break }
        isInComment = false
        rest = rest[end.upperBound...]
      }
      guard let start = rest.firstRange(of: "<!--") else {
        kept += rest
        break
      }
      kept += rest[..<start.lowerBound]
      isInComment = true
      rest = rest[start.upperBound...]
    }
    return kept.allSatisfy(\.isWhitespace) ? nil : kept[...]
  }

  private mutating func appendHeading(_ level: Int, _ text: String) {
    let words = Whitespace.collapsed(MarkdownInline.plain(text))
    guard !words.isEmpty else { return }
    let isTitle = level == 1 && !hasTitle && !blocks.contains { $0.kind == .heading }
    if isTitle { hasTitle = true }
    blocks.append(Block(isTitle ? .title : .heading, words))
  }

  private mutating func appendRow(_ line: Substring) {
    let cells = line.split(separator: "|").map { Whitespace.collapsed(MarkdownInline.plain(String($0))) }
    let words = cells.filter(\.hasWords)
    if !words.isEmpty { blocks.append(Block(.table, words.joined(separator: " | "))) }
  }

  private func isUnderline(_ line: Substring) -> Bool {
    guard let first = line.first, first == "=" || first == "-", line.count >= 2 else { return false }
    return line.allSatisfy { $0 == first || $0 == " " }
  }

  private func isRule(_ line: Substring) -> Bool {
    guard let first = line.first, "-*_=".contains(first) else { return false }
    return line.count { $0 == first } >= 3 && line.allSatisfy { $0 == first || $0 == " " }
  }

  /// `[label]: address`, which belongs to the links that use it.
  private func isDefinition(_ line: Substring) -> Bool {
    guard line.first == "[", let end = line.firstRange(of: "]:") else { return false }
    return !line[..<end.lowerBound].dropFirst().contains("[")
  }

  private func listItem(_ line: Substring) -> Substring? {
    guard let first = line.first else { return nil }
    if "-*+•".contains(first), let gap = line.dropFirst().first, gap == " " || gap == "\t" {
      return line.dropFirst(2).drop { $0 == " " }
    }
    let digits = line.prefix(4).prefix { $0.isASCII && $0.isNumber }
    let rest = line[digits.endIndex...]
    guard !digits.isEmpty, digits.count <= 3, let mark = rest.first, mark == "." || mark == ")",
      rest.dropFirst().first == " "
    else { return nil }
    return rest.dropFirst(2)
  }
}
