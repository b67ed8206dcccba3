import AssayCore
import GRDB

extension SQLiteArchive {
  /// Documents that are read together.
  private static let exportedAtOnce = 200

  /// All documents, each with its earlier versions before it, in the order in which they came.
  ///
  /// Adding them to an empty archive in this order gives the same documents and versions. Memory is bounded; what is
  /// added meanwhile may or may not be among them.
  ///
  /// - Parameter earlierVersions: Whether versions that are no longer current are among them.
  public func documents(
    earlierVersions: Bool = true
  ) -> AsyncThrowingStream<Document, any Error> {
    let pages = Pages(archive: self, earlierVersions: earlierVersions)
    return AsyncThrowingStream { try await pages.next() }
  }

  /// Reads one group after another, so that no read transaction is held open while a slow consumer writes.
  private actor Pages {
    private let archive: SQLiteArchive
    private let earlierVersions: Bool
    private var last: Int64 = 0
    private var waiting: [Document] = []

    init(archive: SQLiteArchive, earlierVersions: Bool) {
      self.archive = archive
      self.earlierVersions = earlierVersions
    }

    func next() async throws -> Document? {
      if waiting.isEmpty {
        let (after, withEarlier) = (last, earlierVersions)
        let (documents, end) = try await archive.read { db in
          try Self.read(after: after, earlierVersions: withEarlier, db)
        }
        waiting = documents.reversed()
        last = end
      }
      return waiting.popLast()
    }

    private static func read(
      after: Int64, earlierVersions: Bool, _ db: Database
    ) throws -> (documents: [Document], last: Int64) {
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT key, version, \(DocumentStore.fields) FROM document WHERE key > ? ORDER BY key
          LIMIT \(exportedAtOnce)
          """, arguments: [after])
      var documents: [Document] = []
      for row in rows {
        if earlierVersions, row["version"] > 1 {
          documents += try Row.fetchAll(
            db,
            sql: "SELECT \(DocumentStore.fields) FROM earlierVersion WHERE id = ? ORDER BY version",
            arguments: [row["id"] as String]
          ).map(Document.init(row:))
        }
        documents.append(Document(row: row))
      }
      return (documents, rows.last.map { $0["key"] } ?? after)
    }
  }
}
