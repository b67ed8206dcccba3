import AssayCore
import AssayStore
import Foundation
import GRDB

/// Followed checks with their claims, verdicts and revisions, in an SQLite file beside the archive.
///
/// This room keeps verdicts current. It says which claims a new passage may bear on (``ClaimIndex``), has them judged again
/// by the parts it is given (``Follower``), keeps every change of a verdict with its cause, and tells of it (``NoticeSender``,
/// ``ChangeFeed``). It finds no claims, judges nothing itself, and knows no persons.
public final class FollowStore: Sendable {
  private let file: SideFile

  /// Where the store is.
  public var path: String { file.path }

  /// The verifier of checks that were followed before it was kept.
  public static let standardVerifier = "fast"

  /// The store that belongs to an archive: `newsroom.sqlite` has `newsroom.sqlite.follow`.
  public static func path(besideArchive archive: String) -> String { archive + ".follow" }

  /// The store beside an archive where there is one; nil where nothing was ever followed.
  ///
  /// - Throws: As ``init(path:)``.
  public static func existing(besideArchive archive: String) throws -> FollowStore? {
    let path = path(besideArchive: archive)
    return FileManager.default.fileExists(atPath: path) ? try FollowStore(path: path) : nil
  }

  /// Opens the store, and makes it where there is none.
  ///
  /// - Throws: ``AssayError`` with code `archiveDamaged`, `archiveTooNew`, `archiveBusy` or `cannotWrite`.
  public init(path: String) throws {
    file = try SideFile(
      path: path,
      damage:
        "where followed checks are kept, is damaged. Restore it from a copy, or move it away and follow the articles "
        + "anew.",
      prepare: FollowSchema.schema.migrate)
  }

  func read<T: Sendable>(_ body: @escaping @Sendable (Database) throws -> T) async throws -> T {
    try await file.read(body)
  }

  func write<T: Sendable>(_ body: @escaping @Sendable (Database) throws -> T) async throws -> T {
    try await file.write(body)
  }
}

/// The tables of the store.
enum FollowSchema {
  static var schema: SideSchema {
    SideSchema(
      applicationID: 0x4153_5346,  // "ASSF"
      contents: "followed checks", steps: [createTables, rememberMethod, rememberBehind])
  }

  /// Version 2: which verifier judges a check, and what live searches found for its claims.
  private static func rememberMethod(_ db: Database) throws {
    try db.execute(
      sql: """
        ALTER TABLE followed ADD COLUMN verifier TEXT NOT NULL DEFAULT '\(FollowStore.standardVerifier)';
        ALTER TABLE claim ADD COLUMN live TEXT NOT NULL DEFAULT '[]';
        """)
  }

  /// Version 3: which checks could not be judged, because their verifier was missing.
  private static func rememberBehind(_ db: Database) throws {
    try db.execute(sql: "ALTER TABLE followed ADD COLUMN isBehind INTEGER NOT NULL DEFAULT 0")
  }

  private static func createTables(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE followed (
          id TEXT PRIMARY KEY,
          title TEXT, source TEXT NOT NULL, url TEXT, published TEXT,
          text TEXT NOT NULL,
          added REAL NOT NULL,
          checked REAL NOT NULL
        );
        CREATE TABLE claim (
          key INTEGER PRIMARY KEY AUTOINCREMENT,
          followed TEXT NOT NULL,
          id TEXT NOT NULL,
          body TEXT NOT NULL,
          verdict TEXT,
          confidence REAL,
          evidence TEXT NOT NULL DEFAULT '[]',
          verified REAL NOT NULL,
          UNIQUE (followed, id)
        );
        CREATE TABLE revision (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          followed TEXT NOT NULL,
          claim TEXT NOT NULL,
          claimText TEXT NOT NULL,
          at REAL NOT NULL,
          fromVerdict TEXT, toVerdict TEXT NOT NULL,
          fromConfidence REAL, confidence REAL NOT NULL,
          explanation TEXT NOT NULL,
          causes TEXT NOT NULL
        );
        CREATE INDEX revisionFollowed ON revision (followed);
        CREATE TABLE notice (
          revision INTEGER NOT NULL,
          url TEXT NOT NULL,
          state TEXT NOT NULL DEFAULT 'waiting',
          attempts INTEGER NOT NULL DEFAULT 0,
          due REAL NOT NULL DEFAULT 0,
          problem TEXT,
          PRIMARY KEY (revision, url)
        ) WITHOUT ROWID;
        CREATE INDEX noticeDue ON notice (due) WHERE state = 'waiting';
        CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        """)
    try db.execute(
      sql: "INSERT INTO setting VALUES ('store', ?), ('generation', '0')",
      arguments: [UUID().uuidString.lowercased()])
  }
}
