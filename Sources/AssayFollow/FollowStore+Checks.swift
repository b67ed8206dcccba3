import AssayCore
import Foundation
import GRDB

extension FollowStore {
  /// The identifier that a check gets unless it is given one: the beginning of the article's hash.
  public static func identifier(of article: Article) -> String { identifier(ofArticle: article.sha256) }

  /// As ``identifier(of:)``, by the SHA-256 of the article's bytes.
  public static func identifier(ofArticle sha256: String) -> String { String(sha256.prefix(12)) }

  /// Follows a check: its claims are judged again when new documents bear on them.
  ///
  /// Followed already, the new check takes the place of the old one: claims that it still makes and whose verdict is another
  /// get a revision, with the recheck as its cause.
  ///
  /// - Parameters:
  ///   - id: The check's identifier; nil takes ``identifier(of:)``.
  ///   - verifier: The name of the verifier that made the check, and judges its claims again.
  ///   - mark: Where the archive stood before the check began; what came in behind it is looked at.
  ///   - hooks: Addresses that are told of revisions.
  /// - Returns: The identifier, and the revisions that the check brought.
  /// - Throws: ``AssayError`` where the store cannot be written.
  @discardableResult
  public func follow(
    _ report: Report, id given: String? = nil, verifier: String = FollowStore.standardVerifier, mark: Int64,
    hooks: [String] = []
  ) async throws -> (id: String, revisions: [VerdictRevision]) {
    let article = report.article
    let id = given ?? Self.identifier(of: article)
    let open = report.claims.filter { $0.claim.isCheckable }
    return try await write { db in
      let now = report.checkedAt.timeIntervalSince1970
      // Others may have been looked at while this check was made: what came in meanwhile is looked at again.
      let isFirst = try Int.fetchOne(db, sql: "SELECT count(*) FROM followed") == 0
      let seen = isFirst ? nil : try Self.setting("mark", db).flatMap { Int64($0) }
      try Self.set("mark", String(min(mark, seen ?? mark)), db)
      try db.execute(
        sql: """
          INSERT INTO followed (id, title, source, url, published, text, added, checked, verifier)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
          ON CONFLICT (id) DO UPDATE SET title = excluded.title, source = excluded.source, url = excluded.url,
            published = excluded.published, text = excluded.text, checked = excluded.checked,
            verifier = excluded.verifier, isBehind = 0
          """,
        arguments: [
          id, article.title, article.source, article.url, article.published?.description, article.text, now,
          now, verifier,
        ])
      var before: [String: FollowedClaim] = [:]
      for claim in try Self.claims(of: id, db) { before[claim.claim.text] = claim }
      try db.execute(sql: "DELETE FROM claim WHERE followed = ?", arguments: [id])
      var revisions: [VerdictRevision] = []
      for checked in open {
        let old = before[checked.claim.text]
        try Self.insert(checked, into: id, at: now, insteadOf: old, db)
        guard let old, let decision = checked.decision,
          old.verdict != decision.verdict
        else { continue }
        let new = Self.revision(of: old, decision, at: report.checkedAt, causes: [.init(kind: .recheck)])
        revisions.append(try Self.keep(new, hooks: hooks, db))
      }
      try Self.nextGeneration(db)
      return (id, revisions)
    }
  }

  /// Stops to follow a check, and forgets it with its revisions.
  ///
  /// - Returns: Whether it was followed.
  public func remove(_ id: String) async throws -> Bool {
    try await write { db in
      try db.execute(
        sql: "DELETE FROM notice WHERE revision IN (SELECT id FROM revision WHERE followed = ?)",
        arguments: [id])
      try db.execute(sql: "DELETE FROM revision WHERE followed = ?", arguments: [id])
      try db.execute(sql: "DELETE FROM claim WHERE followed = ?", arguments: [id])
      try db.execute(sql: "DELETE FROM followed WHERE id = ?", arguments: [id])
      let removed = db.changesCount > 0
      if removed { try Self.nextGeneration(db) }
      return removed
    }
  }

