import AssayCore
import GRDB

extension SQLiteArchive {
  /// The current version of a document; nil where there is none with this identifier.
  ///
  /// - Throws: ``AssayError`` with an archive code.
  public func document(_ id: String) async throws -> Document? {
    try await read { db in
      try Row.fetchOne(
        db, sql: "SELECT \(DocumentStore.fields) FROM document WHERE id = ?", arguments: [id]
      ).map(Document.init(row:))
    }
  }

  /// All versions of a document, oldest first; the last is the current one.
  ///
  /// Empty where there is none.
  ///
  /// - Throws: ``AssayError`` with an archive code.
  public func versions(of id: String) async throws -> [Document] {
    try await read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT version, \(DocumentStore.fields) FROM earlierVersion WHERE id = :id
          UNION ALL SELECT version, \(DocumentStore.fields) FROM document WHERE id = :id ORDER BY version
          """, arguments: ["id": id]
      ).map(Document.init(row:))
    }
  }
}
