import AssayCore

/// Finds the elements that hold a page's article.
///
/// Follows Readability (Arc90): paragraphs give points to the elements around them, by length and commas; links, and
/// class names that speak of comments or navigation, take points away. The element with the most points wins, and
/// its siblings join it where they hold running text as well.
struct MainContent {
  /// The elements of the main text in document order.
  private(set) var roots: [HTMLNode] = []
  private var sizes: [HTMLNode: TextSize] = [:]
  private var leftOut: Set<HTMLNode> = []

  /// Finds the main text below `root`.
  init(in root: HTMLNode) {
    measure(root)
    var scores: [HTMLNode: Double] = [:]
    var declared: HTMLNode?
    root.walk(enter: { node in
      guard node.isElement, node == root || !isLeftOut(node) else { return false }
      let size = sizes[node] ?? TextSize()
      if node.attribute("itemprop")?.lowercased() == "articlebody", size.letters > 250 {
        declared = declared ?? node
      }
      MainContent.vote(node, size, &scores)
      return true
    })
    if let declared {
      roots = [declared]
      return
    }
    let ranked = scores.map { node, score in
      (node: node, score: (score + PageParts.weight(node)) * (1 - (sizes[node]?.linkShare ?? 0)))
    }
    if let best = ranked.max(by: { $0.score < $1.score }), best.score > 0 {
      roots = withSiblings(best.node, best.score, scores)
    } else {
      roots = [root]
    }
  }

  /// Whether an element of the page is no part of the article.
  func isLeftOut(_ node: HTMLNode) -> Bool { leftOut.contains(node) }

  /// Counts every element's text, and leaves out what is no article by its kind, or by its classes unless it holds
  /// much of the page: some pages name their outermost element after a side bar.
  private mutating func measure(_ root: HTMLNode) {
    var stack: [TextSize] = [TextSize()]
    var found: [HTMLNode: TextSize] = [:]
    var without: Set<HTMLNode> = []
    root.walk(
      enter: { node in
        if node.isText {
          stack[stack.count - 1].add(node.content)
          return false
        }
        guard node.isElement else { return false }
        if node != root, PageParts.isSkipped(node) {
          without.insert(node)
          return false
        }
        stack.append(TextSize())
        return true
      },
      leave: { node in
        guard stack.count > 1, var size = stack.popLast() else { return }
        if node.name == "a" { size.links = size.letters }
        found[node] = size
        stack[stack.count - 1].add(size)
      })
    let total = found[root]?.letters ?? 0
    for (node, size) in found
    where node != root && size.letters * 10 < total * 4 && PageParts.isUnlikely(node) {
      without.insert(node)
    }
    sizes = found
    leftOut = without
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

  private func withSiblings(
    _ best: HTMLNode, _ score: Double, _ scores: [HTMLNode: Double]
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
