import GRDB

/// A part of the lexical index that is written once and never changed.
///
/// An import adds a segment with each group of documents that it commits, so that they are found at once; when there
/// are many of one size, they are merged into one, as in a log-structured merge tree (O'Neil et al., 1996): a search
/// looks into few segments, and a passage is rewritten only as often as the archive grows eightfold.
struct LexicalSegment: Sendable, Hashable {
  /// What its passages are for.
  var role: PassageRole
  /// Its number; never used twice.
  var id: Int64
  /// The key of the passage 0.
  var base: Int64
  /// The highest key in it.
  var last: Int64
  /// How many passages are in it.
  var passages: Int

  /// Segments of one class are merged with each other.
  ///
  /// Class 0 has up to 1,023 passages, each further one eight times as many.
  var sizeClass: Int {
    var size = passages
    var result = 0
    while size >= 1024 {
      size /= 8
      result += 1
    }
    return result
  }
}

/// Collects the postings of passages that are committed together.
struct LexicalSegmentBuilder {
  private var positions: [String: Int] = [:]
  private var lists: [(term: String, postings: [(key: Int64, impact: UInt8)])] = []
  private(set) var keys: [Int64] = []

  /// Adds a passage; keys must ascend.
  mutating func add(_ key: Int64, _ terms: PassageTerms) {
    keys.append(key)
    for (term, impact) in terms.impacts {
      if let position = positions[term] {
        lists[position].postings.append((key, impact))
      } else {
        positions[term] = lists.count
        lists.append((term, [(key, impact)]))
      }
    }
  }

  /// Writes what was collected as a segment; nothing where there is nothing.
  func write(_ role: PassageRole, _ db: Database) throws {
    guard let base = keys.first, let last = keys.last else { return }
    let id = try LexicalStore.open(
      role, base: base, last: last, passages: keys.count, isLive: true, db)
    // In the order of the tree, so that each page is written once.
    for index in lists.indices.sorted(by: {
      lists[$0].term.utf8.lexicographicallyPrecedes(lists[$1].term.utf8)
    }) {
      let postings = lists[index].postings.map {
        Posting(passage: UInt32($0.key - base), impact: $0.impact)
      }
      try LexicalStore.put(lists[index].term, postings, segment: id, db)
    }
  }
}
