import Synchronization

/// The feeds of checks that wait or run, and of the few that ended last.
final class FeedBox: Sendable {
  private struct State {
    var feeds: [String: CheckFeed] = [:]
    var ended: [String] = []
    var runs = 0
  }

  private let state = Mutex(State())
  private let start: String
  private let keeps: Int

  /// - Parameters:
  ///   - start: tells this process from those before.
  ///   - keeps: how many feeds of ended checks are kept.
  init(start: String, keeps: Int = 8) {
    self.start = start
    self.keeps = keeps
  }

  /// A new feed for a check that is put into the queue.
  @discardableResult
  func open(_ id: String) -> CheckFeed {
    state.withLock { state in
      state.runs += 1
      let feed = CheckFeed(run: "\(start).\(state.runs)")
      state.feeds[id] = feed
      state.ended.removeAll { $0 == id }
      return feed
    }
  }

  /// The feed of a check, where there is one at hand.
  subscript(id: String) -> CheckFeed? { state.withLock { $0.feeds[id] } }

  /// Notes that a check ended; the oldest of those that ended before are forgotten.
  func ended(_ id: String) {
    state.withLock { state in
      state.ended.removeAll { $0 == id }
      state.ended.append(id)
      while state.ended.count > keeps { state.feeds[state.ended.removeFirst()] = nil }
    }
  }

  /// Ends all feeds.
  func closeAll() {
    for feed in state.withLock({ Array($0.feeds.values) }) { feed.close() }
  }
}
