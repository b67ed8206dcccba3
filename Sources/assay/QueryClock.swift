import Foundation

/// How long queries take: by the clock, and in time of the processor, which a busy machine does not lengthen.
struct QueryClock {
  /// Milliseconds since some moment, by the clock and of processor time of this process, all threads.
  struct Reading: Sendable {
    var clock: Double
    var processor: Double
  }

  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant

  init() { start = clock.now }

  var now: Reading {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Reading(
      clock: (clock.now - start) / .milliseconds(1),
      processor: Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1_000_000)
  }
}
