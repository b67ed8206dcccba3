import AssayCore
import AssayReport
import AssayTesting
import Foundation
import GRDB
import Hummingbird
import HummingbirdTesting
import Testing

@testable import AssayServer

@Suite struct ResumeTests {
  @Test func whatWasRunningWhenTheProcessDiedIsBegunAnew() async throws {
    let house = try ServerHouse()
    // A process that was killed leaves this behind: one check running, one waiting.
    let store = try house.store()
    for text in ["One is one.", "Two is two."] {
      _ = try await store.accept(
        .bytes(Data(text.utf8), source: "pasted text", url: nil, isVouchedFor: true))
    }
    let first = try #require(try await store.unfinished().first)
    _ = try await store.begin(first)
    try await house.live { (client) async throws in
      let list = try await client.get("/api/v1/checks").json["checks"] as? [[String: Any]] ?? []
      #expect(list.count == 2)
      for id in list.compactMap({ $0["id"] as? String }) {
        _ = try await client.get("/api/v1/checks/\(id)/events")
        #expect(try await client.get("/api/v1/checks/\(id)").json["status"] as? String == "done")
      }
    }
  }

  @Test func aCheckAtWhichTheProcessKeepsDyingIsGivenUp() async throws {
    let house = try ServerHouse()
    let store = try house.store()
    let accepted = try await store.accept(
      .bytes(Data("One.".utf8), source: "pasted text", url: nil, isVouchedFor: true))
    for _ in 0..<3 { _ = try await store.begin(accepted.check.id) }
    try await house.live { (client) async throws in
      _ = try await client.get("/api/v1/checks/\(accepted.check.id)/events")
      let check = try await client.get("/api/v1/checks/\(accepted.check.id)").json
      #expect(check["status"] as? String == "failed")
      #expect(((check["error"] as? [String: Any])?["message"] as? String)?.contains("3 times") == true)
    }
  }

  @Test func aServerThatIsAskedToEndPutsItsChecksBack() async throws {
    let gate = Gate()
    var house = try ServerHouse()
    house.detector = GatedDetector(gate: gate)
    let waits = house
    let id = try await waits.live { (client) async throws in
      let accepted = try await client.post("/api/v1/checks", "One is one.")
      await gate.arrivals(1)
      // The server is asked to end when this returns; the check comes to the gate's other side cancelled.
      Task {
        try? await Task.sleep(for: .milliseconds(300))
        gate.open()
      }
      return try #require(accepted.json["id"] as? String)
    }
    let check = try #require(try await house.store().check(id))
    // Either it was put back, or it had ended before the server was asked to.
    #expect(check.status == .queued || check.status == .done)
    if check.status == .queued { #expect(check.attempts == 0) }
    try await ServerHouse(reopening: house).live { (client) async throws in
      _ = try await client.get("/api/v1/checks/\(id)/events")
      #expect(try await client.get("/api/v1/checks/\(id)").json["status"] as? String == "done")
    }
  }

  @Test func aReportOfAnotherVersionIsMadeAnew() async throws {
    let house = try ServerHouse()
    let store = try house.store()
    let id = try await store.accept(
      .bytes(Data("The sea is wet.".utf8), source: "pasted text", url: nil, isVouchedFor: true)
    ).check.id
    try await store.finish(id, SampleReport.full)
    try await DatabaseQueue(path: store.path).write { db in
      try db.execute(sql: "UPDATE report SET report = '{}'")
    }
    try await house.live { client in
      #expect(try await client.get("/checks/\(id)").status == .serviceUnavailable)
      _ = try await client.get("/api/v1/checks/\(id)/events")
      let report = try await client.get("/api/v1/checks/\(id)").json["report"] as? [String: Any]
      #expect((report?["claims"] as? [Any])?.count == 1)
    }
  }

  @Test func aReportSurvivesTheWayThroughTheStore() async throws {
    let store = try ServerHouse().store()
    let report = SampleReport.full
    let accepted = try await store.accept(
      .bytes(Data("x".utf8), source: "-", url: nil, isVouchedFor: true))
    try await store.finish(accepted.check.id, report)
    let kept = try #require(try await store.report(accepted.check.id))
    #expect(try JSONReporter().render(kept) == JSONReporter().render(report))
    #expect(kept.article == report.article)
  }
}
