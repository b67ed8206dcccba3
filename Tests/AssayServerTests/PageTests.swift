import AssayCore
import AssayReport
import AssayTesting
import Foundation
import Hummingbird
import HummingbirdTesting
import Testing

@testable import AssayServer

@Suite struct PageTests {
  /// A server with one finished check of a report with everything in it, and one check that failed.
  private static func withPages(
    _ test: @escaping @Sendable (any TestClientProtocol, [String]) async throws -> Void
  )
    async throws
  {
    let house = try ServerHouse()
    let store = try house.store()
    let done = try await store.accept(
      .bytes(Data("done".utf8), source: "-", url: "https://news.example/a", isVouchedFor: true)
    ).check.id
    try await store.note(SampleReport.full.article, of: done)
    try await store.finish(done, SampleReport.full)
    let failed = try await store.accept(
      .bytes(Data("failed".utf8), source: "-", url: nil, isVouchedFor: true)
    ).check.id
    try await store.fail(failed, StoredCheck.Problem(code: "empty", message: "<b>There</b> is nothing."))
    let paths = [
      "/", "/search", "/search?q=lamp", "/watch", "/checks/\(done)", "/checks/\(done)?show=refuted",
      "/checks/\(done)?show=nonsense", "/checks/\(done)/timeline", "/checks/\(done)/sources",
      "/checks/\(done)/revisions", "/changes",
      "/checks/\(done)/claims/1", "/embed/\(done)", "/checks/\(failed)", "/checks/none", "/nowhere",
      "/checks/\(done)/claims/999", "/checks/\(done)/claims/x",
    ]
    try await house.live { try await test($0, paths) }
  }

  @Test func everyPageForbidsWhatItDoesNotNeed() async throws {
    try await Self.withPages { client, paths in
      for path in paths {
        let response = try await client.get(path)
        let policy = try #require(response.headers[.contentSecurityPolicy], "\(path)")
        #expect(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "\(path)")
        #expect(policy.contains(path.hasPrefix("/embed/") ? "frame-ancestors *" : "frame-ancestors 'none'"))
        #expect(response.headers[.xContentTypeOptions] == "nosniff", "\(path)")
        #expect(response.headers[.contentType] == "text/html; charset=utf-8", "\(path)")
        #expect(response.headers[.setCookie] == nil, "\(path)")
      }
    }
  }

