import AssayCore
import AssaySources
import AssayTesting
import Crypto
import Foundation
import Synchronization
import Testing

@testable import AssayFollow

@Suite("Notices of changed verdicts")
struct NoticeTests {
  private static let fined = "The court of Selden fined the editor Maarenko."
  private static let secret = "whsec_" + Data("a secret of twenty-four b".utf8).base64EncodedString()

  /// A bench with one changed verdict that `server` is to be told of.
  private func bench(_ server: LoopbackServer) async throws -> (FollowBench, NoticeSender) {
    let bench = try FollowBench()
    let hook = try Webhook(url: server.url("/hook"), secret: Self.secret)
    try await bench.follow([(Self.fined, .notEnoughEvidence)])
    try await bench.add(document("d1", Self.fined))
    _ = try await bench.follower(hooks: [hook.address.string]).run()
    var options = Fetcher.Options()
    options.allowsLoopback = true
    let sender = NoticeSender(
      store: bench.store, hooks: [hook], fetcher: try Fetcher(), ownFetcher: try Fetcher(options: options))
    return (bench, sender)
  }

  @Test("A notice carries the revision and a signature that its receiver can check")
  func signed() async throws {
    let server = try LoopbackServer { _ in .page(204) }
    defer { server.stop() }
    let (bench, sender) = try await bench(server)
    #expect(try await sender.send().sent == 1)
    let request = try #require(server.requests.first)
    #expect(request.method == "POST")
    #expect(request.headers["content-type"] == "application/json")
    let id = try #require(request.headers["webhook-id"])
    let timestamp = try #require(request.headers["webhook-timestamp"].flatMap { Int($0) })
    var code = HMAC<SHA256>(key: SymmetricKey(data: Data("a secret of twenty-four b".utf8)))
    code.update(data: Data("\(id).\(timestamp).".utf8) + request.body)
    #expect(
      request.headers["webhook-signature"] == "v1," + Data(code.finalize()).base64EncodedString())
    let body = try #require(try JSONSerialization.jsonObject(with: request.body) as? [String: Any])
    #expect(body["type"] as? String == "verdict.changed")
    let revision = try #require((body["data"] as? [String: Any])?["revision"] as? [String: Any])
    #expect(revision["to"] as? String == "supported")
    #expect(revision["claimText"] as? String == Self.fined)
    #expect(try await bench.store.notices() == ["waiting": 0, "sent": 1, "failed": 0])
    #expect(try await sender.send() == .init())
  }

  @Test("An address that does not answer is asked once in a run, and holds up no other")
  func deadAddress() async throws {
    let dead = try LoopbackServer { _ in .page(503) }
    let well = try LoopbackServer { _ in .page(204) }
    defer {
      dead.stop()
      well.stop()
    }
    let hooks = try [dead, well].map { try Webhook(url: $0.url("/hook"), secret: Self.secret) }
    let bench = try FollowBench()
    let claims = (1...4).map { "The court of Selden fined the editor Maarenko \($0) times." }
    try await bench.follow(claims.map { ($0, .notEnoughEvidence) })
    for (number, claim) in claims.enumerated() { try await bench.add(document("d\(number)", claim)) }
    let changes = try await bench.follower(hooks: hooks.map(\.address.string)).run().revisions.count
    try #require(changes > 1)
    var options = Fetcher.Options()
    options.allowsLoopback = true
    let sender = NoticeSender(
      store: bench.store, hooks: hooks, fetcher: try Fetcher(), ownFetcher: try Fetcher(options: options))
    let outcome = try await sender.send()
    #expect(outcome.sent == changes)
    #expect(outcome.postponed == 1)
    #expect(dead.requests.count == 1)
    #expect(well.requests.count == changes)
  }

  @Test("The signature is that of the specification's example form")
  func knownSignature() throws {
    let hook = try Webhook(url: "https://desk.example/hook", secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
    let signature = hook.signature(
      id: "msg_p5jXN8AQM9LWM0D4loKWxJek", timestamp: 1_614_265_330, body: Data(#"{"test": 2432232314}"#.utf8))
    #expect(signature == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
  }

  @Test(
    "A notice that is not taken is sent again after a while, and taken then",
    arguments: [
      LoopbackServer.Answer.page(500), .page(429, ["Retry-After": "100"]), .page(404), .raw(Data()),
    ])
  func retry(answer: LoopbackServer.Answer) async throws {
    let isUp = Flag()
    let server = try LoopbackServer { _ in isUp.isSet ? .page(200) : answer }
    defer { server.stop() }
    let (_, sender) = try await bench(server)
    let first = try await sender.send()
    #expect(first.postponed == 1)
    #expect(first.problem?.isEmpty == false)
    isUp.set()
    #expect(try await sender.send() == .init())
    let later = try await sender.send(now: Date() + 130)
    #expect(later.sent == 1)
    let ids = Set(server.requests.map { $0.headers["webhook-id"] ?? "" })
    #expect(ids.count == 1)
  }

  @Test("An address that is gone is given up at once")
  func gone() async throws {
    let server = try LoopbackServer { _ in .page(410) }
    defer { server.stop() }
    let (bench, sender) = try await bench(server)
    #expect(try await sender.send().failed == 1)
    #expect(try await bench.store.notices()["failed"] == 1)
  }

  @Test("The distance between tries grows, a server's wish counts, and there is an end")
  func backOff() throws {
    let failure = FetchFailure(.serverError, "https://desk.example/", status: 500)
    var last = 0.0
    for attempt in 0..<NoticeSender.delays.count {
      let delay = try #require(NoticeSender.again(after: failure, attempts: attempt, now: 0))
      #expect(delay > last)
      last = delay
    }
    #expect(NoticeSender.again(after: failure, attempts: NoticeSender.delays.count, now: 0) == nil)
    let patient = FetchFailure(.rateLimited, "https://desk.example/", status: 429, retryAfter: 5000)
    #expect(NoticeSender.again(after: patient, attempts: 0, now: 0) == 5000)
  }

  @Test(
    "A secret that protects nothing is refused",
    arguments: ["", "short", "whsec_", "whsec_!!!", "whsec_AAAA"])
  func secrets(secret: String) {
    #expect { _ = try Webhook(url: "https://desk.example/", secret: secret) } throws: {
      ($0 as? AssayError)?.code == .malformed
    }
  }
}

/// Something that comes true once.
private final class Flag: Sendable {
  private let value = Mutex(false)

  var isSet: Bool { value.withLock { $0 } }
  func set() { value.withLock { $0 = true } }
}

@Suite("The feed of changes")
struct ChangeFeedTests {
  @Test("It is Atom that an XML reader takes, hostile words included")
  func atom() async throws {
    let bench = try FollowBench()
    let claim = "The court <fined> “Lantern & Tide” \u{1B}[31m]]> for 2 €."
    try await bench.follow([(claim, .notEnoughEvidence)])
    try await bench.add(document("d1", claim, url: "https://other.example/?a=1&b=\"2\""))
    _ = try await bench.follower().run()
    let data = try await ChangeFeed.atom(of: bench.store, address: "https://desk.example/changes.xml")
    let feed = try FeedParser().parse(data, address: nil)
    #expect(feed.format == .atom)
    #expect(!feed.isMalformed)
    #expect(feed.selfLink == "https://desk.example/changes.xml")
    let item = try #require(feed.items.first)
    #expect(feed.items.count == 1)
    #expect(item.title?.hasPrefix("Supported (was: Not Enough Evidence): The court <fined>") == true)
    #expect(item.link == "https://news.example/story")
    #expect(item.id?.hasPrefix("urn:uuid:") == true)
    #expect(try await ChangeFeed.atom(of: bench.store, address: "https://desk.example/changes.xml") == data)
  }

  @Test("Without changes it is a feed without entries")
  func empty() async throws {
    let bench = try FollowBench()
    let feed = try FeedParser().parse(try await ChangeFeed.atom(of: bench.store), address: nil)
    #expect(feed.items.isEmpty)
  }
}
