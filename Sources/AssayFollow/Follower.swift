import AssayCore
import Foundation

/// Keeps the verdicts of followed checks current: looks at what came into the archive, and has the claims that it bears on
/// judged again.
///
/// A claim is judged as in a fresh check, by the verifier that made it: everything that the archive has for the claim, and what
/// live searches found when it was checked, the article left out. No service is asked again. The store knows up
/// to where arrivals have been looked at; killed at any moment, the work goes on from there and nothing is missed.
public actor Follower<Store: GrowingArchive> {
  /// How much is looked at.
  public struct Options: Sendable {
    /// Passages that are looked at together.
    public var passagesPerRound = 512
    /// Claims that are judged together.
    public var claimsPerGroup = 8
    /// Passages judged for each claim; as many as in a check.
    public var passagesPerClaim = 8
    /// Addresses that are told of revisions.
    public var hooks: [String] = []

    /// Makes the default options.
    public init() {}
  }

  /// What a run did.
  public struct Outcome: Sendable, Hashable {
    /// Passages that came in.
    public var passages = 0
    /// Claims that they bear on and that were judged again.
    public var claims = 0
    /// Changes of verdicts, in the order in which they were found.
    public var revisions: [VerdictRevision] = []

    /// Makes the outcome of a run that found nothing.
    public init() {}
  }

  private let store: FollowStore
  private let archive: Store
  private let verifier: @Sendable (_ name: String) async throws -> any Verifier
  private let embedder: (any Embedder)?
  private let options: Options
  private var index: (generation: Int, claims: [FollowedClaim], terms: ClaimIndex, vectors: [[Float]]?)?

  /// Makes a follower.
  ///
  /// - Parameters:
  ///   - verifier: Gives the verifier of a name, which a check was followed with.
  ///   - embedder: Tells whether passage and claim mean the same; nil goes by their words alone.
  public init(
    store: FollowStore, archive: Store,
    verifier: @escaping @Sendable (_ name: String) async throws -> any Verifier,
    embedder: (any Embedder)?, options: Options = Options()
  ) {
    self.store = store
    self.archive = archive
    self.verifier = verifier
    self.embedder = embedder
    self.options = options
  }

  /// Looks at everything that has come in since the last time.
  ///
  /// - Parameter tell: Called with each revision as soon as it is kept.
  /// - Throws: ``AssayError`` where the archive, the store or a model fails: what was not finished is looked at again. Where only
  ///   the verifier of some checks cannot be had, the others are judged first; those are judged whole when it is there again.
  public func run(tell: @Sendable (VerdictRevision) -> Void = { _ in }) async throws -> Outcome {
    var outcome = Outcome()
    guard let seen = try await store.mark() else { return outcome }
    // An archive that was made anew begins to count anew.
    if try await archive.mark() < seen { try await store.advanceMark(from: seen, to: 0) }
    for check in try await store.checksBehind() {
      guard let (_, name) = try await store.article(of: check), (try? await verifier(name)) != nil else {
        continue
      }
      try await judgeAll(of: check, outcome: &outcome, tell: tell)
      try await store.setBehind(check, false)
    }
    var missing: AssayError?
    while let mark = try await store.mark() {
      try Task.checkCancellation()
      let arrived = try await archive.passages(after: mark, limit: options.passagesPerRound)
      guard let last = arrived.last else { break }
      outcome.passages += arrived.count
      try await prepare()
      let touched = try await touched(by: arrived)
      let problem = try await judge(touched, outcome: &outcome, tell: tell)
      missing = missing ?? problem
      try await store.advanceMark(from: mark, to: last.mark)
    }
    if let missing { throw missing }
    return outcome
  }

  /// Judges all claims of a check again, whatever came in: for one that was made some time ago.
  ///
  /// - Parameter tell: Called with each revision as soon as it is kept.
  /// - Throws: ``AssayError`` where the archive, the store or a model fails.
  public func review(
    _ check: String, tell: @Sendable (VerdictRevision) -> Void = { _ in }
  ) async throws -> Outcome {
    var outcome = Outcome()
    try await judgeAll(of: check, outcome: &outcome, tell: tell)
    return outcome
  }

  private func judgeAll(
    of check: String, outcome: inout Outcome, tell: @Sendable (VerdictRevision) -> Void
  ) async throws {
    try await prepare()
    let own = (index?.claims ?? []).indices.filter { index?.claims[$0].check == check }
    let nothingNew: [Int: Set<String>] = Dictionary(uniqueKeysWithValues: own.map { ($0, []) })
    if let missing = try await judge(nothingNew, outcome: &outcome, tell: tell) { throw missing }
  }

  /// Reads the claims and indexes them, where they are others than the last time.
  private func prepare() async throws {
    let now = try await store.generation()
    // Verdicts may be newer than the copy: they are read again where they matter.
    if let index, index.generation == now { return }
    let (generation, claims) = try await store.openClaims()
    var vectors: [[Float]]?
    if let embedder, !claims.isEmpty { vectors = try await embedder.embed(claims.map(\.claim.text)) }
    index = (generation, claims, ClaimIndex(claims.map(\.claim)), vectors)
  }

  /// The claims that passages bear on, each with the documents that do.
  private func touched(by arrived: [ArrivedPassage]) async throws -> [Int: Set<String>] {
    guard index?.claims.isEmpty == false else { return [:] }
    let texts = arrived.map {
      [$0.passage.document.title, $0.passage.text].compactMap(\.self).joined(separator: ". ")
    }
    let terms = texts.map { ClaimIndex.terms(of: $0) }
    for own in terms { index?.terms.learn(own) }
    guard let index else { return [:] }
    let matches = terms.map { index.terms.matches($0) }
    let asked = matches.indices.filter { !matches[$0].isEmpty }
    var vectors: [Int: [Float]] = [:]
    if let embedder, index.vectors != nil, !asked.isEmpty {
      for (place, vector) in zip(asked, try await embedder.embed(asked.map { texts[$0] })) {
        vectors[place] = vector
      }
    }
    var touched: [Int: Set<String>] = [:]
    for place in asked {
      for match in matches[place] {
        var cosine: Double?
        if let vector = vectors[place], let own = index.vectors?[match.claim] {
          cosine = Double(zip(vector, own).reduce(Float(0)) { $0 + $1.0 * $1.1 })
        }
        if Bearing.isEnough(share: match.share, cosine: cosine) {
          touched[match.claim, default: []].insert(arrived[place].passage.document.id)
        }
      }
    }
    return touched
  }

  /// Judges claims again, check by check; gives why the verifier of a check cannot be had, where that is so.
  ///
  /// Such a check is remembered, and holds up no others.
  private func judge(
    _ touched: [Int: Set<String>], outcome: inout Outcome, tell: @Sendable (VerdictRevision) -> Void
  ) async throws -> AssayError? {
    guard let index, !touched.isEmpty else { return nil }
    let byCheck = Dictionary(grouping: touched.keys.sorted(), by: { index.claims[$0].check })
    var missing: AssayError?
    for (check, positions) in byCheck.sorted(by: { $0.key < $1.key }) {
      guard let (article, name) = try await store.article(of: check) else { continue }
      let verifier: any Verifier
      do { verifier = try await self.verifier(name) } catch let error as AssayError {
        missing = missing ?? error
        try await store.setBehind(check, true)
        continue
      }
      let current = Dictionary(
        uniqueKeysWithValues: try await store.claims(of: check).map { ($0.key, $0) })
      for start in stride(from: 0, to: positions.count, by: options.claimsPerGroup) {
        try Task.checkCancellation()
        let group = positions[start..<min(start + options.claimsPerGroup, positions.count)].compactMap {
          position in
          current[index.claims[position].key].map { ($0, touched[position] ?? []) }
        }
        let decisions = try await decisions(on: group.map(\.0), excluding: article, by: verifier)
        for ((claim, documents), decision) in zip(group, decisions) {
          outcome.claims += 1
          let causes = Cause.causes(of: decision, new: documents, known: Set(claim.evidence))
          if let revision = try await store.record(
            claim, decision, causes: causes, at: Date(), hooks: options.hooks)
          {
            outcome.revisions.append(revision)
            tell(revision)
          }
        }
      }
    }
    return missing
  }

  private func decisions(
    on followed: [FollowedClaim], excluding article: ExcludedArticle, by verifier: any Verifier
  ) async throws -> [Decision] {
    let passages = try await archive.search(
      followed.map { ArchiveQuery(text: $0.claim.text, excluding: article) }, limit: options.passagesPerClaim)
    let assessed = try await verifier.assess(
      zip(followed, passages).map { claim, own in
        // What came into the archive since is judged once.
        let known = Set(own.map(\.passage.text))
        let live = claim.live.filter { !known.contains($0.passage.text) }
        return VerificationCase(claim: claim.claim, passages: own + live)
      })
    return zip(followed, assessed).map { verifier.decide($0.claim, from: $1) }
  }
}

