import Dispatch

/// Runs an actor's jobs one after the other on a queue of their own, off Swift's shared threads.
///
/// (Dispatch's own serial queue is an executor on Apple's systems only.)
final class ModelExecutor: SerialExecutor {
  /// Runs blocking work outside of an actor as well.
  let queue = DispatchQueue(label: "assay.model")

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
  }
}
