import GRDB

/// A named value that the archive keeps about itself.
enum Setting: String {
  /// The model that made the vectors: name and hash.
  case embedder

  /// The value; nil where none is set.
  func value(_ db: Database) throws -> String? {
    try String.fetchOne(db, sql: "SELECT value FROM setting WHERE name = ?", arguments: [rawValue])
  }

  /// Sets the value.
  func set(_ value: String, _ db: Database) throws {
    try db.execute(sql: "INSERT OR REPLACE INTO setting VALUES (?, ?)", arguments: [rawValue, value])
  }
}
