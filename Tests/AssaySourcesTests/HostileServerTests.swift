import AssayCore
import AssayTesting
import Foundation
import Testing

@testable import AssaySources

/// Servers that mean harm: each is refused within the limits.
@Suite("Hostile servers", .serialized)
struct HostileServerTests {
  /// Small sizes, and times that a busy machine keeps to.
  static let small = FetchLimits(
    wireBytes: 1 << 20, bodyBytes: 1 << 20, headerBytes: 16 << 10, connectSeconds: 60, totalSeconds: 120,
    idleSeconds: 60, idleBytesPerSecond: 64, redirects: 5)
  /// For servers that are never done: there it is the time that ends it.
  static let impatient = FetchLimits(
    connectSeconds: 60, totalSeconds: 120, idleSeconds: 2, idleBytesPerSecond: 64)

  private func kind(
    limits: FetchLimits = small, _ path: String = "/page",
    _ handler: @escaping @Sendable (LoopbackServer.Request) -> LoopbackServer.Answer
  ) async throws -> FetchFailure.Kind? {
    guard case .failure(let failure) = try await fetching(path, limits: limits, from: handler).0 else {
      return nil
    }
    #expect(!failure.description.isEmpty)
    return failure.kind
  }

  @Test("A body without end")
  func endless() async throws {
    let block = Data(repeating: 0x61, count: 65_536)
    #expect(try await kind { _ in .endless([:], block) } == .tooLarge)
  }

  @Test("A body that says it has a gigabyte")
  func gigabyte() async throws {
    let head = Data("HTTP/1.1 200 OK\r\nContent-Length: 1073741824\r\n\r\n<rss>".utf8)
    #expect(try await kind { _ in .raw(head) } == .tooLarge)
  }

  @Test("Many megabytes of zeros in a few kilobytes of gzip")
  func bomb() async throws {
    let packed = try gzip(Data(count: 64 << 20))
    #expect(packed.count < 1 << 20)
    #expect(try await kind { _ in .bytes(200, ["Content-Encoding": "gzip"], packed) } == .tooLarge)
  }

  @Test("Twenty megabytes of zeros in a few bytes of brotli or zstd", arguments: ["br", "zstd"])
  func modernBomb(encoding: String) async throws {
    var zstd = Data([0x28, 0xB5, 0x2F, 0xFD, 0x00, 0x38])
    // Blocks of one byte repeated 131,072 times (RFC 8878, 3.1.1.2).
    for number in 0..<160 {
      let head = 131_072 << 3 | 1 << 1 | (number == 159 ? 1 : 0)
      zstd += [UInt8(head & 255), UInt8(head >> 8 & 255), UInt8(head >> 16), 0]
    }
    let brotli = try #require(Data(base64Encoded: "z///f/gnAOKxQCD3/j///3/wTwDEYQGA7v0P"))
    let packed = encoding == "br" ? brotli : zstd
    let failure = try await kind { _ in .bytes(200, ["Content-Encoding": encoding], packed) }
    // A libcurl that cannot decode it has not asked for it, and takes the answer for broken.
    #expect(failure == .tooLarge || failure == .broken)
  }

  @Test("A bomb within a bomb")
  func nestedBomb() async throws {
    let packed = try gzip(gzip(Data(count: 64 << 20)))
    #expect(packed.count < 10_000)
    #expect(try await kind { _ in .bytes(200, ["Content-Encoding": "gzip, gzip"], packed) } == .tooLarge)
  }

  @Test("What claims to be gzip and is not")
  func falseEncoding() async throws {
    #expect(try await kind { _ in .bytes(200, ["Content-Encoding": "gzip"], Data("plain".utf8)) } == .broken)
  }

