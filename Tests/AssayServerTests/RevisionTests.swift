import AssayCore
import AssayReport
import AssayTesting
import Foundation
import GRDB
import Hummingbird
import HummingbirdTesting
import Synchronization
import Testing

@testable import AssayServer

@Suite struct RevisionTests {
  private static let hostile = "<script>alert(1)</script>"

  /// A server whose one check is followed, and the claim whose verdict changed.
  private static func withChanges(
    _ test:
      @escaping @Sendable (any TestClientProtocol, String, Int, ListedRevisions) async throws -> Void
  ) async throws {
    var house = try ServerHouse()
    let store = try house.store()
    let report = SampleReport.full
    let id = try await store.accept(
      .bytes(Data("done".utf8), source: "-", url: "https://news.example/a", isVouchedFor: true)
    ).check.id
    try await store.note(report.article, of: id)
    try await store.finish(id, report)
    let number = try #require(ClaimView.all(of: report).first { $0.mark == .supported }).number
    let history = ListedRevisions(article: report.article.sha256, since: report.checkedAt)
    house.history = history
    try await house.live { try await test($0, id, number, history) }
  }

  private static func view(_ number: Int) -> ClaimView { ClaimView.all(of: SampleReport.full)[number - 1] }

  private static func change(of view: ClaimView, to verdict: Verdict, after seconds: Double)
    -> VerdictRevision
  {
    var cause = VerdictRevision.Cause(kind: .document)
    cause.document = "d9"
    cause.title = "The second note \(hostile)"
    cause.url = "https://second.example/note"
    cause.quote = "It was not so. \(hostile)"
    cause.stance = .refutes
    return VerdictRevision(
      id: 7, check: String(SampleReport.full.article.sha256.prefix(12)), claim: view.claim.id,
      claimText: view.claim.text, at: SampleReport.full.checkedAt.addingTimeInterval(seconds),
      from: .supported,
      to: verdict, fromConfidence: 0.9, confidence: 0.97, explanation: "The second note denies it.",
      causes: [cause])
  }

