import AssayCore
import Foundation
import Synchronization

@testable import AssayServer

/// Changes that a test adds.
final class ListedRevisions: RevisionReporter {
  private let article: String
  private let since: Date
  private let listed = Mutex<[VerdictRevision]>([])

  init(article: String, since: Date) {
    self.article = article
    self.since = since
  }

  /// So many changes of one claim, numbered from 1.
  convenience init(_ count: Int) {
    self.init(article: "story", since: Date(timeIntervalSince1970: 0))
    for number in 0..<count {
      add(
        VerdictRevision(
          id: Int64(number + 1), check: "story", claim: "c1", claimText: "The sea\nis wet.",
          at: Date(timeIntervalSince1970: 0), from: nil, to: .supported, fromConfidence: nil, confidence: 0.9,
          explanation: "It is.", causes: [.init(kind: .recheck)]))
    }
  }

  func add(_ revision: VerdictRevision) { listed.withLock { $0.append(revision) } }

  func revisions(of article: String) async throws -> [VerdictRevision] {
    article == self.article ? listed.withLock { $0 } : []
  }

  func standing(of article: String) async throws -> FollowStanding? {
    article == self.article ? FollowStanding(since: since, judged: nil) : nil
  }

  func latestRevisions(limit: Int) async throws -> [VerdictRevision] {
    Array(listed.withLock { $0 }.reversed().prefix(limit))
  }

  func revisions(after id: Int64, limit: Int) async throws -> [VerdictRevision] {
    Array(listed.withLock { $0 }.filter { $0.id > id }.prefix(limit))
  }

  func changeFeed(
    address: String?, isShown: @Sendable (_ check: String) async throws -> Bool
  ) async throws -> Data? {
    var shown: [String] = []
    for revision in listed.withLock({ $0 }) where try await isShown(revision.check) {
      shown.append("<entry>\(revision.claimText)</entry>")
    }
    return Data("<feed>\(shown.joined())</feed>".utf8)
  }
}