/// Whether a passage may bear on a claim.
enum Bearing {
  /// By the share of the claim's terms that the passage has and, where there are vectors, their cosine.
  ///
  /// Rather too often than too seldom: what follows is a judgement, and only its verdict counts.
  static func isEnough(share: Double, cosine: Double?) -> Bool {
    guard let cosine else { return share >= 0.3 }
    return cosine >= 0.6 || 0.5 * share + 0.5 * cosine >= 0.35
  }
}

/// What a new verdict is put down to.
enum Cause {
  /// The passages that decide now and are of documents that are new, else of documents that were not judged before;
  /// where there are none, everything that decides.
  ///
  /// Where nothing decides any more, the new documents themselves.
  static func causes(
    of decision: Decision, new: Set<String>, known: Set<String>
  ) -> [VerdictRevision.Cause] {
    let telling = decision.evidence.filter { $0.stance != .neutral }
    for candidates in [
      telling.filter { new.contains($0.passage.document.id) },
      telling.filter { !known.contains($0.passage.document.id) }, telling,
      decision.evidence.filter { new.contains($0.passage.document.id) },
    ] where !candidates.isEmpty {
      var seen: Set<String> = []
      return candidates.filter { seen.insert($0.passage.document.id).inserted }.prefix(5).map {
        VerdictRevision.Cause($0)
      }
    }
    return new.sorted().prefix(5).map { id in
      var cause = VerdictRevision.Cause(kind: .document)
      cause.document = id
      return cause
    }
  }
}
