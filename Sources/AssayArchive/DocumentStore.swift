import AssayCore
import Foundation
import GRDB

/// A document ready to be written: checked, hashed and cut, so that the write lock is held for writing only.
struct PreparedDocument: Sendable {
  var document: Document
  var fingerprint: String
  /// Nil where the document looked unchanged.
  ///
  /// It is cut after all where another writer came in between.
  var passages: [(span: TextSpan, text: String)]?
}

/// Documents, their versions and their passages as rows.
enum DocumentStore {
  static let fields = "id, url, title, published, source, language, text"

  /// Writes a document within the caller's transaction.
  static func put(_ prepared: PreparedDocument, cutter: PassageCutter, _ db: Database) throws -> ImportOutcome
  {
    let document = prepared.document
    func passages() -> [(span: TextSpan, text: String)] {
      prepared.passages ?? cutter.passages(in: document.text)
    }
    let found = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT key, version, hash FROM document WHERE id = ?"),
      arguments: [document.id])
    guard let found else {
      let key = try insert(prepared, version: 1, key: nil, db)
      try addPassages(passages(), document: key, title: document.title, db)
      return .added
    }
    guard found["hash"] != prepared.fingerprint else { return .unchanged }
    let key: Int64 = found["key"]
    let version: Int = found["version"]
    try db.execute(
      sql: """
        INSERT INTO earlierVersion (version, hash, accepted, \(fields))
        SELECT version, hash, accepted, \(fields) FROM document WHERE key = ?
        """, arguments: [key])
    // The index takes the old words back before the document loses them.
    try removePassages(ofDocument: key, db)
    try db.execute(sql: "DELETE FROM document WHERE key = ?", arguments: [key])
    _ = try insert(prepared, version: version + 1, key: key, db)
    try addPassages(passages(), document: key, title: document.title, db)
    return .updated
  }

  /// The hashes of those of `ids` that are there.
  static func fingerprints(of ids: [String], _ db: Database) throws -> [String: String] {
    let statement = try db.cachedStatement(sql: "SELECT hash FROM document WHERE id = ?")
    var result: [String: String] = [:]
    for id in ids { result[id] = try String.fetchOne(statement, arguments: [id]) }
    return result
  }

  /// Writes passages with their entries in the full-text index, and marks them as waiting for a vector.
  static func addPassages(
    _ passages: [(span: TextSpan, text: String)], document: Int64, title: String?, _ db: Database
  ) throws {
    let passage = try db.cachedStatement(
      sql: "INSERT INTO passage (document, first, last, text) VALUES (?, ?, ?, ?)")
    let index = try db.cachedStatement(sql: "INSERT INTO passageIndex (rowid, title, text) VALUES (?, ?, ?)")
    let waiting = try db.cachedStatement(sql: "INSERT INTO waiting VALUES (?)")
    for (span, text) in passages {
      try passage.execute(arguments: [document, span.start, span.end, text])
      let key = db.lastInsertedRowID
      try index.execute(arguments: [key, title ?? "", text])
      try waiting.execute(arguments: [key])
    }
  }

  private static func removePassages(ofDocument key: Int64, _ db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO passageIndex (passageIndex, rowid, title, text)
          SELECT 'delete', key, title, text FROM passageContent
          WHERE key IN (SELECT key FROM passage WHERE document = :document);
        DELETE FROM vector WHERE passage IN (SELECT key FROM passage WHERE document = :document);
        DELETE FROM waiting WHERE passage IN (SELECT key FROM passage WHERE document = :document);
        DELETE FROM passage WHERE document = :document;
        """, arguments: ["document": key])
  }

  private static func insert(
    _ prepared: PreparedDocument, version: Int, key: Int64?, _ db: Database
  ) throws -> Int64 {
    let document = prepared.document
    try db.cachedStatement(
      sql: """
        INSERT INTO document (key, version, hash, accepted, \(fields)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      key, version, prepared.fingerprint, Date.now.formatted(.iso8601), document.id, document.url,
      document.title,
      document.published?.description, document.source, document.language, document.text,
    ])
    return db.lastInsertedRowID
  }
}

extension Document {
  /// Reads a document from a row with ``DocumentStore/fields``.
  init(row: Row) {
    self.init(
      id: row["id"], url: row["url"], title: row["title"],
      published: (row["published"] as String?).flatMap(PartialDate.init(iso8601:)), source: row["source"],
      language: row["language"], text: row["text"])
  }
}
