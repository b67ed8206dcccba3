import AssayCore
import GRDB

/// The tables of the store, and how older ones become them.
enum CheckSchema {
  static func migrate(_ pool: DatabasePool, path: String) throws {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { db in
      try db.execute(
        sql: """
          CREATE TABLE "check" (
            id TEXT PRIMARY KEY NOT NULL, created REAL NOT NULL, finished REAL, status TEXT NOT NULL,
            address TEXT, title TEXT, done INTEGER NOT NULL DEFAULT 0, total INTEGER NOT NULL DEFAULT 0,
            attempts INTEGER NOT NULL DEFAULT 0, isVouchedFor INTEGER NOT NULL DEFAULT 0,
            problem TEXT, summary TEXT, source TEXT NOT NULL, url TEXT
          );
          CREATE INDEX checkByTime ON "check" (created, id);
          CREATE INDEX checkByStatus ON "check" (status);
          CREATE TABLE input ("check" TEXT PRIMARY KEY NOT NULL, bytes BLOB NOT NULL);
          CREATE TABLE report ("check" TEXT PRIMARY KEY NOT NULL, form INTEGER NOT NULL, report BLOB NOT NULL);
          CREATE TABLE address (key TEXT NOT NULL, "check" TEXT NOT NULL, PRIMARY KEY (key, "check")) WITHOUT ROWID;
          """)
    }
    guard try pool.read(migrator.hasBeenSuperseded) == false else {
      throw AssayError(.archiveTooNew, "\(path) was written by a newer Assay. Use that one.")
    }
    try migrator.migrate(pool)
  }
}
