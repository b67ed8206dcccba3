import AssayCore

/// Lets one task at a time do a work, and remembers one that does it in the background.
///
/// Two tasks that make vectors of the same waiting passages, or merge the same segments, would do it twice.
actor LoneWork {
  private var isBusy = false
  private var queue: [CheckedContinuation<Void, Never>] = []
  private var background: Task<Void, Never>?

  /// Runs `work` when no other work runs.
  func alone<T: Sendable>(_ work: @Sendable () async throws -> T) async throws -> T {
    if isBusy { await withCheckedContinuation { queue.append($0) } }
    isBusy = true
    defer {
      // The next in the queue takes over without the flag going down in between.
      if queue.isEmpty { isBusy = false } else { queue.removeFirst().resume() }
    }
    return try await work()
  }

  /// Starts `work` in the background unless such work runs already.
  func inBackground(_ work: @escaping @Sendable () async -> Void) {
    guard background == nil else { return }
    background = Task {
      await work()
      background = nil
    }
  }
}
