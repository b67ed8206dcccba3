import AssayCore
import Foundation
import GRDB

extension SQLiteArchive {
  /// Passages that are embedded together; each batch is kept as soon as it is made.
  static let vectorBatch = 64
  /// A search makes so many missing vectors first; with more missing, they follow in the background.
  static let vectorsBeforeSearch = 128

  /// Makes the vectors of all passages that have none, and calls `progress` with the number made and the
  /// number there was to make.
  ///
  /// Does nothing without an embedder. Every batch is kept, so it can be stopped at any moment.
  ///
  /// - Returns: The number made.
  /// - Throws: ``AssayError`` with an archive code, `inference` or `modelMissing`.
  @discardableResult
  public func makeMissingVectors(
    progress: @escaping @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) async throws -> Int {
    guard embedder != nil else { return 0 }
    return try await vectorMaker.alone {
      try await self.adoptEmbedder()
      var done = 0
      while true {
        try Task.checkCancellation()
        let made = try await self.makeVectors(limit: Self.vectorBatch)
        done += made
        guard made > 0 else { return done }
        progress(done, done + (try await self.missingVectors()))
      }
    }
  }

  /// Embeds what documents bring in, until `signals` ends; then what is left.
  func followWithVectors(
    _ signals: AsyncStream<Void>, report: @escaping @Sendable (ImportEvent) -> Void
  ) async throws {
    guard embedder != nil else { return }
    var made = 0
    for await _ in signals {
      let before = made
      made += try await makeMissingVectors { done, total in
        report(.embedded(done: before + done, total: before + total))
      }
    }
    // What an earlier import left over, where this one brought nothing.
    let before = made
    try await makeMissingVectors { done, total in
      report(.embedded(done: before + done, total: before + total))
    }
  }

  /// Makes a few missing vectors before a search, or starts making many in the background.
  ///
  /// A search does not fail for this: without some vectors, it finds those passages by their words.
  func catchUpBeforeSearch() async throws {
    guard embedder != nil else { return }
    let waiting = try await missingVectors()
    if waiting > Self.vectorsBeforeSearch {
      await vectorMaker.inBackground { [weak self] in _ = try? await self?.makeMissingVectors() }
    } else if waiting > 0 {
      do {
        try await makeMissingVectors()
      } catch let error as AssayError where error.code == .archiveBusy || error.code == .cannotWrite {
        return
      }
    }
  }

  /// The number of passages without a vector of this embedder.
  func missingVectors() async throws -> Int {
    guard let name = embedderName else { return 0 }
    return try await read { db in
      try db.count(of: Setting.embedder.value(db) == name ? "waiting" : "passage")
    }
  }

  /// The embedder by name and hash, as the archive records who made its vectors.
  var embedderName: String? { embedder.map { "\($0.model.name) \($0.model.sha256)" } }

  /// Embeds at most `limit` waiting passages; the number taken off the list.
  private func makeVectors(limit: Int) async throws -> Int {
    guard let embedder else { return 0 }
    let rows = try await read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT w.passage, c.title, c.text FROM waiting w LEFT JOIN passageContent c ON c.key = w.passage
          ORDER BY w.passage LIMIT ?
          """, arguments: [limit]
      ).map { WaitingPassage(key: $0["passage"], title: $0["title"] ?? "", text: $0["text"] ?? "") }
    }
    guard !rows.isEmpty else { return 0 }
    let vectors = try await embedder.embed(rows.map(\.embedded))
    guard vectors.count == rows.count else {
      throw AssayError(
        .inference, "The embedding model gave \(vectors.count) vectors for \(rows.count) passages.")
    }
    try await write { db in
      for (row, vector) in zip(rows, vectors) {
        // The document may have changed meanwhile: then its old passages wait no more.
        try db.execute(
          sql: """
            INSERT OR IGNORE INTO vector (passage, value)
            SELECT passage, :value FROM waiting WHERE passage = :passage
            """, arguments: ["passage": row.key, "value": Data(VectorCode.encode(vector))])
        try db.execute(sql: "DELETE FROM waiting WHERE passage = ?", arguments: [row.key])
      }
    }
    return rows.count
  }

  /// Sees to it that all vectors are of this embedder: those of another model cannot be compared.
  private func adoptEmbedder() async throws {
    guard let name = embedderName else { return }
    guard try await read({ try Setting.embedder.value($0) }) != name else { return }
    try await write { db in
      guard try Setting.embedder.value(db) != name else { return }
      try db.execute(
        sql: "DELETE FROM vector; INSERT OR IGNORE INTO waiting SELECT key FROM passage;")
      try Setting.embedder.set(name, db)
    }
  }
}

/// A passage without a vector.
private struct WaitingPassage: Sendable {
  var key: Int64
  var title: String
  var text: String

  /// What is embedded: the title tells what "he" and "the court" are about.
  var embedded: String { title.isEmpty ? text : "\(title). \(text)" }
}
