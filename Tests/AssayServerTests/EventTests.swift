import AssayTesting
import AssayCore
import Foundation
import Hummingbird
import HummingbirdTesting
import Testing

@testable import AssayServer

@Suite struct EventTests {
  private struct Event: Equatable {
    var id: String
    var name: String
    var data: String
  }

  private static func events(_ text: String) -> [Event] {
    text.components(separatedBy: "\n\n").compactMap { block in
      var fields: [String: String] = [:]
      for line in block.split(separator: "\n") {
        let parts = line.split(separator: ":", maxSplits: 1)
        if parts.count == 2 { fields[String(parts[0])] = parts[1].trimmingCharacters(in: .whitespaces) }
      }
      guard let id = fields["id"], let name = fields["event"], let data = fields["data"] else { return nil }
      return Event(id: id, name: name, data: data)
    }
  }

  @Test func aListenerHearsTheWholeCheckAndGoesOnWhereItWas() async throws {
    let gate = Gate()
    var house = try ServerHouse()
    house.detector = GatedDetector(gate: gate)
    try await house.live { (client) async throws in
      let accepted = try await client.post("/api/v1/checks", "One is one.\nTwo is two.\nWhy?")
      let path = "/api/v1/checks/\(try #require(accepted.json["id"] as? String))/events"
      async let stream = client.get(path)
      await gate.arrivals(1)
      gate.open()
      let first = try await stream
      #expect(first.headers[.contentType] == "text/event-stream; charset=utf-8")
      let heard = Self.events(first.text)
      #expect(heard.map(\.name) == ["article", "claims", "claim", "claim", "finished"])
      #expect(Set(heard.map(\.id)).count == 5)
      // The feed of a check that ended a moment ago, then the one made of its report.
      let rest = Self.events(try await client.get(path, [.lastEventID: heard[2].id]).text)
      #expect(rest == Array(heard[3...]))
      let foreign = Self.events(try await client.get(path, [.lastEventID: "other-4"]).text)
      #expect(foreign == heard)
    }
    let again = try await ServerHouse(reopening: house).live { (client) async throws in
      let list = try await client.get("/api/v1/checks").json["checks"] as? [[String: Any]]
      let id = try #require(list?.first?["id"] as? String)
      let all = Self.events(try await client.get("/api/v1/checks/\(id)/events").text)
      let rest = Self.events(
        try await client.get("/api/v1/checks/\(id)/events", [.lastEventID: "earlier.1-3"]).text)
      #expect(rest == Array(all[3...]))
      return all
    }
    #expect(again.map(\.name) == ["article", "claims", "claim", "claim", "finished"])
  }

  @Test func manyListenToOneCheck() async throws {
    let gate = Gate()
    var house = try ServerHouse()
    house.detector = GatedDetector(gate: gate)
    try await house.live { (client) async throws in
      let accepted = try await client.post("/api/v1/checks", "One is one.\nTwo is two.")
      let path = "/api/v1/checks/\(try #require(accepted.json["id"] as? String))/events"
      let heard = try await withThrowingTaskGroup(of: Int.self) { group in
        for _ in 0..<50 { group.addTask { Self.events(try await client.get(path).text).count } }
        await gate.arrivals(1)
        gate.open()
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(heard == Array(repeating: 5, count: 50))
    }
  }

  @Test func aFeedIsReadByEachAtItsOwnPace() async {
    let feed = CheckFeed(run: "r")
    feed.append(.failed(StoredCheck.Problem(code: "x", message: "no\nline </script>")))
    feed.append(.failed(StoredCheck.Problem(code: "y", message: "after the end")))
    let (frames, isClosed) = feed.frames(after: 0)
    #expect(isClosed)
    #expect(frames.count == 1)
    let text = String(buffer: frames[0])
    // One line of data, however many the message has.
    #expect(text.split(separator: "\n").count == 3)
    #expect(feed.frames(after: 1).frames.isEmpty)
    #expect(feed.position(of: "r-1") == 1)
    #expect(feed.position(of: "r-99") == 1)
    #expect(feed.position(of: "nonsense") == 0)
    #expect(feed.position(of: "r--5") == 0)
  }
}

extension ServerHouse {
  /// Another process on the same files, with an open gate.
  init(reopening house: ServerHouse) {
    self = house
    detector = AlwaysDetector()
  }
}
