import AssayCore
import GRDB

/// A passage as it lies in the file.
struct StoredPassage: Sendable {
  var key: Int64
  var document: Int64
  var passage: Passage
}

/// Looks passages up, by words and by key.
enum PassageStore {
  /// The best passages for an FTS5 expression, best first.
  static func matching(
    _ expression: String, titleWeight: Double, limit: Int, _ db: Database
  ) throws -> [ScoredPassage] {
    // FTS5's rank is BM25 with the sign turned, so that ascending order is best first.
    let statement = try db.cachedStatement(
      sql: """
        SELECT rowid, rank FROM passageIndex WHERE passageIndex MATCH ? AND rank MATCH ?
        ORDER BY rank LIMIT ?
        """)
    return try Row.fetchAll(statement, arguments: [expression, "bm25(\(titleWeight), 1.0)", limit])
      .map { ScoredPassage(passage: $0[0], score: -($0[1] as Double)) }
  }

  /// The passages with these keys, in their order; keys that are gone are left out.
  static func passages(_ keys: some Sequence<Int64>, _ db: Database) throws -> [StoredPassage] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT p.key, p.document, p.first, p.last, p.text, d.id, d.url, d.title, d.source, d.published, d.language
        FROM passage p JOIN document d ON d.key = p.document WHERE p.key = ?
        """)
    return try keys.compactMap { key in
      try Row.fetchOne(statement, arguments: [key]).map { row in
        let origin = Passage.Origin(
          id: row["id"], url: row["url"], title: row["title"], source: row["source"],
          published: (row["published"] as String?).flatMap(PartialDate.init(iso8601:)),
          language: row["language"])
        return StoredPassage(
          key: row["key"], document: row["document"],
          passage: Passage(
            document: origin, span: TextSpan(start: row["first"], end: row["last"]), text: row["text"]))
      }
    }
  }

  /// The text of a document, by its row.
  static func text(ofDocument key: Int64, _ db: Database) throws -> String {
    try String.fetchOne(
      db.cachedStatement(sql: "SELECT text FROM document WHERE key = ?"), arguments: [key]) ?? ""
  }
}
