import AssayCore
import GRDB

/// The tables of the store, and how older ones become them.
enum CheckSchema {
  static func migrate(_ pool: DatabasePool) throws {
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
    migrator.registerMigration("2") { db in
      // Which article a check is of, to find the changes of its verdicts.
      try db.execute(
        sql: """
          ALTER TABLE "check" ADD COLUMN article TEXT;
          UPDATE "check" SET article = (
            SELECT CASE WHEN json_valid(CAST(report AS TEXT)) THEN json_extract(CAST(report AS TEXT), '$.article.sha256') END
            FROM report WHERE report."check" = id);
          CREATE INDEX checkByArticle ON "check" (article);
          """)
    }
    guard try pool.read(migrator.hasBeenSuperseded) == false else {
      throw AssayError(.archiveTooNew, "\(pool.path) was written by a newer Assay. Use that one.")
    }
    try migrator.migrate(pool)
  }
}
