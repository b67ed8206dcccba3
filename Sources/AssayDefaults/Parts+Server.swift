public import AssayCore
import AssayFollow
import AssayIngest
public import AssayServer
import AssaySources
import Foundation
import Synchronization

extension Parts {
  /// Fetches articles for a server: public addresses only, with the limits and manners of ``fetcher(allowsLoopback:connections:connectTo:)``.
  ///
  /// - Parameter allowsLoopback: also fetches from this machine; for trying things out.
  /// - Throws: ``AssayError`` with code `unavailable`.
  public static func pages(allowsLoopback: Bool = false) throws -> any PageReader {
    ServerPages(fetcher: try fetcher(allowsLoopback: allowsLoopback), reader: reader)
  }

  /// Tells a server how the watch beside an archive is doing.
  public static func watchReporter(besideArchive archive: String) -> any WatchReporter {
    WatchFile(path: WatchStore.path(besideArchive: archive))
  }

  /// Tells a server how the verdicts of the checks beside an archive changed.
  public static func revisionReporter(besideArchive archive: String) -> any RevisionReporter {
    FollowFile(path: archive)
  }

  /// Follows the checks that a server makes on an archive.
  ///
  /// - Parameters:
  ///   - path: the archive's path.
  ///   - verifier: the verifier that the server judges by, and that judges again.
  /// - Throws: ``AssayError`` where the store of followed checks cannot be opened, or the configuration is malformed.
  public static func checkFollower(
    archive: some GrowingArchive, path: String, verifier: VerifierChoice
  ) throws -> any CheckFollower {
    ServerFollower(
      archive: archive, store: try FollowStore(path: FollowStore.path(besideArchive: path)),
      verifier: verifier.rawValue, hooks: try webhooks(UserConfiguration.load()).map(\.address.string))
  }
}

/// Articles by their addresses, by way of the fetcher.
private struct ServerPages: PageReader {
  let fetcher: Fetcher
  let reader: any ArticleReader

  func page(at address: String) async throws -> (input: ArticleInput, text: String) {
    do {
      guard let address = WebAddress(address) else { throw FetchFailure(.invalidAddress, address) }
      let (input, article) = try await fetcher.fetch(FetchRequest(address)).article(by: reader)
      return (input, article.text)
    } catch let failure as FetchFailure {
      throw failure.error
    }
  }
}

/// The watch's file, opened when it is asked for: a watch may begin after the server.
private struct WatchFile: WatchReporter {
  let path: String

  func watchSummary() async throws -> WatchSummary? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    let status = try await WatchStore(path: path).status()
    return WatchSummary(
      sources: status.sources, lagSeconds: status.lagSeconds, newItemsLastHour: status.newItemsLastHour,
      newItems: status.newItems, changedItems: status.changedItems, lastVisit: status.lastVisit,
      problems: status.problems.map {
        WatchSummary.Problem(source: $0.source, message: $0.message, condition: $0.condition.rawValue)
      })
  }
}

/// The followed checks' file, opened when there is one: the first check may be followed after the server began.
private final class FollowFile: RevisionReporter {
  private let path: String
  private let opened = Mutex<FollowStore?>(nil)

  /// - Parameter path: the archive's path.
  init(path: String) { self.path = path }

  private func store() throws -> FollowStore? {
    try opened.withLock { store in
      if store == nil { store = try FollowStore.existing(besideArchive: path) }
      return store
    }
  }

  func revisions(of article: String) async throws -> [VerdictRevision] {
    try await store()?.revisions(of: FollowStore.identifier(ofArticle: article)) ?? []
  }

  func standing(of article: String) async throws -> FollowStanding? {
    let id = FollowStore.identifier(ofArticle: article)
    return try await store()?.checks().first { $0.id == id }.map {
      FollowStanding(since: $0.added, judged: $0.verified)
    }
  }

  func latestRevisions(limit: Int) async throws -> [VerdictRevision] {
    try await store()?.latestRevisions(limit: limit) ?? []
  }

  func revisions(after id: Int64, limit: Int) async throws -> [VerdictRevision] {
    try await store()?.revisions(after: id, limit: limit) ?? []
  }

  func changeFeed(
    address: String?, isShown: @Sendable (_ check: String) async throws -> Bool
  ) async throws -> Data? {
    guard let store = try store() else { return nil }
    return try await ChangeFeed.atom(of: store, address: address, isShown: isShown)
  }
}

private struct ServerFollower<Store: GrowingArchive>: CheckFollower {
  let archive: Store
  let store: FollowStore
  let verifier: String
  let hooks: [String]

  func mark() async throws -> Int64 { try await archive.mark() }

  func follow(_ report: Report, mark: Int64) async throws {
    try await store.follow(report, verifier: verifier, mark: mark, hooks: hooks)
  }
}
