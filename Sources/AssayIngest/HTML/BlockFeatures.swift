import AssayCore

/// What is known of each block of a page, as numbers for ``BlockModel``.
///
/// The order of the features is part of the model; ``names`` says what each one is.
struct BlockFeatures {
  private let page: HTMLPage
  private let measure: PageMeasure
  private let blocks: [PageBlock]
  private let hints: PageHints
  private let shapes: [BlockShape]
  private let cues: [TextCues]
  /// The cue words and all words before each block, by class.
  private let cueOffsets: [[Int32]]
  /// The last heading before each block; -1 where there is none.
  private let headings: [Int32]
  private let alike: [Int32]
  private let endsSentence: [Bool]
  /// Letters before each block, and of all of them.
  private let offsets: [Int]
  /// The containers by words alone and by names as well, each with its first and last block.
  private let roots: [(root: Int, first: Int, last: Int)]
  private let blockCounts: [Int32]
  private let textCounts: [Int32]
  private let textLetters: [Int32]
  private let repeated: [String: Int]
  private let titleIndex: Int
  private let articles: Int

  init(_ page: HTMLPage, _ measure: PageMeasure, _ blocks: [PageBlock], _ hints: PageHints) {
    self.page = page
    self.measure = measure
    self.blocks = blocks
    self.hints = hints
    shapes = blocks.map { BlockShape($0.text) }
    endsSentence = blocks.map { BlockFeatures.endsSentence($0.text) }
    cues = blocks.map { TextCues($0.text) }
    cueOffsets = BlockFeatures.offsets(cues)
    var heading: Int32 = -1
    headings = blocks.indices.map { index in
      defer { if blocks[index].kind == .heading { heading = Int32(clamping: index) } }
      return heading
    }
    alike = BlockFeatures.alike(page)
    offsets = blocks.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.letters) }
    let container = ArticleContainer.find(page, blocks, value: ArticleContainer.value)
    var near = [PartWords](repeating: [], count: page.nodes.count)
    for index in page.nodes.indices.dropFirst() where page.nodes[index].tag != .text {
      let parent = Int(page.nodes[index].parent)
      near[index] =
        Int(measure.sizes[index].letters) * 3 < measure.total
        ? near[parent].union(measure.parts[index]) : near[parent]
    }
    let named = ArticleContainer.find(page, blocks) { block in
      near[block.node].isDisjoint(with: [.comment, .footer, .sidebar, .signup, .related, .legal, .navigation])
        ? ArticleContainer.value(block) : -Double(min(block.letters, 40))
    }
    roots = [container, named].map { root in
      let end = Int(page.nodes[root].end)
      return (
        root, blocks.firstIndex { $0.node >= root && $0.node < end } ?? 0,
        blocks.lastIndex { $0.node >= root && $0.node < end } ?? 0
      )
    }
    var counts = [Int32](repeating: 0, count: page.nodes.count)
    var texts = counts
    var letters = counts
    for block in blocks {
      counts[block.node] += 1
      if block.letters >= 80, block.linkShare < 0.3 {
        texts[block.node] += 1
        letters[block.node] += Int32(clamping: block.letters)
      }
    }
    for index in stride(from: page.nodes.count - 1, to: 0, by: -1) {
      let parent = Int(page.nodes[index].parent)
      counts[parent] += counts[index]
      texts[parent] += texts[index]
      letters[parent] += letters[index]
    }
    blockCounts = counts
    textCounts = texts
    textLetters = letters
    repeated = Dictionary(blocks.map { ($0.text, 1) }, uniquingKeysWith: +)
    titleIndex = BlockFeatures.titleIndex(blocks, hints.title)
    articles = page.nodes.count { $0.tag == .article }
  }

  /// The names of the features, in order.
  static let names: [String] = {
    let shape = [
      "letters", "words", "linkShare", "lowerShare", "upperShare", "digitShare", "commas", "sentenceEnds",
      "bars",
      "longShare", "endsSentence", "kind", "headingLevel", "tag",
    ]
    let page = [
      "index", "letterOffset", "fromEnd", "total", "blocks", "repeated", "sinceTitle", "hasTitle", "depth",
      "furniture",
      "inBody", "hasBody", "inDescription", "articles", "insideArticle", "insideMain", "insideArticleBody",
    ]
    let neighbours = [-3, -2, -1, 1, 2, 3].flatMap { offset in
      ["letters", "linkShare", "kind", "endsSentence", "sameParent"].map { "\($0)\(offset)" }
    }
    let windows = [4, 10].flatMap { ["windowLetters\($0)", "windowLinks\($0)"] }
    let above = (1...4).flatMap { level in
      ["letters", "linkShare", "lettersPerBlock", "textShare", "share", "tag"].map { "\($0)Above\(level)" }
    }
    let roots = ["container", "named"].flatMap { root in
      ["in", "levels", "before", "after", "share"].map { "\(root)\($0)" }
    }
    let cues =
      TextCues.names.map { "cue\($0)" } + TextCues.names.map { "near\($0)" }
      + TextCues.names.map { "heading\($0)" }
      + ["sinceHeading", "headingInTitle", "alike", "alikeAbove1", "alikeAbove2", "alikeAbove3"]
    let parts = (0..<PartWords.count).map { "part\($0)" } + (0..<PartWords.count).map { "wide\($0)" }
    return shape + page + neighbours + windows + above + roots + cues + parts
  }()

  /// The features of a block, in the order of ``names``.
  ///
  /// O(depth of the block).
  func row(_ index: Int) -> [Float] {
    var row: [Float] = []
    row.reserveCapacity(BlockFeatures.names.count + SecondRound.count)
    addShape(index, to: &row)
    let block = blocks[index]
    row.append(Float(index))
    row.append(Float(offsets[index]) / Float(max(1, offsets[blocks.count])))
    row.append(Float(blocks.count - index))
    row.append(Float(max(1, offsets[blocks.count])))
    row.append(Float(blocks.count))
    row.append(Float(min(20, repeated[block.text] ?? 1)))
    row.append(titleIndex < 0 ? 0 : Float(max(-100, min(300, index - titleIndex))))
    row.append(titleIndex < 0 ? 0 : 1)
    row.append(Float(page.nodes[block.node].depth))
    row.append(Furniture.matches(block.text) ? 1 : 0)
    addHints(block, to: &row)
    addNeighbours(index, to: &row)
    addAbove(block, to: &row)
    for (root, first, last) in roots { addRoot(root, first, last, index, to: &row) }
    addCues(index, to: &row)
    addParts(block, to: &row)
    return row
  }

  private func addShape(_ index: Int, to row: inout [Float]) {
    let block = blocks[index]
    let shape = shapes[index]
    let words = Float(max(1, shape.words))
    let letters = Float(max(1, block.letters))
    row.append(Float(block.letters))
    row.append(Float(shape.words))
    row.append(Float(block.linkShare))
    row.append(Float(shape.lowerWords) / words)
    row.append(Float(shape.upperLetters) / letters)
    row.append(Float(shape.digits) / letters)
    row.append(Float(shape.commas))
    row.append(Float(shape.sentenceEnds))
    row.append(Float(shape.bars))
    row.append(Float(shape.longWords) / words)
    row.append(endsSentence[index] ? 1 : 0)
    row.append(BlockFeatures.number(block.kind))
    let tag = page.nodes[block.node].tag
    row.append(tag.isHeading ? Float(tag.rawValue.dropFirst()) ?? 0 : 0)
    row.append(BlockFeatures.number(tag))
  }

  private func addHints(_ block: PageBlock, to row: inout [Float]) {
    row.append(hints.bodyShare(of: block.text))
    row.append(hints.hasBody ? 1 : 0)
    row.append(hints.isInDescription(block.text) ? 1 : 0)
    row.append(Float(min(50, articles)))
    var inArticle: Float = 0
    var inMain: Float = 0
    var inBody: Float = 0
    var distance: Float = 1
    var node = block.node
    while node > 0 {
      let tag = page.nodes[node].tag
      if tag == .article, inArticle == 0 { inArticle = distance }
      if tag == .main || (page.bytes(of: .role, of: node)?.elementsEqual("main".utf8) ?? false), inMain == 0 {
        inMain = distance
      }
      if inBody == 0, page.bytes(of: .itemprop, of: node)?.elementsEqual("articleBody".utf8) ?? false {
        inBody = distance
      }
      distance += 1
      node = Int(page.nodes[node].parent)
    }
    row.append(inArticle)
    row.append(inMain)
    row.append(inBody)
  }

  private func addNeighbours(_ index: Int, to row: inout [Float]) {
    let parent = page.nodes[blocks[index].node].parent
    for offset in [-3, -2, -1, 1, 2, 3] {
      guard blocks.indices.contains(index + offset) else {
        row.append(contentsOf: [-1, -1, -1, -1, -1])
        continue
      }
      let other = blocks[index + offset]
      row.append(Float(other.letters))
      row.append(Float(other.linkShare))
      row.append(BlockFeatures.number(other.kind))
      row.append(endsSentence[index + offset] ? 1 : 0)
      row.append(page.nodes[other.node].parent == parent ? 1 : 0)
    }
    for reach in [4, 10] {
      var letters = 0
      var links = 0
      for other in blocks[max(0, index - reach)..<min(blocks.count, index + reach + 1)] {
        letters += other.letters
        links += other.links
      }
      row.append(Float(letters))
      row.append(Float(links) / Float(max(1, letters)))
    }
  }

  private func addAbove(_ block: PageBlock, to row: inout [Float]) {
    var node = block.node
    for _ in 1...4 {
      node = max(0, Int(page.nodes[node].parent))
      let letters = Float(max(1, measure.sizes[node].letters))
      row.append(letters)
      row.append(Float(measure.linkShare(node)))
      row.append(letters / Float(max(1, blockCounts[node])))
      row.append(Float(textLetters[node]) / letters)
      row.append(letters / Float(max(1, measure.total)))
      row.append(BlockFeatures.number(page.nodes[node].tag))
    }
  }

  private func addRoot(_ root: Int, _ first: Int, _ last: Int, _ index: Int, to row: inout [Float]) {
    let isIn = index >= first && index <= last
    var levels: Float = 0
    var node = blocks[index].node
    while node > root {
      levels += 1
      node = Int(page.nodes[node].parent)
    }
    row.append(isIn ? 1 : 0)
    row.append(node == root ? levels : -1)
    row.append(Float(max(0, first - index)))
    row.append(Float(max(0, index - last)))
    row.append(Float(measure.sizes[root].letters) / Float(max(1, measure.total)))
  }

  private func addCues(_ index: Int, to row: inout [Float]) {
    let words = Float(max(1, cues[index].words))
    for count in cues[index].counts { row.append(Float(count) / words) }
    let low = max(0, index - 5)
    let high = min(blocks.count, index + 6)
    let near = Float(max(1, cueOffsets[TextCues.names.count][high] - cueOffsets[TextCues.names.count][low]))
    for number in TextCues.names.indices {
      row.append(Float(cueOffsets[number][high] - cueOffsets[number][low]) / near)
    }
    let heading = Int(headings[index])
    if heading >= 0 {
      let words = Float(max(1, cues[heading].words))
      for count in cues[heading].counts { row.append(Float(count) / words) }
    } else {
      row.append(contentsOf: repeatElement(0, count: TextCues.names.count))
    }
    row.append(heading < 0 ? -1 : Float(min(100, index - heading)))
    row.append(heading < 0 ? -1 : heading == titleIndex ? 1 : 0)
    var node = blocks[index].node
    for _ in 0..<4 {
      row.append(Float(min(500, alike[node])))
      node = max(0, Int(page.nodes[node].parent))
    }
  }

  private func addParts(_ block: PageBlock, to row: inout [Float]) {
    let start = row.count
    row.append(contentsOf: repeatElement(0, count: 2 * PartWords.count))
    var node = block.node
    var distance: Float = 1
    while node > 0 {
      var bits = measure.parts[node].rawValue
      let isWide = Int(measure.sizes[node].letters) * 2 > measure.total
      while bits != 0 {
        let bit = bits.trailingZeroBitCount
        bits &= bits - 1
        let place = start + bit + (isWide ? PartWords.count : 0)
        if row[place] == 0 { row[place] = isWide ? 1 : 1 / distance }
      }
      distance += 1
      node = Int(page.nodes[node].parent)
    }
  }

  private static func offsets(_ cues: [TextCues]) -> [[Int32]] {
    var offsets = [[Int32]](repeating: [0], count: TextCues.names.count + 1)
    for number in offsets.indices {
      offsets[number].reserveCapacity(cues.count + 1)
      var sum: Int32 = 0
      for cue in cues {
        sum += number < TextCues.names.count ? Int32(cue.counts[number]) : Int32(clamping: cue.words)
        offsets[number].append(sum)
      }
    }
    return offsets
  }

  /// How many elements of the page have the same name and class as each one; 0 for those without a class.
  private static func alike(_ page: HTMLPage) -> [Int32] {
    var counts: [UInt64: Int32] = [:]
    var keys = [UInt64](repeating: 0, count: page.nodes.count)
    for index in page.nodes.indices {
      guard let names = page.bytes(of: .class, of: index), !names.isEmpty else { continue }
      let tag = page.nodes[index].tag
      let key = names.prefix(200).reduce(number(tag) == 0 ? 0x5bd1 : UInt64(number(tag)), HTMLTag.step)
      keys[index] = key
      counts[key, default: 0] += 1
    }
    return keys.map { $0 == 0 ? 0 : counts[$0] ?? 0 }
  }

  static func endsSentence(_ text: String) -> Bool {
    guard let last = text.utf8.last else { return false }
    return last == 0x2E || last == 0x21 || last == 0x3F || text.hasSuffix("“") || text.hasSuffix("”")
      || text.hasSuffix("。") || text.hasSuffix("！") || text.hasSuffix("？") || text.hasSuffix(".\"")
      || text.hasSuffix("»") || text.hasSuffix("…")
  }

  private static func titleIndex(_ blocks: [PageBlock], _ title: String?) -> Int {
    if let title, !title.isEmpty {
      let wanted = title.lowercased()
      if let index = blocks.firstIndex(where: {
        $0.kind == .heading && wanted.hasPrefix($0.text.lowercased())
      }) {
        return index
      }
      let length = title.utf8.count
      if let index = blocks.firstIndex(where: {
        abs($0.text.utf8.count - length) <= 8 && $0.text.lowercased() == wanted
      }) {
        return index
      }
    }
    return blocks.firstIndex { $0.kind == .heading } ?? -1
  }

  private static func number(_ kind: Paragraph.Kind) -> Float {
    switch kind {
    case .title, .heading: 1
    case .body: 2
    case .listItem: 3
    case .quote: 4
    case .caption: 5
    case .table: 6
    case .furniture: 7
    }
  }

  private static func number(_ tag: HTMLTag) -> Float {
    switch tag {
    case .p: 1
    case .div: 2
    case .section: 3
    case .article: 4
    case .li: 5
    case .ul, .ol: 6
    case .td, .th: 7
    case .tr, .table, .tbody: 8
    case .figure, .figcaption: 9
    case .blockquote: 10
    case .header: 11
    case .footer: 12
    case .aside: 13
    case .nav: 14
    case .main: 15
    case .body: 16
    case .h1: 17
    case .h2: 18
    case .h3, .h4, .h5, .h6: 19
    case .dl, .dt, .dd: 20
    case .form, .fieldset, .button, .legend: 21
    case .pre: 22
    default: 0
    }
  }
}
