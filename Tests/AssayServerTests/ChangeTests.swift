import AssayCore
import AssayTesting
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Synchronization
import Testing

@testable import AssayServer

/// Keeps what is written.
private struct KeptWriter: ResponseBodyWriter {
  final class Text: Sendable {
    let value = Mutex("")
  }

  let text = Text()

  mutating func write(_ buffer: ByteBuffer) async throws {
    text.value.withLock { $0 += String(buffer: buffer) }
  }
  consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}

@Suite struct ChangeTests {
  private func stream(_ history: ListedRevisions, after seen: Int64, ticks: Int) async throws -> String {
    let kept = KeptWriter()
    var writer: any ResponseBodyWriter = kept
    let source = AsyncStream<Int> { continuation in
      for tick in 0..<ticks { continuation.yield(tick) }
      continuation.finish()
    }
    try await ChangeRoutes.write(history, after: seen, ticks: source, to: &writer)
    return kept.text.value.withLock { $0 }
  }

  @Test func aListenerHearsEachChangeOnceAndGoesOnWhereItWas() async throws {
    let whole = try await stream(ListedRevisions(250), after: 0, ticks: 5)
    let ids = whole.split(separator: "\n").filter { $0.hasPrefix("id: ") }.compactMap { Int($0.dropFirst(4)) }
    #expect(ids == Array(1...250))
    #expect(whole.hasPrefix("retry: 2000\n\nid: 1\nevent: change\ndata: {"))
    #expect(whole.contains(#""claimText":"The sea\nis wet.""#))
    #expect(try await stream(ListedRevisions(3), after: 3, ticks: 2) == "retry: 2000\n\n")
    #expect(try await stream(ListedRevisions(3), after: 2, ticks: 2).contains("id: 3\n"))
  }

  @Test func silenceIsSaidSoThatALostConnectionIsNoticed() async throws {
    let silent = try await stream(ListedRevisions(0), after: 0, ticks: 31)
    #expect(silent == "retry: 2000\n\n: here\n\n: here\n\n")
  }

  @Test func theLatestChangesAreListed() async throws {
    var house = try ServerHouse()
    house.history = ListedRevisions(150)
    try await house.live { (client) async throws in
      let changes = try await client.get("/api/v1/changes").json["changes"] as? [[String: Any]]
      #expect(changes?.count == 100)
      #expect(changes?.first?["id"] as? Int == 150)
      #expect(changes?.first?["to"] as? String == "supported")
    }
  }

  @Test func withoutFollowedChecksThereIsNothingToHear() async throws {
    try await ServerHouse().live { (client) async throws in
      #expect(try await client.get("/api/v1/changes").text == #"{"changes":[]}"#)
      #expect(try await client.get("/api/v1/changes/events").status == .notFound)
    }
  }

  @Test func whatWasNeverSubmittedHereIsNotOnPublicPages() async throws {
    var house = try ServerHouse()
    house.history = ListedRevisions(1)
    house.options.tokens = ["secret"]
    try await house.live { (client) async throws in
      for path in ["/changes", "/changes.atom"] {
        let desk: HTTPFields = [.authorization: "Bearer secret"]
        #expect(try await client.get(path, desk).text.contains("is wet."))
        let open = try await client.get(path)
        #expect(open.status == .ok)
        #expect(!open.text.contains("is wet."))
      }
    }
  }

  @Test(arguments: ["https://check.example.org", nil], [true, false])
  func aProxyOnThisMachineMakesNobodyTrusted(address: String?, trustsProxy: Bool) {
    var options = WebServer.Options()
    options.publicURL = address
    options.trustsProxy = trustsProxy
    #expect(options.isLoopback)
    #expect(options.trustsEverybody == (address == nil && !trustsProxy))
    options.tokens = ["secret"]
    #expect(!options.trustsEverybody)
  }

  @Test func othersThanTheDeskSeeNoFollowedChecks() async throws {
    var house = try ServerHouse()
    house.history = ListedRevisions(1)
    house.options.tokens = ["secret"]
    try await house.live { (client) async throws in
      for path in ["/api/v1/changes", "/api/v1/changes/events"] {
        #expect(try await client.get(path).status == .unauthorized)
      }
      let shown = try await client.get("/api/v1/changes", [.authorization: "Bearer secret"])
      #expect(shown.status == .ok)
      #expect(shown.text.contains("The sea"))
    }
  }
}

@Suite struct CallbackTests {
  private func server(
    largest: Int = 100,
    _ answer: @escaping @Sendable (CallbackServer.Call) async throws -> CallbackServer.Reply
  ) -> CallbackServer {
    var log = Logger(label: "test")
    log.logLevel = .critical
    return CallbackServer(host: "127.0.0.1", port: 0, largest: largest, log: log, answer: answer)
  }

  @Test func aCallIsHandedOnWithItsNameAndItsParameters() async throws {
    let server = server { call in
      let query = call.query.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ",")
      let content = call.content.map { String(decoding: $0, as: UTF8.self) } ?? "-"
      return CallbackServer.Reply(
        status: call.content == nil ? 200 : 202,
        text: [call.name, query, content, call.signature ?? "-", call.contentType ?? "-"].joined(
          separator: " "))
    }
    try await server.application().test(.ahc()) { client in
      let get = try await client.get(
        "/websub/a%2Fb/token1?hub.mode=subscribe&hub.challenge=a%2Bb+c&empty=&hub.mode=x")
      #expect(get.text == "token1 hub.challenge=a+b c,hub.mode=subscribe - - -")
      #expect(get.headers[.contentType] == "text/plain; charset=utf-8")
      let post = try await client.execute(
        uri: "/token2", method: .post,
        headers: [.contentType: "application/rss+xml", .hubSignature: "sha256=00"],
        body: ByteBuffer(string: "<rss/>"))
      #expect(post.status == .accepted)
      #expect(post.text == "token2  <rss/> sha256=00 application/rss+xml")
    }
  }

  @Test func moreThanIsTakenIsRefused() async throws {
    let server = server { _ in .init(status: 200, text: "taken") }
    try await server.application().test(.ahc()) { client in
      let response = try await client.post("/t", String(repeating: "x", count: 101))
      #expect(response.status == .contentTooLarge)
      #expect(try await client.execute(uri: "/t", method: .put).status.code >= 400)
    }
  }
}
