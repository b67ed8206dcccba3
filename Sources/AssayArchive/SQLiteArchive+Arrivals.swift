import AssayCore
import GRDB

/// What came in since: the keys of passages rise and are never used twice, so a key is a mark.
extension SQLiteArchive: GrowingArchive {
  /// The key of the last passage that ever came in; O(1).
  ///
  /// - Throws: ``AssayError`` with an archive code.
  public func mark() async throws -> Int64 {
    try await read { db in
      try Int64.fetchOne(db, sql: "SELECT seq FROM sqlite_sequence WHERE name = 'passage'") ?? 0
    }
  }

  /// Passages of documents' texts behind a mark, oldest first; O(limit).
  ///
  /// - Throws: ``AssayError`` with an archive code.
  public func passages(after mark: Int64, limit: Int) async throws -> [ArrivedPassage] {
    try await read { db in
      let keys = try Int64.fetchAll(
        db, sql: "SELECT key FROM passage WHERE key > ? AND role = ? ORDER BY key LIMIT ?",
        arguments: [mark, PassageRole.text.rawValue, limit])
      return try PassageStore.passages(keys, db).map { ArrivedPassage(mark: $0.key, passage: $0.passage) }
    }
  }
}
