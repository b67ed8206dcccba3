import Foundation

/// What a watched source is like at present.
public enum SourceCondition: String, Sendable, Codable, CaseIterable {
  /// Never read yet.
  case new
  /// Read well the last time.
  case active
  /// The last readings failed; it is tried again, less and less often.
  case failing
  /// Asks not to be read, or must not be: robots.txt, a private address.
  case refused
  /// Failing for two weeks or more; tried once a week.
  case dead
  /// The server says that it is gone for good (410); not tried again.
  case gone
}

/// What the watch remembers of a source.
public struct SourceState: Sendable, Hashable {
  /// Its number in the store.
  public var key: Int64
  /// The address as the list gives it.
  public var listed: String
  /// The address that is read now: behind lasting redirects, or the feed that the listed page names.
  public var address: String
  /// The publication's name, from the list or the feed.
  public var name: String?
  /// How it is.
  public var condition: SourceCondition = .new
  /// What the server gave to recognise an unchanged feed by.
  public var validators = Validators()
  /// The hash of the last body.
  public var bodyHash: String?
  /// When it is due, in seconds since 1970.
  public var due: Double = 0
  /// The present interval in seconds.
  public var interval: Double = 3600
  /// How many seconds the feed itself asks to keep between readings (`ttl`); 0 where it does not say.
  public var asked: Double = 0
  /// Whether the pages of its items are read where the feed has only summaries.
  public var readsPages = false
  /// Whether a hub delivers what is new; then it is read less often.
  public var isDelivered = false
  /// When it was read last, well or not.
  public var visited: Double?
  /// Since when every reading failed.
  public var failingSince: Double?
  /// How many readings failed in a row.
  public var failures = 0
  /// The kind of the last failure, and its words.
  public var problem: String?
  /// The words of the last failure.
  public var problemText: String?
}

/// When a source is read next.
///
/// A source is read about twice as often as it publishes, between every five minutes and once a day, never before the
/// time that the server or the feed asks for; failures double the interval. A tenth of chance keeps sources that were
/// added together from being due together.
enum VisitSchedule {
  static let shortest: Double = 300
  static let longest: Double = 86_400
  static let week: Double = 7 * 86_400
  /// How often a source is read whose hub delivers.
  static let delivered: Double = 6 * 3600
  /// After so long without one good reading a source is dead.
  static let deadAfter: Double = 14 * 86_400

  /// The interval after a reading that brought a feed.
  ///
  /// - Parameters:
  ///   - published: when the items were published, in any order.
  ///   - current: the interval so far; used where the feed has no dates.
  ///   - hasNew: whether something new came.
  static func interval(published: [Double], current: Double, hasNew: Bool, now: Double) -> Double {
    let times = Array(
      published.filter { $0 <= now + 3600 && $0 > now - 3 * 365 * 86_400 }.sorted(by: >).prefix(12))
    guard times.count >= 3, let newest = times.first else {
      return clamp(current * (hasNew ? 0.6 : 1.5))
    }
    let gaps = zip(times, times.dropFirst()).map { $0 - $1 }.sorted()
    let median = gaps[gaps.count / 2]
    // A source that has gone quiet is read less often, whatever it did before.
    return clamp(max(median / 2, (now - newest) / 10))
  }

  /// The interval after a reading that found nothing changed.
  static func intervalUnchanged(current: Double) -> Double { clamp(current * 1.25) }

  /// Seconds until the next try after a failure.
  static func delay(afterFailures failures: Int, interval: Double, retryAfter: Int?) -> Double {
    let backedOff = min(longest, max(shortest, interval) * pow(2, Double(min(failures, 12))))
    return max(backedOff, Double(retryAfter ?? 0))
  }

  /// An interval with a tenth of chance, and not shorter than what is asked for.
  static func jittered(_ interval: Double, atLeast: Double, random: Double = .random(in: 0..<1)) -> Double {
    max(interval * (0.9 + 0.2 * random), min(atLeast, longest))
  }

  private static func clamp(_ interval: Double) -> Double { min(longest, max(shortest, interval)) }
}
