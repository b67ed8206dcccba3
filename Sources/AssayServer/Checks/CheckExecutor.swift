import Dispatch

/// Where checks run: apart from the threads that answer requests, so that a page never waits for a check.
final class CheckExecutor: TaskExecutor {
  private let queue = DispatchQueue(label: "assay.checks", qos: .utility, attributes: .concurrent)

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let executor = asUnownedTaskExecutor()
    queue.async { job.runSynchronously(on: executor) }
  }
}
