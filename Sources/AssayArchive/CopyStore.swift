import AssayCore
import GRDB

/// Which documents carry one text: syndicated copies, press releases and reprints.
enum CopyStore {
  /// The smaller text has at least this share of its runs of five words in the larger one.
  static let containment = 0.8
  /// The larger text has at most so many times the words: a long article that quotes a short note is no copy of it.
  static let largestRatio = 2.0
  /// Documents with a band in common that are compared word by word, at most.
  private static let compared = 8

  /// Places a document that was just written.
  static func add(_ signature: TextSignature, document: Int64, _ db: Database) throws {
    guard !signature.bands.isEmpty else { return }
    let candidates = try db.cachedStatement(
      sql: "SELECT document FROM copyBand WHERE band = ? ORDER BY document LIMIT \(compared)")
    let insert = try db.cachedStatement(sql: "INSERT OR IGNORE INTO copyBand VALUES (?, ?)")
    var near: [Int64: Int] = [:]
    for band in signature.bands {
      for other in try Int64.fetchAll(candidates, arguments: [band]) where other != document {
        near[other, default: 0] += 1
      }
      try insert.execute(arguments: [band, document])
    }
    guard !near.isEmpty else { return }
    let text = Shingles(try PassageStore.text(ofDocument: document, db).unicodeScalars)
    let order = near.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    for (other, _) in order.prefix(compared) {
      let otherText = Shingles(try PassageStore.text(ofDocument: other, db).unicodeScalars)
      guard isCopy(text, otherText) else { continue }
      let first = try self.first(of: other, db) ?? other
      try db.execute(
        sql: "INSERT OR REPLACE INTO copy VALUES (?1, ?1), (?2, ?1)", arguments: [first, document])
      return
    }
  }

  static func isCopy(_ left: Shingles, _ right: Shingles) -> Bool {
    let (small, large) = left.wordCount <= right.wordCount ? (left, right) : (right, left)
    guard small.wordCount > 0, Double(large.wordCount) <= largestRatio * Double(small.wordCount) else {
      return false
    }
    return small.containment(in: large) >= containment
  }

  /// Takes a document out whose text is about to change.
  static func remove(document: Int64, _ db: Database) throws {
    try db.execute(sql: "DELETE FROM copyBand WHERE document = ?", arguments: [document])
    guard try first(of: document, db) != nil else { return }
    try db.execute(sql: "DELETE FROM copy WHERE document = ?", arguments: [document])
    // Where it was the first, the next one is now.
    let next = try Int64.fetchOne(
      db, sql: "SELECT min(document) FROM copy WHERE first = ?", arguments: [document])
    if let next {
      try db.execute(sql: "UPDATE copy SET first = ? WHERE first = ?", arguments: [next, document])
    }
  }

  /// The document that stands for those with one text; nil for a text that stands alone.
  static func first(of document: Int64, _ db: Database) throws -> Int64? {
    try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT first FROM copy WHERE document = ?"), arguments: [document])
  }

  /// The documents with the same text, the one that was published first at the head; empty for a text that
  /// stands alone.
  ///
  /// Where dates are missing or the same, the one that came first into the archive.
  static func copies(of document: Int64, _ db: Database) throws -> [(key: Int64, id: String)] {
    guard let first = try first(of: document, db) else { return [] }
    let rows = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT d.key, d.id FROM copy c JOIN document d ON d.key = c.document WHERE c.first = ?
          ORDER BY d.published IS NULL, d.published, d.key LIMIT 1000
          """), arguments: [first])
    return rows.count > 1 ? rows.map { ($0[0], $0[1]) } : []
  }
}
