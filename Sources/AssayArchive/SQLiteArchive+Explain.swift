import AssayCore
import GRDB

extension SQLiteArchive {
  /// The headings that a passage stands under in its document, outermost first.
  ///
  /// - Throws: ``AssayError`` with an archive code.
  public func headings(above passage: Passage) async throws -> [String] {
    try await read { db in try Self.headings(above: passage, db) }
  }

  private static func headings(above passage: Passage, _ db: Database) throws -> [String] {
    let trail = try String.fetchOne(
      db,
      sql: """
        SELECT p.trail FROM passage p JOIN document d ON d.key = p.document
        WHERE d.id = ? AND p.first <= ? AND p.last >= ? AND p.trail IS NOT NULL ORDER BY p.first DESC LIMIT 1
        """, arguments: [passage.document.id, passage.span.start, passage.span.end])
    return trail.map { $0.split(separator: "\n").map(String.init) } ?? []
  }

  /// What each word of a query adds to the BM25 score of a passage, the strongest first; words that are not in it are
  /// left out.
  ///
  /// - Throws: ``AssayError`` with an archive code.
  public func words(of query: String, in passage: Passage) async throws -> [(word: String, score: Double)] {
    try await read { db in
      let segments = try LexicalStore.segments(.text, db)
      let total = segments.reduce(0) { $0 + $1.passages }
      var reader = TermReader()
      let headings = try Self.headings(above: passage, db)
      let above = [passage.document.title].compactMap(\.self) + headings
      let terms = PassageTerms(
        title: above.flatMap { reader.terms(in: $0) }, text: reader.terms(in: passage.text))
      let impacts = Dictionary(
        terms.impacts.map { ($0.term, Int($0.impact)) }, uniquingKeysWith: { first, _ in first })
      var result: [(word: String, score: Double)] = []
      for term in LexicalQuery.terms(of: query) {
        guard let impact = impacts[term] else { continue }
        let passages = try segments.reduce(0) { sum, segment in
          sum + (try LexicalStore.passages(term, segment: segment.id, db))
        }
        let weight = LexicalScan.weight(passages: passages, of: total)
        result.append(
          (term, Double(Int(weight) * impact) / LexicalScan.weightScale * PassageTerms.impactUnit))
      }
      return result.sorted { $0.score > $1.score }
    }
  }
}
