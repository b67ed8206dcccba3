import AssayCore
import AssayStore
import Foundation
import GRDB

/// What the watch remembers, in an SQLite file beside the archive.
///
/// Beside it and not in it: every visit writes here, and must not hold up those who work with the archive; and whoever
/// deletes this file loses no document, only the knowledge of what was read already.
public final class WatchStore: Sendable {
  private let file: SideFile

  /// Where the store is.
  public var path: String { file.path }

  /// The store that belongs to an archive: `newsroom.sqlite` has `newsroom.sqlite.watch`.
  public static func path(besideArchive archive: String) -> String { archive + ".watch" }

  /// Opens the store, and makes it where there is none.
  ///
  /// - Throws: ``AssayError`` with code `archiveDamaged`, `archiveTooNew`, `archiveBusy` or `cannotWrite`.
  public init(path: String) throws {
    file = try SideFile(
      path: path,
      damage: "where the watch remembers what it has read, is damaged. Delete it: no document is lost.",
      readers: 8, prepare: WatchSchema.schema.migrate)
  }

  func read<T: Sendable>(_ body: @escaping @Sendable (Database) throws -> T) async throws -> T {
    try await file.read(body)
  }

  func write<T: Sendable>(_ body: @escaping @Sendable (Database) throws -> T) async throws -> T {
    try await file.write(body)
  }

  // MARK: Sources

  /// Takes the sources of a list; those known already keep what is remembered of them, those no longer listed rest.
  public func list(_ sources: [ListedSource]) async throws {
    try await write { db in
      try db.execute(sql: "UPDATE source SET isListed = 0 WHERE isListed = 1")
      let statement = try db.makeStatement(
        sql: """
          INSERT INTO source (listed, address, name, isListed, pages) VALUES (?, ?, ?, 1, ?)
          ON CONFLICT (listed) DO UPDATE SET isListed = 1, name = coalesce(excluded.name, name), pages = excluded.pages
          """)
      for source in sources {
        try statement.execute(arguments: [
          source.address.string, source.address.string, source.name, source.readsPages,
        ])
      }
    }
  }

  /// Number, due time and address of each source that is to be read.
  func schedule() async throws -> [(key: Int64, due: Double, address: String)] {
    try await read { db in
      var result: [(key: Int64, due: Double, address: String)] = []
      let rows = try Row.fetchCursor(
        db, sql: "SELECT key, due, address FROM source WHERE isListed = 1 AND condition <> 'gone'")
      while let row = try rows.next() { result.append((row[0], row[1], row[2])) }
      return result
    }
  }

  /// What is remembered of a source.
  func source(_ key: Int64) async throws -> SourceState? {
    try await read { db in
      try Row.fetchOne(
        db,
        sql: """
          SELECT source.*, EXISTS (
            SELECT 1 FROM subscription s
            WHERE s.source = source.key AND s.state = 'active' AND s.expires > ? AND s.delivered IS NOT NULL
          ) AS isDelivered FROM source WHERE key = ?
          """, arguments: [Date().timeIntervalSince1970, key]
      ).map(SourceState.init)
    }
  }

  /// The prints of a source's items that were taken already, by the items' hashes.
  func taken(_ source: Int64, items: [Int64]) async throws -> [Int64: Int64] {
    try await read { db in
      let statement = try db.cachedStatement(sql: "SELECT print FROM item WHERE source = ? AND item = ?")
      var result: [Int64: Int64] = [:]
      for item in items {
        if let print = try Int64.fetchOne(statement, arguments: [source, item]) { result[item] = print }
      }
      return result
    }
  }

  /// The lengths of texts taken already, by the hash of the document's identifier, from whatever source.
  func lengths(_ documents: [Int64]) async throws -> [Int64: Int] {
    try await read { db in
      let statement = try db.cachedStatement(sql: "SELECT length FROM document WHERE id = ?")
      var result: [Int64: Int] = [:]
      for id in documents {
        if let length = try Int.fetchOne(statement, arguments: [id]) { result[id] = length }
      }
      return result
    }
  }

  /// Writes what visits brought, in one transaction.
  func record(_ visits: [VisitRecord]) async throws {
    try await write { db in
      let item = try db.makeStatement(
        sql: """
          INSERT INTO item (source, item, print, taken) VALUES (?, ?, ?, ?)
          ON CONFLICT (source, item) DO UPDATE SET print = excluded.print, taken = excluded.taken
          """)
      let document = try db.makeStatement(
        sql:
          "INSERT INTO document (id, length) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET length = excluded.length"
      )
      let tally = try db.makeStatement(
        sql: """
          INSERT INTO tally (minute, kind, count) VALUES (?, ?, ?)
          ON CONFLICT (minute, kind) DO UPDATE SET count = count + excluded.count
          """)
      for visit in visits {
        let state = visit.state
        let now = state.visited ?? 0
        if visit.isDelivery {
          try db.execute(
            sql: "UPDATE subscription SET delivered = ? WHERE source = ?", arguments: [now, state.key])
        } else {
          try state.update(db)
        }
        if let offer = visit.offer { try Self.take(offer, of: state.key, db) }
        for taken in visit.items {
          try item.execute(arguments: [state.key, taken.item, taken.print, now])
          if let id = taken.document { try document.execute(arguments: [id.hash, id.length]) }
        }
        let minute = Int(now / 60)
        for (kind, count) in visit.tallies where count > 0 {
          try tally.execute(arguments: [minute, kind, count])
        }
      }
      if let now = visits.first?.state.visited {
        try db.execute(sql: "DELETE FROM tally WHERE minute < ?", arguments: [Int(now / 60) - 2 * 1440])
      }
    }
  }
}

