import Foundation
import GRDB

/// Many segments become one, step by step, so that the write lock is never held for long.
///
/// Nothing is lost by a kill at any point: the new segment counts only once it is whole, in the same transaction in
/// which the old ones stop to count. What an abandoned merge left is removed by the next.
struct LexicalMerge: Sendable {
  /// Segments of one class that are merged.
  static let width = 8
  /// The most terms, and bytes of lists, that are merged in one transaction.
  private static let termsAtOnce = 4000
  private static let bytesAtOnce = 8_000_000

  let sources: [LexicalSegment]
  let target: Int64
  let base: Int64
  private var gone: Set<Int64>
  private var dropped: Set<Int64> = []
  private var lastTerm: String?

  /// Whether there is something to merge or to remove.
  static func isDue(_ db: Database) throws -> Bool {
    if try candidates(db) != nil { return true }
    return try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM lexicalSegment WHERE live = -1)") ?? false
  }

  /// Enough segments of one class and role, the smallest class first; nil where there are none.
  private static func candidates(_ db: Database) throws -> [LexicalSegment]? {
    let segments = try PassageRole.allCases.flatMap { try LexicalStore.segments($0, db) }
    let groups = Dictionary(grouping: segments) { [$0.sizeClass, $0.role.rawValue] }
    return groups.sorted { $0.key.lexicographicallyPrecedes($1.key) }
      .first { $0.value.count >= width }?.value
  }

  /// Begins a merge where there are enough segments of one class; nil where there are not.
  static func begin(_ db: Database) throws -> LexicalMerge? {
    guard let sources = try candidates(db), let role = sources.first?.role,
      let base = sources.map(\.base).min(), let last = sources.map(\.last).max()
    else { return nil }
    try db.execute(sql: "UPDATE lexicalSegment SET live = -1 WHERE live = 0")
    let target = try LexicalStore.open(
      role, base: base, last: last, passages: sources.reduce(0) { $0 + $1.passages }, isLive: false, db)
    let gone = try Int64.fetchSet(
      db, sql: "SELECT passage FROM lexicalGone WHERE passage BETWEEN ? AND ?", arguments: [base, last])
    return LexicalMerge(sources: sources, target: target, base: base, gone: gone)
  }

  private init(sources: [LexicalSegment], target: Int64, base: Int64, gone: Set<Int64>) {
    self.sources = sources
    self.target = target
    self.base = base
    self.gone = gone
  }

  /// Merges some terms more; false when all are done, or another process took over.
  mutating func step(_ db: Database) throws -> Bool {
    guard try isOpen(db) else { return false }
    let cursors = try sources.map { source in
      try Row.fetchCursor(
        db,
        sql: """
          SELECT term, list FROM lexicalPosting WHERE segment = ? AND (?2 IS NULL OR term > ?2) ORDER BY term
          """, arguments: [source.id, lastTerm])
    }
    var heads: [(term: String, list: PostingList)?] = try cursors.map(Self.next)
    var terms = 0
    var bytes = 0
    while terms < Self.termsAtOnce, bytes < Self.bytesAtOnce {
      guard
        let term = heads.compactMap({ $0?.term }).min(by: {
          $0.utf8.lexicographicallyPrecedes($1.utf8)
        })
      else { return false }
      var postings: [Posting] = []
      for index in heads.indices {
        guard let head = heads[index], head.term.utf8.elementsEqual(term.utf8) else { continue }
        guard let part = head.list.postings() else { throw LexicalStore.damaged }
        bytes += head.list.bytes.count
        let shift = UInt32(sources[index].base - base)
        for posting in part {
          let key = sources[index].base + Int64(posting.passage)
          if !gone.isEmpty, gone.contains(key) {
            dropped.insert(key)
          } else {
            postings.append(Posting(passage: posting.passage + shift, impact: posting.impact))
          }
        }
        heads[index] = try Self.next(cursors[index])
      }
      // The ranges of segments may overlap.
      if zip(postings, postings.dropFirst()).contains(where: { $0.passage >= $1.passage }) {
        postings.sort { $0.passage < $1.passage }
      }
      try LexicalStore.put(term, postings, segment: target, db)
      lastTerm = term
      terms += 1
    }
    return true
  }

  /// Puts the new segment in the place of the old ones; false where another process was faster.
  func finish(_ db: Database) throws -> Bool {
    let live = Set(try PassageRole.allCases.flatMap { try LexicalStore.segments($0, db).map(\.id) })
    guard try isOpen(db), sources.allSatisfy({ live.contains($0.id) }) else {
      try db.execute(sql: "UPDATE lexicalSegment SET live = -1 WHERE id = ?", arguments: [target])
      return false
    }
    let passages = sources.reduce(0) { $0 + $1.passages } - dropped.count
    try db.execute(
      sql: "UPDATE lexicalSegment SET live = 1, passages = ? WHERE id = ?", arguments: [passages, target])
    for source in sources {
      try db.execute(sql: "UPDATE lexicalSegment SET live = -1 WHERE id = ?", arguments: [source.id])
    }
    for key in dropped {
      try db.execute(sql: "DELETE FROM lexicalGone WHERE passage = ?", arguments: [key])
    }
    return true
  }

  /// Removes some rows of segments that count no more; false when none are left.
  static func sweep(_ db: Database) throws -> Bool {
    guard let segment = try Int64.fetchOne(db, sql: "SELECT id FROM lexicalSegment WHERE live = -1 LIMIT 1")
    else { return false }
    try db.execute(
      sql: """
        DELETE FROM lexicalPosting WHERE segment = ?1 AND term <= coalesce(
          (SELECT term FROM lexicalPosting WHERE segment = ?1 ORDER BY term LIMIT 1 OFFSET 20000), term)
        """, arguments: [segment])
    try db.execute(
      sql: """
        DELETE FROM lexicalSegment WHERE id = ?1
          AND NOT EXISTS (SELECT 1 FROM lexicalPosting WHERE segment = ?1)
        """, arguments: [segment])
    return true
  }

  private func isOpen(_ db: Database) throws -> Bool {
    try Int.fetchOne(db, sql: "SELECT live FROM lexicalSegment WHERE id = ?", arguments: [target]) == 0
  }

  private static func next(_ cursor: RowCursor) throws -> (term: String, list: PostingList)? {
    guard let row = try cursor.next() else { return nil }
    return (row[0], try LexicalStore.list(of: row, at: 1))
  }
}
