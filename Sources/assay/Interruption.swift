import Dispatch
import Foundation

/// Ctrl-C as cancellation: the work stops at the next safe place instead of in the middle of a write.
enum Interruption {
  /// Runs `work` in a task that an interrupt or a request to end cancels.
  ///
  /// A second interrupt ends the process at once.
  static func cancelling(_ work: @escaping @Sendable () async throws -> Void) async throws {
    let task = Task { try await work() }
    let sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        if task.isCancelled { _exit(130) }
        task.cancel()
      }
      source.resume()
      return source
    }
    defer { sources.forEach { $0.cancel() } }
    try await task.value
  }
}
