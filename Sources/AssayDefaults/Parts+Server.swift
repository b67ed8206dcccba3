public import AssayCore
import AssayFollow
import AssayIngest
public import AssayServer
import AssaySources
import Foundation

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

  /// Tells a server how verdicts of checks changed that are followed beside an archive.
  public static func verdictHistory(besideArchive archive: String) -> any VerdictHistory {
    FollowFile(archive: archive)
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

/// The file of followed checks, opened once it is there: a check may be followed after the server began.
private actor FollowFile: VerdictHistory {
  private let archive: String
  private var store: FollowStore?

  init(archive: String) { self.archive = archive }

  private func opened() throws -> FollowStore? {
    if store == nil { store = try FollowStore.existing(besideArchive: archive) }
    return store
  }

  func revisions(of check: String) async throws -> [VerdictRevision] {
    try await opened()?.revisions(of: check) ?? []
  }

  func latestRevisions(limit: Int) async throws -> [VerdictRevision] {
    try await opened()?.latestRevisions(limit: limit) ?? []
  }

  func revisions(after id: Int64, limit: Int) async throws -> [VerdictRevision] {
    try await opened()?.revisions(after: id, limit: limit) ?? []
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
