import AssayCore
import GRDB

/// The tables of an archive, and the steps that bring an older archive up to date.
///
/// `document`, `earlierVersion` and `sourceCard` are the truth. Everything else (``indexTables``) is made from them and can be thrown
/// away and made again: see `rebuildIndex()`.
enum ArchiveSchema {
  /// "ASSY": marks the file as an archive of ours, so that another program's database is never touched.
  static let applicationID = 0x4153_5359
  /// The version that this code reads and writes: the number of `steps`.
  static var version: Int { steps.count }

  /// Each step takes an archive from the version of its position to the next.
  ///
  /// Never edit a released step.
  private static let steps: [@Sendable (Database) throws -> Void] = [
    createDocuments, indexWithoutFTS, noteHeadings,
  ]

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

  /// Version 1: documents with earlier versions, and passages with vectors.
  ///
  /// Its index of words was SQLite's FTS5, which version 2 removes.
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
  }

  /// Version 2: an index of words of our own, kinds of documents, and earlier fact checks.
  ///
  /// Passages and vectors stay; the words are indexed anew.
  @Sendable private static func indexWithoutFTS(_ db: Database) throws {
    for table in ["document", "earlierVersion"] {
      try db.execute(
        sql: "ALTER TABLE \(table) ADD COLUMN kind TEXT; ALTER TABLE \(table) ADD COLUMN factCheck TEXT;")
    }
    try db.execute(
      sql: """
        CREATE INDEX documentKind ON document (kind) WHERE kind IS NOT NULL;
        CREATE TABLE sourceCard (key INTEGER PRIMARY KEY, card TEXT NOT NULL);
        CREATE TABLE sourceName (name TEXT PRIMARY KEY, source INTEGER NOT NULL) WITHOUT ROWID;
        """)
    try dropFTS(db)
    for table in ["passage", "vector"] where try db.tableExists(table) {
      try db.execute(sql: "ALTER TABLE \(table) ADD COLUMN role INTEGER NOT NULL DEFAULT 0")
    }
    try createIndex(db)
    do {
      try IndexWriter.indexWords(db)
    } catch let error as DatabaseError where ArchiveError.mayBeIndexDamage(error) {
      // A broken index of version 1: it is made anew from the documents, now.
      try dropIndex(db)
      try createIndex(db)
    }
  }

  /// Version 3: the headings that a passage stands under.
  ///
  /// Passages that are there keep their words and vectors; they get their headings when the index is made anew.
  @Sendable private static func noteHeadings(_ db: Database) throws {
    guard try db.tableExists("passage"),
      try !db.columns(in: "passage").contains(where: { $0.name == "trail" })
    else { return }
    try db.execute(sql: "ALTER TABLE passage ADD COLUMN trail TEXT")
  }

  /// Removes the tables of version 1's full-text index, even where FTS5 cannot open it any more.
  ///
  /// Its name is then taken out of the schema; the tables below it are tables like others.
  private static func dropFTS(_ db: Database) throws {
    for name in ["passageTerm", "passageIndex"] {
      do {
        try db.execute(sql: "DROP TABLE IF EXISTS \(name)")
      } catch let error as DatabaseError where ArchiveError.mayBeIndexDamage(error) {
        try db.execute(
          sql: """
            PRAGMA writable_schema = ON;
            DELETE FROM sqlite_master WHERE name = '\(name)';
            PRAGMA writable_schema = RESET;
            """)
      }
    }
    for part in ["data", "idx", "content", "docsize", "config"] {
      try db.execute(sql: "DROP TABLE IF EXISTS passageIndex_\(part)")
    }
    try db.execute(sql: "DROP VIEW IF EXISTS passageContent")
  }

  /// The tables that are made from the documents, as they are now.
  ///
  /// Those that exist are left as they are.
  ///
  /// Passage keys, segment numbers and vector sequences are never used twice (AUTOINCREMENT): a reader's copy in
  /// memory can tell what is new by the highest sequence it has seen, and a key that is gone is gone for good.
  static func createIndex(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE IF NOT EXISTS passage (
          key INTEGER PRIMARY KEY AUTOINCREMENT,
          document INTEGER NOT NULL REFERENCES document (key),
          first INTEGER NOT NULL,
          last INTEGER NOT NULL,
          text TEXT NOT NULL,
          role INTEGER NOT NULL DEFAULT 0,
          trail TEXT
        );
        CREATE INDEX IF NOT EXISTS passageDocument ON passage (document);
        CREATE TABLE IF NOT EXISTS lexicalSegment (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          role INTEGER NOT NULL,
          base INTEGER NOT NULL,
          last INTEGER NOT NULL,
          passages INTEGER NOT NULL,
          live INTEGER NOT NULL
        );
        CREATE TABLE IF NOT EXISTS lexicalPosting (
          segment INTEGER NOT NULL,
          term TEXT NOT NULL,
          passages INTEGER NOT NULL,
          list BLOB NOT NULL,
          PRIMARY KEY (segment, term)
        ) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS lexicalGone (passage INTEGER PRIMARY KEY);
        CREATE TABLE IF NOT EXISTS vector (
          sequence INTEGER PRIMARY KEY AUTOINCREMENT,
          passage INTEGER NOT NULL UNIQUE,
          value BLOB NOT NULL,
          role INTEGER NOT NULL DEFAULT 0
        );
        CREATE TABLE IF NOT EXISTS vectorBlock (
          last INTEGER PRIMARY KEY,
          role INTEGER NOT NULL,
          sequences BLOB NOT NULL,
          passages BLOB NOT NULL,
          signs BLOB NOT NULL
        );
        CREATE TABLE IF NOT EXISTS waiting (passage INTEGER PRIMARY KEY);
        CREATE TABLE IF NOT EXISTS copy (document INTEGER PRIMARY KEY, first INTEGER NOT NULL);
        CREATE INDEX IF NOT EXISTS copyFirst ON copy (first);
        CREATE TABLE IF NOT EXISTS copyBand (
          band INTEGER NOT NULL, document INTEGER NOT NULL, PRIMARY KEY (band, document)
        ) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS copyBandDocument ON copyBand (document);
        """)
  }

  /// The tables that ``createIndex(_:)`` makes.
  static let indexTables = [
    "passage", "lexicalSegment", "lexicalPosting", "lexicalGone", "vector", "vectorBlock", "waiting", "copy",
    "copyBand",
  ]

  /// Removes everything that is made from the documents, damaged or not.
  static func dropIndex(_ db: Database) throws {
    for table in indexTables { try db.execute(sql: "DROP TABLE IF EXISTS \(table)") }
  }
}