/// What a visit leaves in the store.
struct VisitRecord: Sendable {
  struct Item: Sendable {
    var item: Int64
    var print: Int64
    var document: (hash: Int64, length: Int)?
  }

  var state: SourceState
  var items: [Item] = []
  /// Counts for the status, by kind.
  var tallies: [String: Int] = [:]
  /// The hub that the feed names, where hubs are used.
  var offer: HubOffer?
  /// Whether a hub brought the feed: then nothing is remembered of the source itself, which may just be read.
  var isDelivery = false
}

extension SourceState {
  init(_ row: Row) {
    self.init(key: row["key"], listed: row["listed"], address: row["address"], name: row["name"])
    condition = SourceCondition(rawValue: row["condition"]) ?? .new
    validators = Validators(tag: row["tag"], modified: row["modified"])
    bodyHash = row["bodyHash"]
    due = row["due"]
    interval = row["interval"]
    asked = row["asked"]
    readsPages = row["pages"]
    visited = row["visited"]
    failingSince = row["failingSince"]
    failures = row["failures"]
    problem = row["problem"]
    problemText = row["problemText"]
    isDelivered = row["isDelivered"]
  }

  func update(_ db: Database) throws {
    let statement = try db.cachedStatement(
      sql: """
        UPDATE source SET address = ?, name = ?, condition = ?, tag = ?, modified = ?, bodyHash = ?, due = ?,
          interval = ?, asked = ?, visited = ?, failingSince = ?, failures = ?, problem = ?, problemText = ? WHERE key = ?
        """)
    try statement.execute(arguments: [
      address, name, condition.rawValue, validators.tag, validators.modified, bodyHash, due, interval, asked,
      visited,
      failingSince, failures, problem, problemText, key,
    ])
  }
}

/// The tables of the watch's store.
enum WatchSchema {
  static var schema: SideSchema {
    SideSchema(
      applicationID: 0x4153_5357,  // "ASSW"
      contents: "the watch's memory", steps: [createTables, rememberWishes, rememberSubscriptions])
  }

  /// Version 2: what a feed asks for, and whose pages are read.
  private static func rememberWishes(_ db: Database) throws {
    try db.execute(
      sql: """
        ALTER TABLE source ADD COLUMN asked REAL NOT NULL DEFAULT 0;
        ALTER TABLE source ADD COLUMN pages INTEGER NOT NULL DEFAULT 0;
        """)
  }

  /// Version 3: subscriptions at hubs.
  private static func rememberSubscriptions(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE subscription (
          source INTEGER PRIMARY KEY,
          token TEXT NOT NULL UNIQUE,
          hub TEXT NOT NULL, topic TEXT NOT NULL, secret TEXT NOT NULL,
          state TEXT NOT NULL DEFAULT 'new',
          attempts INTEGER NOT NULL DEFAULT 0,
          due REAL NOT NULL DEFAULT 0,
          expires REAL NOT NULL DEFAULT 0,
          delivered REAL
        );
        CREATE INDEX subscriptionDue ON subscription (due);
        """)
  }

  private static func createTables(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE source (
          key INTEGER PRIMARY KEY,
          listed TEXT NOT NULL UNIQUE,
          address TEXT NOT NULL,
          name TEXT,
          isListed INTEGER NOT NULL DEFAULT 1,
          condition TEXT NOT NULL DEFAULT 'new',
          tag TEXT, modified TEXT, bodyHash TEXT,
          due REAL NOT NULL DEFAULT 0,
          interval REAL NOT NULL DEFAULT 3600,
          visited REAL,
          failingSince REAL,
          failures INTEGER NOT NULL DEFAULT 0,
          problem TEXT, problemText TEXT
        );
        CREATE TABLE item (
          source INTEGER NOT NULL,
          item INTEGER NOT NULL,
          print INTEGER NOT NULL,
          taken REAL NOT NULL,
          PRIMARY KEY (source, item)
        ) WITHOUT ROWID;
        CREATE TABLE document (id INTEGER PRIMARY KEY, length INTEGER NOT NULL);
        CREATE TABLE tally (
          minute INTEGER NOT NULL, kind TEXT NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (minute, kind)
        ) WITHOUT ROWID;
        """)
  }
}
