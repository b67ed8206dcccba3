public import AssayCore
import AssayStore
import Foundation
import GRDB

/// The checks of a server, in an SQLite file beside the archive.
///
/// What was accepted is on disk before the client hears of it: the bytes to check, and later the report. A check that was
/// running when the process was killed is still written down as running, and is begun anew.
public final class CheckStore: Sendable {
  private let file: SideFile
  /// The form in which reports are kept; a report in another form is made anew from its article.
  private static let form = 1

  /// Where the store is.
  public var path: String { file.path }

  /// The store that belongs to an archive: `newsroom.sqlite` has `newsroom.sqlite.checks`.
  public static func path(besideArchive archive: String) -> String { archive + ".checks" }

  /// Opens the store, and makes it where there is none.
  ///
  /// - Throws: ``AssayError`` with code `archiveDamaged`, `archiveTooNew`, `archiveBusy` or `cannotWrite`.
  public init(path: String) throws {
    file = try SideFile(
      path: path,
      damage: "where the server keeps its checks, is damaged. Move it away; the archive is not touched."
    ) { pool in
      try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
      try CheckSchema.migrate(pool)
    }
  }

  // MARK: Taking in

  /// Writes a submission down; the same one again gives the check there is, and a failed one another chance.
  ///
  /// - Returns: the check, and whether there is something to do for it.
  func accept(_ submission: Submission, now: Date = Date()) async throws -> (check: StoredCheck, isNew: Bool)
  {
    let id = submission.id
    return try await write { db in
      if let known = try Self.check(id, db), known.status != .failed {
        if submission.isVouchedFor {
          try db.execute(sql: "UPDATE \"check\" SET isVouchedFor = 1 WHERE id = ?", arguments: [id])
        }
        return (known, false)
      }
      try db.execute(sql: "DELETE FROM \"check\" WHERE id = ?", arguments: [id])
      try db.execute(
        sql: """
          INSERT INTO "check" (id, created, status, address, isVouchedFor, source, url) VALUES (?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          id, now.timeIntervalSince1970, CheckStatus.queued.rawValue, submission.input.url,
          submission.isVouchedFor, submission.input.source, submission.input.url,
        ])
      try db.execute(
        sql: "INSERT OR REPLACE INTO input VALUES (?, ?)", arguments: [id, submission.input.data])
      if let key = submission.input.url.flatMap(AddressKey.key) {
        try db.execute(sql: "INSERT OR IGNORE INTO address VALUES (?, ?)", arguments: [key, id])
      }
      guard let check = try Self.check(id, db) else { throw DatabaseError(message: "the check is gone") }
      return (check, true)
    }
  }

  // MARK: Running

  /// The checks that were not finished when the process ended, oldest first.
  func unfinished() async throws -> [String] {
    try await read { db in
      try String.fetchAll(
        db, sql: "SELECT id FROM \"check\" WHERE status IN ('queued', 'running') ORDER BY created, id")
    }
  }

  /// Begins a check: what to read, and how often it was begun, this time included; nil where it is gone.
  func begin(_ id: String) async throws -> (input: ArticleInput, attempts: Int)? {
    try await write { db in
      try db.execute(
        sql: """
          UPDATE "check" SET status = 'running', attempts = attempts + 1, done = 0, total = 0, problem = NULL WHERE id = ?
          """, arguments: [id])
      let row = try Row.fetchOne(
        db,
        sql: """
          SELECT bytes, source, url, attempts FROM "check" JOIN input ON input."check" = id WHERE id = ?
          """, arguments: [id])
      return row.map {
        (ArticleInput(data: $0["bytes"], source: $0["source"], url: $0["url"]), $0["attempts"])
      }
    }
  }

  /// Notes what was read: the headline, and the article's own address where it is on the host it came from.
  func note(_ article: Article, of id: String) async throws {
    try await write { db in
      try db.execute(
        sql: "UPDATE \"check\" SET title = ?, article = ?, address = coalesce(address, ?) WHERE id = ?",
        arguments: [article.title, article.sha256, article.url, id])
      // A page may name any address as its own; it is believed about its own host alone.
      let given = try String.fetchOne(db, sql: "SELECT url FROM \"check\" WHERE id = ?", arguments: [id])
      guard let own = article.url, let key = AddressKey.key(own),
        given == nil || given.flatMap(AddressKey.host) == AddressKey.host(own)
      else { return }
      try db.execute(sql: "INSERT OR IGNORE INTO address VALUES (?, ?)", arguments: [key, id])
    }
  }

  /// Keeps the report of a check that ended.
  func finish(_ id: String, _ report: Report, now: Date = Date()) async throws {
    let bytes = try JSONEncoder().encode(report)
    let summary = String(decoding: try JSONEncoder().encode(report.summary), as: UTF8.self)
    let total = report.claims.count(where: \.claim.isCheckable)
    try await write { db in
      try db.execute(
        sql: "INSERT OR REPLACE INTO report VALUES (?, ?, ?)", arguments: [id, Self.form, bytes])
      try db.execute(
        sql: """
          UPDATE "check" SET status = 'done', finished = ?, done = ?, total = ?, summary = ?, problem = NULL WHERE id = ?
          """, arguments: [now.timeIntervalSince1970, total, total, summary, id])
    }
  }

  /// Notes why a check could not be made.
  func fail(_ id: String, _ problem: StoredCheck.Problem, now: Date = Date()) async throws {
    let text = String(decoding: try JSONEncoder().encode(problem), as: UTF8.self)
    try await write { db in
      try db.execute(
        sql: "UPDATE \"check\" SET status = 'failed', finished = ?, problem = ? WHERE id = ?",
        arguments: [now.timeIntervalSince1970, text, id])
    }
  }

  /// Puts a check back into the queue: it was stopped, and did not fail.
  func putBack(_ id: String) async throws {
    try await write { db in
      try db.execute(
        sql: "UPDATE \"check\" SET status = 'queued', attempts = attempts - 1 WHERE id = ?", arguments: [id])
    }
  }

  /// Puts a finished check into the queue again, because its report cannot be read.
  ///
  /// - Returns: whether it was finished until now.
  func renew(_ id: String) async throws -> Bool {
    try await write { db in
      try db.execute(
        sql: "UPDATE \"check\" SET status = 'queued', attempts = 0 WHERE id = ? AND status = 'done'",
        arguments: [id])
      return db.changesCount > 0
    }
  }

  // MARK: Reading

  /// A check by its name.
  func check(_ id: String) async throws -> StoredCheck? { try await read { try Self.check(id, $0) } }

  /// The report of a finished check; nil where there is none, or one in a form that this version does not read.
  ///
  /// - Throws: ``AssayError`` where the store cannot be read.
  public func report(_ id: String) async throws -> Report? {
    let bytes = try await read { db in
      try Data.fetchOne(
        db, sql: "SELECT report FROM report WHERE \"check\" = ? AND form = ?", arguments: [id, Self.form])
    }
    return bytes.flatMap { try? JSONDecoder().decode(Report.self, from: $0) }
  }

  /// The newest check of an address that the server vouches for; a finished one where there is one.
  func newest(of address: String) async throws -> StoredCheck? {
    guard let key = AddressKey.key(address) else { return nil }
    return try await read { db in
      try Row.fetchOne(
        db,
        sql: """
          SELECT "check".* FROM address JOIN "check" ON id = address."check" WHERE key = ? AND isVouchedFor = 1
          ORDER BY status = 'done' DESC, created DESC LIMIT 1
          """, arguments: [key]
      ).map(Self.check)
    }
  }

  /// The newest finished check of an article, by the beginning of the SHA-256 of its bytes.
  func check(ofArticle beginning: String) async throws -> StoredCheck? {
    guard !beginning.isEmpty, beginning.allSatisfy(\.isHexDigit) else { return nil }
    return try await read { db in
      try Row.fetchOne(
        db,
        sql: """
          SELECT * FROM "check" WHERE article GLOB ? AND status = 'done' ORDER BY created DESC LIMIT 1
          """, arguments: [beginning + "*"]
      ).map(Self.check)
    }
  }

  /// Checks, newest first.
  ///
  /// - Parameter before: the last one already seen.
  func checks(limit: Int, before id: String? = nil) async throws -> [StoredCheck] {
    try await read { db in
      let time = try id.flatMap {
        try Double.fetchOne(db, sql: "SELECT created FROM \"check\" WHERE id = ?", arguments: [$0])
      }
      return try Row.fetchAll(
        db,
        sql: """
          SELECT * FROM "check" WHERE ? IS NULL OR (created, id) < (?, ?) ORDER BY created DESC, id DESC LIMIT ?
          """, arguments: [time, time, id, limit]
      ).map(Self.check)
    }
  }

  // MARK: The file

  private static func check(_ id: String, _ db: Database) throws -> StoredCheck? {
    try Row.fetchOne(db, sql: "SELECT * FROM \"check\" WHERE id = ?", arguments: [id]).map(check)
  }

  private static func check(_ row: Row) -> StoredCheck {
    func decoded<T: Decodable>(_ column: String) -> T? {
      let text: String? = row[column]
      return text.flatMap { try? JSONDecoder().decode(T.self, from: Data($0.utf8)) }
    }
    let finished: Double? = row["finished"]
    return StoredCheck(
      id: row["id"], status: CheckStatus(rawValue: row["status"]) ?? .failed,
      created: Date(timeIntervalSince1970: row["created"]),
      finished: finished.map(Date.init(timeIntervalSince1970:)), address: row["address"], title: row["title"],
      article: row["article"],
      done: row["done"], total: row["total"], attempts: row["attempts"], problem: decoded("problem"),
      summary: decoded("summary"))
  }

  private func read<T: Sendable>(_ body: @escaping @Sendable (Database) throws -> T) async throws -> T {
    try await file.read(body)
  }

  private func write<T: Sendable>(_ body: @escaping @Sendable (Database) throws -> T) async throws -> T {
    try await file.write(body)
  }
}
