import AssayCore
import AssayTesting
import Foundation
import Testing

@testable import AssayFollow

@Suite("Verdicts kept current")
struct FollowerTests {
  private static let fined = "The court of Selden fined the editor Maarenko."
  private static let river = "The river Irtysh rose by two metres."

  @Test("A new document that bears on a claim changes its verdict, and is named as the cause")
  func changes() async throws {
    let bench = try FollowBench()
    try await bench.follow([(Self.fined, .notEnoughEvidence), (Self.river, .notEnoughEvidence)])
    try await bench.add(document("d1", Self.fined), document("d2", "Football resumed on Sunday."))
    let outcome = try await bench.follower().run()
    #expect(outcome.passages == 2)
    #expect(outcome.claims == 1)
    let revision = try #require(outcome.revisions.first)
    #expect(outcome.revisions.count == 1)
    #expect(revision.from == .notEnoughEvidence)
    #expect(revision.to == .supported)
    #expect(revision.claimText == Self.fined)
    let cause = try #require(revision.causes.first)
    #expect(cause.document == "d1")
    #expect(cause.url == "https://other.example/d1")
    #expect(cause.quote == Self.fined)
    #expect(cause.stance == .supports)
    #expect(try await bench.store.revisions(of: "story") == outcome.revisions)
    #expect(try await bench.store.claims(of: "story").map(\.verdict) == [.supported, .notEnoughEvidence])
  }

  @Test("What was looked at is not looked at again, and a further change is a further revision")
  func marks() async throws {
    let bench = try FollowBench()
    try await bench.follow([(Self.fined, .notEnoughEvidence)])
    try await bench.add(document("d1", Self.fined))
    let follower = bench.follower()
    #expect(try await follower.run().revisions.count == 1)
    #expect(try await follower.run() == .init())
    try await bench.add(document("d1", "Not: \(Self.fined)"))
    let second = try await follower.run()
    #expect(second.revisions.map(\.to) == [.refuted])
    #expect(second.revisions.map(\.from) == [.supported])
    #expect(try await bench.store.revisions(of: "story").map(\.to) == [.supported, .refuted])
  }

  @Test("What came in before the check is not looked at")
  func before() async throws {
    let bench = try FollowBench()
    try await bench.add(document("d1", Self.fined))
    try await bench.follow([(Self.fined, .notEnoughEvidence)])
    #expect(try await bench.follower().run() == .init())
  }

  @Test("The article itself, coming in from a feed, changes nothing")
  func itself() async throws {
    let bench = try FollowBench()
    try await bench.follow([(Self.fined, .notEnoughEvidence)])
    try await bench.add(document("d1", Self.fined, url: "https://news.example/story"))
    let outcome = try await bench.follower().run()
    #expect(outcome.claims == 1)
    #expect(outcome.revisions.isEmpty)
  }

  @Test("A verdict that stays is no revision")
  func stays() async throws {
    let bench = try FollowBench()
    try await bench.follow([(Self.fined, .supported)])
    try await bench.add(document("d1", Self.fined))
    let outcome = try await bench.follower().run()
    #expect(outcome.claims == 1)
    #expect(outcome.revisions.isEmpty)
    #expect(try await bench.store.checks().first?.verified != nil)
  }

  @Test("Where a model fails, nothing changes, and the same documents are looked at again")
  func failure() async throws {
    let bench = try FollowBench()
    try await bench.follow([(Self.fined, .notEnoughEvidence)])
    try await bench.add(document("d1", Self.fined))
    await #expect(throws: AssayError.self) { try await bench.follower(failing: ["c1"]).run() }
    #expect(try await bench.store.revisions(of: "story").isEmpty)
    #expect(try await bench.follower().run().revisions.count == 1)
  }

  @Test(
    "A check followed while a follower lives is seen by it, and one removed is forgotten with its revisions")
  func membership() async throws {
    let bench = try FollowBench()
    let follower = bench.follower()
    #expect(try await follower.run() == .init())
    try await bench.follow([(Self.river, .notEnoughEvidence)], id: "other")
    try await bench.add(document("d1", Self.river))
    #expect(try await follower.run().revisions.count == 1)
    try await bench.follow([(Self.fined, .notEnoughEvidence)])
    try await bench.add(document("d2", Self.fined))
    #expect(try await follower.run().revisions.map(\.check) == ["story"])
    #expect(try await bench.store.remove("other"))
    #expect(try await bench.store.remove("other") == false)
    #expect(try await bench.store.revisions(of: "other").isEmpty)
    #expect(try await bench.store.checks().map(\.id) == ["story"])
  }

  @Test(
    "The article checked again: a claim with another verdict gets a revision, one no longer made is dropped")
  func recheck() async throws {
    let bench = try FollowBench()
    try await bench.follow([(Self.fined, .notEnoughEvidence), (Self.river, .supported)])
    let revisions = try await bench.follow([("A new claim.", .refuted), (Self.fined, .refuted)])
    #expect(revisions.map(\.claimText) == [Self.fined])
    #expect(revisions.first?.causes.map(\.kind) == [.recheck])
    #expect(try await bench.store.claims(of: "story").map(\.claim.text) == ["A new claim.", Self.fined])
    #expect(try await bench.store.revisions(of: "story") == revisions)
  }

  @Test("A claim whose step failed gets its first verdict as a revision from none")
  func failedBefore() async throws {
    let bench = try FollowBench()
    try await bench.follow([(Self.fined, nil)])
    try await bench.add(document("d1", Self.fined))
    let outcome = try await bench.follower().run()
    #expect(outcome.revisions.map(\.from) == [nil])
    #expect(outcome.revisions.map(\.to) == [.supported])
  }

  @Test("Many arrivals are looked at in rounds, and none is missed")
  func rounds() async throws {
    let bench = try FollowBench()
    try await bench.follow([(Self.fined, .notEnoughEvidence)])
    for number in 0..<40 {
      try await bench.add(document("x\(number)", "Nothing of note happened, number \(number)."))
    }
    try await bench.add(document("d1", Self.fined))
    var options = Follower<InMemoryArchive>.Options()
    options.passagesPerRound = 7
    let outcome = try await Follower(
      store: bench.store, archive: bench.archive, verifier: WordVerifierFake(), embedder: nil,
      options: options
    ).run()
    #expect(outcome.passages == 41)
    #expect(outcome.revisions.count == 1)
  }

  @Test("A file that is no store of ours is refused, and left as it was")
  func foreign() throws {
    let bench = try FollowBench()
    let file = bench.folder.appendingPathComponent("notes")
    let bytes = Data("Somebody's notes, not a database at all.".utf8)
    try bytes.write(to: file)
    #expect { _ = try FollowStore(path: file.path) } throws: { ($0 as? AssayError)?.code == .archiveDamaged }
    #expect(try Data(contentsOf: file) == bytes)
  }
}
