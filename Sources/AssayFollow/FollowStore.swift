import AssayCore
import Foundation
import GRDB

/// Followed checks with their claims, verdicts and revisions, in an SQLite file beside the archive.
///
/// This room keeps verdicts current. It says which claims a new passage may bear on (``ClaimIndex``), has them judged again
/// by the parts it is given (``Follower``), keeps every change of a verdict with its cause, and tells of it (``NoticeSender``,
/// ``ChangeFeed``). It finds no claims, judges nothing itself, and knows no persons.
public final class FollowStore: Sendable {
  /// Where the store is.
  public let path: String
  private let pool: DatabasePool

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
    self.path = path
    do {
      try FileManager.default.createDirectory(
        at: URL(fileURLWithPath: path).deletingLastPathComponent(), withIntermediateDirectories: true)
      var configuration = Configuration()
      configuration.busyMode = .timeout(10)
      pool = try DatabasePool(path: path, configuration: configuration)
      try pool.write { try FollowSchema.migrate($0, path: path) }
    } catch {
      throw FollowStore.translate(error, path)
    }
  }

  private static func translate(_ error: any Error, _ path: String) -> any Error {
    guard let error = error as? DatabaseError else { return error }
    switch error.resultCode {
    case .SQLITE_NOTADB, .SQLITE_CORRUPT:
      return AssayError(
        .archiveDamaged,
        "\(path), where followed checks are kept, is damaged. Restore it from a copy, or move it away and follow the "
          + "articles anew.", cause: error)
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      return AssayError(.archiveBusy, "\(path) is being written by another process. Try again.", cause: error)
    default:
      return AssayError(
        .cannotWrite, "\(path) cannot be written. Check its folder and the disk.", cause: error)
    }
  }

  func read<T: Sendable>(_ body: @escaping @Sendable (Database) throws -> T) async throws -> T {
    do { return try await pool.read(body) } catch { throw FollowStore.translate(error, path) }
  }

  func write<T: Sendable>(_ body: @escaping @Sendable (Database) throws -> T) async throws -> T {
    do { return try await pool.write(body) } catch { throw FollowStore.translate(error, path) }
  }
}

/// The tables of the store.
enum FollowSchema {
  /// "ASSF": marks the file as ours.
  static let applicationID = 0x4153_5346
  static let version = 2

  static func migrate(_ db: Database, path: String) throws {
    let found = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    let owner = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") ?? 0
    guard owner == applicationID || owner == 0 && tables == 0 else {
      throw AssayError(.archiveDamaged, "\(path) is a database of another program, not followed checks.")
    }
    guard found <= version else {
      throw AssayError(.archiveTooNew, "\(path) was written by a newer Assay. Update Assay to open it.")
    }
    guard found < version else { return }
    if found < 1 { try createTables(db) }
    if found < 2 { try rememberMethod(db) }
    try db.execute(sql: "PRAGMA user_version = \(version)")
  }

  /// Version 2: which verifier judges a check, and what live searches found for its claims.
  private static func rememberMethod(_ db: Database) throws {
    try db.execute(
      sql: """
        ALTER TABLE followed ADD COLUMN verifier TEXT NOT NULL DEFAULT '\(FollowStore.standardVerifier)';
        ALTER TABLE claim ADD COLUMN live TEXT NOT NULL DEFAULT '[]';
        """)
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
        PRAGMA application_id = \(applicationID);
        """)
    try db.execute(
      sql: "INSERT INTO setting VALUES ('store', ?), ('generation', '0')",
      arguments: [UUID().uuidString.lowercased()])
  }
}
