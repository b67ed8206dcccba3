import AssayCore
import GRDB

extension SQLiteArchive {
  /// The passages most likely to decide each query, best first, at most `limit` a query, in the order of the queries.
  ///
  /// Words (BM25) and vectors propose passages, and their scores are fused; `parts` says what each gave: `lexical`
  /// (BM25), `lexicalRank`, `dense` (cosine), `denseRank`, and `copied` (the share of a passage that is in the article
  /// too). Overlapping passages of one place are returned once, and at most three of one document among ten results
  /// as long as others have something to say. The article given in `excluding` and copies of it are left out.
  ///
  /// A batch embeds all queries in one call and searches on all cores.
  ///
  /// - Throws: ``AssayError`` with an archive code, `inference` or `modelMissing`.
  public func search(_ queries: [ArchiveQuery], limit: Int) async throws -> [[RetrievedPassage]] {
    try await search(queries, limit: limit, passagesPerDocument: nil)
  }

  /// The documents most likely to decide each query, best first, each with its best passage; at most `limit`.
  ///
  /// - Throws: As ``search(_:limit:)``.
  public func searchDocuments(_ queries: [ArchiveQuery], limit: Int) async throws -> [[RetrievedPassage]] {
    try await search(queries, limit: limit, passagesPerDocument: 1)
  }

  private func search(
    _ queries: [ArchiveQuery], limit: Int, passagesPerDocument: Int?
  ) async throws -> [[RetrievedPassage]] {
    guard limit > 0, !queries.isEmpty else { return queries.map { _ in [] } }
    do {
      try await catchUpBeforeSearch()
      return try await find(queries, limit: limit, passagesPerDocument: passagesPerDocument)
    } catch  where ArchiveError.mayBeIndexDamage(error) {
      // The documents are the truth: make the index anew, once, and try again.
      try await rebuildIndex()
      return try await find(queries, limit: limit, passagesPerDocument: passagesPerDocument)
    }
  }

  private func find(
    _ queries: [ArchiveQuery], limit: Int, passagesPerDocument: Int?
  ) async throws -> [[RetrievedPassage]] {
    // Words alone are taken in their own order: only what is left out of the results has to be made up for.
    let least = embedder == nil ? weights.lexicalDepth : weights.depth
    let depth = max(least, limit * (passagesPerDocument == 1 ? 5 : 3))
    var found = try await find(
      queries, depth: depth, limit: limit, passagesPerDocument: passagesPerDocument)
    // Where most of what is near is not to be returned, look further, and further still.
    for factor in [10, 100] {
      let short = queries.indices.filter { found[$0].isShort && found[$0].mayGoOn }
      guard !short.isEmpty else { break }
      let deeper = try await find(
        short.map { queries[$0] }, depth: depth * factor, limit: limit,
        passagesPerDocument: passagesPerDocument)
      for (index, passages) in zip(short, deeper) { found[index] = passages }
    }
    return found.map(\.passages)
  }

  /// What a query found at some depth.
  private struct Found: Sendable {
    var passages: [RetrievedPassage]
    /// Whether there are too few, or too many of one document.
    var isShort: Bool
    /// Whether there may be more, further down.
    var mayGoOn: Bool
  }

  private func find(
    _ queries: [ArchiveQuery], depth: Int, limit: Int, passagesPerDocument: Int?
  ) async throws -> [Found] {
    let near = try await nearest(queries.map { [$0.text] }, role: .text, depth: depth)
    let exclusions = Dictionary(
      Set(queries.compactMap(\.excluding)).map { ($0, ArticleExclusion($0)) },
      uniquingKeysWith: { first, _ in first })
    return try await withThrowingTaskGroup(of: (Int, Found).self) { group in
      for (position, query) in queries.enumerated() {
        let dense = near?[position]
        let exclusion = query.excluding.flatMap { exclusions[$0] }
        group.addTask { [weights] in
          let found = try await self.read { db in
            let candidates = try Self.candidates(
              for: LexicalQuery.terms(of: query.text), longest: LexicalQuery.longest, role: .text,
              dense: dense, depth: depth, weights: weights, db
            ).weighed(by: QueryPhrases(query.text), weights: weights, db)
            var selection = PassageSelection(
              exclusion: exclusion, filter: query.filter,
              passagesPerDocument: passagesPerDocument ?? weights.passagesPerDocument,
              isStrict: passagesPerDocument != nil, limit: limit)
            let passages = try selection.choose(from: candidates, db)
            return Found(
              passages: passages, isShort: passages.count < limit || selection.isOneSided,
              mayGoOn: candidates.count >= depth)
          }
          return (position, found)
        }
      }
      var result = queries.map { _ in Found(passages: [], isShort: false, mayGoOn: false) }
      for try await (position, found) in group { result[position] = found }
      return result
    }
  }

  /// What the words and the vectors propose, fused.
  static func candidates(
    for terms: [String], longest: Int, role: PassageRole, dense: NearPassages?, depth: Int,
    weights: RetrievalWeights,
    _ db: Database
  ) throws -> [Candidate] {
    let lexical = try LexicalStore.matching(
      terms, role: role, longest: longest, limit: depth, db)
    guard let dense else { return [Candidate].fused(lexical: lexical, dense: [], weights: weights) }
    let near = try VectorStore.scored(dense.rows, by: dense.query, limit: depth, db)
    let known = Set(near.map(\.passage))
    let cosines = try VectorStore.cosines(
      of: lexical.lazy.map(\.passage).filter { !known.contains($0) }, with: dense.query, db)
    return [Candidate].fused(lexical: lexical, dense: near, cosines: cosines, weights: weights)
  }

  /// The passages whose vectors may be nearest to each text; nil where there are no vectors.
  ///
  /// - Parameter texts: each query in one or several forms, whose vectors are averaged.
  func nearest(_ texts: [[String]], role: PassageRole, depth: Int) async throws -> [NearPassages]? {
    guard let embedder, let name = embedderName else { return nil }
    let parts: [VectorSigns]?
    do {
      parts = try await dense[role.rawValue].parts(of: pool, model: name, dimension: embedder.dimension)
    } catch {
      throw ArchiveError.translate(error, path: path)
    }
    guard let parts else { return nil }
    let queries = try await embedder.mean(of: texts)
    let rows = await parts.nearest(queries, limit: max(weights.signDepth, depth))
    return zip(queries, rows).map { NearPassages(query: $0, rows: $1) }
  }
}

/// What a first look at the vectors gave for a query.
struct NearPassages: Sendable {
  /// The query's own vector.
  var query: [Float]
  /// Rows to compare by their full vectors.
  var rows: [NearVector]
}
