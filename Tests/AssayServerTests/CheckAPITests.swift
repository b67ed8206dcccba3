import AssayCore
import AssayTesting
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@testable import AssayServer

@Suite struct CheckAPITests {
  @Test func aCheckFromSubmissionToReport() async throws {
    var house = try ServerHouse()
    house.passages = ["The lamp is red.": ["Not: The lamp is red."], "The sea is wet.": ["The sea is wet."]]
    try await house.live { (client) async throws in
      let id = try await client.checked("The lamp is red.\nThe sea is wet.\nWho knows?")
      let check = try await client.get("/api/v1/checks/\(id)").json
      #expect(check["status"] as? String == "done")
      let report = try #require(check["report"] as? [String: Any])
      #expect(report["schemaVersion"] as? Int == 1)
      let verdicts = (report["claims"] as? [[String: Any]] ?? []).map { $0["verdict"] as? String }
      #expect(verdicts == ["refuted", "supported", "notCheckable"])
      let list = try await client.get("/api/v1/checks").json
      #expect((list["checks"] as? [[String: Any]])?.count == 1)
      #expect(list["next"] is NSNull)
    }
  }

  @Test func theSameContentIsTheSameCheck() async throws {
    try await ServerHouse().live { (client) async throws in
      let first = try await client.post("/api/v1/checks", "The sea is wet.")
      let second = try await client.post("/api/v1/checks", "The sea is wet.")
      let other = try await client.post("/api/v1/checks", "The sea is dry.")
      #expect(first.status == .accepted)
      #expect(second.status == .ok)
      #expect(other.status == .accepted)
      #expect(try first.json["id"] as? String == second.json["id"] as? String)
      #expect(try first.json["id"] as? String != other.json["id"] as? String)
    }
  }

