import AssayCore
import GRDB

/// The tables of an archive, and the steps that bring an older archive up to date.
///
/// `document` and `earlierVersion` are the truth. Everything else (`passage`, the full-text index, `vector`,
/// `waiting`) is made from them and can be thrown away and made again: see `rebuildIndex()`.
enum ArchiveSchema {
  /// "ASSY": marks the file as an archive of ours, so that another program's database is never touched.
  static let applicationID = 0x4153_5359
  /// The version that this code reads and writes: the number of `steps`.
  static var version: Int { steps.count }

  /// Each step takes an archive from the version of its position to the next.
  ///
  /// Never edit a released step.
  private static let steps: [@Sendable (Database) throws -> Void] = [createDocuments]

  /// Brings the schema up to date; takes no write lock where it already is.
  ///
  /// - Throws: ``AssayError`` with code `archiveTooNew` or `archiveDamaged`.
  static func migrate(_ pool: DatabasePool, path: String) throws {
    guard try pool.read({ try needsMigration($0, path: path) }) else { return }
    try pool.write { db in
      // Another process may have migrated between the look and the lock.
      guard try needsMigration(db, path: path) else { return }
      for step in steps[try currentVersion(db)...] { try step(db) }
      try db.execute(sql: "PRAGMA application_id = \(applicationID)")
      try db.execute(sql: "PRAGMA user_version = \(version)")
    }
  }

  private static func currentVersion(_ db: Database) throws -> Int {
    try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
  }

  private static func needsMigration(_ db: Database, path: String) throws -> Bool {
    let found = try currentVersion(db)
    let owner = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") ?? 0
    if owner != applicationID, owner != 0 || tables > 0 {
      throw AssayError(
        .archiveDamaged,
        "\(path) is a database of another program, not an Assay archive. Name another file with --db.")
    }
    if found > version {
      throw AssayError(
        .archiveTooNew,
        "\(path) was written by a newer Assay (archive format \(found); this one reads up to \(version)). "
          + "Update Assay to open it.")
    }
    return found < version
  }

  /// Version 1: documents with earlier versions, and the index over their passages.
  @Sendable private static func createDocuments(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE document (
          key INTEGER PRIMARY KEY,
          id TEXT NOT NULL UNIQUE,
          version INTEGER NOT NULL,
          hash TEXT NOT NULL,
          accepted TEXT NOT NULL,
          url TEXT, title TEXT, published TEXT, source TEXT, language TEXT,
          text TEXT NOT NULL
        );
        CREATE TABLE earlierVersion (
          id TEXT NOT NULL,
          version INTEGER NOT NULL,
          hash TEXT NOT NULL,
          accepted TEXT NOT NULL,
          url TEXT, title TEXT, published TEXT, source TEXT, language TEXT,
          text TEXT NOT NULL,
          PRIMARY KEY (id, version)
        );
        CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        """)
    try createIndex(db)
  }

  /// The tables that are made from the documents.
  ///
  /// Those that exist are left as they are.
  ///
  /// Passage keys and vector sequences are never used twice (AUTOINCREMENT): a reader's copy in memory can tell
  /// what is new by the highest sequence it has seen, and a key that is gone is gone for good.
  static func createIndex(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE IF NOT EXISTS passage (
          key INTEGER PRIMARY KEY AUTOINCREMENT,
          document INTEGER NOT NULL REFERENCES document (key),
          first INTEGER NOT NULL,
          last INTEGER NOT NULL,
          text TEXT NOT NULL
        );
        CREATE INDEX IF NOT EXISTS passageDocument ON passage (document);
        CREATE VIEW IF NOT EXISTS passageContent AS
          SELECT p.key AS key, coalesce(d.title, '') AS title, p.text AS text
          FROM passage p JOIN document d ON d.key = p.document;
        CREATE VIRTUAL TABLE IF NOT EXISTS passageIndex USING fts5 (
          title, text, content = 'passageContent', content_rowid = 'key',
          tokenize = 'porter unicode61 remove_diacritics 2'
        );
        CREATE VIRTUAL TABLE IF NOT EXISTS passageTerm USING fts5vocab ('passageIndex', 'row');
        CREATE TABLE IF NOT EXISTS vector (
          sequence INTEGER PRIMARY KEY AUTOINCREMENT,
          passage INTEGER NOT NULL UNIQUE,
          value BLOB NOT NULL
        );
        CREATE TABLE IF NOT EXISTS waiting (passage INTEGER PRIMARY KEY);
        """)
  }

  /// Removes everything that is made from the documents, damaged or not.
  static func dropIndex(_ db: Database) throws {
    // The order matters: the vocabulary reads the index, the index reads the view.
    try db.execute(sql: "DROP TABLE IF EXISTS passageTerm")
    do {
      try db.execute(sql: "DROP TABLE IF EXISTS passageIndex")
    } catch let error as DatabaseError where ArchiveError.mayBeIndexDamage(error) {
      try forgetWordIndex(db)
    }
    try db.execute(
      sql: """
        DROP TABLE IF EXISTS vector;
        DROP TABLE IF EXISTS waiting;
        DROP VIEW IF EXISTS passageContent;
        DROP TABLE IF EXISTS passage;
        """)
  }

  /// Removes a full-text index that FTS5 cannot open any more, and so cannot drop itself.
  ///
  /// Its name is taken out of the schema; the tables below it are then tables like others.
  private static func forgetWordIndex(_ db: Database) throws {
    try db.execute(
      sql: """
        PRAGMA writable_schema = ON;
        DELETE FROM sqlite_master WHERE name = 'passageIndex';
        PRAGMA writable_schema = RESET;
        """)
    for part in ["data", "idx", "content", "docsize", "config"] {
      try db.execute(sql: "DROP TABLE IF EXISTS passageIndex_\(part)")
    }
  }
}
