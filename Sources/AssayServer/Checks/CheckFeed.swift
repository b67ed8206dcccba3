import Foundation
import NIOCore
import Synchronization

/// What happened in one run of a check, kept for all who listen and for those who come back.
///
/// Listeners read from this one list, each at its own pace, so a slow one costs no memory and holds up nobody.
final class CheckFeed: Sendable {
  /// Tells this run from others: a listener that comes back with an event of another run begins at the start.
  let run: String

  private struct State {
    var frames: [ByteBuffer] = []
    var isClosed = false
    var title: String?
    var done = 0
    var total = 0
    var listeners: [Int: AsyncStream<Void>.Continuation] = [:]
    var nextListener = 0
  }

  private let state = Mutex(State())

  /// Whether the feed was made of a report: its events have the numbers they had in the run.
  private let isWhole: Bool

  init(run: String, isWhole: Bool = false) {
    self.run = run
    self.isWhole = isWhole
  }

  /// Adds an event, and wakes the listeners.
  func append(_ event: FeedEvent) {
    let woken = state.withLock { state -> [AsyncStream<Void>.Continuation] in
      guard !state.isClosed else { return [] }
      if let title = event.title { state.title = title }
      if let total = event.total { state.total = total }
      if event.name == .claim { state.done += 1 }
      state.frames.append(event.frame(id: "\(run)-\(state.frames.count + 1)"))
      if event.name.isLast { state.isClosed = true }
      return Array(state.listeners.values)
    }
    for listener in woken { listener.yield() }
  }

  /// Ends the feed without an event: the server is going down, and the check will be begun anew.
  func close() {
    let woken = state.withLock { state -> [AsyncStream<Void>.Continuation] in
      state.isClosed = true
      return Array(state.listeners.values)
    }
    for listener in woken { listener.yield() }
  }

  /// The events after the first `count`, and whether no more will come.
  func frames(after count: Int) -> (frames: ArraySlice<ByteBuffer>, isClosed: Bool) {
    state.withLock { ($0.frames.dropFirst(count), $0.isClosed) }
  }

  /// How far the check is.
  var progress: (title: String?, done: Int, total: Int) {
    state.withLock { ($0.title, $0.done, $0.total) }
  }

  /// How many events a listener has seen that names its last one; 0 where that was of another run.
  func position(of lastEvent: String?) -> Int {
    guard let parts = lastEvent?.split(separator: "-", omittingEmptySubsequences: false),
      parts.count == 2,
      isWhole || parts[0] == run, let number = Int(parts[1]), number >= 0
    else { return 0 }
    return state.withLock { min(number, $0.frames.count) }
  }

  /// Ticks at once, and whenever something was added; ticks that nobody waits for melt into one.
  func changes() -> AsyncStream<Void> {
    AsyncStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
      let number = state.withLock { state -> Int in
        state.nextListener += 1
        state.listeners[state.nextListener] = continuation
        return state.nextListener
      }
      continuation.onTermination = { [weak self] _ in
        self?.state.withLock { $0.listeners[number] = nil }
      }
      continuation.yield()
    }
  }
}
