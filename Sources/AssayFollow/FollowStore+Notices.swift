import AssayCore
import Foundation
import GRDB

extension FollowStore {
  /// A notice that waits to be sent.
  struct Notice: Sendable {
    var revision: VerdictRevision
    var article: FollowedArticle
    var url: String
    var attempts: Int
  }

  /// The article of a check, for a notice.
  struct FollowedArticle: Sendable {
    var title: String?
    var source: String
    var url: String?
  }

  /// How notices stand, by state: `waiting`, `sent`, `failed`.
  public func notices() async throws -> [String: Int] {
    try await read { db in
      var result = ["waiting": 0, "sent": 0, "failed": 0]
      for row in try Row.fetchAll(db, sql: "SELECT state, count(*) FROM notice GROUP BY state") {
        result[row[0]] = row[1]
      }
      return result
    }
  }

  /// Notices to these addresses that are due, the oldest first.
  func dueNotices(to urls: [String], now: Double, limit: Int) async throws -> [Notice] {
    try await read { db in
      let marks = urls.map { _ in "?" }.joined(separator: ", ")
      var arguments: StatementArguments = [now]
      arguments += StatementArguments(urls)
      arguments += [limit]
      return try Row.fetchAll(
        db,
        sql: """
          SELECT n.url AS hook, n.attempts, r.*, f.title, f.source, f.url AS articleURL FROM notice n
          JOIN revision r ON r.id = n.revision JOIN followed f ON f.id = r.followed
          WHERE n.state = 'waiting' AND n.due <= ? AND n.url IN (\(marks)) ORDER BY n.revision LIMIT ?
          """, arguments: arguments
      ).map { row in
        Notice(
          revision: try VerdictRevision(row),
          article: FollowedArticle(title: row["title"], source: row["source"], url: row["articleURL"]),
          url: row["hook"], attempts: row["attempts"])
      }
    }
  }

  /// Remembers what became of sending a notice.
  ///
  /// - Parameters:
  ///   - due: When it is tried again; nil where it is not.
  ///   - problem: Why it was not taken; nil where it was.
  func note(_ notice: Notice, due: Double?, problem: String?) async throws {
    try await write { db in
      let state = problem == nil ? "sent" : due == nil ? "failed" : "waiting"
      try db.execute(
        sql: "UPDATE notice SET state = ?, attempts = ?, due = ?, problem = ? WHERE revision = ? AND url = ?",
        arguments: [state, notice.attempts + 1, due ?? 0, problem, notice.revision.id, notice.url])
    }
  }

  /// A number of the store's own, by which its notices and its feed are known everywhere.
  func identity() async throws -> String {
    try await read { try Self.setting("store", $0) ?? "" }
  }
}
