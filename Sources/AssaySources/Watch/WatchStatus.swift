import Foundation
import GRDB

/// How the watch is doing.
public struct WatchStatus: Sendable, Codable, Hashable {
  /// A source that cannot be read at present.
  public struct Problem: Sendable, Codable, Hashable {
    /// Its address in the list.
    public var source: String
    /// How it is.
    public var condition: SourceCondition
    /// The kind of the last failure.
    public var kind: String
    /// What happened, in words.
    public var message: String
    /// How many readings failed in a row.
    public var failures: Int
  }

  /// Listed sources by condition; every condition is there.
  public var sources: [String: Int]
  /// Listed sources that are due, and not read yet.
  public var due: Int
  /// How long the one that has waited longest is overdue, in seconds.
  public var lagSeconds: Int
  /// Readings a minute, over the last ten minutes.
  public var visitsPerMinute: Double
  /// Readings in the last 24 hours.
  public var visits: Int
  /// Of those, how many found nothing changed.
  public var unchanged: Int
  /// Sources whose hub delivers.
  public var subscriptions: Int
  /// Feeds that hubs delivered in the last 24 hours.
  public var deliveries: Int
  /// Documents that came new in the last hour.
  public var newItemsLastHour: Int
  /// Documents that came new in the last 24 hours.
  public var newItems: Int
  /// Documents whose text changed in the last 24 hours.
  public var changedItems: Int
  /// Failures of the last 24 hours by kind.
  public var errors: [String: Int]
  /// When a source was read last, as ISO 8601; nil where none was.
  public var lastVisit: String?
  /// The sources that have failed longest, at most 20.
  public var problems: [Problem]
}

extension WatchStore {
  /// How the watch is doing; O(sources), without waiting for a watch that is running.
  ///
  /// - Throws: ``AssayError`` where the store cannot be read.
  public func status(now: Date = Date()) async throws -> WatchStatus {
    let seconds = now.timeIntervalSince1970
    let minute = Int(seconds / 60)
    return try await read { db in
      var sources = Dictionary(uniqueKeysWithValues: SourceCondition.allCases.map { ($0.rawValue, 0) })
      for row in try Row.fetchAll(
        db, sql: "SELECT condition, count(*) FROM source WHERE isListed = 1 GROUP BY condition")
      {
        sources[row[0], default: 0] += row[1]
      }
      let due = try Row.fetchOne(
        db,
        sql: """
          SELECT count(*), min(CASE WHEN due > 0 THEN due END) FROM source
          WHERE isListed = 1 AND condition <> 'gone' AND due <= ?
          """, arguments: [seconds])
      func count(_ kind: String, minutes: Int) throws -> Int {
        try Int.fetchOne(
          db, sql: "SELECT sum(count) FROM tally WHERE kind = ? AND minute > ?",
          arguments: [kind, minute - minutes])
          ?? 0
      }
      var errors: [String: Int] = [:]
      for row in try Row.fetchAll(
        db,
        sql: """
          SELECT substr(kind, 7), sum(count) FROM tally WHERE kind LIKE 'error.%' AND minute > ? GROUP BY kind
          """, arguments: [minute - 1440])
      {
        errors[row[0]] = row[1]
      }
      let subscriptions = try Int.fetchOne(
        db, sql: "SELECT count(*) FROM subscription WHERE state = 'active' AND expires > ?",
        arguments: [seconds])
      let last = try Double.fetchOne(db, sql: "SELECT max(visited) FROM source")
      let problems = try Row.fetchAll(
        db,
        sql: """
          SELECT listed, condition, problem, problemText, failures FROM source
          WHERE isListed = 1 AND problem IS NOT NULL ORDER BY failingSince LIMIT 20
          """
      ).map { row in
        WatchStatus.Problem(
          source: row[0], condition: SourceCondition(rawValue: row[1]) ?? .failing, kind: row[2],
          message: row[3] ?? "", failures: row[4])
      }
      let earliest: Double? = due?[1]
      return WatchStatus(
        sources: sources, due: due?[0] ?? 0, lagSeconds: earliest.map { max(0, Int(seconds - $0)) } ?? 0,
        visitsPerMinute: Double(try count("visits", minutes: 10)) / 10,
        visits: try count("visits", minutes: 1440),
        unchanged: try count("unchanged", minutes: 1440), subscriptions: subscriptions ?? 0,
        deliveries: try count("deliveries", minutes: 1440), newItemsLastHour: try count("new", minutes: 60),
        newItems: try count("new", minutes: 1440), changedItems: try count("changed", minutes: 1440),
        errors: errors,
        lastVisit: last.map { ISO8601DateFormatter().string(from: Date(timeIntervalSince1970: $0)) },
        problems: problems)
    }
  }
}
