import CAssayArchive

/// The signs of vectors, one bit a component: a first, coarse look at all of them.
///
/// The angle between two vectors shows in how many signs differ (Charikar, "Similarity Estimation Techniques from
/// Rounding Algorithms", 2002). What comes out near is compared by its full vector.
struct VectorSigns: Sendable {
  /// The sequence and passage of each row.
  private(set) var sequences: [Int64] = []
  private(set) var passages: [Int64] = []
  private var words: [UInt64] = []
  private let dimension: Int
  private let wordsPerRow: Int

  init(dimension: Int) {
    self.dimension = dimension
    wordsPerRow = Self.words(for: dimension)
  }

  /// 64-bit words that hold the signs of one vector.
  static func words(for dimension: Int) -> Int { (dimension + 63) / 64 }

  /// The number of rows.
  var count: Int { sequences.count }
  /// The signs of all rows.
  var allSigns: [UInt64] { words }

  /// Adds a vector as stored; bytes of another dimension are left out.
  mutating func append(sequence: Int64, passage: Int64, bytes: UnsafeRawBufferPointer) {
    guard let row = VectorCode.decode(bytes, dimension: dimension) else { return }
    append(sequence: sequence, passage: passage, signs: Self.signs(row.values.lazy.map { $0 < 0 }))
  }

  private mutating func append(sequence: Int64, passage: Int64, signs: [UInt64]) {
    append(sequences: [sequence], passages: [passage], signs: signs[...])
  }

  /// Adds the signs of several vectors, row after row; those that do not fit together are left out.
  mutating func append(sequences: ArraySlice<Int64>, passages: [Int64], signs: ArraySlice<UInt64>) {
    guard passages.count == sequences.count, signs.count == sequences.count * wordsPerRow else { return }
    self.sequences.append(contentsOf: sequences)
    self.passages.append(contentsOf: passages)
    words.append(contentsOf: signs)
  }

  /// A bit for each component that is negative.
  static func signs(_ negative: some Collection<Bool>) -> [UInt64] {
    var words = [UInt64](repeating: 0, count: self.words(for: negative.count))
    for (index, isNegative) in negative.enumerated() where isNegative {
      words[index / 64] |= 1 << UInt64(index % 64)
    }
    return words
  }

  /// For each row in how many signs it differs from `query`, and how many rows differ in so many.
  ///
  /// O(rows × dimension / 64).
  func differences(from query: [UInt64]) -> (rows: [UInt16], histogram: [Int]) {
    var histogram = [Int](repeating: 0, count: wordsPerRow * 64 + 1)
    guard query.count == wordsPerRow else { return ([], histogram) }
    let rows = [UInt16](unsafeUninitializedCapacity: count) { result, initialized in
      if let rows = result.baseAddress {
        // Reads count × wordsPerRow words, writes count results and, for sums up to 64 × wordsPerRow, the histogram.
        assay_sign_differences(words, count, wordsPerRow, query, rows, &histogram)
      }
      initialized = count
    }
    return (rows, histogram)
  }

  /// The rows that differ in at most `furthest` signs.
  func rows(_ differences: [UInt16], upTo furthest: Int) -> [NearVector] {
    var near: [NearVector] = []
    let bar = UInt16(clamping: furthest)
    // Few of many: thirty-two are looked at together.
    let step = 32
    differences.withUnsafeBytes { bytes in
      var first = 0
      while first < differences.count {
        if first + step <= differences.count {
          let some = bytes.loadUnaligned(fromByteOffset: first * 2, as: SIMD32<UInt16>.self)
          guard any(some .<= SIMD32(repeating: bar)) else {
            first += step
            continue
          }
        }
        for row in first..<min(first + step, differences.count) where differences[row] <= bar {
          near.append(NearVector(sequence: sequences[row], passage: passages[row]))
        }
        first += step
      }
    }
    return near
  }
}

/// A row of the signs that came out near.
struct NearVector: Sendable, Hashable {
  var sequence: Int64
  var passage: Int64
}

extension [VectorSigns] {
  /// For each query the `limit` rows whose signs differ least, and those that differ as little as the last of them.
  ///
  /// Parts are searched on all cores.
  func nearest(_ queries: [[Float]], limit: Int) async -> [[NearVector]] {
    let signs = queries.map { query in VectorSigns.signs(query.lazy.map { $0 < 0 }) }
    var result: [[NearVector]] = []
    for query in signs {
      let found = await withTaskGroup(of: (Int, rows: [UInt16], histogram: [Int]).self) { group in
        for (position, part) in enumerated() {
          group.addTask {
            let (rows, histogram) = part.differences(from: query)
            return (position, rows, histogram)
          }
        }
        var found = map { _ in (rows: [UInt16](), histogram: [Int]()) }
        for await (position, rows, histogram) in group { found[position] = (rows, histogram) }
        return found
      }
      let bins = found.map(\.histogram.count).max() ?? 0
      var reached = 0
      var furthest = 0
      while furthest < bins {
        reached += found.reduce(0) { $0 + $1.histogram[furthest] }
        if reached >= limit { break }
        furthest += 1
      }
      var near: [NearVector] = []
      near.reserveCapacity(reached)
      for (part, item) in zip(self, found) {
        near += part.rows(item.rows, upTo: furthest)
      }
      result.append(near)
    }
    return result
  }
}
