import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@testable import AssayServer

@Suite struct SafetyTests {
  private static let form: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]

  @Test(arguments: [
    ("sec-fetch-site", "cross-site"), ("sec-fetch-site", "same-site"), ("origin", "https://evil.example"),
    ("origin", "null"),
  ])
  func otherSitesCannotSubmit(name: String, value: String) async throws {
    try await ServerHouse().live { (client) async throws in
      var headers = Self.form
      headers[try #require(HTTPField.Name(name))] = value
      let response = try await client.post("/checks", "text=The+sea+is+wet.", headers)
      #expect(response.status == .forbidden)
      let api = try await client.post("/api/v1/checks", "The sea is wet.", headers)
      #expect(api.status == .forbidden)
      let checks = try await client.get("/api/v1/checks").json["checks"] as? [Any]
      #expect(checks?.isEmpty == true)
    }
  }

  /// A page that sends no referrer makes a browser say "null" for its own origin.
  @Test func ourOwnFormCanSubmit() async throws {
    try await ServerHouse().live { (client) async throws in
      var headers = Self.form
      headers[try #require(HTTPField.Name("origin"))] = "null"
      headers[try #require(HTTPField.Name("sec-fetch-site"))] = "same-origin"
      let response = try await client.post("/checks", "text=The+sea+is+wet.", headers)
      // The client follows the redirection to the page of the check, as a browser does.
      #expect(response.status == .ok)
    }
  }

  @Test func anotherNameIsNotAnswered() async throws {
    try await ServerHouse().live { (client) async throws in
      let host = try #require(HTTPField.Name("Host"))
      #expect(try await client.get("/", [host: "evil.example"]).status == .misdirectedRequest)
    }
    var options = WebServer.Options()
    let check = HostCheck(options: options)
    #expect(check.answers("localhost:8080"))
    #expect(check.answers("[::1]:8080"))
    #expect(!check.answers("evil.example"))
    #expect(!check.answers("127.0.0.1.evil.example:8080"))
    options.publicURL = "https://check.example.org"
    #expect(HostCheck(options: options).answers("Check.Example.org"))
    options.publicURL = nil
    options.host = "0.0.0.0"
    #expect(HostCheck(options: options).answers("anything.example"))
  }

  @Test func tokensAreNeededToWriteWhereThereAreTokens() async throws {
    var house = try ServerHouse()
    house.options.tokens = ["right token", "second"]
    try await house.live { (client) async throws in
      let text: HTTPFields = [.contentType: "text/plain"]
      #expect(try await client.post("/api/v1/checks", "A.", text).status == .unauthorized)
      for wrong in ["Bearer wrong", "Bearer", "Basic !!!", "right token", "Bearer right"] {
        var headers = text
        headers[.authorization] = wrong
        let status = try await client.post("/api/v1/checks", "A.", headers).status
        #expect(status == .unauthorized, "\(wrong)")
      }
      for right in ["Bearer second", "Basic " + Data("any:right token".utf8).base64EncodedString()] {
        var headers = text
        headers[.authorization] = right
        #expect(try await client.post("/api/v1/checks", "\(right).", headers).status == .accepted, "\(right)")
      }
      #expect(try await client.get("/").status == .ok)
    }
  }

  @Test func aPrivateServerShowsNothingWithoutAToken() async throws {
    var house = try ServerHouse()
    house.options.tokens = ["t"]
    house.options.isPrivate = true
    try await house.live { (client) async throws in
      for path in ["/", "/api/v1/checks", "/search?q=x", "/api/v1/annotations?url=https://a.example"] {
        #expect(try await client.get(path).status == .unauthorized, "\(path)")
      }
      #expect(try await client.get("/", [.authorization: "Bearer t"]).status == .ok)
    }
  }

  @Test func privateAnswersAreNotKeptByCachesThatOthersShare() async throws {
    var house = try ServerHouse()
    house.options.tokens = ["secret"]
    house.options.isPrivate = true
    try await house.live { (client) async throws in
      let token: HTTPFields = [.authorization: "Bearer secret"]
      let body = ByteBuffer(string: #"{"text":"The sea is wet."}"#)
      let accepted = try await client.execute(
        uri: "/api/v1/checks", method: .post,
        headers: [.authorization: "Bearer secret", .contentType: "application/json"], body: body)
      let id = try #require(accepted.json["id"] as? String)
      _ = try await client.get("/api/v1/checks/\(id)/events", token)
      for path in ["/embed/\(id)", "/oembed?url=/checks/\(id)", "/checks/\(id)"] {
        let answer = try await client.get(path, token)
        #expect(answer.status == .ok, "\(path)")
        #expect(answer.headers[.cacheControl]?.contains("public") == false, "\(path)")
      }
    }
  }

  @Test func aWidgetOnAnotherSiteHearsWhyThereIsNothingToShow() async throws {
    try await ServerHouse().live { (client) async throws in
      for path in ["annotations?url=https%3A%2F%2Fnews.example%2Fother", "annotations", "checks/none/audio"] {
        let answer = try await client.get("/api/v1/\(path)")
        #expect(answer.status.code >= 400)
        #expect(answer.headers[.accessControlAllowOrigin] == "*", "\(path)")
        let policy = try #require(HTTPField.Name("Cross-Origin-Resource-Policy"))
        #expect(answer.headers[policy] == "cross-origin")
      }
      #expect(try await client.get("/api/v1/checks/none").headers[.accessControlAllowOrigin] == nil)
    }
  }

  @Test func aReadOnlyServerTakesNothing() async throws {
    var house = try ServerHouse()
    house.options.isReadOnly = true
    try await house.live { (client) async throws in
      #expect(try await client.post("/checks", "text=x", Self.form).status == .forbidden)
      #expect(try await client.post("/api/v1/checks", "x").status == .forbidden)
      let start = try await client.get("/").text
      #expect(!start.contains("<form"))
    }
  }

  @Test func whoAsksTooMuchWaits() async throws {
    var house = try ServerHouse()
    house.options.requestsPerMinute = 30
    try await house.live { (client) async throws in
      var statuses: [Int] = []
      for _ in 0..<40 { statuses.append(try await client.get("/watch").status.code) }
      #expect(statuses.first == 200)
      #expect(statuses.contains(429))
    }
  }

  @Test(arguments: [
    "/checks/\(String(repeating: "a", count: 5000))", "/api/v1/checks/%00", "/api/v1/checks/..%2F..",
    "/api/v1/checks?limit=-5", "/api/v1/checks?limit=99999999999999999999", "/api/v1/checks?after=%ff",
    "/api/v1/annotations?url=%ff%fe", "/api/v1/annotations?url=\(String(repeating: "a", count: 6000))",
    "/api/v1/search?q=%22%28%29%2A%3A%5E", "/search?q=AND+OR+NOT", "/checks/x?show=%00",
    "/api/v1/search?q=\(String(repeating: "a", count: 2000))",
  ])
  func strangeRequestsAreAnswered(path: String) async throws {
    try await ServerHouse().live { (client) async throws in
      let response = try await client.get(path)
      #expect(response.status.code < 500, "\(path): \(response.status)")
    }
  }

  @Test func compressionIsForThoseWhoTakeIt() async throws {
    func takes(_ value: String) -> Bool {
      var head = HTTPRequest(method: .get, scheme: nil, authority: nil, path: "/")
      head.headerFields[.acceptEncoding] = value
      return Request(head: head, body: RequestBody(buffer: ByteBuffer())).takesGzip
    }
    #expect(takes("gzip, deflate, br"))
    #expect(takes("br;q=1.0, gzip;q=0.5"))
    #expect(!takes("br"))
    #expect(!takes("gzip;q=0"))
    #expect(!takes("identity"))
  }

  @Test func multipartFormsThatAreNone() {
    for body in [
      "", "--b", "--b\r\n", "--b--", "--b\r\n\r\n--b--",
      "--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--",
    ] {
      let form = MultipartForm(Data(body.utf8), contentType: "multipart/form-data; boundary=b")
      #expect(form == nil || form?.parts.isEmpty == true, "\(body)")
    }
    #expect(MultipartForm(Data("--b--".utf8), contentType: "multipart/form-data") == nil)
  }

  @Test(arguments: [
    ("bytes=0-9", 0, 9), ("bytes=90-", 90, 99), ("bytes=-5", 95, 99), ("bytes=0-999", 0, 99),
  ])
  func rangesOfFiles(field: String, first: Int, last: Int) {
    #expect(ByteRange.range(field, of: 100) == first...last)
  }

  @Test(arguments: [
    "bytes=100-", "bytes=9-1", "bytes=-0", "bytes=a-b", "lines=1-2", "bytes=0-1,5-6", "bytes=-",
  ])
  func rangesThatAreNone(field: String) {
    #expect(ByteRange.range(field, of: 100) == nil)
  }
}
