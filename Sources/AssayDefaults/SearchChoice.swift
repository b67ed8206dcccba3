import AssayArchive
import AssayCore
import AssayEngine
import AssaySources
import Foundation

/// Which search providers are turned on, from what a user wrote: `wikipedia`, `wikipedia=kk`, `searxng=https://…`.
public struct SearchChoice: Sendable, Hashable {
  /// The provider's name.
  public var name: String
  /// What follows the `=`.
  public var value: String?

  /// The names that are known, in the order in which they are listed.
  public static let names = ["wikipedia", "mediawiki", "searxng", "gdelt", "google-factcheck"]

  /// Reads one.
  ///
  /// - Throws: ``AssayError`` with code `malformed` for a name that is not known.
  public init(_ text: String) throws {
    let parts = text.split(separator: "=", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
    name = parts.first?.lowercased() ?? ""
    value = parts.count > 1 && !parts[1].isEmpty ? parts[1] : nil
    guard Self.names.contains(name) else {
      throw AssayError(
        .malformed,
        "There is no search provider “\(text)”. Known are: \(Self.names.joined(separator: ", ")); see: assay providers"
      )
    }
    if value == nil, name == "searxng" || name == "mediawiki" {
      throw AssayError(.malformed, "\(name) needs an address: --search \(name)=https://…")
    }
  }

  /// The provider, with a fetcher of its own.
  ///
  /// A service on this machine may be asked where the user names it by a loopback address; nothing it names is fetched
  /// from there.
  ///
  /// - Throws: ``AssayError`` with code `malformed` or `unavailable`.
  public func provider(keys: [String: String]) throws -> any SearchProvider {
    let isOwn = value.flatMap { WebAddress($0) }?.isOnThisMachine ?? false
    let fetcher = try Parts.fetcher(allowsLoopback: isOwn)
    switch name {
    case "wikipedia": return try MediaWikiProvider.wikipedia(fetcher: fetcher, language: value ?? "en")
    case "mediawiki": return try MediaWikiProvider(fetcher: fetcher, address: value ?? "")
    case "searxng": return try SearXNGProvider(fetcher: fetcher, address: value ?? "")
    case "gdelt": return try GDELTProvider(fetcher: fetcher, address: value ?? GDELTProvider.address)
    default:
      return try GoogleFactCheckProvider(
        fetcher: fetcher, key: keys[name], address: value ?? GoogleFactCheckProvider.address)
    }
  }
}

extension Parts {
  /// Live searches by the providers that are turned on; nil where none is.
  ///
  /// - Parameters:
  ///   - offline: Asks nobody, and says so in the report.
  ///   - allowsLoopback: Also reads pages on this machine that a provider names; for trying things out.
  /// - Throws: ``AssayError`` with code `unavailable`.
  public static func live(
    _ providers: [any SearchProvider], embedder: any Embedder, offline: Bool, allowsLoopback: Bool = false
  ) throws -> LiveSearch? {
    guard !providers.isEmpty else { return nil }
    var options = LiveSearch.Options()
    if offline { options.notAsked = "--offline forbids it." }
    let pages = FetchedPages(
      fetcher: try fetcher(allowsLoopback: allowsLoopback), reader: reader, spacing: 1)
    return LiveSearch(providers: providers, pages: pages, options: options) {
      try TemporaryArchive(embedder: embedder)
    }
  }
}

/// An archive that lives as long as the value.
private final class TemporaryArchive: Archive {
  private let folder: URL
  private let archive: SQLiteArchive

  init(embedder: any Embedder) throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("assay-live-\(UUID().uuidString)")
    archive = try SQLiteArchive(
      path: folder.appendingPathComponent("live.sqlite").path, embedder: embedder, vectorsDuringImport: 3000)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func add(
    _ documents: some AsyncSequence<Document, any Error> & Sendable
  ) -> AsyncThrowingStream<ImportEvent, any Error> { archive.add(documents) }

  func search(_ queries: [ArchiveQuery], limit: Int) async throws -> [[RetrievedPassage]] {
    try await archive.search(queries, limit: limit)
  }

  func earlierFactChecks(of claims: [String]) async throws -> [[FactCheckMatch]] {
    try await archive.earlierFactChecks(of: claims)
  }

  func state() async throws -> ArchiveState { try await archive.state() }
}