  /// All followed checks, the oldest first.
  public func checks() async throws -> [FollowedCheck] {
    try await read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT f.*, (SELECT count(*) FROM claim WHERE followed = f.id) AS claims,
            (SELECT count(*) FROM revision WHERE followed = f.id) AS revisions,
            (SELECT max(verified) FROM claim WHERE followed = f.id) AS verified
          FROM followed f ORDER BY added, id
          """
      ).map { row in
        let verified: Double? = row["verified"]
        let checked: Double = row["checked"]
        return FollowedCheck(
          id: row["id"], title: row["title"], source: row["source"], url: row["url"],
          added: Date(timeIntervalSince1970: row["added"]), checked: Date(timeIntervalSince1970: checked),
          verified: verified.flatMap { $0 > checked ? Date(timeIntervalSince1970: $0) : nil },
          verifier: row["verifier"], claims: row["claims"], revisions: row["revisions"])
      }
    }
  }

  /// The claims of a check as they stand, in reading order.
  public func claims(of check: String) async throws -> [FollowedClaim] {
    try await read { try Self.claims(of: check, $0) }
  }

  /// Every claim that is open to new evidence, and a number that changes when there are others.
  func openClaims() async throws -> (generation: Int, claims: [FollowedClaim]) {
    try await read { db in
      let rows = try Row.fetchAll(db, sql: "SELECT * FROM claim ORDER BY key")
      return (try Self.generation(db), try rows.map(FollowedClaim.init))
    }
  }

  /// The number that ``openClaims()`` gave, as it is now.
  func generation() async throws -> Int { try await read { try Self.generation($0) } }

  /// The article that a check is of, which is no evidence for itself, and the name of the verifier that judges it.
  func article(of check: String) async throws -> (article: ExcludedArticle, verifier: String)? {
    try await read { db in
      try Row.fetchOne(db, sql: "SELECT url, text, verifier FROM followed WHERE id = ?", arguments: [check])
        .map { (ExcludedArticle(url: $0["url"], text: $0["text"]), $0["verifier"]) }
    }
  }

  /// Up to where arrivals have been looked at; nil before the first check.
  func mark() async throws -> Int64? {
    try await read { try Self.setting("mark", $0).flatMap { Int64($0) } }
  }

  /// Remembers up to where arrivals have been looked at, unless somebody has set another mark since `old` was read.
  func advanceMark(from old: Int64, to new: Int64) async throws {
    try await write { db in
      guard try Self.setting("mark", db) == String(old) else { return }
      try Self.set("mark", String(new), db)
    }
  }

  /// Checks that could not be judged when something came in for them, because their verifier was missing.
  func checksBehind() async throws -> [String] {
    try await read { try String.fetchAll($0, sql: "SELECT id FROM followed WHERE isBehind ORDER BY id") }
  }

  /// Remembers whether a check could not be judged.
  func setBehind(_ check: String, _ isBehind: Bool) async throws {
    try await write {
      try $0.execute(sql: "UPDATE followed SET isBehind = ? WHERE id = ?", arguments: [isBehind, check])
    }
  }

  // MARK: Rows

  static func setting(_ name: String, _ db: Database) throws -> String? {
    try String.fetchOne(db, sql: "SELECT value FROM setting WHERE name = ?", arguments: [name])
  }

  static func set(_ name: String, _ value: String, _ db: Database) throws {
    try db.execute(
      sql: "INSERT INTO setting VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
      arguments: [name, value])
  }

  private static func generation(_ db: Database) throws -> Int {
    try setting("generation", db).flatMap { Int($0) } ?? 0
  }

  private static func nextGeneration(_ db: Database) throws {
    try set("generation", String(try generation(db) + 1), db)
  }

  private static func claims(of check: String, _ db: Database) throws -> [FollowedClaim] {
    try Row.fetchAll(db, sql: "SELECT * FROM claim WHERE followed = ? ORDER BY key", arguments: [check])
      .map(FollowedClaim.init)
  }

  /// Writes a claim of a check; one whose step failed keeps the verdict that it had.
  private static func insert(
    _ checked: CheckedClaim, into check: String, at now: Double, insteadOf old: FollowedClaim?, _ db: Database
  ) throws {
    if checked.decision == nil, let old {
      return try insert(
        checked.claim, into: check, verdict: old.verdict, confidence: old.confidence, documents: old.evidence,
        live: old.live.map { StoredPassage($0) }, at: old.verified.timeIntervalSince1970, db)
    }
    let evidence = checked.decision?.evidence ?? []
    let documents = evidence.map(\.passage.document.id)
    let live = evidence.filter { LiveSource.isLive($0.passage.document.source) }.map { StoredPassage($0) }
    try insert(
      checked.claim, into: check, verdict: checked.decision?.verdict,
      confidence: checked.decision?.confidence,
      documents: documents, live: live, at: now, db)
  }

  private static func insert(
    _ claim: Claim, into check: String, verdict: Verdict?, confidence: Double?, documents: [String],
    live: [StoredPassage], at time: Double, _ db: Database
  ) throws {
    try db.execute(
      sql: """
        INSERT INTO claim (followed, id, body, verdict, confidence, evidence, verified, live)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        check, claim.id, try StoredJSON.text(StoredClaim(claim)), verdict?.rawValue, confidence,
        try StoredJSON.text(documents), time, try StoredJSON.text(live),
      ])
  }
}

extension FollowedClaim {
  init(_ row: Row) throws {
    self.init(
      key: row["key"], check: row["followed"],
      claim: try StoredJSON.value(StoredClaim.self, row["body"]).claim,
      verdict: (row["verdict"] as String?).flatMap(Verdict.init(rawValue:)), confidence: row["confidence"],
      evidence: try StoredJSON.value([String].self, row["evidence"]),
      live: try StoredJSON.value([StoredPassage].self, row["live"]).map(\.retrieved),
      verified: Date(timeIntervalSince1970: row["verified"]))
  }
}
