import AssayCore

/// Finds the element that holds most running text and little else.
///
/// A block of running text counts for the elements around it, a block of links or of few words against them; the
/// element with the highest sum is taken (the maximum subtree of text density methods, such as Sun, Song and Liao, "DOM
/// based content extraction via text density", SIGIR 2011).
enum ArticleContainer {
  /// The element with the highest sum, the innermost of equals; 0, the root, where there is no running text.
  ///
  /// O(n) in the page's nodes.
  static func find(_ page: HTMLPage, _ blocks: [PageBlock], value: (PageBlock) -> Double) -> Int {
    var sums = [Double](repeating: 0, count: page.nodes.count)
    for block in blocks { sums[block.node] += value(block) }
    for index in stride(from: page.nodes.count - 1, to: 0, by: -1) {
      sums[Int(page.nodes[index].parent)] += sums[index]
    }
    var best = 0
    for index in page.nodes.indices where page.nodes[index].tag != .text && sums[index] > 0 {
      if sums[index] >= sums[best] { best = index }
    }
    return best
  }

  /// What a block's words say for the elements around it, whatever their names.
  static func value(_ block: PageBlock) -> Double {
    if block.kind == .heading { return 0 }
    if block.linkShare > 0.5 { return -Double(min(block.links, 60)) }
    if block.letters < 40 {
      return block.text.hasSuffix(".") || block.text.hasSuffix("。") ? Double(block.letters) * 0.5 : -5
    }
    return Double(block.letters - block.links)
  }
}
