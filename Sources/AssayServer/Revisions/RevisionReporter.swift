public import AssayCore
public import Foundation

/// Knows which checks are followed, and how their verdicts changed.
public protocol RevisionReporter: Sendable {
  /// The changes of the verdicts on an article's claims, oldest first; empty where nothing changed or it is not followed.
  ///
  /// Asked for with every page of a check.
  ///
  /// - Parameter article: the SHA-256 of the article's bytes.
  func revisions(of article: String) async throws -> [VerdictRevision]
  /// Since when an article's check is followed; nil where it is not.
  ///
  /// - Parameter article: the SHA-256 of the article's bytes.
  func standing(of article: String) async throws -> FollowStanding?
  /// The latest changes of all checks, newest first; a change names its check by the beginning of the article's SHA-256.
  func latestRevisions(limit: Int) async throws -> [VerdictRevision]
  /// The changes with numbers above `id`, oldest first.
  func revisions(after id: Int64, limit: Int) async throws -> [VerdictRevision]
  /// The latest changes as an Atom feed; nil where nothing was ever followed.
  ///
  /// - Parameters:
  ///   - address: where the feed will be found.
  ///   - isShown: whether the changes of a check may be told.
  func changeFeed(
    address: String?, isShown: @Sendable (_ check: String) async throws -> Bool
  ) async throws -> Data?
}

/// Follows the checks that a server makes, so that their verdicts stay current.
public protocol CheckFollower: Sendable {
  /// Where the archive stands; asked before a check begins, so that nothing that comes in meanwhile is missed.
  func mark() async throws -> Int64
  /// Follows a check.
  ///
  /// - Parameter mark: where the archive stood before the check began.
  func follow(_ report: Report, mark: Int64) async throws
}

/// Since when a check is followed.
public struct FollowStanding: Sendable, Hashable {
  /// When it was followed first.
  public var since: Date
  /// When a claim of it was judged again last; nil where none was.
  public var judged: Date?

  /// Makes a standing.
  public init(since: Date, judged: Date?) {
    self.since = since
    self.judged = judged
  }
}

extension Optional where Wrapped == any RevisionReporter {
  /// The changes of a check's verdicts, oldest first.
  func revisions(of check: StoredCheck) async throws -> [VerdictRevision] {
    guard let self, let article = check.article else { return [] }
    return try await self.revisions(of: article)
  }
}

extension [VerdictRevision] {
  /// What tells pages that were made before a change from those made after it.
  var state: Int64 { last?.id ?? 0 }
}
