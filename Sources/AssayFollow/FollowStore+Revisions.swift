import AssayCore
import Foundation
import GRDB

extension FollowStore {
  /// The changes of a check's verdicts, oldest first; empty where nothing changed or the check is not followed.
  ///
  /// - Throws: ``AssayError`` where the store cannot be read.
  public func revisions(of check: String) async throws -> [VerdictRevision] {
    try await read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM revision WHERE followed = ? ORDER BY id", arguments: [check])
        .map(VerdictRevision.init)
    }
  }

  /// The latest changes of all checks, newest first, at most `limit`.
  ///
  /// - Throws: ``AssayError`` where the store cannot be read.
  public func latestRevisions(limit: Int) async throws -> [VerdictRevision] {
    try await read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM revision ORDER BY id DESC LIMIT ?", arguments: [limit])
        .map(VerdictRevision.init)
    }
  }

  /// The changes with numbers above `id`, oldest first, at most `limit`.
  ///
  /// - Throws: ``AssayError`` where the store cannot be read.
  public func revisions(after id: Int64, limit: Int) async throws -> [VerdictRevision] {
    try await read { db in
      try Row.fetchAll(
        db, sql: "SELECT * FROM revision WHERE id > ? ORDER BY id LIMIT ?", arguments: [id, limit]
      ).map(VerdictRevision.init)
    }
  }

  /// Remembers what judging a claim again gave; a revision where the verdict is another.
  ///
  /// Nothing happens where the claim is no longer followed.
  func record(
    _ claim: FollowedClaim, _ decision: Decision, causes: [VerdictRevision.Cause], at now: Date,
    hooks: [String]
  ) async throws -> VerdictRevision? {
    try await write { db in
      let documents = decision.evidence.map(\.passage.document.id)
      try db.execute(
        sql: "UPDATE claim SET verdict = ?, confidence = ?, evidence = ?, verified = ? WHERE key = ?",
        arguments: [
          decision.verdict.rawValue, decision.confidence, try StoredJSON.text(documents),
          now.timeIntervalSince1970, claim.key,
        ])
      guard db.changesCount > 0, decision.verdict != claim.verdict else { return nil }
      return try Self.keep(Self.revision(of: claim, decision, at: now, causes: causes), hooks: hooks, db)
    }
  }

  static func revision(
    of claim: FollowedClaim, _ decision: Decision, at now: Date, causes: [VerdictRevision.Cause]
  ) -> VerdictRevision {
    VerdictRevision(
      id: 0, check: claim.check, claim: claim.claim.id, claimText: claim.claim.text, at: now,
      from: claim.verdict, to: decision.verdict, fromConfidence: claim.confidence,
      confidence: decision.confidence, explanation: decision.explanation.summary, causes: causes)
  }

  /// Writes a revision, and a notice for each hook.
  static func keep(_ revision: VerdictRevision, hooks: [String], _ db: Database) throws -> VerdictRevision {
    var revision = revision
    // To the millisecond, so that what is given back and what is kept are the same.
    let milliseconds = (revision.at.timeIntervalSince1970 * 1000).rounded()
    revision.at = Date(timeIntervalSince1970: milliseconds / 1000)
    try db.execute(
      sql: """
        INSERT INTO revision (followed, claim, claimText, at, fromVerdict, toVerdict, fromConfidence, confidence,
          explanation, causes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        revision.check, revision.claim, revision.claimText, revision.at.timeIntervalSince1970,
        revision.from?.rawValue, revision.to.rawValue, revision.fromConfidence, revision.confidence,
        revision.explanation, try StoredJSON.text(revision.causes),
      ])
    revision.id = db.lastInsertedRowID
    for hook in hooks {
      try db.execute(
        sql: "INSERT OR IGNORE INTO notice (revision, url) VALUES (?, ?)", arguments: [revision.id, hook])
    }
    return revision
  }
}

extension VerdictRevision {
  init(_ row: Row) throws {
    self.init(
      id: row["id"], check: row["followed"], claim: row["claim"], claimText: row["claimText"],
      at: Date(timeIntervalSince1970: row["at"]),
      from: (row["fromVerdict"] as String?).flatMap(Verdict.init(rawValue:)),
      to: Verdict(rawValue: row["toVerdict"]) ?? .notEnoughEvidence, fromConfidence: row["fromConfidence"],
      confidence: row["confidence"], explanation: row["explanation"],
      causes: try StoredJSON.value([Cause].self, row["causes"]))
  }
}
