import AssayCore
import Foundation
import GRDB

extension SQLiteArchive {
  /// Replaces the cards of sources; documents of these sources carry their owner from now on.
  ///
  /// - Throws: ``AssayError`` with an archive code.
  public func setSourceCards(_ cards: [SourceCard]) async throws {
    try await write { db in
      try db.execute(sql: "DELETE FROM sourceName; DELETE FROM sourceCard;")
      for card in cards {
        let json = String(decoding: try JSONEncoder().encode(card), as: UTF8.self)
        try db.execute(sql: "INSERT INTO sourceCard (card) VALUES (?)", arguments: [json])
        let key = db.lastInsertedRowID
        for name in [card.name] + card.aliases {
          try db.execute(
            sql: "INSERT OR IGNORE INTO sourceName VALUES (?, ?)", arguments: [SourceStore.key(name), key])
        }
      }
    }
  }

  /// The cards of sources, in order.
  ///
  /// - Throws: ``AssayError`` with an archive code.
  public func sourceCards() async throws -> [SourceCard] {
    try await read { db in
      try String.fetchAll(db, sql: "SELECT card FROM sourceCard ORDER BY key").compactMap(SourceStore.card)
    }
  }

  /// The card of a document's source, by its name or by the host of its address; nil where there is none.
  ///
  /// - Throws: ``AssayError`` with an archive code.
  public func sourceCard(of document: Passage.Origin) async throws -> SourceCard? {
    try await read { db in try SourceStore.card(of: document, db) }
  }
}

/// Cards of sources as rows.
enum SourceStore {
  /// A name as it is compared: small letters, single spaces, no `www.`.
  static func key(_ name: String) -> String {
    let folded = name.lowercased().split { $0.isWhitespace }.joined(separator: " ")
    return folded.hasPrefix("www.") ? String(folded.dropFirst(4)) : folded
  }

  static func card(_ json: String) -> SourceCard? {
    try? JSONDecoder().decode(SourceCard.self, from: Data(json.utf8))
  }

  /// The card of a document's source: by name, then by host, then by the domains above the host.
  static func card(of document: Passage.Origin, _ db: Database) throws -> SourceCard? {
    var names = [document.source.map(key)].compactMap(\.self)
    if var host = document.url.flatMap({ URLComponents(string: $0)?.host }).map(key)?[...] {
      while host.contains(".") {
        names.append(String(host))
        host = host.drop { $0 != "." }.dropFirst()
      }
    }
    let statement = try db.cachedStatement(
      sql: "SELECT c.card FROM sourceName n JOIN sourceCard c ON c.key = n.source WHERE n.name = ?")
    for name in names {
      if let json = try String.fetchOne(statement, arguments: [name]) { return card(json) }
    }
    return nil
  }
}
