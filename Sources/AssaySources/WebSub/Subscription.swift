import Foundation
import GRDB

/// What is remembered of the subscription to a source at its hub.
struct Subscription: Sendable, Hashable {
  /// How a subscription stands.
  enum State: String, Sendable {
    /// The hub was not asked yet.
    case new
    /// The hub was asked, and has not verified yet that we meant it.
    case asked
    /// The hub delivers.
    case active
    /// The hub refused.
    case denied
  }

  /// The source's number.
  var source: Int64
  /// Names the subscription in its callback address; nobody else can guess it.
  var token: String
  var hub: String
  var topic: String
  /// What deliveries are signed with.
  var secret: String
  var state: State
  /// How often the hub was asked since it last verified.
  var attempts: Int
  /// Whether the source is still to be read.
  var isWanted: Bool

  /// Seconds that are asked for: ten days.
  static let lease = 864_000.0

  /// Seconds until a hub that was asked and has not verified is asked again.
  static func patience(attempts: Int) -> Double {
    min(VisitSchedule.longest, 600 * pow(2, Double(min(attempts, 12))))
  }

  /// Seconds after which a subscription that holds for `lease` seconds is renewed.
  static func renewal(lease: Double) -> Double { max(VisitSchedule.shortest, lease * 0.8) }
}

extension WatchStore {
  /// Subscriptions for whose sake the hub is to be asked now, those that have waited longest first.
  func dueSubscriptions(now: Double, limit: Int) async throws -> [Subscription] {
    try await read { db in
      try Row.fetchAll(
        db, sql: Self.subscriptions + " WHERE s.due <= ? AND wanted ORDER BY s.due LIMIT ?",
        arguments: [now, limit]
      ).map(Subscription.init)
    }
  }

  /// The subscription with this token.
  func subscription(_ token: String) async throws -> Subscription? {
    try await read { db in
      try Row.fetchOne(db, sql: Self.subscriptions + " WHERE s.token = ?", arguments: [token]).map(
        Subscription.init)
    }
  }

  /// Remembers that a hub is being asked: it may verify before it has answered.
  func noteAsked(_ subscription: Subscription, now: Double) async throws {
    let due = now + Subscription.patience(attempts: subscription.attempts)
    try await write { db in
      try db.execute(
        sql: """
          UPDATE subscription SET state = CASE state WHEN 'active' THEN state ELSE 'asked' END, attempts = attempts + 1,
            due = ? WHERE source = ?
          """, arguments: [due, subscription.source])
    }
  }

  /// Remembers that a hub verified, and until when it delivers.
  func noteVerified(_ subscription: Subscription, lease: Double, now: Double) async throws {
    try await write { db in
      try db.execute(
        sql: "UPDATE subscription SET state = 'active', attempts = 0, due = ?, expires = ? WHERE source = ?",
        arguments: [now + Subscription.renewal(lease: lease), now + lease, subscription.source])
    }
  }

  /// Remembers that a hub refused; it is asked again in a week.
  func noteDenied(_ subscription: Subscription, now: Double) async throws {
    try await write { db in
      try db.execute(
        sql: "UPDATE subscription SET state = 'denied', due = ? WHERE source = ?",
        arguments: [now + VisitSchedule.week, subscription.source])
    }
  }

  /// Forgets a subscription.
  func forget(_ subscription: Subscription) async throws {
    try await write { db in
      try db.execute(sql: "DELETE FROM subscription WHERE source = ?", arguments: [subscription.source])
    }
  }

  /// Takes the hub that a source names; another hub or topic than before begins anew.
  static func take(_ offer: HubOffer, of source: Int64, _ db: Database) throws {
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO subscription (source, token, hub, topic, secret) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (source) DO UPDATE SET token = excluded.token, hub = excluded.hub, topic = excluded.topic,
          secret = excluded.secret, state = 'new', attempts = 0, due = 0, expires = 0, delivered = NULL
        WHERE hub <> excluded.hub OR topic <> excluded.topic
        """)
    try statement.execute(arguments: [
      source, RandomText.hexadecimal(bytes: 16), offer.hub.string, offer.topic.string,
      RandomText.hexadecimal(bytes: 32),
    ])
  }

  private static let subscriptions = """
    SELECT s.*, coalesce(f.isListed AND f.condition <> 'gone', 0) AS wanted FROM subscription s
    LEFT JOIN source f ON f.key = s.source
    """
}

extension Subscription {
  init(_ row: Row) {
    self.init(
      source: row["source"], token: row["token"], hub: row["hub"], topic: row["topic"], secret: row["secret"],
      state: State(rawValue: row["state"]) ?? .new, attempts: row["attempts"], isWanted: row["wanted"])
  }
}

/// Text that cannot be guessed.
enum RandomText {
  /// Random bytes of the system's generator, in hexadecimal.
  static func hexadecimal(bytes: Int) -> String {
    (0..<bytes).map { _ in
      let text = String(UInt8.random(in: 0...255), radix: 16)
      return text.count < 2 ? "0" + text : text
    }.joined()
  }
}
