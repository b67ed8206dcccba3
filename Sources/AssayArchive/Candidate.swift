import AssayCore
import GRDB

/// A passage that one or both sides of the index proposed, before its words are read.
struct Candidate: Sendable {
  var passage: Int64
  /// BM25, higher is better; nil where the words did not propose it.
  var lexical: Double?
  /// Position among what the words proposed, from 1.
  var lexicalRank: Int?
  /// Cosine of query and passage; nil where there is no vector.
  var dense: Double?
  /// Position among what the vectors proposed, from 1.
  var denseRank: Int?
  /// The words' part of the score: their weight times BM25 in proportion to the query's best.
  var wordsPart: Double?
  /// The vectors' part of the score: their weight times the cosine.
  var meaningPart: Double?
  /// What phrases and names of the query that stand in the passage add to the score; nil where none do.
  var phrasesPart: Double?
  var namesPart: Double?
  /// The fused score: the sum of the parts.
  var score = 0.0
  /// The passage itself, where it was read already.
  var stored: StoredPassage?

  /// The score's parts by name, for a reader.
  var parts: [String: Double] {
    var parts: [String: Double] = [:]
    parts["lexical"] = lexical
    parts["lexicalRank"] = lexicalRank.map(Double.init)
    parts["dense"] = dense
    parts["denseRank"] = denseRank.map(Double.init)
    parts["wordsPart"] = wordsPart
    parts["meaningPart"] = meaningPart
    parts["phrasesPart"] = phrasesPart
    parts["namesPart"] = namesPart
    return parts
  }
}

extension [Candidate] {
  /// Fuses what the words and the vectors proposed; best first, equal scores in the order of passages.
  ///
  /// BM25 has no scale of its own: it is set in proportion to the best of the query. The cosine has one, and is used
  /// as it is, from 0.
  ///
  /// - Parameter cosines: those of passages that the words proposed and the vectors did not.
  static func fused(
    lexical: [ScoredPassage], dense: [ScoredPassage], cosines: [Int64: Double] = [:],
    weights: RetrievalWeights
  ) -> [Candidate] {
    var byPassage: [Int64: Candidate] = [:]
    for (rank, item) in lexical.enumerated() {
      byPassage[item.passage] = Candidate(
        passage: item.passage, lexical: item.score, lexicalRank: rank + 1, dense: cosines[item.passage])
    }
    for (rank, item) in dense.enumerated() {
      byPassage[item.passage, default: Candidate(passage: item.passage)].dense = item.score
      byPassage[item.passage]?.denseRank = rank + 1
    }
    let highest = lexical.first?.score ?? 0
    // What has no vector yet is taken to be no better than the last that the vectors proposed.
    let lowestDense = dense.last?.score ?? 0
    let share = dense.isEmpty ? 0 : weights.dense
    return byPassage.values
      .map { candidate in
        var candidate = candidate
        let words = highest > 0 ? (candidate.lexical ?? 0) / highest : 0
        let meaning = Swift.max(0, candidate.dense ?? lowestDense)
        candidate.wordsPart = (1 - share) * words
        candidate.meaningPart = share > 0 ? share * meaning : nil
        candidate.score = (1 - share) * words + share * meaning
        return candidate
      }
      .inOrder()
  }

  private func inOrder() -> [Candidate] {
    sorted { $0.score == $1.score ? $0.passage < $1.passage : $0.score > $1.score }
  }

  /// The best candidates once more, with what the query's phrases and names add; the others behind them, as their scores
  /// have it.
  func weighed(by phrases: QueryPhrases, weights: RetrievalWeights, _ db: Database) throws -> [Candidate] {
    guard !phrases.isEmpty else { return self }
    var reader = TermReader()
    var result = self
    for index in indices.prefix(weights.phraseDepth) {
      guard let stored = try PassageStore.passages([self[index].passage], db).first else { continue }
      result[index].stored = stored
      let shares = phrases.shares(in: stored.passage.text, title: stored.passage.document.title, &reader)
      if shares.phrases > 0 { result[index].phrasesPart = weights.phrases * shares.phrases }
      if shares.names > 0 { result[index].namesPart = weights.names * shares.names }
      result[index].score += weights.phrases * shares.phrases + weights.names * shares.names
    }
    return result.inOrder()
  }
}
