import AssayCore
public import GRDB

/// The tables of a side file, as the steps that made them, version by version.
public struct SideSchema {
  /// Marks the file as its part's own (SQLite's `application_id`): four letters.
  public var applicationID: Int
  /// What the file holds, for somebody who opens another one by mistake.
  public var contents: String
  /// What makes each version of the one before.
  ///
  /// The first makes the tables; further ones are only ever added.
  public var steps: [(Database) throws -> Void]

  /// Describes the tables.
  public init(applicationID: Int, contents: String, steps: [(Database) throws -> Void]) {
    self.applicationID = applicationID
    self.contents = contents
    self.steps = steps
  }

  /// Brings a file up to date in one transaction.
  ///
  /// - Throws: ``AssayError`` with code `archiveDamaged` for another program's file, and `archiveTooNew` for one of a version that
  ///   is not known yet; neither is touched.
  public func migrate(_ pool: DatabasePool) throws {
    try pool.write { db in
      let found = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
      let owner = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
      let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") ?? 0
      guard owner == applicationID || owner == 0 && tables == 0 else {
        throw AssayError(.archiveDamaged, "\(pool.path) is a database of another program, not \(contents).")
      }
      guard found <= steps.count else {
        throw AssayError(
          .archiveTooNew, "\(pool.path) was written by a newer Assay. Update Assay to open it.")
      }
      guard found < steps.count else { return }
      for step in steps[found...] { try step(db) }
      try db.execute(sql: "PRAGMA application_id = \(applicationID)")
      try db.execute(sql: "PRAGMA user_version = \(steps.count)")
    }
  }
}
