import AssayCore
import GRDB

extension SQLiteArchive {
  /// The earlier fact checks that may have dealt with each claim, best first, at most `limit`, in the order of `claims`.
  ///
  /// Compared is the claim that a fact check reviewed, with its headline; in an archive whose fact checks do not say
  /// which claim they reviewed, their passages; and in an archive without any fact checks, the passages of all
  /// documents. Words and vectors propose, as in a search, and each document comes once with its best part.
  ///
  /// - Parameter filter: Which fact checks may be among them.
  /// - Throws: ``AssayError`` with an archive code, `inference` or `modelMissing`.
  public func match(
    _ claims: [String], limit: Int, filter: DocumentFilter = DocumentFilter()
  ) async throws -> [[FactCheckMatch]] {
    guard limit > 0, !claims.isEmpty else { return claims.map { _ in [] } }
    do {
      try await catchUpBeforeSearch()
      return try await matches(claims, limit: limit, filter: filter)
    } catch  where ArchiveError.mayBeIndexDamage(error) {
      try await rebuildIndex()
      return try await matches(claims, limit: limit, filter: filter)
    }
  }

  /// Fact checks that are near enough to each claim to have dealt with it, nearest first, at most three.
  ///
  /// Costs nothing in an archive without fact checks.
  ///
  /// - Throws: As ``match(_:limit:)``.
  public func earlierFactChecks(of claims: [String]) async throws -> [[FactCheckMatch]] {
    let hasFactChecks = try await read { db in
      try Bool.fetchOne(
        db, sql: "SELECT EXISTS (SELECT 1 FROM document WHERE kind = ?)",
        arguments: [DocumentKind.factCheck.rawValue]) ?? false
    }
    guard hasFactChecks else { return claims.map { _ in [] } }
    return try await match(claims, limit: 3).map { $0.filter { $0.isNear && $0.document.kind == .factCheck } }
  }

  /// Passages among which fact checks are looked for.
  private struct Place: Sendable {
    var role: PassageRole
    /// Whether only documents of kind fact check count.
    var onlyFactChecks = false
  }

  /// Where most documents do not pass a filter, so many times as many are looked at.
  private static let filteredFactor = 50

  private func places() async throws -> [Place] {
    try await read { db in
      var places: [Place] = []
      if try !LexicalStore.segments(.reviewedClaim, db).isEmpty { places.append(Place(role: .reviewedClaim)) }
      let hasOthers = try Bool.fetchOne(
        db,
        sql: "SELECT EXISTS (SELECT 1 FROM document WHERE kind = ? AND factCheck IS NULL)",
        arguments: [DocumentKind.factCheck.rawValue])
      if hasOthers == true { places.append(Place(role: .text, onlyFactChecks: true)) }
      return places.isEmpty ? [Place(role: .text)] : places
    }
  }

  private func matches(
    _ claims: [String], limit: Int, filter: DocumentFilter
  ) async throws -> [[FactCheckMatch]] {
    let places = try await places()
    let depth = max(matchWeights.depth, limit * 5) * (filter.isEmpty ? 1 : Self.filteredFactor)
    var found: [[FactCheckMatch]] = claims.map { _ in [] }
    for place in places {
      let near = try await nearest(claims.map(ClaimQuery.forms), role: place.role, depth: depth)
      try await withThrowingTaskGroup(of: (Int, [FactCheckMatch]).self) { group in
        for (position, claim) in claims.enumerated() {
          group.addTask { [matchWeights] in
            let matches = try await self.read { db in
              let candidates = try Self.candidates(
                for: ClaimQuery.terms(of: claim), longest: ClaimQuery.longest, role: place.role,
                dense: near?[position], depth: depth, weights: matchWeights, db)
              return try Self.best(of: candidates, place: place, filter: filter, limit: limit, db)
            }
            return (position, matches)
          }
        }
        for try await (position, matches) in group { found[position] += matches }
      }
    }
    return found.map { matches in
      var seen = Set<String>()
      return Array(
        matches.sorted { $0.score > $1.score }.filter { seen.insert($0.document.id).inserted }.prefix(limit))
    }
  }

  private static func best(
    of candidates: [Candidate], place: Place, filter: DocumentFilter, limit: Int, _ db: Database
  ) throws -> [FactCheckMatch] {
    var seen = Set<Int64>()
    var result: [FactCheckMatch] = []
    for candidate in candidates where result.count < limit {
      guard let stored = try PassageStore.passages([candidate.passage], db).first, stored.role == place.role,
        !place.onlyFactChecks || stored.passage.document.kind == .factCheck,
        filter.isEmpty || filter.passes(stored.passage.document), seen.insert(stored.document).inserted
      else { continue }
      result.append(
        FactCheckMatch(
          document: stored.passage.document,
          factCheck: try PassageStore.factCheck(ofDocument: stored.document, db), text: stored.passage.text,
          score: min(1, candidate.score), parts: candidate.parts))
    }
    return result
  }
}
