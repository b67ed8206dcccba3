import AssayCore
import Foundation
import GRDB

/// The vectors of an archive in memory, read once and then kept up to date.
///
/// 392 bytes a passage. Every search looks at the highest vector sequence in the file, which costs one step in a
/// tree, and reads what is new, whoever wrote it. (SQLite's `data_version` tells of other connections only, and a pool
/// has many.) Vectors of passages that are gone stay until they are many: a passage that is not in the file is
/// dropped when it is looked up.
actor DenseIndex {
  /// Rows of a segment.
  ///
  /// Segments are searched side by side, and only the last one grows.
  private static let segmentRows = 16_384

  private var segments: [VectorSegment] = []
  private var lastSequence: Int64 = 0
  private var model: String?
  private var dimension = 0

  /// The vectors as they are in the file now, as values that a search can hold on to.
  ///
  /// Nil where there are none of this model.
  func segments(of pool: DatabasePool, model: String, dimension: Int) throws -> [VectorSegment]? {
    try pool.read { db in
      guard try Setting.embedder.value(db) == model else { return reset(to: nil, dimension: 0) }
      let last = try Int64.fetchOne(db, sql: "SELECT max(sequence) FROM vector") ?? 0
      if self.model != model || self.dimension != dimension || last < lastSequence {
        reset(to: model, dimension: dimension)
      }
      guard last > lastSequence else { return }
      // Count only when something changed: it reads the whole tree of keys.
      let rows = segments.reduce(0) { $0 + $1.count }
      if rows > 4096, rows > 2 * (try db.count(of: "waiting") + db.count(of: "vector")) {
        reset(to: model, dimension: dimension)
      }
      try load(from: db)
    }
    return segments.isEmpty ? nil : segments
  }

  private func load(from db: Database) throws {
    let rows = try Row.fetchCursor(
      db, sql: "SELECT sequence, passage, value FROM vector WHERE sequence > ? ORDER BY sequence",
      arguments: [lastSequence])
    var segment = segments.last.map { $0.count < Self.segmentRows } == true ? segments.removeLast() : nil
    while let row = try rows.next() {
      if segment == nil { segment = VectorSegment(dimension: dimension) }
      try row.withUnsafeData(atIndex: 2) { data in
        data?.withUnsafeBytes { segment?.append(passage: row[1], bytes: $0) }
      }
      lastSequence = row[0]
      if let full = segment, full.count >= Self.segmentRows {
        segments.append(full)
        segment = nil
      }
    }
    if let segment { segments.append(segment) }
  }

  private func reset(to model: String?, dimension: Int) {
    segments = []
    lastSequence = 0
    self.model = model
    self.dimension = dimension
  }
}

extension Array where Element == VectorSegment {
  /// For each query the `limit` nearest passages, best first.
  ///
  /// Segments are searched on all cores.
  func nearest(_ queries: [[Float]], limit: Int) async -> [[ScoredPassage]] {
    let coded = queries.map(VectorCode.query)
    return await withTaskGroup(of: [[ScoredPassage]].self) { group in
      for segment in self { group.addTask { segment.nearest(coded, limit: limit) } }
      var best = queries.map { _ in TopScores(limit: limit) }
      for await found in group {
        for (query, items) in found.enumerated() {
          for item in items { best[query].insert(item) }
        }
      }
      return best.map { $0.sorted() }
    }
  }
}
