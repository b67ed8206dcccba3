import AssayCore
import GRDB

/// A passage as it lies in the file.
struct StoredPassage: Sendable {
  var key: Int64
  var document: Int64
  var role: PassageRole
  var passage: Passage
}

/// Looks passages up by key.
enum PassageStore {
  private static let fields = """
    p.key, p.document, p.first, p.last, p.text, p.role, d.id, d.url, d.title, d.source, d.published, d.language, d.kind
    """

  /// The passages with these keys, in their order; keys that are gone are left out.
  static func passages(_ keys: some Sequence<Int64>, _ db: Database) throws -> [StoredPassage] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT \(fields) FROM passage p JOIN document d ON d.key = p.document WHERE p.key = ?
        """)
    return try keys.compactMap { key in
      try Row.fetchOne(statement, arguments: [key]).map { row in
        StoredPassage(
          key: row["key"], document: row["document"], role: PassageRole(rawValue: row["role"]) ?? .text,
          passage: Passage(row: row))
      }
    }
  }

  /// What a document says it checked; nil where it says nothing of the kind.
  static func factCheck(ofDocument key: Int64, _ db: Database) throws -> FactCheck? {
    try String.fetchOne(
      db.cachedStatement(sql: "SELECT factCheck FROM document WHERE key = ?"), arguments: [key]
    ).flatMap(FactCheck.init(json:))
  }

  /// The text of a document, by its row.
  static func text(ofDocument key: Int64, _ db: Database) throws -> String {
    try String.fetchOne(
      db.cachedStatement(sql: "SELECT text FROM document WHERE key = ?"), arguments: [key]) ?? ""
  }
}

extension Passage {
  fileprivate init(row: Row) {
    self.init(
      document: Origin(row: row), span: TextSpan(start: row["first"], end: row["last"]), text: row["text"])
  }
}

extension Passage.Origin {
  /// Reads an origin from a row with a document's fields.
  init(row: Row) {
    self.init(
      id: row["id"], url: row["url"], title: row["title"], source: row["source"],
      published: (row["published"] as String?).flatMap(PartialDate.init(iso8601:)),
      language: row["language"], kind: (row["kind"] as String?).map(DocumentKind.init(rawValue:)))
  }
}
