import AssayCore
import AssayTesting
import Foundation
import GRDB
import Testing

@testable import AssayArchive

/// The index of words: exact, bounded, and whole whatever happens.
@Suite struct LexicalTests {
  @Test(arguments: [
    ("The Court’s rulings, 55,000 tenge & 1.5%", ["the", "court", "s", "rule", "55000", "teng", "1.5"]),
    ("COVID-19 in 2020.", ["covid", "19", "in", "2020"]), ("Ёлка й Қазақстан", ["елка", "и", "қазақстан"]),
    ("東京タワー", ["東", "京", "タ", "ワ", "ー"]), ("...,,, — !", []), ("1,00 2,000,000", ["1", "00", "2000000"]),
  ])
  func termsOfText(_ pair: (String, [String])) {
    var reader = TermReader()
    #expect(reader.terms(in: pair.0) == pair.1)
    #expect(reader.terms(in: pair.0) == pair.1, "and again from memory")
  }

  @Test(arguments: [0, 1, 127, 128, 129, 1000]) func listsComeBack(_ count: Int) throws {
    var random = SeededGenerator(seed: UInt64(count))
    var passage: UInt32 = 0
    let postings = (0..<count).map { _ in
      passage += UInt32.random(in: 1...(Bool.random(using: &random) ? 3 : 100_000), using: &random)
      return Posting(passage: passage, impact: UInt8.random(in: 1...255, using: &random))
    }
    let list = try #require(PostingList(PostingList.encode(postings)))
    #expect(list.postings() == postings)
  }

  /// Broken bytes are refused or give something, but never trap.
  @Test(arguments: 0..<30) func brokenListsAreHarmless(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let postings = (0..<300).map { Posting(passage: UInt32($0 * 7), impact: 9) }
    for _ in 0..<50 {
      var bytes = PostingList.encode(postings)
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      if Bool.random(using: &random) { bytes.removeLast(Int.random(in: 1...bytes.count, using: &random)) }
      guard let list = PostingList(bytes) else { continue }
      _ = list.postings()
      var scan = LexicalScan(limit: 5)
      scan.add([(list, 300), (list, 20)], base: 0, through: 100_000)
      #expect(scan.results().count <= 5)
    }
  }

  /// Passing over most postings finds exactly what adding all of them up finds.
  @Test(arguments: 0..<8) func pruningLosesNothing(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let segments = (0..<3).map { segment in
      (0..<6).map { term in
        let every = Int.random(in: 1...(4 << term), using: &random)
        return (0..<30_000).filter { _ in Int.random(in: 0..<every, using: &random) == 0 }
          .map { Posting(passage: UInt32($0), impact: UInt8.random(in: 1...255, using: &random)) }
      }
    }
    let weights = (0..<6).map { UInt32(100 + $0 * 400) }
    var scan = LexicalScan(limit: 20)
    var sums: [Int64: Int] = [:]
    for (index, lists) in segments.enumerated() {
      let base = Int64(index) * 40_000
      scan.add(
        try zip(lists, weights).map { (try #require(PostingList(PostingList.encode($0))), $1) }, base: base,
        through: base + 39_999)
      for (postings, weight) in zip(lists, weights) {
        for posting in postings {
          sums[base + Int64(posting.passage), default: 0] += Int(weight) * Int(posting.impact)
        }
      }
    }
    let exact = sums.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(20)
    #expect(scan.results().map(\.passage) == exact.map(\.key))
  }

  /// Many small commits become few segments, and what they hold is found as before.
  @Test func segmentsAreMerged() async throws {
    let folder = try TemporaryFolder()
    let archive = try SQLiteArchive(path: folder.file(), embedder: nil)
    for document in notes(60) { _ = try await archive.store([document]) }
    // Some are gone before the merge, some come again in other words.
    _ = try await archive.store((0..<5).map { Document(id: "n\($0)", text: "Replaced number \($0).") })
    let before = try await archive.search([ArchiveQuery(text: "committee monday file")], limit: 80)
    #expect(try await archive.read { try LexicalStore.segments(.text, $0).count } == 61)
    try await archive.mergeSegments()
    #expect(try await archive.read { try LexicalStore.segments(.text, $0).count } < LexicalMerge.width)
    #expect(try await archive.read { try $0.count(of: "lexicalGone") } < 5, "what is gone is left out")
    #expect(try await archive.verify() == [])
    let after = try await archive.search([ArchiveQuery(text: "committee monday file")], limit: 80)
    #expect(Set(after[0].map(\.passage)) == Set(before[0].map(\.passage)))
    #expect(try await archive.ids("case3") == [])
    #expect(try await archive.ids("replaced number") == ["n0", "n1", "n2", "n3", "n4"])
    let stored = try await archive.read { db in
      try Int.fetchOne(db, sql: "SELECT count(DISTINCT segment) FROM lexicalPosting")
    }
    let live = try await archive.read { db in try LexicalStore.segments(.text, db).count }
    #expect(stored == live, "old rows are swept away")
  }

  /// A merge that was abandoned at any step changes nothing, and the next one cleans up after it.
  @Test func anAbandonedMergeIsHarmless() async throws {
    let folder = try TemporaryFolder()
    let archive = try SQLiteArchive(path: folder.file(), embedder: nil)
    for document in notes(20) { _ = try await archive.store([document]) }
    let first = try await archive.write { db in
      var merge = try #require(try LexicalMerge.begin(db))
      _ = try merge.step(db)
      return merge
    }
    #expect(try await archive.ids("case7", limit: 1) == ["n7"])
    #expect(try await archive.verify() == [])
    try await archive.mergeSegments()
    let counts = try await archive.write { db in try first.finish(db) }
    #expect(!counts, "the second one was faster")
    #expect(try await archive.ids("case7", limit: 1) == ["n7"])
    #expect(try await archive.verify() == [])
  }

  @Test func rareWordsWeighMore() {
    #expect(
      LexicalScan.weight(passages: 1, of: 1_000_000) > LexicalScan.weight(passages: 1000, of: 1_000_000))
    #expect(LexicalScan.weight(passages: 10, of: 10) >= 1)
    #expect(LexicalScan.weight(passages: 11, of: 10) >= 1)
  }
}