  @Test func noPageHasScriptOrStyleOfItsOwnOrAsksAnotherServer() async throws {
    try await Self.withPages { client, paths in
      for path in paths {
        let html = try await client.get(path).text
        #expect(html.contains("<main"), "\(path)")
        #expect(html.firstMatch(of: /<style|\sstyle=|\son[a-z]+=/) == nil, "\(path)")
        for script in html.matches(of: /<script([^>]*)>([^<]*)/) {
          let isData = script.1.contains("application/ld+json")
          #expect(isData || script.2.isEmpty, "\(path)")
        }
        for loaded in html.matches(of: /<(?:script|link|img|iframe|audio)[^>]*\s(?:src|href)="([^"]*)"/) {
          #expect(loaded.1.hasPrefix("/"), "\(path): \(loaded.1)")
        }
        #expect(html.matches(of: /\sid="([^"]*)"/).map(\.1).duplicates.isEmpty, "\(path)")
      }
    }
  }

  @Test func aClaimHasItsPlaceInTheTextAndItsEvidenceBeside() async throws {
    try await Self.withPages { client, paths in
      let html = try await client.get(paths[4]).text
      let marks = html.matches(
        of: /<mark class="mark" id="(claim-\d+)" data-claim="(c\d+)" data-verdict="(\w+)">/)
      #expect(!marks.isEmpty)
      for mark in marks { #expect(html.contains("id=\"evidence-\(mark.1)\"")) }
      // Every place within the page that is linked to is there.
      let ids = Set(html.matches(of: /\sid="([^"]*)"/).map(\.1))
      for link in html.matches(of: /href="#([^"]*)"/) { #expect(ids.contains(link.1), "\(link.1)") }
      #expect(html.contains("\"@type\":\"ClaimReview\""))
      let refuted = try await client.get(paths[5]).text
      let shown = Set(refuted.matches(of: /data-verdict="(\w+)"/).map(\.1))
      #expect(shown == ["refuted"])
    }
  }

  @Test func assetsAreKeptForEverUnderTheirNames() async throws {
    try await Self.withPages { client, paths in
      let html = try await client.get("/").text
      let names = html.matches(of: /"(\/assets\/[^"]+)"/).map { String($0.1) }
      #expect(names.count == 3)
      for name in names {
        let response = try await client.get(name, [.acceptEncoding: "gzip"])
        #expect(response.status == .ok)
        #expect(response.headers[.cacheControl]?.contains("immutable") == true)
      }
      #expect(try await client.get("/assets/reader-0.css").status == .notFound)
      #expect(try await client.get("/assets/..%2f..%2fetc%2fpasswd").status == .notFound)
      let widgets = try await client.get("/assay.js")
      #expect(widgets.headers[.accessControlAllowOrigin] == "*")
    }
  }

  @Test func oEmbedKnowsItsOwnChecksAlone() async throws {
    try await Self.withPages { client, paths in
      let known = try await client.get("/oembed?url=\(FormText.encoded("https://check.example\(paths[4])"))")
      let json = try known.json
      #expect(json["type"] as? String == "rich")
      #expect((json["html"] as? String)?.contains("/embed/") == true)
      #expect(try await client.get("/oembed?url=https%3A%2F%2Felsewhere.example%2Fvideo").status == .notFound)
      #expect(try await client.get("/oembed").status == .notFound)
    }
  }

  @Test func theFormLeadsToTheCheck() async throws {
    try await ServerHouse().live { (client) async throws in
      let boundary = "x--y"
      let body =
        "--\(boundary)\r\nContent-Disposition: form-data; name=\"url\"\r\n\r\n\r\n"
        + "--\(boundary)\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n\r\n"
        + "--\(boundary)\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n"
        + "Content-Type: text/plain\r\n\r\nThe sea is wet.\r\n--\(boundary)--\r\n"
      let response = try await client.post(
        "/checks", body, [.contentType: "multipart/form-data; boundary=\(boundary)"])
      // The client follows the redirection, as a browser does.
      #expect(response.status == .ok)
      let page = response.text
      #expect(page.contains("data-check=\""))
      let simple = try await client.post(
        "/checks", "text=The+sea+is+wet.%0AAnd+deep.&url=",
        [.contentType: "application/x-www-form-urlencoded"])
      #expect(simple.status == .ok)
      #expect(simple.text.contains("data-check=\"") && simple.text != page)
      let broken = try await client.post(
        "/checks", "nonsense", [.contentType: "multipart/form-data; boundary=z"])
      #expect(broken.status == .badRequest)
    }
  }

  @Test func hostileWordsStayWords() async throws {
    let attack = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\" onmouseover=\"x"
    try await ServerHouse().live { (client) async throws in
      let id = try await client.checked("\(attack)\nSecond \(attack).")
      for path in [
        "/checks/\(id)", "/checks/\(id)/timeline", "/checks/\(id)/sources", "/checks/\(id)/claims/1", "/",
        "/embed/\(id)", "/search?q=\(FormText.encoded(attack))", "/checks/\(FormText.encoded(attack))",
      ] {
        let html = try await client.get(path).text
        #expect(!html.contains("<script>") && !html.contains("<img"), "\(path)")
        // A quotation mark is harmless in a text; within a tag it would end an attribute.
        #expect(html.range(of: "<[^>]*\" onmouseover", options: .regularExpression) == nil, "\(path)")
      }
    }
  }
}

extension Sequence where Element: Hashable {
  /// The elements that occur more than once.
  fileprivate var duplicates: Set<Element> {
    var seen: Set<Element> = []
    return Set(filter { !seen.insert($0).inserted })
  }
}
