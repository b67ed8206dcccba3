import AssayCore
import AssayTesting
import Foundation
import Testing

@testable import AssaySources

/// A fetcher that may fetch from this machine.
func localFetcher(connectTo: String? = nil) throws -> Fetcher {
  var options = Fetcher.Options()
  options.allowsLoopback = true
  options.connectTo = connectTo
  return try Fetcher(options: options)
}

extension FetchLimits {
  /// The limits of a page, for tests that are not about time: a busy machine may let a thread wait for long.
  static let patient = FetchLimits(connectSeconds: 60, totalSeconds: 240, idleSeconds: 60)
}

/// Fetches from a server made for one test, and gives what came of it.
func fetching(
  _ path: String = "/page", limits: FetchLimits = .patient, validators: Validators = Validators(),
  asksRobots: Bool = false,
  from handler: @escaping @Sendable (LoopbackServer.Request) -> LoopbackServer.Answer
) async throws -> (Result<FetchedPage, FetchFailure>, LoopbackServer) {
  let server = try LoopbackServer(handler)
  defer { server.stop() }
  let address = try #require(WebAddress(server.url(path)))
  do {
    let page = try await localFetcher().fetch(
      FetchRequest(address, validators: validators, limits: limits, asksRobots: asksRobots))
    return (.success(page), server)
  } catch let failure as FetchFailure {
    return (.failure(failure), server)
  }
}

@Suite("Fetching")
struct FetcherTests {
  @Test("A page arrives with its headers, and the request carries our name and no cookie")
  func page() async throws {
    let (result, server) = try await fetching {
      _ in .page(200, ["Content-Type": "text/html; charset=Windows-1251", "Set-Cookie": "a=b"], "<p>Hello")
    }
    let page = try result.get()
    #expect(page.body == Data("<p>Hello".utf8))
    #expect(page.headers.mediaType == "text/html")
    #expect(page.headers.charset == "windows-1251")
    let request = try #require(server.requests.first)
    #expect(request.headers["user-agent"]?.hasPrefix("Assay/") == true)
    #expect(request.headers["cookie"] == nil)
    #expect(request.headers["accept-encoding"]?.contains("gzip") == true)
  }

  @Test("Brotli and zstd are read where this machine's libcurl asks for them", arguments: ["br", "zstd"])
  func modernEncodings(encoding: String) async throws {
    let text = String(repeating: "The court fined the editor. ", count: 3)
    let packed = [
      "br": "G1MA+B0JNk5xj+bhNQiVWZpEI3Mrl7KchJVzcoWOcqIOqt8JOUAA",
      "zstd": "KLUv/QRoHQEA4FRoZSBjb3VydCBmaW5lZCB0aGUgZWRpdG9yLiABAPTP6QSXPk8Y",
    ]
    let body = try #require(packed[encoding].flatMap { Data(base64Encoded: $0) })
    let (result, _) = try await fetching { request in
      let asked = (request.headers["accept-encoding"] ?? "").contains(encoding)
      return asked ? .bytes(200, ["Content-Encoding": encoding], body) : .page(200, [:], text)
    }
    #expect(try result.get().body == Data(text.utf8))
  }

  @Test("A cookie set by one page is not sent to the next")
  func cookies() async throws {
    let server = try LoopbackServer { _ in .page(200, ["Set-Cookie": "id=1; Path=/"], "x") }
    defer { server.stop() }
    let fetcher = try localFetcher()
    let address = try #require(WebAddress(server.url("/")))
    for _ in 0..<2 { _ = try await fetcher.fetch(FetchRequest(address, asksRobots: false)) }
    #expect(server.requests.count == 2)
    #expect(server.requests.allSatisfy { $0.headers["cookie"] == nil })
  }

  @Test("Compressed pages are decoded")
  func compressed() async throws {
    let text = Data(String(repeating: "The court fined the editor. ", count: 1000).utf8)
    let packed = try gzip(text)
    let (result, _) = try await fetching { _ in .bytes(200, ["Content-Encoding": "gzip"], packed) }
    let page = try result.get()
    #expect(page.body == text)
    #expect(page.wireBytes == packed.count)
  }

  @Test("A conditional request brings no body where nothing changed")
  func conditional() async throws {
    let validators = Validators(tag: "\"v1\"", modified: "Sun, 06 Nov 1994 08:49:37 GMT")
    let (result, _) = try await fetching(validators: validators) { request in
      request.headers["if-none-match"] == "\"v1\"" && request.headers["if-modified-since"] != nil
        ? .page(304, ["ETag": "\"v1\""]) : .page(200, [:], "changed")
    }
    let page = try result.get()
    #expect(page.isUnchanged)
    #expect(page.validators.tag == "\"v1\"")
  }