  @Test("A byte now and then")
  func drip() async throws {
    #expect(
      try await kind(limits: Self.impatient) { _ in .endless([:], Data("a".utf8), pauseMicroseconds: 100_000)
      } == .timedOut)
  }

  @Test("No answer at all")
  func silence() async throws {
    #expect(try await kind(limits: Self.impatient) { _ in .silence } == .timedOut)
  }

  @Test("Headers without end")
  func headers() async throws {
    let line = Data((0..<2000).map { "X-\($0): \(String(repeating: "h", count: 40))\r\n" }.joined().utf8)
    #expect(try await kind { _ in .raw(Data("HTTP/1.1 200 OK\r\n".utf8) + line) } == .tooLarge)
  }

  @Test("No HTTP", arguments: ["SSH-2.0-OpenSSH_9.2\r\n", "\u{0}\u{1}\u{2}", "HTTP/9.9 abc\r\n\r\n", ""])
  func noHTTP(text: String) async throws {
    #expect(try await kind { _ in .raw(Data(text.utf8)) } == .broken)
  }

  @Test("Redirects in a circle and without end")
  func redirects() async throws {
    #expect(
      try await kind("/a") { .page(302, ["Location": $0.path == "/a" ? "/b" : "/a"]) } == .redirects)
    #expect(try await kind("/") { .page(302, ["Location": $0.path + "x"]) } == .redirects)
  }

  @Test(
    "Redirects to what is no web page",
    arguments: [
      "file:///etc/passwd", "ftp://example.org/", "gopher://127.0.0.1:25/", "http://user:pw@example.org/",
    ])
  func schemes(target: String) async throws {
    #expect(try await kind { _ in .page(302, ["Location": target]) } == .invalidAddress)
  }

  @Test(
    "Names and numbers that lead to this machine or a private network, however written",
    arguments: [
      "http://127.0.0.1/", "http://localhost/", "http://127.1/", "http://2130706433/", "http://0x7f000001/",
      "http://0177.0.0.1/", "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://0.0.0.0/",
      "http://10.0.0.1/",
      "http://169.254.169.254/latest/meta-data/", "http://192.168.1.1/", "http://172.16.0.1/",
      "http://100.64.0.1/", "http://[fe80::1]/", "http://[fd00::1]/", "http://[::ffff:10.0.0.1]/",
      "http://[64:ff9b::10.0.0.1]/", "http://[2002:7f00:1::]/", "http://224.0.0.1/",
      "http://255.255.255.255/",
    ])
  func privateAddresses(address: String) async throws {
    let address = try #require(WebAddress(address))
    let fetcher = try Fetcher()
    for asksRobots in [false, true] {
      await #expect {
        try await fetcher.fetch(FetchRequest(address, limits: Self.small, asksRobots: asksRobots))
      } throws: { error in
        // A machine without IPv6 has no way to connect at all.
        let kind = (error as? FetchFailure)?.kind
        return kind == .privateAddress
          || (address.host.hasPrefix("[") && (kind == .notConnected || kind == .notResolved))
      }
    }
  }

  @Test("A redirect into a private network is refused, though this machine was allowed")
  func redirectInside() async throws {
    #expect(try await kind { _ in .page(302, ["Location": "http://192.168.0.1/"]) } == .privateAddress)
  }

  @Test("A fetcher that may not fetch from this machine does not, and no connection is made")
  func noLoopback() async throws {
    let server = try LoopbackServer { _ in .page(200, [:], "secret") }
    defer { server.stop() }
    let address = try #require(WebAddress(server.url("/", host: "localhost")))
    let fetcher = try Fetcher()
    await #expect { try await fetcher.fetch(FetchRequest(address, limits: Self.small)) } throws: {
      ($0 as? FetchFailure)?.kind == .privateAddress
    }
    #expect(server.requests.isEmpty)
  }
}

@Suite("Addresses")
struct WebAddressTests {
  @Test(
    "Addresses that are not fetched",
    arguments: [
      "", "example.org", "ftp://example.org/", "file:///etc/passwd", "javascript:alert(1)", "http://",
      "http://user@example.org/", "http://example.org:25/", "http://example.org:22/",
      "http://example.org:99999/",
      "http://exa mple.org/", "http://example.org/\u{0}", "http://example.org/a\nHost: other",
      "//example.org",
    ])
  func invalid(text: String) {
    #expect(WebAddress(text) == nil)
  }

  @Test("An address longer than the limit is none")
  func long() {
    #expect(WebAddress("http://example.org/" + String(repeating: "a", count: 9000)) == nil)
  }

  @Test(
    "Addresses in one form",
    arguments: [
      ("HTTP://Example.ORG", "http://example.org/"), (" http://example.org:80/a ", "http://example.org/a"),
      ("https://example.org:443/a#part", "https://example.org/a"),
      ("https://example.org:8443/a?b=c", "https://example.org:8443/a?b=c"),
      ("http://example.org/a b", "http://example.org/a%20b"),
    ])
  func form(text: String, expected: String) throws {
    #expect(WebAddress(text)?.string == expected)
  }

