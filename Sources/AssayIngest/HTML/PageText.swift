import AssayCore

/// Decides which blocks of a page are its article.
struct PageText {
  /// What each element holds.
  let measure: PageMeasure
  private let page: HTMLPage
  private let blocks: [PageBlock]
  private let features: BlockFeatures
  private let parents: [Int]
  private let probabilities: [Float]

  init(_ page: HTMLPage, _ hints: PageHints) {
    self.page = page
    measure = PageMeasure(page)
    blocks = PageBlocks.blocks(of: page, measure)
    features = BlockFeatures(page, measure, blocks, hints)
    parents = blocks.map { Int(page.nodes[$0.node].parent) }
    probabilities = BlockModel.trained.probabilities(blocks, parents: parents, row: features.row)
  }

  /// Whether the page held more than is read.
  var isCut: Bool { page.isCut || blocks.count >= PageBlocks.maximumBlocks }

  /// The article's blocks in document order; empty where the page has no article.
  func chosen() -> [PageBlock] {
    var isChosen = probabilities.map { $0 >= 0.5 }
    if !zip(blocks, isChosen).contains(where: { $1 && $0.kind != .heading }) {
      // A page unlike others: what is likelier than the rest, where it is running text at all.
      isChosen = blocks.indices.map { probabilities[$0] >= 0.25 && blocks[$0].linkShare < 0.5 }
      guard
        zip(blocks, isChosen).contains(where: {
          $1 && ($0.letters > 60 || BlockFeatures.endsSentence($0.text))
        })
      else {
        return shortText()
      }
    }
    completeEmbeds(&isChosen)
    return joinedEmbeds(blocks.indices.filter { isChosen[$0] })
  }

  /// All there is on a page that is no more than a few sentences.
  private func shortText() -> [PageBlock] {
    guard measure.total < 400, measure.linkShare(0) < 0.2,
      blocks.contains(where: { BlockFeatures.endsSentence($0.text) })
    else {
      return []
    }
    return blocks
  }

  /// Takes an embedded post whole where a part of it is taken, as its author stands in a line of links, or where the article
  /// goes on behind it.
  private func completeEmbeds(_ isChosen: inout [Bool]) {
    var index = 0
    while index < blocks.count {
      guard let post = embed(of: blocks[index].node) else {
        index += 1
        continue
      }
      let nodes = post..<Int(page.nodes[post].end)
      let first = index
      while index < blocks.count, nodes.contains(blocks[index].node) { index += 1 }
      let isBetween = first > 0 && isChosen[first - 1] && index < blocks.count && isChosen[index]
      if isBetween || isChosen[first..<index].contains(true) {
        for own in first..<index { isChosen[own] = true }
      }
    }
  }

  /// The blocks with those of an embedded post joined to one quotation.
  private func joinedEmbeds(_ indices: [Int]) -> [PageBlock] {
    var result: [PageBlock] = []
    var last: Int?
    for index in indices {
      // What stands under a film is no part of a post.
      let own = blocks[index].kind == .caption ? nil : embed(of: blocks[index].node)
      if let own, own == last, !result.isEmpty {
        result[result.count - 1].text += " " + blocks[index].text
      } else {
        result.append(blocks[index])
        if own != nil { result[result.count - 1].kind = .quote }
      }
      last = own
    }
    return result
  }

  /// The element around a node that embeds a post from elsewhere; nil outside of one.
  private func embed(of node: Int) -> Int? {
    var current = node
    var found: Int?
    while current > 0 {
      let tag = page.nodes[current].tag
      if tag == .blockquote { return measure.parts[current].contains(.embed) ? current : nil }
      // A post that was written into the page without a quotation, by its name; the outermost element that is one.
      if PageText.frames.contains(tag), isPost(current) { found = current }
      current = Int(page.nodes[current].parent)
    }
    return found
  }

  private static let frames: Set<HTMLTag> = [.div, .section, .figure, .article]

  /// Whether an element is by its name an embedded post, and small enough to be one.
  private func isPost(_ node: Int) -> Bool {
    let letters = Int(measure.sizes[node].letters)
    return measure.parts[node].contains(.embed) && letters < 1500 && letters * 3 < measure.total
      && measure.parts[node].isDisjoint(with: [.share, .caption, .related, .signup])
  }

  /// All blocks with their features.
  func scored() -> [ScoredBlock] {
    blocks.indices.map { index in
      let block = blocks[index]
      return ScoredBlock(
        text: block.text, kind: block.kind.rawValue, tag: page.nodes[block.node].tag.rawValue,
        parent: parents[index],
        probability: probabilities[index], features: features.row(index))
    }
  }
}

/// A block of a page with what decides whether it belongs to the article.
package struct ScoredBlock: Sendable, Encodable {
  /// Its words.
  package var text: String
  /// What it would be in an article.
  package var kind: String
  /// The element it stands in.
  package var tag: String
  /// The element above that one, as a number within the page.
  package var parent: Int
  /// How likely it belongs to the article.
  package var probability: Float
  /// See ``BlockFeatures/names``.
  package var features: [Float]
}
