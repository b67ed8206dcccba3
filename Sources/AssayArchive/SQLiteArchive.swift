import AssayCore
import Foundation
import GRDB

/// An organisation's documents in one SQLite file, with a full-text and a vector index over their passages.
///
/// This room stores documents with their versions, cuts them into passages and finds the passages that bear on a
/// claim. It judges nothing: whether a passage supports or refutes is for AssayVerify to say. The documents are the
/// truth; the index is made from them and can be made again.
///
/// Many processes may read one archive while one writes. Values are cheap to pass around: they share one connection
/// pool.
public final class SQLiteArchive: Archive {
  /// Where the archive is.
  public let path: String
  let pool: DatabasePool
  let embedder: (any Embedder)?
  let cutter = PassageCutter()
  let weights: RetrievalWeights
  let matchWeights = RetrievalWeights.matching
  let dense = PassageRole.allCases.map { DenseIndex(role: $0) }
  let vectorMaker = LoneWork()
  let merger = LoneWork()
  /// An import makes vectors as it goes while no more than this many are missing.
  let vectorsDuringImport: Int

  /// Opens the archive at `path`, and creates it with its parent folders where there is none.
  ///
  /// An index that is missing or does not belong to the documents is rebuilt from them, which takes time in
  /// proportion to the archive. Without an embedder, retrieval is lexical.
  ///
  /// - Parameters:
  ///   - path: The archive's file.
  ///   - embedder: Makes the vectors; nil for lexical retrieval.
  ///   - busyTimeout: Seconds to wait for another process that is writing, before `archiveBusy`.
  ///   - vectorsDuringImport: An import makes vectors as it goes while no more than this many are missing; with more
  ///     missing, they are left for ``makeMissingVectors(progress:)``, and their passages are found by their words.
  /// - Throws: ``AssayError`` with code `archiveBusy`, `archiveDamaged`, `archiveTooNew` or `cannotWrite`.
  public convenience init(
    path: String, embedder: (any Embedder)?, busyTimeout: Double = 5, vectorsDuringImport: Int = 50_000
  ) throws {
    try self.init(
      path: path, embedder: embedder, busyTimeout: busyTimeout, weights: .default,
      vectorsDuringImport: vectorsDuringImport)
  }

  init(
    path: String, embedder: (any Embedder)?, busyTimeout: Double = 5, weights: RetrievalWeights,
    vectorsDuringImport: Int = 50_000, maximumPages: Int? = nil
  ) throws {
    self.vectorsDuringImport = vectorsDuringImport
    self.path = path
    self.embedder = embedder
    self.weights = weights
    do {
      try ArchiveFile.prepare(path)
      var configuration = Configuration()
      configuration.busyMode = .timeout(busyTimeout)
      configuration.foreignKeysEnabled = false
      // Lists of common words take many pages; 16 MB a connection keep them at hand.
      configuration.prepareDatabase { db in try db.execute(sql: "PRAGMA cache_size = -16000") }
      pool = try DatabasePool(path: path, configuration: configuration)
      try pool.writeWithoutTransaction { db in
        // An accepted document survives even a power cut: FULL makes each commit wait until its log is on the disk,
        // which NORMAL in WAL mode does not. Documents are committed in groups, so the price is one wait a group.
        try db.execute(sql: "PRAGMA synchronous = FULL")
        if let maximumPages { try db.execute(sql: "PRAGMA max_page_count = \(maximumPages)") }
      }
      try ArchiveSchema.migrate(pool, path: path)
      try repairIndexIfNeeded()
    } catch {
      throw ArchiveError.translate(error, path: path)
    }
  }

  /// How much the archive holds.
  ///
  /// O(documents + passages), without reading their text.
  ///
  /// - Throws: ``AssayError`` with an archive code.
  public func state() async throws -> ArchiveState {
    try await read { db in
      ArchiveState(documents: try db.count(of: "document"), passages: try db.count(of: "passage"))
    }
  }

  /// What `assay archive stats` prints.
  ///
  /// O(documents + passages), without reading their text.
  ///
  /// - Throws: ``AssayError`` with an archive code.
  public func statistics() async throws -> ArchiveStatistics {
    let log = ArchiveFile.size(path + "-wal")
    let size = ArchiveFile.size(path)
    return try await read { db in
      ArchiveStatistics(
        documents: try db.count(of: "document"), passages: try db.count(of: "passage"), bytes: size + log,
        versions: try db.count(of: "document") + db.count(of: "earlierVersion"),
        embedded: try db.count(of: "vector"), waitingForVectors: try db.count(of: "waiting"),
        factChecks: try Int.fetchOne(
          db, sql: "SELECT count(*) FROM document WHERE kind = ?",
          arguments: [DocumentKind.factCheck.rawValue]) ?? 0,
        copies: try Int.fetchOne(db, sql: "SELECT count(*) FROM copy WHERE document <> first") ?? 0,
        embedder: try Setting.embedder.value(db),
        schemaVersion: ArchiveSchema.version)
    }
  }

  /// Reads, with errors that a user can act on.
  func read<T: Sendable>(_ body: @escaping @Sendable (Database) throws -> T) async throws -> T {
    do { return try await pool.read(body) } catch { throw ArchiveError.translate(error, path: path) }
  }

  /// Writes in one transaction, which is on the disk on return; errors as in ``read(_:)``.
  func write<T: Sendable>(_ body: @escaping @Sendable (Database) throws -> T) async throws -> T {
    do { return try await pool.write(body) } catch { throw ArchiveError.translate(error, path: path) }
  }
}

extension Database {
  /// The number of rows of a table of ours.
  func count(of table: String) throws -> Int {
    try Int.fetchOne(self, sql: "SELECT count(*) FROM \(table)") ?? 0
  }
}
