import AssayCore

/// Turns elements into blocks of text, in document order.
struct HTMLBlocks {
  private var blocks: [Block] = []
  private var buffer = ""
  private var linkLetters = 0
  private var kinds: [Paragraph.Kind] = []
  private var linkDepth = 0
  private var breaks = 0
  private var cells = 0

  /// The blocks of the main text; a first-level heading that repeats `title` is of kind `title`.
  static func blocks(of content: MainContent, title: String?) -> [Block] {
    var builder = HTMLBlocks()
    for root in content.roots {
      root.walk(
        enter: { node in
          if node.isText {
            builder.add(node.content)
            return false
          }
          guard node.isElement, node == root || !content.isLeftOut(node) else { return false }
          builder.open(node.name)
          return true
        }, leave: { builder.close($0.name) })
      builder.flush(.body)
    }
    var blocks = builder.blocks
    if let title, let index = blocks.prefix(6).firstIndex(where: { $0.kind == .heading && $0.text == title })
    {
      blocks[index].kind = .title
    }
    return blocks
  }

  /// Whether an element of this name stands on lines of its own.
  static func isBlock(_ name: String) -> Bool { blockNames.contains(name) }

  private mutating func add(_ text: String) {
    if text.utf8.contains(where: { $0 > 0x20 }) { breaks = 0 }
    buffer += text
    if linkDepth > 0 { linkLetters += text.utf8.count }
  }

  private mutating func open(_ name: String) {
    if name == "br" {
      breaks += 1
      if breaks == 2 { flush(kinds.last ?? .body) } else { buffer += "\n" }
      return
    }
    if name == "a" { linkDepth += 1 }
    guard HTMLBlocks.isBlock(name) else { return }
    flush(kinds.last ?? .body)
    kinds.append(kind(of: name))
    if name == "tr" { cells = 0 }
  }

  private mutating func close(_ name: String) {
    if name == "a" { linkDepth = max(0, linkDepth - 1) }
    if name == "td" || name == "th" {
      cells += 1
      if !buffer.isEmpty { buffer += " | " }
      return
    }
    guard HTMLBlocks.isBlock(name) else { return }
    flush(kinds.popLast() ?? .body)
  }

  private func kind(of name: String) -> Paragraph.Kind {
    switch name {
    case "h1", "h2", "h3", "h4", "h5", "h6": .heading
    case "li", "dd", "dt": .listItem
    case "blockquote": .quote
    case "figcaption", "caption": .caption
    case "tr": .table
    // Paragraphs within a list item, a quotation or a caption are of its kind.
    case "p", "div", "section", "pre": kinds.last.map { $0 == .table ? .body : $0 } ?? .body
    default: .body
    }
  }

  private mutating func flush(_ kind: Paragraph.Kind) {
    defer {
      buffer = ""
      linkLetters = 0
      breaks = 0
    }
    var text = Whitespace.collapsed(buffer)
    while text.hasSuffix("|") { text = Whitespace.collapsed(String(text.dropLast())) }
    guard !text.isEmpty else { return }
    let length = text.utf8.count
    // Short blocks made of links lead away from the article.
    if kind != .heading, length < 300, linkLetters * 10 > length * 7, !text.hasSuffix(".") { return }
    blocks.append(Block(kind == .table && length > 400 ? .body : kind, text))
  }

  private static let blockNames: Set<String> = [
    "p", "div", "section", "article", "main", "header", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li",
    "dl",
    "dt", "dd", "blockquote", "pre", "figure", "figcaption", "table", "tbody", "thead", "tr", "caption", "hr",
    "address",
    "details", "summary", "center", "body", "html",
  ]
}
