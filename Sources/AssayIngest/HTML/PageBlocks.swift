import AssayCore

/// Cuts a page into blocks of text, in document order.
struct PageBlocks {
  /// The most blocks of a page; what stands behind them is left out.
  static let maximumBlocks = 50_000

  private let page: HTMLPage
  private let measure: PageMeasure
  private var blocks: [PageBlock] = []
  private var buffer: [UInt8] = []
  private var letters = 0
  private var links = 0
  private var breaks = 0
  /// Where the data row ends that is being read; 0 outside of one.
  private var rowEnd = 0

  /// All blocks of the page that are not left out.
  static func blocks(of page: HTMLPage, _ measure: PageMeasure) -> [PageBlock] {
    var cutter = PageBlocks(page, measure)
    cutter.cut()
    return cutter.blocks
  }

  private init(_ page: HTMLPage, _ measure: PageMeasure) {
    self.page = page
    self.measure = measure
  }

  private mutating func cut() {
    var open: [Int] = [0]
    var linkEnd = 0
    var index = 1
    while index < page.nodes.count {
      while open.count > 1, let last = open.last, Int(page.nodes[last].end) <= index {
        flush(last)
        open.removeLast()
        if Int(page.nodes[last].end) >= rowEnd { rowEnd = 0 }
      }
      let node = page.nodes[index]
      if measure.isLeftOut[index] {
        index = max(index + 1, Int(node.end))
        continue
      }
      let current = open[open.count - 1]
      if node.tag == .text {
        add(index, isLink: index < linkEnd)
      } else if node.tag == .br {
        breaks += 1
        if breaks == 2 { flush(current) } else { buffer.append(0x0A) }
      } else if node.tag == .a {
        linkEnd = max(linkEnd, Int(node.end))
      } else if rowEnd > index {
        if node.tag == .td || node.tag == .th, !buffer.isEmpty { buffer.append(contentsOf: " | ".utf8) }
      } else if node.tag.isBlock {
        flush(current)
        open.append(index)
        if node.tag == .tr, isDataRow(index) { rowEnd = Int(node.end) }
      }
      index += 1
    }
    for node in open.reversed() { flush(node) }
  }

  private mutating func add(_ node: Int, isLink: Bool) {
    let bytes = page.utf8(node)
    buffer.append(contentsOf: bytes)
    let count = Int(measure.sizes[node].letters)
    if count > 0 { breaks = 0 }
    letters += count
    if isLink { links += count }
  }

  /// Whether a table's row holds short cells of text rather than parts of the page.
  private func isDataRow(_ row: Int) -> Bool {
    guard measure.sizes[row].letters < 600 else { return false }
    for index in (row + 1)..<max(row + 1, Int(page.nodes[row].end)) {
      let tag = page.nodes[index].tag
      if tag.isBlock, tag != .td, tag != .th, tag != .p { return false }
    }
    return true
  }

  private mutating func flush(_ node: Int) {
    defer {
      buffer.removeAll(keepingCapacity: true)
      letters = 0
      links = 0
      breaks = 0
    }
    guard letters > 0, blocks.count < PageBlocks.maximumBlocks else { return }
    let text = Whitespace.collapsed(String(decoding: buffer, as: UTF8.self))
    guard !text.isEmpty else { return }
    blocks.append(
      PageBlock(
        kind: kind(of: node), text: text, node: node, letters: letters, links: links))
  }

  /// A block's kind by the nearest element that decides it.
  private func kind(of node: Int) -> Paragraph.Kind {
    var current = node
    while current > 0 {
      switch page.nodes[current].tag {
      case .h1, .h2, .h3, .h4, .h5, .h6: return .heading
      case .li, .dd, .dt: return .listItem
      case .blockquote: return .quote
      case .figcaption, .caption: return .caption
      case .tr: return isDataRow(current) ? .table : .body
      case .article, .main, .body, .aside, .td, .th: return .body
      default: current = Int(page.nodes[current].parent)
      }
    }
    return .body
  }
}
