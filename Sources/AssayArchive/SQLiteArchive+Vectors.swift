import AssayCore
import Foundation
import GRDB

extension SQLiteArchive {
  /// Passages that are embedded together; each batch is kept as soon as it is made.
  static let vectorBatch = 64
  /// A search makes so many missing vectors first; with more missing, it finds the others by their words.
  static let vectorsBeforeSearch = 128

  /// Makes the vectors of all passages that have none, and calls `progress` with the number made and the
  /// number there was to make.
  ///
  /// Does nothing without an embedder. Every batch is kept, so it can be stopped at any moment.
  ///
  /// - Parameters:
  ///   - most: It stops where more than this many are missing.
  ///   - progress: Called after each batch.
  /// - Returns: The number made.
  /// - Throws: ``AssayError`` with an archive code, `inference` or `modelMissing`.
  @discardableResult
  public func makeMissingVectors(
    unlessMissing most: Int = .max,
    progress: @escaping @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) async throws -> Int {
    guard embedder != nil else { return 0 }
    return try await vectorMaker.alone {
      try await self.adoptEmbedder()
      var done = 0
      while true {
        try Task.checkCancellation()
        // Far behind, it would only slow down what else is going on: the vectors are left for later.
        if most < .max, try await self.missingVectors(atMost: most + 1) > most { return done }
        let made = try await self.makeVectors(limit: Self.vectorBatch)
        done += made
        guard made > 0 else { return done }
        progress(done, done + (try await self.missingVectors()))
      }
    }
  }

  /// Merges segments and embeds what documents bring in, until `signals` ends; then what is left.
  func follow(
    _ signals: AsyncStream<Void>, report: @escaping @Sendable (ImportEvent) -> Void
  ) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      let (merges, merge) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
      let (vectors, vector) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
      group.addTask { for await _ in merges { try await self.mergeSegments() } }
      group.addTask { try await self.followWithVectors(vectors, report: report) }
      for await _ in signals {
        merge.yield()
        vector.yield()
      }
      merge.finish()
      vector.finish()
      try await group.waitForAll()
    }
  }

  private func followWithVectors(
    _ signals: AsyncStream<Void>, report: @escaping @Sendable (ImportEvent) -> Void
  ) async throws {
    guard embedder != nil else { return }
    var made = 0
    func makeMissing() async throws {
      let before = made
      made += try await makeMissingVectors(unlessMissing: vectorsDuringImport) { done, total in
        report(.embedded(done: before + done, total: before + total))
      }
    }
    for await _ in signals { try await makeMissing() }
    // What an earlier import left over, where this one brought nothing.
    try await makeMissing()
  }

  /// Makes a few missing vectors before a search.
  ///
  /// A search does not fail for this: without some vectors, it finds those passages by their words.
  func catchUpBeforeSearch() async throws {
    guard embedder != nil else { return }
    let waiting = try await missingVectors(atMost: Self.vectorsBeforeSearch + 1)
    guard waiting > 0, waiting <= Self.vectorsBeforeSearch else { return }
    do {
      try await makeMissingVectors()
    } catch let error as AssayError where error.code == .archiveBusy || error.code == .cannotWrite {
      return
    }
  }

  /// Makes missing vectors in the background until there are none, unless that is being done already.
  ///
  /// For a process that stays, such as a server: it can be stopped at any moment, and every batch is kept.
  public func makeMissingVectorsInBackground() async {
    guard embedder != nil else { return }
    await vectorMaker.inBackground { [weak self] in _ = try? await self?.makeMissingVectors() }
  }

  /// The number of passages without a vector of this embedder; counts no further than `most`.
  public func missingVectors(atMost most: Int = .max) async throws -> Int {
    guard let name = embedderName else { return 0 }
    return try await read { db in
      let table = try Setting.embedder.value(db) == name ? "waiting" : "passage"
      return try Int.fetchOne(
        db, sql: "SELECT count(*) FROM (SELECT 1 FROM \(table) LIMIT ?)", arguments: [most]) ?? 0
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
          SELECT w.passage, d.title, p.trail, p.text, p.role FROM waiting w LEFT JOIN passage p ON p.key = w.passage
          LEFT JOIN document d ON d.key = p.document ORDER BY w.passage LIMIT ?
          """, arguments: [limit]
      ).map {
        WaitingPassage(
          key: $0["passage"],
          title: [$0["title"] as String?, $0["trail"]].compactMap(\.self).joined(separator: "\n")
            .replacing("\n", with: ". "), text: $0["text"] ?? "",
          isClaim: ($0["role"] as Int?) == PassageRole.reviewedClaim.rawValue)
      }
    }
    guard !rows.isEmpty else { return 0 }
    let vectors = try await embedder.mean(of: rows.map(\.embedded))
    try await write { db in
      for (row, vector) in zip(rows, vectors) {
        // The document may have changed meanwhile: then its old passages wait no more.
        try db.execute(
          sql: """
            INSERT OR IGNORE INTO vector (passage, value, role)
            SELECT p.key, :value, p.role FROM waiting w JOIN passage p ON p.key = w.passage
            WHERE w.passage = :passage
            """, arguments: ["passage": row.key, "value": Data(VectorCode.encode(vector))])
        try db.execute(sql: "DELETE FROM waiting WHERE passage = ?", arguments: [row.key])
      }
      try VectorBlock.write(embedder.dimension, db)
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
        sql:
          "DELETE FROM vector; DELETE FROM vectorBlock; INSERT OR IGNORE INTO waiting SELECT key FROM passage;"
      )
      try Setting.embedder.set(name, db)
    }
  }
}

/// A passage without a vector.
private struct WaitingPassage: Sendable {
  var key: Int64
  /// The document's title and the headings above the passage.
  var title: String
  var text: String
  var isClaim: Bool

  /// What is embedded, as one text or as the mean of several.
  ///
  /// The title tells what "he" and "the court" are about. The claim of a fact check counts once more alone, since headlines
  /// of fact checks are questions and puns as often as not.
  var embedded: [String] {
    let whole = title.isEmpty ? text : "\(title). \(text)"
    return isClaim && !title.isEmpty ? [whole, text] : [whole]
  }
}
