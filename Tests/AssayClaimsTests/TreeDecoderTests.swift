import AssayTesting
import Testing

@testable import AssayClaims

/// The decoder against all trees there are.
@Suite("Best trees")
struct TreeDecoderTests {
  @Test("no tree without crossing arcs has a higher score", arguments: 0..<60)
  func best(_ seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let count = 1 + seed % 5
    let scores = (0..<count).map { _ in (0...count).map { _ in Float.random(in: -3...3, using: &random) } }
    func score(_ heads: [Int]) -> Float {
      heads.enumerated().reduce(0) { $0 + scores[$1.offset][$1.element < 0 ? count : $1.element] }
    }
    let found = TreeDecoder.heads(
      count: count, root: { scores[$0][count] }, arc: { scores[$0][$1] })
    #expect(isTree(found))
    let all = Self.heads(count).filter(isTree)
    #expect(all.contains(found))
    #expect(abs(score(found) - (all.map(score).max() ?? 0)) < 1e-4)
  }

  @Test("odd counts and scores", arguments: [0, 1, 2, 160])
  func odd(_ count: Int) {
    for score in [Float.zero, -.greatestFiniteMagnitude, .nan] {
      let heads = TreeDecoder.heads(count: count, root: { _ in score }, arc: { _, _ in score })
      #expect(heads.count == count)
      #expect(count == 0 || heads.count { $0 < 0 } == 1)
    }
  }

  /// Every way to give each of `count` words a head or none.
  private static func heads(_ count: Int) -> [[Int]] {
    (0..<count).reduce([[]]) { rows, word in
      rows.flatMap { row in (-1..<count).filter { $0 != word }.map { row + [$0] } }
    }
  }

  private func isTree(_ heads: [Int]) -> Bool {
    guard heads.count(where: { $0 < 0 }) == 1 else { return false }
    func isUnder(_ word: Int, _ above: Int) -> Bool {
      var (word, steps) = (word, 0)
      while word >= 0, word != above, steps <= heads.count { (word, steps) = (heads[word], steps + 1) }
      return word == above
    }
    let root = heads.firstIndex(of: -1) ?? 0
    guard heads.indices.allSatisfy({ isUnder($0, root) }) else { return false }
    return heads.indices.allSatisfy { word in
      heads[word] < 0
        || (min(word, heads[word])...max(word, heads[word])).allSatisfy { isUnder($0, heads[word]) }
    }
  }
}
