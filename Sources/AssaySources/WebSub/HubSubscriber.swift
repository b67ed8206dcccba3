import AssayCore
public import Foundation
import Synchronization

/// Has feeds delivered by their hubs, so that a new item is here when it is published (WebSub, a W3C recommendation).
///
/// It subscribes where a feed names a hub, proves to the hub that it meant it, takes what is signed with the secret that it
/// gave, and renews in time. Reading goes on besides, less often: a hub that falls silent costs hours and loses nothing.
public final class HubSubscriber: Sendable {
  /// Larger deliveries are refused; the feed is then read as any other.
  public static let largestDelivery = 2 << 20
  private static let limits = FetchLimits(
    wireBytes: 64 << 10, bodyBytes: 64 << 10, headerBytes: 64 << 10, totalSeconds: 20, idleSeconds: 10,
    redirects: 0)

  /// Where hubs reach this machine.
  let callback: WebAddress
  /// Whether a hub on this machine may be used, over http.
  let allowsLoopback: Bool
  private let store: WatchStore
  private let queue = Mutex(Queue())

  /// Makes a subscriber.
  ///
  /// - Parameters:
  ///   - callback: Where hubs reach ``answer(_:now:)``; a subscription's token follows after a slash.
  ///   - allowsLoopback: Also uses a hub on this machine, over http; for trying things out.
  public init(store: WatchStore, callback: WebAddress, allowsLoopback: Bool = false) {
    self.store = store
    self.callback = callback
    self.allowsLoopback = allowsLoopback
  }

  /// What was delivered and is not taken yet; a stream ends for good with the task that reads it, so each run has its own.
  private struct Queue {
    let stream: AsyncStream<HubDelivery>
    let end: AsyncStream<HubDelivery>.Continuation

    init() { (stream, end) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(16)) }
  }

  /// Answers a hub.
  ///
  /// - Throws: ``AssayError`` where the store cannot be read or written.
  public func answer(_ call: HubCall, now: Date = Date()) async throws -> HubReply {
    guard let subscription = try await store.subscription(call.token) else { return HubReply(status: 404) }
    guard let content = call.content else {
      return try await answer(call.query, subscription, now: now.timeIntervalSince1970)
    }
    guard subscription.isWanted else {
      // Gone: the hub is to end the subscription.
      try await store.forget(subscription)
      return HubReply(status: 410)
    }
    guard subscription.state == .active else { return HubReply(status: 404) }
    // What is signed wrongly is dropped in silence, as the recommendation has it.
    if HubSignature.isRight(call.signature, of: content, secret: subscription.secret) {
      let delivery = HubDelivery(
        source: subscription.source, topic: subscription.topic, content: content,
        contentType: call.contentType)
      guard case .enqueued = queue.withLock({ $0.end.yield(delivery) }) else { return HubReply(status: 503) }
    }
    return HubReply(status: 202)
  }

  private func answer(
    _ query: [String: String], _ subscription: Subscription, now: Double
  ) async throws -> HubReply {
    guard query["hub.topic"] == subscription.topic else { return HubReply(status: 404) }
    switch query["hub.mode"] {
    case "denied":
      try await store.noteDenied(subscription, now: now)
      return HubReply(status: 200)
    case "subscribe"
    where subscription.isWanted && (subscription.state == .asked || subscription.state == .active):
      guard let challenge = query["hub.challenge"], !challenge.isEmpty else { return HubReply(status: 404) }
      let lease = query["hub.lease_seconds"].flatMap { Double($0) } ?? Subscription.lease
      guard lease > 0, lease < 1e9 else { return HubReply(status: 404) }
      try await store.noteVerified(subscription, lease: lease, now: now)
      return HubReply(status: 200, text: challenge)
    case "unsubscribe" where !subscription.isWanted:
      try await store.forget(subscription)
      return HubReply(status: 200, text: query["hub.challenge"] ?? "")
    // Somebody else asks in our name.
    default: return HubReply(status: 404)
    }
  }

  /// Subscribes, renews and takes what is delivered, until the task is cancelled.
  ///
  /// - Throws: ``AssayError`` where nothing can be written, or `CancellationError`.
  func run(
    _ fetcher: any PageFetcher, _ agenda: Agenda, take: @escaping @Sendable (HubDelivery) async throws -> Void
  ) async throws {
    let deliveries = queue.withLock { $0.stream }
    defer { queue.withLock { $0 = Queue() } }
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { for await delivery in deliveries { try await take(delivery) } }
      group.addTask {
        while true {
          try await self.subscribe(fetcher, agenda)
          try await Task.sleep(for: .seconds(1))
        }
      }
      defer { group.cancelAll() }
      try await group.next()
    }
  }

  /// Asks the hubs of all subscriptions that are due, hubs beside each other.
  func subscribe(_ fetcher: any PageFetcher, _ agenda: Agenda) async throws {
    let due = try await store.dueSubscriptions(now: Date().timeIntervalSince1970, limit: 32)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for subscription in due { group.addTask { try await self.ask(subscription, fetcher, agenda) } }
      try await group.waitForAll()
    }
  }

  private func ask(_ subscription: Subscription, _ fetcher: any PageFetcher, _ agenda: Agenda) async throws {
    try await store.noteAsked(subscription, now: Date().timeIntervalSince1970)
    guard let hub = WebAddress(subscription.hub) else { return }
    var request = FetchRequest(
      hub, accept: "*/*", limits: Self.limits, asksRobots: false,
      headers: ["Content-Type: application/x-www-form-urlencoded"])
    request.post = Self.form([
      ("hub.mode", "subscribe"), ("hub.topic", subscription.topic),
      ("hub.callback", address(subscription.token)),
      ("hub.secret", subscription.secret), ("hub.lease_seconds", String(Int(Subscription.lease))),
    ])
    // A hub that fails is asked again later, as one that does not verify.
    do { _ = try await HostStay.fetch(request, agenda, fetcher) } catch is FetchFailure {}
  }

  private func address(_ token: String) -> String {
    callback.string.hasSuffix("/") ? callback.string + token : "\(callback.string)/\(token)"
  }

  private static func form(_ fields: [(String, String)]) -> Data {
    let plain = CharacterSet(
      charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
    let text = fields.map { name, value in
      "\(name)=\(value.addingPercentEncoding(withAllowedCharacters: plain) ?? "")"
    }
    return Data(text.joined(separator: "&").utf8)
  }
}