  @Test func aChangeIsShownWhereTheVerdictStands() async throws {
    try await Self.withChanges { client, id, number, history in
      let view = Self.view(number)
      #expect(try await client.get("/checks/\(id)/revisions").text.contains("No verdict has changed."))
      #expect(try await client.get("/checks/\(id)").text.contains("Changed since this check") == false)
      history.add(Self.change(of: view, to: .refuted, after: 86_400))
      for path in [
        "/checks/\(id)", "/checks/\(id)/claims/\(view.number)", "/checks/\(id)/revisions", "/changes",
      ] {
        let html = try await client.get(path).text
        #expect(html.contains(HTML.escaped(view.claim.text)), "\(path)")
        #expect(html.contains("Refuted") && html.contains("Supported"), "\(path)")
        #expect(!html.contains("<script>"), "\(path)")
      }
      for path in ["/checks/\(id)/claims/\(view.number)", "/checks/\(id)/revisions", "/changes"] {
        let html = try await client.get(path).text
        #expect(html.contains("It was not so."), "\(path)")
        #expect(html.contains("href=\"https://second.example/note\""), "\(path)")
      }
      // What was published stays as it was, beside the change.
      let html = try await client.get("/checks/\(id)").text
      #expect(
        html.contains(
          "id=\"claim-\(view.number)\" data-claim=\"\(view.claim.id)\" data-verdict=\"supported\""))
      let page = try await client.get("/changes").text
      #expect(page.contains("href=\"/checks/\(id)/revisions\""))
    }
  }

  @Test func publishersPagesShowTheVerdictOfToday() async throws {
    try await Self.withChanges { client, _, number, history in
      let view = Self.view(number)
      let path = "/api/v1/annotations?url=https%3A%2F%2Fnews.example%2Fa"
      let before = try await client.get(path).json
      history.add(Self.change(of: view, to: .refuted, after: 86_400))
      let after = try await client.get(path).json
      func count(_ json: [String: Any], _ verdict: String) -> Int? {
        (json["summary"] as? [String: Int])?[verdict]
      }
      #expect(count(after, "refuted") == count(before, "refuted").map { $0 + 1 })
      #expect(count(after, "supported") == count(before, "supported").map { $0 - 1 })
      let claims = try #require(after["claims"] as? [[String: Any]])
      let claim = try #require(claims.first { $0["number"] as? Int == view.number })
      #expect(claim["verdict"] as? String == "refuted")
      #expect(claim["explanation"] as? String == "The second note denies it.")
      #expect(claim["changedAt"] as? String == "2025-12-14T12:35:00Z")
      let evidence = try #require(claim["evidence"] as? [[String: Any]])
      #expect(evidence.map { $0["stance"] as? String } == ["refutes"])
    }
  }

  @Test func changesFromBeforeTheCheckAreInIt() async throws {
    try await Self.withChanges { client, id, number, history in
      let view = Self.view(number)
      history.add(Self.change(of: view, to: .refuted, after: -60))
      #expect(try await client.get("/checks/\(id)").text.contains("Changed since this check") == false)
      let annotations = try await client.get("/api/v1/annotations?url=https%3A%2F%2Fnews.example%2Fa").json
      let claims = try #require(annotations["claims"] as? [[String: Any]])
      #expect(claims.allSatisfy { $0["changedAt"] is NSNull })
    }
  }

  @Test func programsGetTheChangesToo() async throws {
    try await Self.withChanges { client, id, number, history in
      let view = Self.view(number)
      history.add(Self.change(of: view, to: .refuted, after: 86_400))
      let json = try await client.get("/api/v1/checks/\(id)/revisions").json
      #expect(json["followed"] as? Bool == true)
      let revisions = try #require(json["revisions"] as? [[String: Any]])
      #expect(revisions.map { $0["to"] as? String } == ["refuted"])
      #expect(
        try await client.get("/changes.atom").headers[.contentType] == "application/atom+xml; charset=utf-8")
    }
    try await ServerHouse().live { (client) async throws in
      let id = try await client.checked("The sea is wet.")
      let json = try await client.get("/api/v1/checks/\(id)/revisions").json
      #expect(json["followed"] as? Bool == false)
      #expect(try await client.get("/checks/\(id)/revisions").text.contains("This check is not followed"))
      #expect(try await client.get("/changes.atom").status == .notFound)
    }
  }

  @Test func aCheckIsFollowedFromWhereTheArchiveStoodBeforeIt() async throws {
    let follower = RecordingFollower()
    var house = try ServerHouse()
    house.follower = follower
    try await house.live { (client) async throws in
      _ = try await client.checked("The sea is wet.")
    }
    #expect(follower.followed.map(\.mark) == [1])
    #expect(follower.followed.map(\.claims) == [1])
  }

  @Test func aStoreOfTheFirstVersionIsUnderstood() async throws {
    let house = try ServerHouse()
    let store = try house.store()
    let report = SampleReport.full
    let id = try await store.accept(.bytes(Data("x".utf8), source: "-", url: nil, isVouchedFor: true)).check
      .id
    try await store.finish(id, report)
    // As the first version left it: without the articles' hashes.
    try await DatabaseQueue(path: store.path).write { db in
      try db.execute(
        sql: """
          DROP INDEX checkByArticle;
          ALTER TABLE "check" DROP COLUMN article;
          DELETE FROM grdb_migrations WHERE identifier = '2';
          """)
    }
    let again = try house.store()
    #expect(try await again.check(id)?.article == report.article.sha256)
    #expect(try await again.check(ofArticle: String(report.article.sha256.prefix(12)))?.id == id)
    #expect(try await again.check(ofArticle: "*") == nil)
  }
}

/// Remembers what it was to follow; its archive grows with every question.
private final class RecordingFollower: CheckFollower {
  private let state = Mutex<(mark: Int64, followed: [(mark: Int64, claims: Int)])>((0, []))

  var followed: [(mark: Int64, claims: Int)] { state.withLock { $0.followed } }

  func mark() async throws -> Int64 {
    state.withLock {
      $0.mark += 1
      return $0.mark
    }
  }

  func follow(_ report: Report, mark: Int64) async throws {
    state.withLock { $0.followed.append((mark, report.claims.count)) }
  }
}
