/// Finds the best passages of one segment after another for the terms of a query: exact BM25, without reading most
/// postings.
///
/// The segment is taken in windows. In each, the terms that could not lift a passage into the best few even together
/// are set aside (MaxScore; Turtle and Flood, "Query evaluation: strategies and optimizations", 1995), by the highest
/// impacts of the blocks that lie in the window; the others are added up passage by passage, and only what can still
/// reach the best few is looked up in the lists set aside. A window in which no passage can reach them is not read.
struct LexicalScan {
  /// Passages in a window.
  static let window: UInt32 = 4096
  /// Rarities are whole numbers of this size, so that all sums are exact and the same everywhere.
  static let weightScale = 256.0

  private var best: BestScores
  /// Whether a list turned out to be broken.
  private(set) var isDamaged = false

  init(limit: Int) { best = BestScores(limit: limit) }

  /// A term's weight by its rarity: BM25's idf, never negative.
  static func weight(passages: Int, of total: Int) -> UInt32 {
    let idf = Idf.value(passages: passages, of: total)
    return UInt32(max(1, min(65_535, (idf * weightScale).rounded())))
  }

  /// The scores found so far, best first; equal ones in the order of passages.
  func results() -> [ScoredPassage] {
    best.sorted().map {
      ScoredPassage(
        passage: $0.passage, score: Double($0.score) / Self.weightScale * PassageTerms.impactUnit)
    }
  }

  /// Takes a segment; segments must come in ascending order of their base.
  ///
  /// - Parameter through: The segment's last key; a list that goes further is broken.
  mutating func add(_ lists: [(list: PostingList, weight: UInt32)], base: Int64, through: Int64) {
    var cursors = lists.map { PostingCursor($0.list, weight: $0.weight) }
    guard let last = cursors.map(\.last).max() else { return }
    guard base + Int64(last) <= through else {
      isDamaged = true
      return
    }
    var scores = [UInt32](repeating: 0, count: Int(Self.window))
    var start: UInt32 = 0
    while start <= last {
      scan(start..<start + Self.window, &cursors, &scores, base: base)
      start += Self.window
      guard !cursors.contains(where: \.isDamaged) else {
        isDamaged = true
        return
      }
    }
  }

  private mutating func scan(
    _ window: Range<UInt32>, _ cursors: inout [PostingCursor], _ scores: inout [UInt32], base: Int64
  ) {
    var bounds: [(cursor: Int, bound: Int)] = []
    for index in cursors.indices {
      cursors[index].enter(window)
      if cursors[index].bound > 0 { bounds.append((index, Int(cursors[index].bound))) }
    }
    guard bounds.reduce(0, { $0 + $1.bound }) > best.floor else { return }
    bounds.sort { ($0.bound, $0.cursor) < ($1.bound, $1.cursor) }
    // The longest run of weak terms that together stay at the floor.
    var aside = 0
    var asideBound = 0
    while aside < bounds.count, asideBound + bounds[aside].bound <= best.floor {
      asideBound += bounds[aside].bound
      aside += 1
    }
    for item in bounds[aside...] { cursors[item.cursor].addAll(in: window, to: &scores) }
    let needed = max(0, best.floor - asideBound)
    var candidates: [(offset: Int, score: Int)] = []
    // Every slot of every window passes here: eight are looked at together, and few of them are of interest.
    let bar = SIMD8<Int32>(repeating: Int32(clamping: needed))
    scores.withUnsafeMutableBytes { scores in
      for first in stride(from: 0, to: Int(Self.window), by: 8) {
        let eight = scores.loadUnaligned(fromByteOffset: first * 4, as: SIMD8<Int32>.self)
        guard any(eight .> bar) else { continue }
        for lane in 0..<8 where eight[lane] > bar[lane] {
          candidates.append((first + lane, Int(eight[lane])))
        }
      }
      scores.initializeMemory(as: UInt8.self, repeating: 0)
    }
    for (offset, score) in candidates where score + asideBound > best.floor {
      let passage = window.lowerBound + UInt32(offset)
      if let complete = complete(score, passage, bounds[..<aside], asideBound, &cursors) {
        best.insert(complete, passage: base + Int64(passage))
      }
    }
  }

  /// The score with the terms set aside, strongest first; nil as soon as it cannot rise above the floor.
  private func complete(
    _ score: Int, _ passage: UInt32, _ aside: ArraySlice<(cursor: Int, bound: Int)>, _ asideBound: Int,
    _ cursors: inout [PostingCursor]
  ) -> Int? {
    var score = score
    var rest = asideBound
    for item in aside.reversed() {
      rest -= item.bound
      guard let more = cursors[item.cursor].score(of: passage, ifAbove: best.floor - score - rest) else {
        return nil
      }
      score += Int(more)
      guard score + rest > best.floor else { return nil }
    }
    return score > best.floor ? score : nil
  }
}

/// The best few scores, in a heap with the worst of them on top.
struct BestScores {
  private let limit: Int
  private var heap: [(score: Int, passage: Int64)] = []
  /// A score must be above this to be among the best few; -1 while there is room.
  private(set) var floor = -1

  init(limit: Int) { self.limit = max(1, limit) }

  /// Takes a score; O(log limit).
  ///
  /// Of equal scores the first stays.
  mutating func insert(_ score: Int, passage: Int64) {
    guard score > floor else { return }
    if heap.count < limit {
      heap.append((score, passage))
      var child = heap.count - 1
      while child > 0, isWorse(child, than: (child - 1) / 2) {
        heap.swapAt(child, (child - 1) / 2)
        child = (child - 1) / 2
      }
    } else {
      heap[0] = (score, passage)
      sink()
    }
    if heap.count == limit { floor = heap[0].score }
  }

  private mutating func sink() {
    var parent = 0
    while true {
      var worst = parent
      for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count && isWorse(child, than: worst) {
        worst = child
      }
      guard worst != parent else { return }
      heap.swapAt(parent, worst)
      parent = worst
    }
  }

  private func isWorse(_ left: Int, than right: Int) -> Bool {
    heap[left].score == heap[right].score
      ? heap[left].passage > heap[right].passage : heap[left].score < heap[right].score
  }

  /// Best first; equal scores in the order of passages.
  func sorted() -> [(score: Int, passage: Int64)] {
    heap.sorted { $0.score == $1.score ? $0.passage < $1.passage : $0.score > $1.score }
  }
}
