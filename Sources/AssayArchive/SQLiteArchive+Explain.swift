import AssayCore
import GRDB

extension SQLiteArchive {
  /// What each word of a query adds to the BM25 score of a passage, the strongest first; words that are not in it are
  /// left out.
  ///
  /// - Throws: ``AssayError`` with an archive code.
  public func words(of query: String, in passage: Passage) async throws -> [(word: String, score: Double)] {
    try await read { db in
      let segments = try LexicalStore.segments(.text, db)
      let total = segments.reduce(0) { $0 + $1.passages }
      let title = TermCounts(passage.document.title ?? "").terms
      let terms = PassageTerms(title: title, text: TermCounts(passage.text).terms)
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

/// The terms of one text.
private struct TermCounts {
  let terms: [String]

  init(_ text: String) {
    var reader = TermReader()
    terms = reader.terms(in: text)
  }
}
