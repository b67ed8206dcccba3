import AssayCore
import Foundation
import GRDB

/// How the followed checks stand.
public struct FollowStatus: Sendable, Codable, Hashable {
  /// Followed checks.
  public var checks: Int
  /// Claims that are open to new evidence.
  public var claims: Int
  /// Changes of verdicts in the last 24 hours.
  public var revisions: Int
  /// Changes of verdicts in all.
  public var allRevisions: Int
  /// Notices by state: `waiting`, `sent`, `failed`.
  public var notices: [String: Int]
  /// What went wrong with a notice last; nil where nothing did.
  public var noticeProblem: String?
}

extension FollowStore {
  /// How the followed checks stand; O(claims).
  ///
  /// - Throws: ``AssayError`` where the store cannot be read.
  public func status(now: Date = Date()) async throws -> FollowStatus {
    let notices = try await notices()
    return try await read { db in
      func count(_ sql: String, _ arguments: StatementArguments = []) throws -> Int {
        try Int.fetchOne(db, sql: sql, arguments: arguments) ?? 0
      }
      return FollowStatus(
        checks: try count("SELECT count(*) FROM followed"), claims: try count("SELECT count(*) FROM claim"),
        revisions: try count(
          "SELECT count(*) FROM revision WHERE at > ?", [now.timeIntervalSince1970 - 86_400]),
        allRevisions: try count("SELECT count(*) FROM revision"), notices: notices,
        noticeProblem: try String.fetchOne(
          db, sql: "SELECT problem FROM notice WHERE problem IS NOT NULL ORDER BY revision DESC LIMIT 1"))
    }
  }
}