  @Test(
    "Answers that are no page are told apart",
    arguments: [
      (401, FetchFailure.Kind.paywalled), (402, .paywalled), (403, .blocked), (451, .blocked),
      (404, .notFound),
      (410, .gone), (429, .rateLimited), (500, .serverError), (502, .serverError), (418, .refused),
    ])
  func statuses(status: Int, kind: FetchFailure.Kind) async throws {
    let (result, _) = try await fetching { _ in .page(status, ["Retry-After": "120"], "no") }
    guard case .failure(let failure) = result else {
      Issue.record("status \(status) gave a page")
      return
    }
    #expect(failure.kind == kind)
    #expect(failure.status == status)
    #expect(failure.description.contains("\(status)"))
    if status == 429 { #expect(failure.retryAfter == 120) }
  }

  @Test(
    "A server's wish to be left alone is seconds or a date, and bounded by a week",
    arguments: [
      ("120", 120), ("0", 0), ("-5", 0), ("99999999", 604_800), ("Sun, 06 Nov 1994 08:50:37 GMT", 60),
      ("Sun, 06 Nov 1994 08:00:00 GMT", 0), ("soon", nil), ("", nil),
    ])
  func retryAfter(value: String, seconds: Int?) {
    let headers = ResponseHeaders("Retry-After: \(value)\r\n".utf8)
    #expect(headers.retryAfter(now: Date(timeIntervalSince1970: 784_111_777)) == seconds)
  }

  @Test(
    "How long an answer may be kept (RFC 9111)",
    arguments: [
      ("max-age=600", 600), ("public, Max-Age=\"60\"", 60), ("no-store, max-age=600", 0), ("no-cache", 0),
      ("max-age=-1", 0), ("max-age=soon", nil), ("public", nil),
    ])
  func maximumAge(value: String, seconds: Int?) {
    #expect(ResponseHeaders("Cache-Control: \(value)\r\n".utf8).maximumAge == seconds)
  }

  @Test("Redirects are followed, and the lasting address is the one behind the permanent ones")
  func redirects() async throws {
    let (result, _) = try await fetching("/a") { request in
      switch request.path {
      case "/a": .page(301, ["Location": "/b"])
      case "/b": .page(308, ["Location": "c?x=1#part"])
      case "/c?x=1": .page(302, ["Location": "/d"])
      case "/d": .page(301, ["Location": "/e"])
      case "/e": .page(200, [:], "here")
      default: .page(404)
      }
    }
    let page = try result.get()
    #expect(page.body == Data("here".utf8))
    #expect(page.address.pathAndQuery == "/e")
    #expect(page.lasting.pathAndQuery == "/c?x=1")
  }

  @Test("Headers meant for one host are not sent to another")
  func headersStay() async throws {
    let other = try LoopbackServer { _ in .page(200, [:], "x") }
    defer { other.stop() }
    let target = other.url("/")
    let server = try LoopbackServer { _ in .page(302, ["Location": target]) }
    defer { server.stop() }
    let address = try #require(WebAddress(server.url("/")))
    _ = try await localFetcher().fetch(
      FetchRequest(address, asksRobots: false, headers: ["Authorization: Bearer secret"]))
    #expect(server.requests.first?.headers["authorization"] == "Bearer secret")
    #expect(other.requests.first?.headers["authorization"] == nil)
  }

  @Test("robots.txt is read once a host and obeyed")
  func robots() async throws {
    let server = try LoopbackServer { request in
      request.path == "/robots.txt"
        ? .page(200, [:], "User-agent: *\nDisallow: /private\n") : .page(200, [:], "x")
    }
    defer { server.stop() }
    let fetcher = try localFetcher()
    for (path, isAllowed) in [("/open", true), ("/private/x", false), ("/open2", true)] {
      let address = try #require(WebAddress(server.url(path)))
      if isAllowed {
        _ = try await fetcher.fetch(FetchRequest(address))
      } else {
        await #expect { try await fetcher.fetch(FetchRequest(address)) } throws: {
          ($0 as? FetchFailure)?.kind == .disallowed
        }
      }
    }
    #expect(server.requests.map(\.path) == ["/robots.txt", "/open", "/open2"])
  }

  @Test(
    "What cannot be read of robots.txt allows or forbids as RFC 9309 says",
    arguments: [(404, true), (403, true), (410, true), (500, false), (503, false), (429, false)])
  func robotsStatus(status: Int, isAllowed: Bool) async throws {
    let (result, _) = try await fetching(asksRobots: true) { request in
      request.path == "/robots.txt" ? .page(status) : .page(200, [:], "x")
    }
    switch result {
    case .success: #expect(isAllowed)
    case .failure(let failure): #expect(!isAllowed && failure.kind == .disallowed)
    }
  }

  @Test("Cancelling the task ends the transfer")
  func cancel() async throws {
    let server = try LoopbackServer { _ in .silence }
    defer { server.stop() }
    let address = try #require(WebAddress(server.url("/")))
    let fetcher = try localFetcher()
    let task = Task { try await fetcher.fetch(FetchRequest(address, asksRobots: false)) }
    while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  @Test("Hundreds of transfers at once all end")
  func many() async throws {
    let server = try LoopbackServer { .page(200, [:], $0.path) }
    defer { server.stop() }
    let fetcher = try localFetcher()
    let bodies = try await withThrowingTaskGroup(of: (Int, Data).self) { group in
      for number in 0..<300 {
        let address = try #require(WebAddress(server.url("/\(number)")))
        group.addTask { (number, try await fetcher.fetch(FetchRequest(address, asksRobots: false)).body) }
      }
      return try await group.reduce(into: [Int: Data]()) { $0[$1.0] = $1.1 }
    }
    #expect(bodies.count == 300)
    #expect(bodies.allSatisfy { $0.value == Data("/\($0.key)".utf8) })
  }
}
