/// Finds the best tree over words from scores of single arcs (Eisner, "Three New Probabilistic Models for Dependency
/// Parsing", 1996): each word has one head, one word has none, and no arc crosses another.
enum TreeDecoder {
  /// The heads with the highest sum of scores.
  ///
  /// - Parameters:
  ///   - count: how many words there are.
  ///   - root: how well a word stands as the root.
  ///   - arc: how well the second word is the first one's head.
  /// - Returns: the head of each word; -1 for the root.
  ///
  /// O(count³); a sentence of 160 words takes some milliseconds.
  static func heads(count: Int, root: (Int) -> Float, arc: (_ word: Int, _ head: Int) -> Float) -> [Int] {
    guard count > 1 else { return Array(repeating: -1, count: count) }
    var table = Table(count: count)
    for width in 1..<count {
      for low in 0..<(count - width) {
        table.join(low, low + width, headedLeft: arc(low + width, low), headedRight: arc(low, low + width))
      }
    }
    func whole(_ word: Int) -> Float {
      root(word) + table.complete(0, word, .right) + table.complete(word, count - 1, .left)
    }
    let best = (0..<count).max { whole($0) < whole($1) } ?? 0
    var heads = Array(repeating: -1, count: count)
    table.trace(0, best, .right, into: &heads)
    table.trace(best, count - 1, .left, into: &heads)
    return heads
  }

  /// At which end of a run of words the word stands that all others of it hang under.
  private enum Side: Int { case left, right }

  /// For each run of words the best tree within it, and where it was joined.
  private struct Table {
    private let count: Int
    private var completeScores: [Float]
    private var arcScores: [Float]
    private var completeSplits: [Int32]
    private var arcSplits: [Int32]

    init(count: Int) {
      self.count = count
      completeScores = Array(repeating: 0, count: 2 * count * count)
      arcScores = completeScores
      completeSplits = Array(repeating: 0, count: 2 * count * count)
      arcSplits = Array(repeating: 0, count: count * count)
    }

    private func place(_ low: Int, _ high: Int, _ side: Side) -> Int {
      (side.rawValue * count + low) * count + high
    }

    func complete(_ low: Int, _ high: Int, _ side: Side) -> Float { completeScores[place(low, high, side)] }

    /// Fills in the run from `low` to `high`, from those shorter than it.
    mutating func join(_ low: Int, _ high: Int, headedLeft: Float, headedRight: Float) {
      var (best, chosen) = (-Float.infinity, low)
      for split in low..<high {
        let score = complete(low, split, .left) + complete(split + 1, high, .right)
        if score > best { (best, chosen) = (score, split) }
      }
      arcSplits[low * count + high] = Int32(chosen)
      arcScores[place(low, high, .left)] = best + headedLeft
      arcScores[place(low, high, .right)] = best + headedRight
      close(low, high, .left)
      close(low, high, .right)
    }

    private mutating func close(_ low: Int, _ high: Int, _ side: Side) {
      var (best, chosen) = (-Float.infinity, side == .left ? low + 1 : low)
      switch side {
      case .left:
        for split in (low + 1)...high {
          let score = arcScores[place(low, split, .left)] + complete(split, high, .left)
          if score > best { (best, chosen) = (score, split) }
        }
      case .right:
        for split in low..<high {
          let score = complete(low, split, .right) + arcScores[place(split, high, .right)]
          if score > best { (best, chosen) = (score, split) }
        }
      }
      completeScores[place(low, high, side)] = best
      completeSplits[place(low, high, side)] = Int32(chosen)
    }

    /// Reads the heads of the run's words off the table; the depth is bounded by the number of words.
    func trace(_ low: Int, _ high: Int, _ side: Side, into heads: inout [Int]) {
      guard low < high else { return }
      let split = Int(completeSplits[place(low, high, side)])
      switch side {
      case .left:
        traceArc(low, split, .left, into: &heads)
        trace(split, high, .left, into: &heads)
      case .right:
        trace(low, split, .right, into: &heads)
        traceArc(split, high, .right, into: &heads)
      }
    }

    private func traceArc(_ low: Int, _ high: Int, _ side: Side, into heads: inout [Int]) {
      if side == .left { heads[high] = low } else { heads[low] = high }
      let split = Int(arcSplits[low * count + high])
      trace(low, split, .left, into: &heads)
      trace(split + 1, high, .right, into: &heads)
    }
  }
}
