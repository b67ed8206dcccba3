import Foundation

/// The robots.txt rules of hosts, read once a day.
actor RobotsCache {
  private struct Entry {
    var rules: RobotsRules
    var expires: Date
  }

  private let read: @Sendable (WebAddress) async throws -> (RobotsRules, lifetime: TimeInterval)
  private let limit: Int
  private var entries: [String: Entry] = [:]
  private var underWay: [String: Task<RobotsRules, any Error>] = [:]

  /// Makes a cache.
  ///
  /// - Parameters:
  ///   - limit: how many hosts are kept; a dropped one is read again.
  ///   - read: fetches and parses; gives the rules and how many seconds they hold.
  init(
    limit: Int = 60_000,
    read: @escaping @Sendable (WebAddress) async throws -> (RobotsRules, lifetime: TimeInterval)
  ) {
    self.limit = limit
    self.read = read
  }

  /// The rules for an address's host; requests for one host at the same time make one request.
  func rules(for address: WebAddress, now: Date = Date()) async throws -> RobotsRules {
    let origin = address.origin
    if let entry = entries[origin], entry.expires > now { return entry.rules }
    if let task = underWay[origin] { return try await task.value }
    guard let place = WebAddress("/robots.txt", relativeTo: address) else { return .allowingAll }
    let task = Task {
      let (rules, lifetime) = try await read(place)
      keep(Entry(rules: rules, expires: now + lifetime), for: origin)
      return rules
    }
    underWay[origin] = task
    defer { underWay[origin] = nil }
    return try await task.value
  }

  /// The rules for an address's host, where they were read already.
  func known(for address: WebAddress) -> RobotsRules? { entries[address.origin]?.rules }

  private func keep(_ entry: Entry, for origin: String) {
    if entries.count >= limit {
      for key in entries.keys.prefix(limit / 10) { entries[key] = nil }
    }
    entries[origin] = entry
  }
}
