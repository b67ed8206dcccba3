import AssayCore
import Foundation
import GRDB

/// The vectors of passages as rows.
enum VectorStore {
  /// The cosine of `query` and each of `rows`, the best `limit` of them, best first; what is gone is left out.
  static func scored(
    _ rows: [NearVector], by query: [Float], limit: Int, _ db: Database
  ) throws -> [ScoredPassage] {
    let coded = VectorCode.query(query)
    // In the order of the tree, so that each page is read once.
    let statement = try db.cachedStatement(sql: "SELECT value FROM vector WHERE sequence = ?")
    var scored: [ScoredPassage] = []
    scored.reserveCapacity(rows.count)
    for row in rows.sorted(by: { $0.sequence < $1.sequence }) {
      guard let found = try Row.fetchOne(statement, arguments: [row.sequence]) else { continue }
      let score = try found.withUnsafeData(atIndex: 0) { data in
        data.flatMap { data in data.withUnsafeBytes { VectorCode.cosine($0, coded) } }
      }
      if let score { scored.append(ScoredPassage(passage: row.passage, score: score)) }
    }
    scored.sort { $0.score == $1.score ? $0.passage < $1.passage : $0.score > $1.score }
    return Array(scored.prefix(limit))
  }

  /// The cosine of `query` and the vectors of some passages; those without one are left out.
  static func cosines(
    of passages: some Sequence<Int64>, with query: [Float], _ db: Database
  ) throws -> [Int64: Double] {
    let coded = VectorCode.query(query)
    let statement = try db.cachedStatement(sql: "SELECT value FROM vector WHERE passage = ?")
    var result: [Int64: Double] = [:]
    for passage in passages {
      guard let found = try Row.fetchOne(statement, arguments: [passage]) else { continue }
      result[passage] = try found.withUnsafeData(atIndex: 0) { data in
        data.flatMap { data in data.withUnsafeBytes { VectorCode.cosine($0, coded) } }
      }
    }
    return result
  }
}
