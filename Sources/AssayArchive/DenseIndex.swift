import AssayCore
import Foundation
import GRDB

/// The signs of an archive's vectors in memory, read once and then kept up to date.
///
/// 64 bytes a passage. Every search looks at the highest vector sequence in the file, which costs one step in a tree,
/// and reads what is new, whoever wrote it. (SQLite's `data_version` tells of other connections only, and a pool
/// has many.) Vectors of passages that are gone stay until they are many: a vector that is not in the file is dropped
/// when it is looked up.
actor DenseIndex {
  /// Rows of a part.
  ///
  /// Parts are searched side by side, and only the last one grows.
  private static let partRows = 65_536

  private let role: PassageRole
  private var parts: [VectorSigns] = []
  private var lastSequence: Int64 = 0
  private var model: String?
  private var dimension = 0

  init(role: PassageRole) { self.role = role }

  /// The signs as they are in the file now, as values that a search can hold on to.
  ///
  /// Nil where there are none of this model.
  func parts(of pool: DatabasePool, model: String, dimension: Int) throws -> [VectorSigns]? {
    try pool.read { db in
      guard try Setting.embedder.value(db) == model else { return reset(to: nil, dimension: 0) }
      let last = try Int64.fetchOne(db, sql: "SELECT max(sequence) FROM vector") ?? 0
      if self.model != model || self.dimension != dimension || last < lastSequence {
        reset(to: model, dimension: dimension)
      }
      if last > lastSequence { try load(to: last, db) }
    }
    return parts.isEmpty ? nil : parts
  }

  /// Reads the blocks behind what is known, then the vectors that are in no block yet.
  private func load(to last: Int64, _ db: Database) throws {
    let blocks = try Row.fetchCursor(
      db,
      sql: "SELECT last, role, sequences, passages, signs FROM vectorBlock WHERE last > ? ORDER BY last",
      arguments: [lastSequence])
    // A block may begin before what is known: that was read vector by vector.
    let known = lastSequence
    while let row = try blocks.next() {
      if row["role"] == role.rawValue {
        let block = VectorBlock(sequences: row["sequences"], passages: row["passages"], signs: row["signs"])
        try append { part in
          guard block.append(to: &part, after: known, dimension: dimension) else { throw VectorBlock.damaged }
        }
      }
      lastSequence = row["last"]
    }
    let rows = try Row.fetchCursor(
      db,
      sql: "SELECT sequence, passage, value FROM vector WHERE sequence > ? AND role = ? ORDER BY sequence",
      arguments: [lastSequence, role.rawValue])
    while let row = try rows.next() {
      try row.withUnsafeData(atIndex: 2) { data in
        data?.withUnsafeBytes { bytes in
          append { $0.append(sequence: row[0], passage: row[1], bytes: bytes) }
        }
      }
    }
    lastSequence = last
  }

  private func append(_ body: (inout VectorSigns) throws -> Void) rethrows {
    if parts.last.map({ $0.count >= Self.partRows }) ?? true {
      parts.append(VectorSigns(dimension: dimension))
    }
    try body(&parts[parts.count - 1])
  }

  private func reset(to model: String?, dimension: Int) {
    parts = []
    lastSequence = 0
    self.model = model
    self.dimension = dimension
  }
}