  @Test func pagesOfTheListDoNotOverlap() async throws {
    try await ServerHouse().live { (client) async throws in
      var submitted: Set<String> = []
      for number in 1...5 { submitted.insert(try await client.checked("Sentence \(number).")) }
      var seen: [String] = []
      var after = ""
      repeat {
        let page = try await client.get("/api/v1/checks?limit=2\(after)").json
        seen += (page["checks"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String }
        after = (page["next"] as? String).map { "&after=\($0)" } ?? ""
      } while !after.isEmpty
      #expect(seen.count == 5)
      #expect(Set(seen) == submitted)
    }
  }

  @Test func aPageIsFoundByItsAddressHoweverItIsWritten() async throws {
    var house = try ServerHouse()
    house.pages = ListedPages(pages: ["https://news.example/story": "The sea is wet."])
    try await house.live { (client) async throws in
      let response = try await client.post(
        "/api/v1/checks", "{\"url\": \"https://news.example/story\"}", [.contentType: "application/json"])
      let id = try #require(response.json["id"] as? String)
      _ = try await client.get("/api/v1/checks/\(id)/events")
      for address in [
        "https://news.example/story", "http://NEWS.example/story/",
        "https://news.example/story?utm_source=x%23top",
      ] {
        let found = try await client.get("/api/v1/checks?url=\(FormText.encoded(address))").json
        #expect(found["id"] as? String == id, "\(address)")
      }
      let other = try await client.get("/api/v1/annotations?url=https%3A%2F%2Fnews.example%2Fother")
      #expect(other.status == .notFound)
      #expect(other.headers[.contentType] == "application/problem+json")
    }
  }

  @Test func aFailedCheckSaysWhyAndGetsAnotherChance() async throws {
    var house = try ServerHouse()
    house.pages = ListedPages()
    try await house.live { (client) async throws in
      let missing = try await client.post(
        "/api/v1/checks", "{\"url\": \"https://gone.example/\"}", [.contentType: "application/json"])
      #expect(missing.status == .unprocessableContent)
      #expect(try missing.json["detail"] as? String == "There is no page at https://gone.example/.")
    }
  }

  @Test(arguments: [
    ("", "application/json", 400), ("{", "application/json", 400), ("{}", "application/json", 400),
    ("{\"text\": 1}", "application/json", 400),
    ("{\"url\": \"file:///etc/passwd\"}", "application/json", 400),
    ("{\"url\": \"javascript:alert(1)\"}", "application/json", 400), ("GIF89a", "image/gif", 415),
    ("{\"text\": \" \\n \"}", "application/json", 400),
  ])
  func whatIsNoSubmission(body: String, type: String, status: Int) async throws {
    try await ServerHouse().live { (client) async throws in
      let response = try await client.post("/api/v1/checks", body, [.contentType: type])
      #expect(response.status.code == status)
      #expect(try response.json["status"] as? Int == status)
    }
  }

  @Test(arguments: [
    "checks?limit=0", "checks?limit=101", "checks?limit=-1", "checks?limit=1.5", "checks?limit=many",
    "search?q=a&limit=51", "search?q=a&limit=0", "checks?after=\(String(repeating: "a", count: 65))",
    "checks?url=\(String(repeating: "a", count: 4097))",
    "annotations?url=\(String(repeating: "a", count: 4097))",
  ])
  func parametersOutOfTheirBoundsAreRefusedAndNotMended(query: String) async throws {
    try await ServerHouse().live { (client) async throws in
      let response = try await client.get("/api/v1/\(query)")
      #expect(response.status == .badRequest)
      #expect(try response.json["code"] as? String == "badRequest")
    }
  }

  @Test(arguments: [
    (HTTPRequest.Method.trace, "/api/v1/checks", "GET, HEAD, POST"),
    (.delete, "/api/v1/checks/a", "GET, HEAD"),
    (.post, "/api/v1/search", "GET, HEAD"), (.put, "/", "GET, HEAD"),
    (.options, "/api/v1/annotations", "GET, HEAD"),
  ])
  func methodsThatAnAddressDoesNotTake(method: HTTPRequest.Method, path: String, allowed: String) async throws
  {
    try await ServerHouse().live { (client) async throws in
      let response = try await client.execute(uri: path, method: method)
      #expect(response.status == .methodNotAllowed)
      #expect(response.headers[.allow] == allowed)
      #expect(try await client.execute(uri: "/nowhere", method: method).status == .notFound)
      #expect(try await client.execute(uri: path, method: .head).status != .methodNotAllowed)
    }
  }

  @Test func aBodyThatIsTooLargeIsRefused() async throws {
    try await ServerHouse().live { (client) async throws in
      let response = try await client.execute(
        uri: "/api/v1/checks", method: .post, headers: [.contentType: "text/plain"],
        body: ByteBuffer(repeating: 65, count: Intake.largest + 1))
      #expect(response.status == .contentTooLarge)
    }
  }

  @Test func onlyWhatTheServerVouchesForIsShownOnAPublishersPage() async throws {
    var house = try ServerHouse()
    house.options.host = "0.0.0.0"
    try await house.live { (client) async throws in
      _ = try await client.checked("Nonsense about them.", url: "https://victim.example/story")
      let response = try await client.get("/api/v1/annotations?url=https%3A%2F%2Fvictim.example%2Fstory")
      #expect(response.status == .notFound)
    }
  }

  @Test func annotationsLeadToTheExactPlace() async throws {
    let text = "Ж первое.\nThe sea 🌊 is wet.\nThird."
    try await ServerHouse().live { (client) async throws in
      _ = try await client.checked(text, url: "https://news.example/a")
      let response = try await client.get("/api/v1/annotations?url=https%3A%2F%2Fnews.example%2Fa")
      #expect(response.headers[.accessControlAllowOrigin] == "*")
      let json = try response.json
      #expect(json["textSha256"] as? String == ContentHash.sha256(Data(text.utf8)))
      let claims = try #require(json["claims"] as? [[String: Any]])
      for claim in claims {
        let target = try #require(claim["target"] as? [String: Any])
        let quote = try #require(target["quote"] as? [String: String])
        let position = try #require(target["position"] as? [String: Int])
        let span = TextSpan(start: try #require(position["start"]), end: try #require(position["end"]))
        #expect(text.text(in: span) == quote["exact"])
        #expect(text.contains((quote["prefix"] ?? "") + (quote["exact"] ?? "") + (quote["suffix"] ?? "")))
      }
      #expect(claims.count == 3)
      let tag = try #require(response.headers[.eTag])
      let again = try await client.get(
        "/api/v1/annotations?url=https%3A%2F%2Fnews.example%2Fa", [.ifNoneMatch: tag])
      #expect(again.status == .notModified)
      #expect(again.body.readableBytes == 0)
    }
  }
}
