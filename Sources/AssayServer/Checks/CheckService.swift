import AssayCore
import AssayEngine
import AssayReport
import Foundation
import HTTPTypes
import Logging
import ServiceLifecycle
import Synchronization

/// Takes checks in, runs them a few at a time, and tells what happens.
///
/// Whatever is accepted is on disk first. A check that is stopped by the end of the process is begun anew by the next one;
/// one at which the process died three times is given up, so that an article that kills it does not do so for ever.
actor CheckService: Service {
  /// How much is taken in and done at once.
  struct Limits: Sendable {
    /// Checks that run at once.
    var jobs = 1
    /// Checks that wait.
    var waiting = 500
    /// Checks of one client that wait.
    var waitingOfOne = 100
    /// How often a check is begun before it is given up.
    var attempts = 3
  }

  nonisolated let store: CheckStore
  nonisolated let feeds: FeedBox
  private let engine: Engine
  private let follower: (any CheckFollower)?
  private let limits: Limits
  private let log: Logger
  private let executor = CheckExecutor()
  private var queue: FairQueue
  private var running = 0
  private let changes: AsyncStream<Void>
  private let change: AsyncStream<Void>.Continuation

  init(
    engine: Engine, store: CheckStore, follower: (any CheckFollower)? = nil, limits: Limits, log: Logger
  ) {
    self.engine = engine
    self.store = store
    self.follower = follower
    self.limits = limits
    self.log = log
    queue = FairQueue(limit: limits.waiting, limitOfOne: limits.waitingOfOne)
    feeds = FeedBox(start: String(Int(Date().timeIntervalSince1970), radix: 36))
    (changes, change) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
  }

  /// Takes a check in.
  ///
  /// - Parameter client: who asked; clients take turns.
  /// - Returns: the check, and whether it is a new one.
  func submit(_ submission: Submission, client: String) async throws -> (check: StoredCheck, isNew: Bool) {
    if let known = try await store.check(submission.id), known.status != .failed {
      return try await store.accept(submission)
    }
    if let refusal = queue.refusal(of: client) { throw refusal }
    let accepted = try await store.accept(submission)
    if accepted.isNew {
      feeds.open(accepted.check.id)
      queue.add(accepted.check.id, of: client)
      change.yield()
    }
    return accepted
  }

  /// The report of a finished check.
  ///
  /// A report that another version wrote and this one cannot read is made anew from its article.
  ///
  /// - Throws: ``Problem`` where it is being made anew.
  func report(of id: String) async throws -> Report {
    if let report = try await store.report(id) { return report }
    if try await store.renew(id) {
      log.info("the report is in another form; the check is made anew", metadata: ["check": "\(id)"])
      feeds.open(id)
      queue.add(id, of: "this server")
      change.yield()
    }
    throw Problem(
      .serviceUnavailable, "madeAnew",
      "This check was made by another version of Assay. It is being made anew; come back in a moment.",
      headers: [.retryAfter: "30"])
  }

  /// How many checks are begun before this one; nil where it does not wait.
  func position(of check: String) -> Int? { queue.position(of: check) }

  /// Runs checks until the server goes down.
  func run() async throws {
    for id in try await store.unfinished() {
      feeds.open(id)
      queue.add(id, of: "an earlier process")
    }
    change.yield()
    await cancelWhenGracefulShutdown {
      await withDiscardingTaskGroup { group in
        for await _ in self.changes {
          while let id = await self.takeNext() {
            group.addTask(executorPreference: self.executor) { await self.check(id) }
          }
        }
      }
    }
    feeds.closeAll()
  }

  private func takeNext() -> String? {
    guard running < limits.jobs, !Task.isCancelled, let id = queue.take() else { return nil }
    running += 1
    return id
  }

  private func ended(_ id: String) {
    running -= 1
    feeds.ended(id)
    change.yield()
  }

  private nonisolated func check(_ id: String) async {
    let feed = feeds[id] ?? feeds.open(id)
    do {
      guard let (input, attempts) = try await store.begin(id) else { return await ended(id) }
      guard attempts <= limits.attempts else {
        throw AssayError(
          .unavailable,
          "The server stopped \(limits.attempts) times in the middle of this check, so it is given up.")
      }
      log.info("check begins", metadata: ["check": "\(id)", "attempt": "\(attempts)"])
      let mark = try await follower?.mark()
      let report = try await run(input, id, feed)
      try await store.note(report.article, of: id)
      // Before it is published: a check that is followed twice is followed once, one that is forgotten is not.
      if let mark { try await follow(report, mark: mark) }
      try await store.finish(id, report)
      feed.append(.finished(report, id: id))
      log.info("check ended", metadata: ["check": "\(id)", "seconds": "\(report.timings.total)"])
    } catch is CancellationError {
      feed.close()
      // In a task of its own, because this one is cancelled and could not write.
      await Task { try? await self.store.putBack(id) }.value
    } catch {
      let problem = StoredCheck.Problem(error)
      log.error("check failed", metadata: ["check": "\(id)", "error": "\(error)"])
      try? await store.fail(id, problem)
      feed.append(.failed(problem))
    }
    await ended(id)
  }

  /// Follows a check; where that fails, the check is published all the same.
  private nonisolated func follow(_ report: Report, mark: Int64) async throws {
    do {
      try await follower?.follow(report, mark: mark)
    } catch let error where !(error is CancellationError) {
      log.error("a check could not be followed", metadata: ["error": "\(error)"])
    }
  }

  private nonisolated func run(_ input: ArticleInput, _ id: String, _ feed: CheckFeed) async throws -> Report
  {
    let outcome = Mutex<Report?>(nil)
    let numbers = Mutex<[String: Int]>([:])
    let published = Mutex<PartialDate?>(nil)
    try await engine.check(input) { event in
      switch event {
      case .articleRead(let article):
        published.withLock { $0 = article.published }
        feed.append(.article(article))
      case .claimsFound(let claims):
        numbers.withLock {
          $0 = Dictionary(uniqueKeysWithValues: claims.enumerated().map { ($1.id, $0 + 1) })
        }
        feed.append(.claims(claims))
      case .claimChecked(let claim, let done, let total):
        let view = ClaimView(
          claim, number: numbers.withLock { $0[claim.claim.id] ?? 0 },
          articleDate: published.withLock { $0 })
        feed.append(.claim(view, done: done, total: total))
      case .finished(let report): outcome.withLock { $0 = report }
      default: break
      }
    }
    guard let report = outcome.withLock({ $0 }) else { throw CancellationError() }
    return report
  }
}

extension StoredCheck.Problem {
  /// A failure in words for whoever asked; what is not ours to explain stays in the log.
  init(_ error: any Error) {
    if let error = error as? AssayError {
      self.init(code: error.code.rawValue, message: error.message)
    } else {
      self.init(code: "failed", message: "The check failed. The server's log says why.")
    }
  }
}
