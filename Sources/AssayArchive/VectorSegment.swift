/// Vectors of passages in one contiguous block, in the order of their sequence.
///
/// Never changed once made.
struct VectorSegment: Sendable {
  /// The passage of each row.
  private(set) var passages: [Int64] = []
  private var scales: [Float] = []
  private var values: [Int8] = []
  let dimension: Int

  init(dimension: Int) { self.dimension = dimension }

  /// The number of rows.
  var count: Int { passages.count }

  /// Adds a row as stored; bytes of another dimension are left out.
  mutating func append(passage: Int64, bytes: UnsafeRawBufferPointer) {
    guard let row = VectorCode.decode(bytes, dimension: dimension) else { return }
    passages.append(passage)
    scales.append(row.scale)
    values.append(contentsOf: row.values)
  }

  /// Adds the rows of another segment.
  mutating func append(_ other: VectorSegment) {
    passages.append(contentsOf: other.passages)
    scales.append(contentsOf: other.scales)
    values.append(contentsOf: other.values)
  }

  /// For each query the `limit` rows with the highest cosine, best first.
  ///
  /// O(rows × queries × dimension).
  ///
  /// Rows are the outer loop: a row is read from memory once for all queries.
  func nearest(_ queries: [(scale: Float, values: [Int16])], limit: Int) -> [[ScoredPassage]] {
    var best = queries.map { _ in TopScores(limit: limit) }
    let components = queries.flatMap(\.values)
    components.withUnsafeBufferPointer { components in
      values.withUnsafeBufferPointer { values in
        guard let values = values.baseAddress, let components = components.baseAddress else { return }
        for row in 0..<count {
          let vector = values + row * dimension
          for query in queries.indices {
            let product = dot(vector, components + query * dimension, dimension)
            let score = Float(product) * scales[row] * queries[query].scale
            best[query].insert(ScoredPassage(passage: passages[row], score: Double(score)))
          }
        }
      }
    }
    return best.map { $0.sorted() }
  }
}

/// The integer product; a plain loop over wrapping operations, which the compiler turns into SIMD.
@inline(__always)
private func dot(_ row: UnsafePointer<Int8>, _ query: UnsafePointer<Int16>, _ count: Int) -> Int32 {
  var sum: Int32 = 0
  for index in 0..<count { sum &+= Int32(row[index]) &* Int32(query[index]) }
  return sum
}

/// A passage with a score; higher is better.
struct ScoredPassage: Sendable, Hashable {
  var passage: Int64
  var score: Double
}

/// The best few of many scores, in memory proportional to the few.
struct TopScores: Sendable {
  private let limit: Int
  private var kept: [ScoredPassage] = []
  private var floor = -Double.infinity

  init(limit: Int) { self.limit = max(1, limit) }

  /// Takes a score; amortised O(log limit).
  mutating func insert(_ item: ScoredPassage) {
    guard item.score > floor else { return }
    kept.append(item)
    if kept.count >= limit * 4 {
      kept = sorted()
      floor = kept[kept.count - 1].score
    }
  }

  /// The best, best first; equal scores in the order of their keys, so that the result is always the same.
  func sorted() -> [ScoredPassage] {
    Array(kept.sorted { $0.score == $1.score ? $0.passage < $1.passage : $0.score > $1.score }.prefix(limit))
  }
}