  @Test(
    "Relative addresses (RFC 3986, 5.4)",
    arguments: [
      ("g", "http://a.org/b/c/g"), ("./g", "http://a.org/b/c/g"), ("g/", "http://a.org/b/c/g/"),
      ("/g", "http://a.org/g"), ("//g.org", "http://g.org/"), ("?y", "http://a.org/b/c/d?y"),
      ("../g", "http://a.org/b/g"), ("../../../g", "http://a.org/g"), ("g?y#s", "http://a.org/b/c/g?y"),
    ])
  func relative(text: String, expected: String) throws {
    let base = try #require(WebAddress("http://a.org/b/c/d?q"))
    #expect(WebAddress(text, relativeTo: base)?.string == expected)
  }

  @Test(
    "Public network addresses are allowed",
    arguments: [
      [8, 8, 8, 8], [1, 1, 1, 1], [172, 15, 0, 1], [172, 32, 0, 1], [100, 63, 0, 1], [100, 128, 0, 1],
      [192, 0, 1, 1],
      [0x20, 0x01, 0x48, 0x60, 0x48, 0x60, 0, 0, 0, 0, 0, 0, 0, 0, 0x88, 0x88],
      [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 8, 8, 8, 8],
    ] as [[UInt8]])
  func publicBytes(bytes: [UInt8]) {
    #expect(AddressRule.allows(bytes, allowsLoopback: false))
  }
}

@Suite("robots.txt")
struct RobotsTests {
  @Test(
    "The longest match decides, and allowing wins a draw",
    arguments: [
      ("User-agent: *\nDisallow: /\nAllow: /p", "/page", true), ("User-agent: *\nDisallow: /", "/", false),
      ("User-agent: *\nDisallow:", "/x", true), ("User-agent: *\nAllow: /a\nDisallow: /a", "/a", true),
      ("User-agent: *\nDisallow: /fish*.php", "/fish/x.php?y", false),
      ("User-agent: *\nDisallow: /*.gif$", "/a.gif?x", true),
      ("User-agent: *\nDisallow: /*.gif$", "/a.gif", false), ("User-agent: other\nDisallow: /", "/x", true),
      ("User-agent: assay\nDisallow: /x\n\nUser-agent: *\nDisallow: /", "/y", true),
      ("User-agent: ASSAY/2.0\nDisallow: /x", "/x/y", false),
      ("User-agent: assaybot\nDisallow: /", "/x", true),
      ("User-agent: a\nUser-agent: Assay\nDisallow: /x", "/x", false),
      (
        "User-agent: Assay\nDisallow: /a\nUser-agent: b\nDisallow: /b\nUser-agent: assay\nDisallow: /c", "/c",
        false
      ),
      ("\u{FEFF}user-agent : * # all\r\ndisallow : /x # no\r\n", "/x", false), ("Disallow: /", "/x", true),
      ("User-agent: *\nDisallow: /%D0%B0", "/а", false), ("User-agent: *\nDisallow: /a%3cd", "/a%3Cd", false),
      ("User-agent: *\nDisallow: /~joe", "/%7Ejoe/x", false),
      ("User-agent: *\nDisallow: /", "/robots.txt", true),
    ])
  func rules(text: String, path: String, isAllowed: Bool) throws {
    let address = try #require(WebAddress("http://example.org" + path))
    #expect(RobotsRules(Data(text.utf8)).allows(address) == isAllowed)
  }

  @Test("A pattern made to be slow is not")
  func stars() throws {
    let pattern = String(repeating: "*a", count: 900) + "$"
    let address = try #require(WebAddress("http://example.org/" + String(repeating: "a", count: 4000) + "b"))
    let text = "User-agent: *\n" + String(repeating: "Disallow: /\(pattern)\n", count: 50)
    #expect(RobotsRules(Data(text.utf8)).allows(address))
  }

  @Test("Random lines are taken without harm, and a comment after them changes nothing", arguments: 0..<8)
  func random(seed: UInt64) throws {
    var state = seed
    func next(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    let words = [
      "User-agent:", "*", "Disallow:", "/", "\n", "%", "$", "#", "assay", "\u{0}", "é", "Crawl-delay: 5",
    ]
    let address = try #require(WebAddress("http://example.org/x"))
    for _ in 0..<500 {
      let text = (0..<20).map { _ in words[next(words.count)] }.joined()
      let rules = RobotsRules(Data(text.utf8))
      #expect(rules.allows(address) == RobotsRules(Data((text + "\n# end").utf8)).allows(address))
    }
  }

  @Test(
    "The delay asked for is known, and bounded",
    arguments: [("5", 5), ("0.5", 1), ("999999", 60), ("x", nil)])
  func delay(text: String, seconds: Int?) {
    #expect(RobotsRules(Data("User-agent: *\nCrawl-delay: \(text)".utf8)).delay == seconds)
  }
}
