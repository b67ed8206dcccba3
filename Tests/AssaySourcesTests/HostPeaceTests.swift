import AssayTesting
import Foundation
import Synchronization
import Testing

@testable import AssaySources

/// Counts how many requests a host has at once.
private final class Crowd: Sendable {
  private let state = Mutex<(now: [String: Int], most: [String: Int])>(([:], [:]))

  var most: [String: Int] { state.withLock { $0.most } }

  /// Answers after a moment, in which others may come.
  func answer(
    _ request: LoopbackServer.Request, _ answer: () -> LoopbackServer.Answer
  ) -> LoopbackServer.Answer {
    let host = String((request.headers["host"] ?? "").prefix { $0 != ":" })
    state.withLock {
      $0.now[host, default: 0] += 1
      $0.most[host] = max($0.most[host] ?? 0, $0.now[host] ?? 0)
    }
    usleep(20_000)
    state.withLock { $0.now[host, default: 0] -= 1 }
    return answer()
  }
}

/// What servers see of a watch that reads many sources of one host at once.
@Suite("Hosts are left in peace, as their servers see it")
struct HostPeaceTests {
  private func watch(_ addresses: [String], pages: Bool = false) async throws {
    let folder = try TemporaryFolder()
    let store = try WatchStore(path: folder.store)
    try await store.list(try addresses.map { ListedSource(address: try #require(WebAddress($0))) })
    var options = Watch<InMemoryArchive>.Options()
    options.once = true
    options.spacing = 0
    options.readsAllPages = pages
    try await Watch(
      store: store, archive: InMemoryArchive(), fetcher: try localFetcher(),
      pages: pages ? LineReaderFake() : nil, options: options
    ).run()
    let status = try await store.status()
    #expect(status.sources["active"] == addresses.count)
  }

  @Test("A host is one whatever its port")
  func ports() async throws {
    let crowd = Crowd()
    let servers = try (0..<3).map { number in
      try LoopbackServer { request in crowd.answer(request) { .page(200, [:], feed(number...number)) } }
    }
    defer { servers.forEach { $0.stop() } }
    try await watch(servers.flatMap { server in (0..<4).map { server.url("/\($0)") } })
    #expect(servers.map(\.requests.count) == [5, 5, 5])
    #expect(crowd.most == ["127.0.0.1": 1])
  }

  @Test("Pages of items are requests to their own hosts, and wait like any other")
  func pages() async throws {
    let crowd = Crowd()
    let server = try LoopbackServer { request in
      crowd.answer(request) {
        if request.path == "/robots.txt" { return .page(404) }
        if request.path.hasPrefix("/story") {
          return .page(200, ["Content-Type": "text/plain"], "The court heard the witnesses for hours.")
        }
        // Each feed leads to pages on the other name of this machine.
        let isFirst = request.headers["host"]?.hasPrefix("127") == true
        let port = request.headers["host"]?.split(separator: ":").last ?? ""
        let links = (0..<3).map {
          "<item><title>S</title><link>http://\(isFirst ? "localhost" : "127.0.0.1"):\(port)/story\($0)\(request.path)</link></item>"
        }
        return .page(200, [:], "<rss><channel>\(links.joined())</channel></rss>")
      }
    }
    defer { server.stop() }
    try await watch(
      (0..<4).flatMap { [server.url("/\($0)"), server.url("/\($0)", host: "localhost")] }, pages: true)
    #expect(server.requests.count { $0.path.hasPrefix("/story") } == 24)
    #expect(crowd.most == ["127.0.0.1": 1, "localhost": 1])
  }

  @Test("A redirect to another host waits for that host")
  func redirects() async throws {
    let crowd = Crowd()
    let server = try LoopbackServer { request in
      crowd.answer(request) {
        let port = request.headers["host"]?.split(separator: ":").last ?? ""
        return request.headers["host"]?.hasPrefix("127") == true && request.path.hasPrefix("/moved")
          ? .page(302, ["Location": "http://localhost:\(port)\(request.path)"]) : .page(200, [:], feed(1...1))
      }
    }
    defer { server.stop() }
    try await watch(
      (0..<4).flatMap { [server.url("/moved\($0)"), server.url("/own\($0)", host: "localhost")] })
    #expect(server.requests.count { $0.path.hasPrefix("/moved") } == 8)
    #expect(crowd.most == ["127.0.0.1": 1, "localhost": 1])
  }

  @Test("What waits outside of the plan goes before the host's sources, and keeps the distance too")
  func claims() throws {
    var queue = HostQueue(spacing: 1, perHost: 1)
    queue.plan(1, host: "a", due: 0)
    queue.plan(2, host: "a", due: 0)
    let taken = queue.take(now: 0)
    let first = try #require(taken)
    #expect(queue.begin(at: "a", isWaiting: false, now: 0.5).until == 1)
    queue.end(host: first.host, now: 0.6)
    #expect(queue.take(now: 1.1) == nil)
    let page = queue.begin(at: "a", isWaiting: true, now: 1.1)
    #expect(page.until == nil)
    queue.end(host: page.host, now: 1.2)
    #expect(queue.take(now: 2) == nil)
    #expect(queue.take(now: 2.2)?.source == 2)
  }

  @Test("A request that is given up holds nobody")
  func givenUp() throws {
    var queue = HostQueue(spacing: 1, perHost: 1)
    queue.plan(1, host: "a", due: 0)
    let taken = queue.take(now: 0)
    let first = try #require(taken)
    let waiting = queue.begin(at: "a", isWaiting: false, now: 0)
    #expect(waiting.until != nil)
    queue.plan(2, host: "a", due: 0)
    queue.end(host: first.host, now: 0.5)
    #expect(queue.take(now: 1.5) == nil)
    queue.giveUp(host: waiting.host)
    #expect(queue.take(now: 1.6)?.source == 2)
  }
}
