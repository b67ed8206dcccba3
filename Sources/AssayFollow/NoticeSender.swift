import AssayCore
import AssaySources
import Foundation

/// Sends notices of changed verdicts to webhooks, signed, and again where they were not taken.
///
/// A notice is sent until the address takes it, at most eight times over half a day: a receiver may get one twice, and
/// knows it by its `webhook-id`.
public struct NoticeSender: Sendable {
  /// What sending gave.
  public struct Outcome: Sendable, Hashable {
    /// Notices that were taken.
    public var sent = 0
    /// Notices that will be tried again.
    public var postponed = 0
    /// Notices that were given up.
    public var failed = 0
    /// What went wrong last, for a user.
    public var problem: String?
  }

  /// Seconds until the next try, after each that failed.
  static let delays: [Double] = [5, 30, 120, 600, 3600, 3 * 3600, 8 * 3600]
  private static let limits = FetchLimits(
    wireBytes: 1 << 20, bodyBytes: 1 << 20, headerBytes: 64 << 10, totalSeconds: 20, idleSeconds: 10,
    redirects: 0)

  private let store: FollowStore
  private let hooks: [String: Webhook]
  private let fetcher: any PageFetcher
  private let ownFetcher: any PageFetcher

  /// Makes a sender.
  ///
  /// - Parameters:
  ///   - fetcher: Sends to public addresses.
  ///   - ownFetcher: Sends to addresses on this machine, which only a webhook that names one may reach.
  public init(store: FollowStore, hooks: [Webhook], fetcher: any PageFetcher, ownFetcher: any PageFetcher) {
    self.store = store
    self.hooks = Dictionary(hooks.map { ($0.address.string, $0) }, uniquingKeysWith: { $1 })
    self.fetcher = fetcher
    self.ownFetcher = ownFetcher
  }

  /// Sends every notice that is due; an address that does not answer is left alone until the next time.
  ///
  /// - Throws: ``AssayError`` where the store cannot be read or written, or `CancellationError`.
  public func send(now: Date = Date()) async throws -> Outcome {
    var outcome = Outcome()
    guard !hooks.isEmpty else { return outcome }
    let identity = try await store.identity()
    var addresses = Set(hooks.keys)
    while !addresses.isEmpty {
      let due = try await store.dueNotices(to: addresses.sorted(), now: now.timeIntervalSince1970, limit: 100)
      guard !due.isEmpty else { return outcome }
      for notice in due {
        guard addresses.contains(notice.url), let hook = hooks[notice.url] else { continue }
        try Task.checkCancellation()
        if let failure = try await post(notice, to: hook, identity: identity) {
          if failure.isPassing { addresses.remove(notice.url) }
          let again = NoticeSender.again(
            after: failure, attempts: notice.attempts, now: now.timeIntervalSince1970)
          try await store.note(notice, due: again, problem: failure.description)
          if again == nil { outcome.failed += 1 } else { outcome.postponed += 1 }
          outcome.problem = failure.description
        } else {
          try await store.note(notice, due: nil, problem: nil)
          outcome.sent += 1
        }
      }
    }
    return outcome
  }

  /// When a notice is tried again; nil where it is given up.
  static func again(after failure: FetchFailure, attempts: Int, now: Double) -> Double? {
    guard failure.kind != .gone, attempts < delays.count else { return nil }
    let delay = delays[attempts] * (0.9 + 0.2 * Double.random(in: 0..<1))
    return now + max(delay, Double(failure.retryAfter ?? 0))
  }

  private func post(
    _ notice: FollowStore.Notice, to hook: Webhook, identity: String
  ) async throws -> FetchFailure? {
    let id = "msg_\(identity)_\(notice.revision.id)"
    // The time of sending: receivers refuse what is minutes old (Standard Webhooks).
    let timestamp = Int(Date().timeIntervalSince1970)
    let body = try Self.body(notice)
    var request = FetchRequest(
      hook.address, accept: "*/*", limits: Self.limits, asksRobots: false,
      headers: [
        "Content-Type: application/json", "webhook-id: \(id)", "webhook-timestamp: \(timestamp)",
        "webhook-signature: \(hook.signature(id: id, timestamp: timestamp, body: body))",
      ])
    request.post = body
    do {
      _ = try await (hook.isOnThisMachine ? ownFetcher : fetcher).fetch(request)
      return nil
    } catch let failure as FetchFailure {
      return failure
    }
  }

  static func body(_ notice: FollowStore.Notice) throws -> Data {
    let article = NoticeBody.ArticleName(
      title: notice.article.title, source: notice.article.source, url: notice.article.url)
    let body = NoticeBody(
      timestamp: notice.revision.at.formatted(.iso8601),
      data: NoticeBody.Content(article: article, revision: notice.revision))
    return Data(try StoredJSON.text(body).utf8)
  }
}
