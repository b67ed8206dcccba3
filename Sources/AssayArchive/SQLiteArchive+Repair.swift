import AssayCore
import GRDB

extension SQLiteArchive {
  /// Makes the passages and the full-text index anew from the documents, in one transaction; vectors follow
  /// as after an import.
  ///
  /// Takes time in proportion to the archive; a kill leaves everything as it was.
  ///
  /// - Throws: ``AssayError`` with code `archiveBusy`, `cannotWrite`, or `archiveDamaged` where the documents
  ///   themselves cannot be read.
  public func rebuildIndex() async throws {
    try await write { [cutter] db in try Self.rebuild(db, cutter: cutter) }
  }

  /// What is wrong with the archive, in words; empty where nothing is.
  ///
  /// Reads the whole file.
  ///
  /// - Throws: ``AssayError`` with code `archiveBusy` or `archiveDamaged`.
  public func verify() async throws -> [String] {
    try await write { db in
      var problems = try String.fetchAll(db, sql: "PRAGMA integrity_check(20)").filter { $0 != "ok" }
      if try Self.indexProblem(db) != nil { problems.append("The index does not belong to the documents.") }
      do {
        // With rank 1, FTS5 compares the index with the passages; it is a write in form, not in effect.
        try db.execute(sql: "INSERT INTO passageIndex (passageIndex, rank) VALUES ('integrity-check', 1)")
      } catch let error as DatabaseError {
        problems.append("The full-text index is damaged: \(error.message ?? "unknown").")
      }
      return problems
    }
  }

  /// Rebuilds the index at opening where a quick look shows that it is not whole.
  func repairIndexIfNeeded() throws {
    guard try pool.read({ try Self.indexProblem($0) }) != nil else { return }
    try pool.write { db in
      guard try Self.indexProblem(db) != nil else { return }
      try Self.rebuild(db, cutter: cutter)
    }
  }

  private static let tables = [
    "passage", "passageContent", "passageIndex", "passageTerm", "vector", "waiting",
  ]

  /// A sign that the index is not whole; nil where a quick look shows none.
  ///
  /// Takes a few steps in each tree, and none through all rows: a damage deeper down shows when it is read,
  /// and is mended then.
  private static func indexProblem(_ db: Database) throws -> String? {
    let present = Set(try String.fetchAll(db, sql: "SELECT name FROM sqlite_master"))
    if let missing = tables.first(where: { !present.contains($0) }) { return "\(missing) is missing" }
    do {
      let passage = try Int64.fetchOne(db, sql: "SELECT max(key) FROM passage")
      let index = try Int64.fetchOne(db, sql: "SELECT max(id) FROM passageIndex_docsize")
      if passage != index { return "the words are not those of the passages" }
      let cut = try Int64.fetchOne(db, sql: "SELECT max(document) FROM passage")
      if cut != (try Int64.fetchOne(db, sql: "SELECT max(key) FROM document")) {
        return "passages are missing"
      }
      if try !findsLastPassage(db) { return "the words of a passage do not lead to it" }
      return nil
    } catch let error as DatabaseError where ArchiveError.mayBeIndexDamage(error) {
      return error.message ?? "the index cannot be read"
    }
  }

  /// Looks the newest passage up by one of its words, as a search would.
  private static func findsLastPassage(_ db: Database) throws -> Bool {
    let row = try Row.fetchOne(db, sql: "SELECT key, text FROM passage ORDER BY key DESC LIMIT 1")
    guard let row, let word = LexicalQuery.words(of: row["text"]).first else { return true }
    return try Row.fetchOne(
      db, sql: "SELECT rowid FROM passageIndex WHERE passageIndex MATCH ? AND rowid = ?",
      arguments: [LexicalQuery.expression([word]), row["key"] as Int64]) != nil
  }

  private static func rebuild(_ db: Database, cutter: PassageCutter) throws {
    try ArchiveSchema.dropIndex(db)
    try ArchiveSchema.createIndex(db)
    let documents = try Row.fetchCursor(db, sql: "SELECT key, title, text FROM document ORDER BY key")
    while let row = try documents.next() {
      try DocumentStore.addPassages(
        cutter.passages(in: row["text"]), document: row["key"], title: row["title"], db)
    }
  }
}
