import AssayCore

/// Finds the elements that hold a page's article.
///
/// Follows Readability (Arc90): paragraphs give points to the elements around them, by length and commas; links, and
/// class names that speak of comments or navigation, take points away. The element with the most points wins, and
/// its siblings join it where they hold running text as well.
enum MainContent {
  /// The elements of the main text in document order.
  static func find(in root: HTMLNode) -> [HTMLNode] {
    var scores: [HTMLNode: Double] = [:]
    var sizes: [HTMLNode: TextSize] = [:]
    var declared: HTMLNode?
    var stack: [TextSize] = []
    root.walk(
      enter: { node in
        if node.isText {
          stack[stack.count - 1].add(node.content)
          return false
        }
        guard node.isElement, node == root || !PageParts.isSkipped(node) else { return false }
        stack.append(TextSize())
        if stack.count == 1 { stack.append(TextSize()) }
        return true
      },
      leave: { node in
        guard var size = stack.popLast() else { return }
        if node.name == "a" { size.links = size.letters }
        sizes[node] = size
        if stack.isEmpty { stack.append(TextSize()) }
        stack[stack.count - 1].add(size)
        if node.attribute("itemprop")?.lowercased() == "articlebody", size.letters > 250 {
          declared = declared ?? node
        }
        vote(node, size, &scores)
      })
    if let declared { return [declared] }
    let ranked = scores.map { node, score in
      (node: node, score: (score + PageParts.weight(node)) * (1 - (sizes[node]?.linkShare ?? 0)))
    }
    guard let best = ranked.max(by: { $0.score < $1.score }), best.score > 0 else { return [root] }
    return withSiblings(best.node, best.score, scores, sizes)
  }

  /// How much text an element holds, and how much of it is links.
  private struct TextSize {
    var letters = 0
    var links = 0
    var commas = 0

    var linkShare: Double { letters == 0 ? 0 : Double(links) / Double(letters) }

    mutating func add(_ text: String) {
      for byte in text.utf8 {
        if byte == UInt8(ascii: ",") { commas += 1 }
        // Continuation bytes and white space are no letters of their own.
        if byte > 0x20, byte & 0xC0 != 0x80 { letters += 1 }
      }
    }

    mutating func add(_ other: TextSize) {
      letters += other.letters
      links += other.links
      commas += other.commas
    }
  }

  private static func vote(_ node: HTMLNode, _ size: TextSize, _ scores: inout [HTMLNode: Double]) {
    guard ["p", "pre", "blockquote", "li"].contains(node.name) || isTextDivision(node), size.letters >= 25
    else { return }
    var points = 1 + Double(min(size.commas, 10)) + min(Double(size.letters) / 100, 5)
    points *= 1 - size.linkShare
    if node.name == "li" { points /= 3 }
    var ancestor = node.parent
    for share in [1.0, 0.5, 0.25] {
      guard let current = ancestor, current.isElement, current.name != "html" else { return }
      scores[current, default: 0] += points * share
      ancestor = current.parent
    }
  }

  /// A division that holds text itself rather than further blocks.
  private static func isTextDivision(_ node: HTMLNode) -> Bool {
    guard ["div", "td", "section"].contains(node.name) else { return false }
    var child = node.firstChild
    var count = 0
    while let current = child, count < 200 {
      if HTMLBlocks.isBlock(current.name) { return false }
      child = current.next
      count += 1
    }
    return true
  }

  private static func withSiblings(
    _ best: HTMLNode, _ score: Double, _ scores: [HTMLNode: Double], _ sizes: [HTMLNode: TextSize]
  ) -> [HTMLNode] {
    guard let parent = best.parent, parent.isElement, best.name != "body" else { return [best] }
    var chosen: [HTMLNode] = []
    var child = parent.firstChild
    while let node = child {
      let size = sizes[node] ?? TextSize()
      let isText = node.name == "p" && size.letters > 80 && size.linkShare < 0.25
      let isLike =
        node.isElement && scores[node, default: 0] >= max(10, score * 0.25)
        && node.attribute("class") == best.attribute("class")
      if node == best || isText || isLike { chosen.append(node) }
      child = node.next
    }
    return chosen
  }
}
