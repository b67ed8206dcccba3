import AssayCore
import AssayTesting
import Crypto
import Foundation
import GRDB
import Testing

@testable import AssaySources

/// A watch whose feed is delivered by a hub; all on this machine.
private struct HubBench {
  let folder: TemporaryFolder
  let site = Site()
  let server: LoopbackServer
  let store: WatchStore
  let archive = InMemoryArchive()
  let hubs: HubSubscriber

  init(allowsLoopback: Bool = true) throws {
    folder = try TemporaryFolder()
    store = try WatchStore(path: folder.store)
    let site = site
    server = try LoopbackServer { site[$0.path] ?? .page(404) }
    let callback = try #require(WebAddress("https://desk.example/websub"))
    hubs = HubSubscriber(store: store, callback: callback, allowsLoopback: allowsLoopback)
    site["/hub"] = .page(202)
  }

  /// A feed that names the hub.
  func serve(_ numbers: ClosedRange<Int>) {
    site["/feed"] = .page(
      200, [:],
      feed(
        numbers,
        head: "<atom:link xmlns:atom='http://www.w3.org/2005/Atom' rel='hub' href='\(server.url("/hub"))'/>"
          + "<atom:link xmlns:atom='http://www.w3.org/2005/Atom' rel='self' href='\(topic)'/>"))
  }

  var topic: String { server.url("/feed") }

  func watch(once: Bool) throws -> Watch<InMemoryArchive> {
    var options = Watch<InMemoryArchive>.Options()
    options.once = once
    options.spacing = 0
    return Watch(store: store, archive: archive, fetcher: try localFetcher(), hubs: hubs, options: options)
  }

