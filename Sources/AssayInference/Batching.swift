/// How sequences are put together into batches.
///
/// A batch is a rectangle: every sequence in it costs as much as the longest. So sequences are sorted by length, and
/// a batch takes neighbours as long as the rectangle stays within bounds, which also bounds memory.
public struct Batching: Sendable, Hashable {
  /// Tokens of a batch, padding included.
  ///
  /// A longer sequence makes a batch of its own.
  public var maximumTokens: Int
  /// Sequences of a batch.
  public var maximumSequences: Int
  /// Lengths are rounded up to a multiple of this: the runtime prepares itself for each new shape, so few are better.
  public var lengthMultiple: Int

  /// Makes limits; the defaults suit a processor's cache and two threads.
  public init(maximumTokens: Int = 1536, maximumSequences: Int = 32, lengthMultiple: Int = 4) {
    self.maximumTokens = max(1, maximumTokens)
    self.maximumSequences = max(1, maximumSequences)
    self.lengthMultiple = max(1, lengthMultiple)
  }

  /// Divides sequences of the given lengths into batches of positions, longest first.
  ///
  /// O(n log n). Every position is in exactly one batch; equal lengths keep their order.
  package func batches(ofLengths lengths: [Int], limit: Int = .max) -> [(positions: [Int], length: Int)] {
    let order = lengths.indices.sorted { (lengths[$1], $0) < (lengths[$0], $1) }
    var result: [(positions: [Int], length: Int)] = []
    for position in order {
      if let last = result.indices.last, result[last].positions.count < maximumSequences,
        (result[last].positions.count + 1) * result[last].length <= maximumTokens
      {
        result[last].positions.append(position)
      } else {
        result.append(([position], max(lengths[position], min(limit, padded(lengths[position])))))
      }
    }
    return result
  }

  private func padded(_ length: Int) -> Int {
    (length + lengthMultiple - 1) / lengthMultiple * lengthMultiple
  }
}
