import Foundation
import GRDB

/// The signs of some hundred vectors in one row, so that they are read at once when an archive is opened.
struct VectorBlock {
  /// Vectors that are put into one block.
  static let rows = 1024

  var sequences: Data
  var passages: Data
  var signs: Data

  /// What a broken block is reported as: damage of the index, which is mended from the documents.
  static var damaged: DatabaseError {
    DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a block of vectors is broken")
  }

  /// Adds the rows with a sequence above `known`; false where the block is broken.
  func append(to part: inout VectorSigns, after known: Int64, dimension: Int) -> Bool {
    let words = VectorSigns.words(for: dimension)
    let count = sequences.count / 8
    guard sequences.count == count * 8, passages.count == count * 8, signs.count == count * words * 8 else {
      return false
    }
    let sequences = numbers(sequences).map { Int64(bitPattern: $0) }
    // Sequences ascend: what is known is at the beginning.
    let first = sequences.firstIndex { $0 > known } ?? count
    part.append(
      sequences: sequences[first...],
      passages: numbers(passages)[first...].map { Int64(bitPattern: $0) },
      signs: numbers(signs)[(first * words)...])
    return true
  }

  /// Puts vectors that are in no block yet into blocks, as many as fill one each.
  static func write(_ dimension: Int, _ db: Database) throws {
    let last = try Int64.fetchOne(db, sql: "SELECT max(last) FROM vectorBlock") ?? 0
    guard
      let end = try Int64.fetchOne(
        db, sql: "SELECT sequence FROM vector WHERE sequence > ? ORDER BY sequence LIMIT 1 OFFSET ?",
        arguments: [last, rows - 1])
    else { return }
    var parts = PassageRole.allCases.map { _ in VectorSigns(dimension: dimension) }
    let cursor = try Row.fetchCursor(
      db,
      sql: """
        SELECT sequence, passage, role, value FROM vector WHERE sequence > ? AND sequence <= ? ORDER BY sequence
        """, arguments: [last, end])
    while let row = try cursor.next() {
      guard let role = PassageRole(rawValue: row[2]) else { continue }
      try row.withUnsafeData(atIndex: 3) { data in
        data?.withUnsafeBytes { parts[role.rawValue].append(sequence: row[0], passage: row[1], bytes: $0) }
      }
    }
    // One block a role, with keys of their own: the last sequence that is in the block.
    for role in PassageRole.allCases {
      let part = parts[role.rawValue]
      guard let own = part.sequences.last else { continue }
      try db.execute(
        sql: "INSERT OR REPLACE INTO vectorBlock VALUES (?, ?, ?, ?, ?)",
        arguments: [
          own, role.rawValue, data(part.sequences.map { UInt64(bitPattern: $0) }),
          data(part.passages.map { UInt64(bitPattern: $0) }), data(part.allSigns),
        ])
    }
  }

  private static func data(_ numbers: [UInt64]) -> Data {
    numbers.reduce(into: Data(capacity: numbers.count * 8)) { data, number in
      withUnsafeBytes(of: number.littleEndian) { data.append(contentsOf: $0) }
    }
  }

  private func numbers(_ data: Data) -> [UInt64] {
    data.withUnsafeBytes { bytes in
      (0..<bytes.count / 8).map {
        UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: $0 * 8, as: UInt64.self))
      }
    }
  }
}
