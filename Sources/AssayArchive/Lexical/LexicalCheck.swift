import GRDB

/// Compares the index of words with the passages it was made from.
enum LexicalCheck {
  /// What is wrong, in words; empty where nothing is.
  ///
  /// Reads all passages and all lists. 24 bytes of memory a passage.
  static func problems(_ db: Database) throws -> [String] {
    // What each passage's terms and impacts come to, added up so that their order does not matter.
    var sums: [Int64: UInt64] = [:]
    do {
      for role in PassageRole.allCases {
        for segment in try LexicalStore.segments(role, db) { try add(segment, to: &sums, db) }
      }
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
      return ["The index of words is damaged: \(error.message ?? "a list cannot be read")."]
    }
    let gone = try Int64.fetchSet(db, sql: "SELECT passage FROM lexicalGone")
    var reader = TermReader()
    var different = 0
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT p.key, d.title, p.text, p.trail FROM passage p JOIN document d ON d.key = p.document
        """)
    while let row = try rows.next() {
      let title = [row[1] as String?, row[3]].compactMap(\.self).flatMap { reader.terms(in: $0) }
      let terms = PassageTerms(title: title, text: reader.terms(in: row[2]))
      let expected = terms.impacts.reduce(UInt64(0)) { $0 &+ hash($1.term, $1.impact) }
      if sums.removeValue(forKey: row[0]) ?? 0 != expected { different += 1 }
    }
    var problems: [String] = []
    if different > 0 { problems.append("The index of words does not belong to \(different) passages.") }
    let strangers = sums.keys.count { !gone.contains($0) }
    if strangers > 0 { problems.append("The index of words has \(strangers) passages that are not there.") }
    return problems
  }

  private static func add(_ segment: LexicalSegment, to sums: inout [Int64: UInt64], _ db: Database) throws {
    let rows = try Row.fetchCursor(
      db, sql: "SELECT term, list FROM lexicalPosting WHERE segment = ?", arguments: [segment.id])
    while let row = try rows.next() {
      let term: String = row[0]
      guard let postings = try LexicalStore.list(of: row, at: 1).postings() else {
        throw LexicalStore.damaged
      }
      for posting in postings {
        sums[segment.base + Int64(posting.passage), default: 0] &+= hash(term, posting.impact)
      }
    }
  }

  /// FNV-1a over the term and its impact.
  private static func hash(_ term: String, _ impact: UInt8) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in term.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return (hash ^ UInt64(impact)) &* 0x0000_0100_0000_01B3
  }
}
