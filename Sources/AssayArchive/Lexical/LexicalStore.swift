import Foundation
import GRDB

/// The lexical index as rows: segments, and for each segment and term a list of postings.
///
/// It lies in the archive's own file, so that a document and its words are committed together, and a reader sees
/// either both or neither.
enum LexicalStore {
  /// Makes a segment without postings.
  static func open(
    _ role: PassageRole, base: Int64, last: Int64, passages: Int, isLive: Bool, _ db: Database
  ) throws -> Int64 {
    try db.cachedStatement(
      sql: "INSERT INTO lexicalSegment (role, base, last, passages, live) VALUES (?, ?, ?, ?, ?)"
    ).execute(arguments: [role.rawValue, base, last, passages, isLive])
    return db.lastInsertedRowID
  }

  /// Writes a term's postings, ascending.
  static func put(_ term: String, _ postings: [Posting], segment: Int64, _ db: Database) throws {
    guard !postings.isEmpty else { return }
    try db.cachedStatement(
      sql: "INSERT INTO lexicalPosting (segment, term, passages, list) VALUES (?, ?, ?, ?)"
    ).execute(arguments: [segment, term, postings.count, Data(PostingList.encode(postings))])
  }

  /// The segments that searches use, in ascending order of their base.
  static func segments(_ role: PassageRole, _ db: Database) throws -> [LexicalSegment] {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT id, base, last, passages FROM lexicalSegment WHERE live = 1 AND role = ? ORDER BY base, id
          """), arguments: [role.rawValue]
    ).map { LexicalSegment(role: role, id: $0[0], base: $0[1], last: $0[2], passages: $0[3]) }
  }

  /// Notes that passages are gone: their postings stay until their segment is merged.
  static func forget(passagesOf document: Int64, _ db: Database) throws {
    try db.execute(
      sql: "INSERT OR IGNORE INTO lexicalGone SELECT key FROM passage WHERE document = ?",
      arguments: [document])
  }

  /// The postings of a term in a segment; nil where it is not in it.
  ///
  /// - Throws: `DatabaseError` with `SQLITE_CORRUPT` where the list is broken.
  static func list(_ term: String, segment: Int64, _ db: Database) throws -> PostingList? {
    let statement = try db.cachedStatement(
      sql: "SELECT list FROM lexicalPosting WHERE segment = ? AND term = ?")
    guard let row = try Row.fetchOne(statement, arguments: [segment, term]) else { return nil }
    return try list(of: row, at: 0)
  }

  /// In how many passages of a segment a term occurs.
  static func passages(_ term: String, segment: Int64, _ db: Database) throws -> Int {
    try Int.fetchOne(
      db.cachedStatement(sql: "SELECT passages FROM lexicalPosting WHERE segment = ? AND term = ?"),
      arguments: [segment, term]) ?? 0
  }

  /// The postings in a column of a row.
  static func list(of row: Row, at column: Int) throws -> PostingList {
    let bytes = try row.withUnsafeData(atIndex: column) { $0.map { [UInt8]($0) } ?? [] }
    guard let list = PostingList(bytes), !list.lasts.isEmpty else { throw damaged }
    return list
  }

  /// What a broken list is reported as: damage of the index, which is mended from the documents.
  static var damaged: DatabaseError {
    DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a list of the lexical index is broken")
  }

  /// The best passages for `terms`, best first, each term counted once.
  ///
  /// At most `longest` terms are used: the rarest.
  static func matching(
    _ terms: [String], role: PassageRole, longest: Int, limit: Int, _ db: Database
  ) throws -> [ScoredPassage] {
    let segments = try segments(role, db)
    let total = segments.reduce(0) { $0 + $1.passages }
    guard total > 0 else { return [] }
    var found: [(lists: [PostingList?], passages: Int)] = []
    for term in terms {
      let lists = try segments.map { try list(term, segment: $0.id, db) }
      let passages = lists.reduce(0) { $0 + ($1?.counts.reduce(0) { $0 + Int($1) } ?? 0) }
      if passages > 0 { found.append((lists, passages)) }
    }
    found.sort { $0.passages < $1.passages }
    // What is gone takes places until its segment is merged.
    let gone = try Int.fetchOne(db.cachedStatement(sql: "SELECT count(*) FROM lexicalGone")) ?? 0
    var scan = LexicalScan(limit: limit + min(gone, 1000))
    for (position, segment) in segments.enumerated() {
      let lists = found.prefix(longest).compactMap { item in
        item.lists[position].map {
          (list: $0, weight: LexicalScan.weight(passages: item.passages, of: total))
        }
      }
      scan.add(lists, base: segment.base, through: segment.last)
    }
    if scan.isDamaged { throw damaged }
    return scan.results()
  }
}
