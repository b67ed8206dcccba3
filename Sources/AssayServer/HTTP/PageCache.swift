import Synchronization

/// Pages as they were last made, up to a number of bytes; those not asked for longest make room.
final class PageCache: Sendable {
  private struct Entry {
    var payload: Payload
    var used: UInt64
  }

  private struct State {
    var entries: [String: Entry] = [:]
    var bytes = 0
    var clock: UInt64 = 0
  }

  private let state = Mutex(State())
  private let limit: Int

  /// - Parameter limit: the bytes that pages may take, plain and compressed together.
  init(limit: Int) { self.limit = limit }

  /// The page of a name, made where it is not at hand.
  ///
  /// Two who ask at once may both make it; the pages are the same.
  func page(_ name: String, make: () async throws -> Payload) async throws -> Payload {
    if let payload = self[name] { return payload }
    let payload = try await make()
    self[name] = payload
    return payload
  }

  private(set) subscript(name: String) -> Payload? {
    get {
      state.withLock { state in
        guard let entry = state.entries[name] else { return nil }
        state.clock += 1
        state.entries[name]?.used = state.clock
        return entry.payload
      }
    }
    set {
      state.withLock { state in
        if let old = state.entries.removeValue(forKey: name) { state.bytes -= old.payload.size }
        guard let payload = newValue, payload.size <= limit / 4 else { return }
        state.clock += 1
        state.entries[name] = Entry(payload: payload, used: state.clock)
        state.bytes += payload.size
        while state.bytes > limit, let oldest = state.entries.min(by: { $0.value.used < $1.value.used }) {
          state.bytes -= oldest.value.payload.size
          state.entries[oldest.key] = nil
        }
      }
    }
  }

  /// The bytes taken.
  var bytes: Int { state.withLock { $0.bytes } }
}
