import Foundation

/// Tells how likely each block of a page belongs to its article: two rounds of boosted trees.
///
/// The second round also sees what the first thinks of the blocks around. Trained by `Training/extraction/train.py`,
/// which names the data and how it was measured; the weights are in the source, so that reading an article needs no file.
struct BlockModel: Sendable {
  /// The model as trained.
  ///
  /// Damaged weights would be a defect of the build, and then every block is as likely as another.
  static let trained = BlockModel(base64: weights) ?? BlockModel(rounds: [])

  /// A tree's node: a leaf's value, or a feature with the threshold up to which the left child is taken.
  private struct Node {
    var feature: UInt16
    var left: UInt16
    var right: UInt16
    var value: Float

    static let leaf: UInt16 = 0xFFFF
  }

  private struct Round {
    var base: Float
    /// Where each tree begins among the nodes.
    var roots: [Int]
    var nodes: [Node]

    func probability(_ row: [Float]) -> Float {
      var sum = base
      row.withUnsafeBufferPointer { row in
        nodes.withUnsafeBufferPointer { nodes in
          for root in roots {
            var node = nodes[root]
            while node.feature != Node.leaf {
              let next = row[Int(node.feature)] <= node.value ? node.left : node.right
              node = nodes[root + Int(next)]
            }
            sum += node.value
          }
        }
      }
      return 1 / (1 + exp(-sum))
    }

    /// The number of features that the trees ask for.
    var width: Int { (nodes.filter { $0.feature != Node.leaf }.map { Int($0.feature) }.max() ?? -1) + 1 }
  }

  private let rounds: [Round]

  private init(rounds: [Round]) { self.rounds = rounds }

  /// Reads a model; nil where the bytes are not two rounds of trees over the known features.
  init?(base64: String) {
    guard let data = Data(base64Encoded: base64) else { return nil }
    var bytes = Array(data)[...]
    func number(_ count: Int) -> UInt32? {
      guard bytes.count >= count else { return nil }
      defer { bytes = bytes.dropFirst(count) }
      return bytes.prefix(count).reversed().reduce(0) { $0 << 8 | UInt32($1) }
    }
    var rounds: [Round] = []
    let widths = [BlockFeatures.names.count, BlockFeatures.names.count + SecondRound.count]
    for width in widths {
      guard let base = number(4), let count = number(2) else { return nil }
      var round = Round(base: Float(bitPattern: base), roots: [], nodes: [])
      for _ in 0..<count {
        guard let size = number(2), size > 0 else { return nil }
        round.roots.append(round.nodes.count)
        for index in 0..<size {
          guard let feature = number(2), let value = number(4), let left = number(2), let right = number(2)
          else {
            return nil
          }
          let node = Node(
            feature: UInt16(feature), left: UInt16(left), right: UInt16(right),
            value: Float(bitPattern: value))
          // Children stand behind their parent, so that every walk ends.
          guard
            node.feature == Node.leaf
              || (left > index && right > index && left < size && right < size && feature < width)
          else { return nil }
          round.nodes.append(node)
        }
      }
      rounds.append(round)
    }
    guard bytes.isEmpty else { return nil }
    self.rounds = rounds
  }

  /// The probability of each block, from its features and what joins blocks.
  ///
  /// - Parameter row: gives a block's features; asked twice where the page is so large that they are not kept.
  func probabilities(_ blocks: [PageBlock], parents: [Int], row: (Int) -> [Float]) -> [Float] {
    guard rounds.count == 2 else { return [Float](repeating: 1, count: blocks.count) }
    var rows = blocks.count <= BlockModel.keptRows ? blocks.indices.map(row) : []
    let first = blocks.indices.map { rounds[0].probability(rows.isEmpty ? row($0) : rows[$0]) }
    let around = SecondRound(first, letters: blocks.map { Float($0.letters) }, parents: parents)
    return blocks.indices.map { index in
      // Taken out of the list, so that it is added to in place.
      var whole: [Float] = []
      if rows.isEmpty { whole = row(index) } else { swap(&whole, &rows[index]) }
      around.addFeatures(of: index, to: &whole)
      return rounds[1].probability(whole)
    }
  }

  /// The most blocks whose features are kept in memory; real pages have a tenth.
  private static let keptRows = 10_000
}
