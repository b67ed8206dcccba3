import AssayCore
import GRDB

/// Chooses what a search returns from candidates in order: no copies of the article, no two passages of one place,
/// not everything from one document, and of a text that several documents carry only one.
struct PassageSelection {
  let exclusion: ArticleExclusion?
  let filter: DocumentFilter
  /// Passages of one document among ten results; one document takes more only where others have nothing.
  let passagesPerDocument: Int
  /// Whether one document gives at most ``passagesPerDocument`` results, however many are asked for.
  let isStrict: Bool
  let limit: Int

  /// Whether one document gave more than its share, as the candidates held too little of others.
  private(set) var isOneSided = false
  private var chosen: [RetrievedPassage] = []
  private var postponed: [(Candidate, StoredPassage)] = []
  private var spans: [Int64: [TextSpan]] = [:]
  private var isCopy: [Int64: Bool] = [:]
  /// The document that was chosen of each group of copies, by the group's first.
  private var shown: [Int64: Int64] = [:]

  init(
    exclusion: ArticleExclusion?, filter: DocumentFilter, passagesPerDocument: Int, isStrict: Bool, limit: Int
  ) {
    self.exclusion = exclusion
    self.filter = filter
    self.passagesPerDocument = passagesPerDocument
    self.isStrict = isStrict
    self.limit = limit
  }

  /// The results, best first.
  ///
  /// Reads only as many candidates as it needs.
  mutating func choose(from candidates: [Candidate], _ db: Database) throws -> [RetrievedPassage] {
    for candidate in candidates where chosen.count < limit {
      let found = try candidate.stored ?? PassageStore.passages([candidate.passage], db).first
      guard let stored = found, stored.role == .text,
        filter.isEmpty || filter.passes(stored.passage.document)
      else { continue }
      if spans[stored.document, default: []].count >= allowed {
        postponed.append((candidate, stored))
      } else {
        try take(candidate, stored, db)
      }
    }
    if !isStrict {
      isOneSided = !postponed.isEmpty && chosen.count < limit
      for (candidate, stored) in postponed where chosen.count < limit { try take(candidate, stored, db) }
      chosen.sort { $0.score > $1.score }
    }
    return chosen
  }

  private var allowed: Int { isStrict ? passagesPerDocument : passagesPerDocument * (chosen.count / 10 + 1) }

  private mutating func take(_ candidate: Candidate, _ stored: StoredPassage, _ db: Database) throws {
    let taken = spans[stored.document, default: []]
    guard !taken.contains(where: { $0.overlaps(stored.passage.span) }) else { return }
    var passage = stored.passage
    var parts = candidate.parts
    if let first = try CopyStore.first(of: stored.document, db) {
      guard shown[first, default: stored.document] == stored.document else { return }
      shown[first] = stored.document
      let copies = try CopyStore.copies(of: stored.document, db)
      if let origin = copies.first {
        parts["copies"] = Double(copies.count - 1)
        passage.document.group = origin.id
      }
    }
    if let exclusion {
      guard try !isArticle(stored, exclusion, db), let rest = exclusion.uncopied(passage) else { return }
      passage = rest.passage
      if rest.copied > 0 { parts["copied"] = rest.copied }
    }
    let card = try SourceStore.card(of: passage.document, db)
    passage.document.card = card
    passage.document.owner = card?.owner
    spans[stored.document, default: []].append(stored.passage.span)
    chosen.append(RetrievedPassage(passage: passage, score: candidate.score, parts: parts))
  }

  private mutating func isArticle(
    _ stored: StoredPassage, _ exclusion: ArticleExclusion, _ db: Database
  ) throws -> Bool {
    if let known = isCopy[stored.document] { return known }
    let result =
      try exclusion.isArticle(at: stored.passage.document.url)
      || exclusion.isCopy(document: PassageStore.text(ofDocument: stored.document, db))
    isCopy[stored.document] = result
    return result
  }
}
