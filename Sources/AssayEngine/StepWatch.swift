import AssayCore

/// Adds up how long each step of a check takes.
struct StepWatch {
  private let clock = ContinuousClock()
  private let started: ContinuousClock.Instant
  private var last: ContinuousClock.Instant
  private var timings = Timings(ingest: 0, claims: 0, retrieve: 0, verify: 0, total: 0)

  init() {
    started = clock.now
    last = started
  }

  /// Adds the time since the last call to a step.
  mutating func end(_ step: WritableKeyPath<Timings, Double>) {
    let now = clock.now
    timings[keyPath: step] += (now - last).inSeconds
    last = now
  }

  /// The timings, with the total up to now.
  mutating func finish() -> Timings {
    timings.total = (clock.now - started).inSeconds
    return timings
  }
}

extension Duration {
  fileprivate var inSeconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }
}