  /// Reads the feed, so that its hub is known.
  func read() async throws {
    serve(1...2)
    try await store.list([ListedSource(address: try #require(WebAddress(topic)))])
    try await watch(once: true).run()
  }

  func subscribe() async throws {
    try await hubs.subscribe(
      try localFetcher(), Agenda(queue: HostQueue(spacing: 0, perHost: 1)))
  }

  func subscription() async throws -> Subscription? {
    let token = try await store.read { try String.fetchOne($0, sql: "SELECT token FROM subscription") }
    guard let token else { return nil }
    return try await store.subscription(token)
  }

  /// What the hub was asked last, as its form says.
  func asked() -> [String: String] {
    let body = server.requests.last { $0.path == "/hub" }?.body ?? Data()
    var fields: [String: String] = [:]
    for field in String(decoding: body, as: UTF8.self).split(separator: "&") {
      let parts = field.split(separator: "=", maxSplits: 1)
      fields[String(parts[0])] = parts.last?.removingPercentEncoding
    }
    return fields
  }

  func verify(lease: Double = 864_000, now: Date = Date()) async throws -> HubReply {
    let subscription = try #require(try await subscription())
    return try await hubs.answer(
      HubCall(
        token: subscription.token,
        query: [
          "hub.mode": "subscribe", "hub.topic": topic, "hub.challenge": "prove it",
          "hub.lease_seconds": String(Int(lease)),
        ]), now: now)
  }

  func due() async throws -> Double {
    try await store.read { try Double.fetchOne($0, sql: "SELECT due FROM subscription") } ?? -1
  }

  /// A delivery as the hub signs it.
  func delivery(_ content: String, secret: String? = nil) async throws -> HubCall {
    let subscription = try #require(try await subscription())
    let key = SymmetricKey(data: Data((secret ?? subscription.secret).utf8))
    let code = HMAC<SHA256>.authenticationCode(for: Data(content.utf8), using: key)
    return HubCall(
      token: subscription.token, content: Data(content.utf8),
      signature: "sha256=" + code.map { String(format: "%02x", $0) }.joined(),
      contentType: "application/rss+xml")
  }
}

@Suite("Feeds delivered by hubs (WebSub)")
struct WebSubTests {
  @Test("The hub that a feed names is asked to deliver, with a callback and a secret of its own")
  func subscribe() async throws {
    let bench = try HubBench()
    defer { bench.server.stop() }
    try await bench.read()
    #expect(bench.asked().isEmpty)
    try await bench.subscribe()
    let subscription = try #require(try await bench.subscription())
    #expect(subscription.state == .asked)
    #expect(
      bench.asked() == [
        "hub.mode": "subscribe", "hub.topic": bench.topic, "hub.secret": subscription.secret,
        "hub.callback": "https://desk.example/websub/\(subscription.token)", "hub.lease_seconds": "864000",
      ])
    #expect(subscription.secret.count == 64 && subscription.token.count == 32)
    #expect(
      bench.server.requests.last?.headers["content-type"] == "application/x-www-form-urlencoded")
    // Not due again at once.
    try await bench.subscribe()
    #expect(bench.server.requests.count { $0.path == "/hub" } == 1)
  }

  @Test("Without hubs in the watch, none is remembered")
  func off() async throws {
    let bench = try HubBench()
    defer { bench.server.stop() }
    bench.serve(1...2)
    try await bench.store.list([ListedSource(address: try #require(WebAddress(bench.topic)))])
    var options = Watch<InMemoryArchive>.Options()
    options.once = true
    try await Watch(
      store: bench.store, archive: bench.archive, fetcher: try localFetcher(), options: options
    ).run()
    #expect(await bench.archive.state().documents == 2)
    #expect(try await bench.subscription() == nil)
  }

  @Test("A hub that is not reached over https is not used")
  func plain() async throws {
    let bench = try HubBench(allowsLoopback: false)
    defer { bench.server.stop() }
    try await bench.read()
    #expect(try await bench.subscription() == nil)
  }

  @Test("The hub's question whether it was meant is answered, and the subscription renewed in time")
  func verification() async throws {
    let bench = try HubBench()
    defer { bench.server.stop() }
    try await bench.read()
    // Nobody was asked yet.
    #expect(try await bench.verify().status == 404)
    try await bench.subscribe()
    let now = Date()
    #expect(try await bench.verify(lease: 10_000, now: now) == HubReply(status: 200, text: "prove it"))
    #expect(try await bench.subscription()?.state == .active)
    #expect(try await bench.due() == now.timeIntervalSince1970 + 8000)
    #expect(try await bench.store.status().subscriptions == 1)
    try await bench.store.write { try $0.execute(sql: "UPDATE subscription SET due = 0") }
    try await bench.subscribe()
    #expect(bench.server.requests.count { $0.path == "/hub" } == 2)
    // It goes on delivering while it is asked again.
    #expect(try await bench.subscription()?.state == .active)
  }

  @Test(
    "Questions that we did not cause are refused",
    arguments: [
      ["hub.topic": "https://other.example/"], ["hub.mode": "unsubscribe"], ["hub.mode": "x"],
      ["hub.challenge": ""], ["hub.lease_seconds": "-5"],
    ])
  func refused(change: [String: String]) async throws {
    let bench = try HubBench()
    defer { bench.server.stop() }
    try await bench.read()
    try await bench.subscribe()
    let subscription = try #require(try await bench.subscription())
    let query = [
      "hub.mode": "subscribe", "hub.topic": bench.topic, "hub.challenge": "c", "hub.lease_seconds": "100",
    ].merging(change) { $1 }
    #expect(
      try await bench.hubs.answer(HubCall(token: subscription.token, query: query)).status == 404)
    #expect(try await bench.hubs.answer(HubCall(token: "0123", query: query)).status == 404)
    #expect(try await bench.subscription()?.state == .asked)
  }

  @Test("A hub that refuses is left alone for a week")
  func denied() async throws {
    let bench = try HubBench()
    defer { bench.server.stop() }
    try await bench.read()
    try await bench.subscribe()
    let subscription = try #require(try await bench.subscription())
    let call = HubCall(token: subscription.token, query: ["hub.mode": "denied", "hub.topic": bench.topic])
    #expect(try await bench.hubs.answer(call).status == 200)
    #expect(try await bench.subscription()?.state == .denied)
    #expect(try await bench.due() > Date().timeIntervalSince1970 + 6 * 86_400)
  }

  @Test("A hub that does not verify is asked less and less often, but not never")
  func patience() {
    #expect(Subscription.patience(attempts: 0) == 600)
    #expect(Subscription.patience(attempts: 3) == 4800)
    #expect(Subscription.patience(attempts: 50) == 86_400)
    #expect(Subscription.renewal(lease: 1) == 300)
  }

  @Test("What is delivered is stored at once, and once; what is signed wrongly is not")
  func delivery() async throws {
    let bench = try HubBench()
    defer { bench.server.stop() }
    try await bench.read()
    try await bench.subscribe()
    #expect(
      try await bench.hubs.answer(try await bench.delivery(feed(3...3))).status == 404,
      "The hub has not verified yet.")
    _ = try await bench.verify()
    let watch = try bench.watch(once: false)
    let task = Task { try await watch.run() }
    var forged = try await bench.delivery(feed(90...91), secret: "guessed")
    #expect(try await bench.hubs.answer(forged).status == 202)
    forged.signature = nil
    #expect(try await bench.hubs.answer(forged).status == 202)
    let call = try await bench.delivery(feed(2...4))
    for _ in 0..<2 { #expect(try await bench.hubs.answer(call).status == 202) }
    while try await bench.store.status().deliveries < 2 { try await Task.sleep(for: .milliseconds(10)) }
    task.cancel()
    _ = await task.result
    #expect(await bench.archive.state().documents == 4)
    #expect(bench.server.requests.count { $0.path == "/feed" } == 1)
    // Now that the hub delivers, the feed itself is read seldom.
    bench.serve(1...5)
    try await bench.store.makeAllDue()
    try await bench.watch(once: true).run()
    #expect(await bench.archive.state().documents == 5)
    let state = try #require(try await bench.store.states().first)
    #expect(state.isDelivered)
    #expect(state.due >= Date().timeIntervalSince1970 + VisitSchedule.delivered * 0.9)
  }

  @Test("A delivery for a source that is no longer listed is answered with gone")
  func unlisted() async throws {
    let bench = try HubBench()
    defer { bench.server.stop() }
    try await bench.read()
    try await bench.subscribe()
    _ = try await bench.verify()
    let call = try await bench.delivery(feed(3...3))
    try await bench.store.list([])
    #expect(try await bench.hubs.answer(call).status == 410)
    #expect(try await bench.subscription() == nil)
  }

  @Test("Another hub or topic than before is subscribed to anew, the same is not")
  func changed() async throws {
    let bench = try HubBench()
    defer { bench.server.stop() }
    try await bench.read()
    let first = try #require(try await bench.subscription())
    bench.serve(1...3)
    try await bench.store.makeAllDue()
    try await bench.watch(once: true).run()
    // The second watch may have asked the hub meanwhile: it is the same subscription all the same.
    let same = try #require(try await bench.subscription())
    #expect(same.token == first.token && same.secret == first.secret)
    let other = bench.server.url("/hub2")
    bench.site["/feed"] = .page(200, ["Link": "<\(other)>; rel=\"hub\""], feed(1...4))
    try await bench.store.makeAllDue()
    try await bench.watch(once: true).run()
    let second = try #require(try await bench.subscription())
    #expect(second.hub == other)
    #expect(second.secret != first.secret && second.token != first.token)
  }

  @Test(
    "Signatures are those of RFC 2202 and RFC 4231, by any of the four methods",
    arguments: [
      "sha1=effcdf6ae5eb2fa2d27416d5f184df9c259a7c79",
      "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
      "SHA256= 5BDCC146BF60754E6A042426089575C75A003F089D2739839DEC58B964EC3843",
      "sha384=af45d2e376484031617f78d2b58a6b1b9c7ef464f5a01b47e42ec3736322445e8e2240ca5e69e2c78b3239ecfab21649",
      "sha512=164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea2505549758bf75c05a994a6d034f65f8f0e6fd"
        + "caeab1a34d4a6b4b636e070a38bce737",
    ])
  func signatures(header: String) {
    let content = Data("what do ya want for nothing?".utf8)
    #expect(HubSignature.isRight(header, of: content, secret: "Jefe"))
    #expect(!HubSignature.isRight(header, of: content, secret: "jefe"))
    #expect(!HubSignature.isRight(header, of: content + [0], secret: "Jefe"))
    #expect(!HubSignature.isRight(String(header.dropLast(2)), of: content, secret: "Jefe"))
  }

  @Test(
    "What is no signature is none",
    arguments: [nil, "", "sha256", "sha256=", "sha256=zz", "md5=00", "=", "sha1=e"] as [String?])
  func noSignature(header: String?) {
    #expect(!HubSignature.isRight(header, of: Data("x".utf8), secret: "Jefe"))
  }

  @Test(
    "Link header fields (RFC 8288)",
    arguments: [
      ("<https://h.example/>; rel=\"hub\"", ["https://h.example/": ["hub"]]),
      ("<https://h.example/>; rel=hub, </f>; rel=self", ["https://h.example/": ["hub"], "/f": ["self"]]),
      ("<a,b;c>;title=\"x, <y>; rel=z\";rel=\"Hub self\"", ["a,b;c": ["hub", "self"]]),
      ("<a>; rel=one; rel=two", ["a": ["one"]]), ("<a>", ["a": []]), ("a; rel=hub", [:]),
      ("<a; rel=hub", [:]),
      ("<a>; title=\"\\\"\"; rel=hub", ["a": ["hub"]]), ("<a>; rel", ["a": []]), ("", [:]),
    ])
  func links(field: String, expected: [String: [String]]) {
    let links = LinkHeader.links([field])
    #expect(Dictionary(links.map { ($0.target, $0.relations) }, uniquingKeysWith: { $1 }) == expected)
  }

  @Test(
    "Header fields go before what the feed says, and hubs are reached over https",
    arguments: [
      (
        "<https://h.example/>; rel=hub, <https://a.example/t>; rel=self", ["https://f.example/"],
        "https://h.example/", "https://a.example/t"
      ),
      ("", ["http://plain.example/", "https://f.example/"], "https://f.example/", "https://a.example/own"),
      ("<http://h.example/>; rel=hub", [], nil, nil), ("<http://127.0.0.1/>; rel=hub", [], nil, nil),
      ("<https://h.example/>; rel=alternate", [], nil, nil),
    ] as [(String, [String], String?, String?)])
  func offers(field: String, hubs: [String], hub: String?, topic: String?) throws {
    var feed = Feed(format: .rss)
    feed.hubs = hubs
    feed.selfLink = "https://a.example/own"
    let offer = HubOffer(
      ResponseHeaders("Link: \(field)\r\n".utf8), feed: feed,
      at: try #require(WebAddress("https://a.example/feed")),
      allowsLoopback: false)
    #expect(offer?.hub.string == hub)
    #expect(offer?.topic.string == topic)
  }
}
