import AssayCore
import AssayTesting
import Foundation
import GRDB
import Synchronization
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
      store: bench.store, archive: bench.archive, verifier: { _ in WordVerifierFake() }, embedder: nil,
      options: options
    ).run()
    #expect(outcome.passages == 41)
    #expect(outcome.revisions.count == 1)
  }

  @Test("A check is judged again by the verifier that made it")
  func verifiers() async throws {
    let bench = try FollowBench()
    try await bench.follow([(Self.fined, .notEnoughEvidence)], id: "a", verifier: "accurate")
    try await bench.follow([(Self.fined, .notEnoughEvidence)], id: "b")
    try await bench.add(document("d1", Self.fined))
    let names = Mutex<[String]>([])
    let outcome = try await Follower(
      store: bench.store, archive: bench.archive,
      verifier: { name in
        names.withLock { $0.append(name) }
        return WordVerifierFake()
      }, embedder: nil
    ).run()
    #expect(outcome.revisions.count == 2)
    #expect(names.withLock { $0 } == ["accurate", "fast"])
    #expect(try await bench.store.checks().map(\.verifier) == ["accurate", "fast"])
    // Checked again by another, it is that one that follows.
    try await bench.follow([(Self.fined, .supported)], id: "a", verifier: "auto")
    #expect(try await bench.store.checks().map(\.verifier) == ["auto", "fast"])
  }

  @Test("What comes in while another check is made is looked at for that one too")
  func meanwhile() async throws {
    let bench = try FollowBench()
    try await bench.follow([("The dam was built in 1960.", .notEnoughEvidence)], id: "first")
    let before = await bench.archive.mark()
    // A check begins here; something comes in and is looked at for the first one before the second is followed.
    try await bench.add(document("d1", Self.fined))
    #expect(try await bench.follower().run().passages == 1)
    let report = FollowBench.report([(Self.fined, .notEnoughEvidence)], url: "https://news.example/two")
    try await bench.store.follow(report, id: "second", mark: before)
    #expect(try await bench.follower().run().revisions.map(\.to) == [.supported])
    #expect(try await bench.follower().run() == .init())
  }

  @Test("A step that failed in a recheck leaves the verdict that there was")
  func failedRecheck() async throws {
    let bench = try FollowBench()
    try await bench.follow([(Self.fined, .supported)])
    #expect(try await bench.follow([(Self.fined, nil)]).isEmpty)
    #expect(try await bench.store.claims(of: "story").map(\.verdict) == [.supported])
    try await bench.follow([(Self.fined, .refuted)])
    #expect(try await bench.store.revisions(of: "story").map(\.from) == [.supported])
  }

  @Test("A verifier that cannot be had holds up its own checks, and no others")
  func missingVerifier() async throws {
    let bench = try FollowBench()
    try await bench.follow([(Self.fined, .notEnoughEvidence)], id: "a", verifier: "accurate")
    try await bench.follow([(Self.fined, .notEnoughEvidence)], id: "b")
    try await bench.add(document("d1", Self.fined))
    let follower = Follower(
      store: bench.store, archive: bench.archive,
      verifier: { name in
        guard name != "accurate" else { throw AssayError(.unavailable, "no such model") }
        return WordVerifierFake()
      }, embedder: nil)
    await #expect(throws: AssayError.self) { try await follower.run() }
    #expect(try await bench.store.revisions(of: "a").isEmpty)
    #expect(try await bench.store.revisions(of: "b").map(\.to) == [.supported])
    // When it is there again, what it missed is judged, and the other is not told of twice.
    #expect(try await bench.follower().run().revisions.count == 1)
    #expect(try await bench.store.revisions(of: "a").map(\.to) == [.supported])
    #expect(try await bench.store.revisions(of: "b").count == 1)
  }

  @Test(
    "What live searches found stays evidence: a document that says nothing of it does not take the verdict away"
  )
  func liveEvidence() async throws {
    let bench = try FollowBench()
    let live = Passage(
      document: .init(
        id: "https://paper.example/1", source: LiveSource.name(provider: "memory", publisher: "paper.example")
      ),
      span: TextSpan(start: 0, end: Self.fined.unicodeScalars.count), text: Self.fined)
    let own = Passage(
      document: .init(id: "old", source: "Other Daily"),
      span: TextSpan(start: 0, end: Self.fined.unicodeScalars.count), text: "Not: \(Self.fined)")
    try await bench.follow([(Self.fined, .supported)], judged: [live, own])
    try await bench.add(
      document("d1", "The editor Maarenko of Selden had been fined by the court, a lawyer recalled."))
    let first = try await bench.follower().run()
    #expect(first.claims == 1)
    #expect(first.revisions.isEmpty)
    #expect(try await bench.store.claims(of: "story").first?.live.map(\.passage) == [live])
    #expect(
      try await bench.store.claims(of: "story").first?.evidence.contains("https://paper.example/1") == true)
    // What comes into the archive goes before it.
    try await bench.add(document("d2", "Not: \(Self.fined)"))
    #expect(try await bench.follower().run().revisions.map(\.to) == [.refuted])
  }

  @Test("A check that was made some time ago is judged again as a whole, and what came in since is the cause")
  func review() async throws {
    let bench = try FollowBench()
    try await bench.add(document("d1", Self.fined))
    try await bench.follow([(Self.fined, .notEnoughEvidence), (Self.river, .notEnoughEvidence)])
    try await bench.follow([(Self.fined, .notEnoughEvidence)], id: "other")
    let outcome = try await bench.follower().review("story")
    #expect(outcome.claims == 2)
    #expect(outcome.revisions.map(\.to) == [.supported])
    #expect(outcome.revisions.first?.causes.map(\.document) == ["d1"])
    #expect(outcome.revisions.map(\.check) == ["story"])
    #expect(try await bench.follower().review("nothing") == .init())
  }

  @Test("A store of version 1 is brought up to date and loses nothing")
  func migration() async throws {
    let bench = try FollowBench()
    try await bench.follow([(Self.fined, .notEnoughEvidence)])
    let path = bench.folder.appendingPathComponent("old.follow").path
    do {
      let old = try DatabaseQueue(path: path)
      try await old.write { db in
        try db.execute(
          sql: """
            CREATE TABLE followed (id TEXT PRIMARY KEY, title TEXT, source TEXT NOT NULL, url TEXT, published TEXT,
              text TEXT NOT NULL, added REAL NOT NULL, checked REAL NOT NULL);
            CREATE TABLE claim (key INTEGER PRIMARY KEY AUTOINCREMENT, followed TEXT NOT NULL, id TEXT NOT NULL,
              body TEXT NOT NULL, verdict TEXT, confidence REAL, evidence TEXT NOT NULL DEFAULT '[]',
              verified REAL NOT NULL, UNIQUE (followed, id));
            CREATE TABLE revision (id INTEGER PRIMARY KEY AUTOINCREMENT, followed TEXT NOT NULL, claim TEXT NOT NULL,
              claimText TEXT NOT NULL, at REAL NOT NULL, fromVerdict TEXT, toVerdict TEXT NOT NULL, fromConfidence REAL,
              confidence REAL NOT NULL, explanation TEXT NOT NULL, causes TEXT NOT NULL);
            CREATE TABLE notice (revision INTEGER NOT NULL, url TEXT NOT NULL, state TEXT NOT NULL DEFAULT 'waiting',
              attempts INTEGER NOT NULL DEFAULT 0, due REAL NOT NULL DEFAULT 0, problem TEXT,
              PRIMARY KEY (revision, url)) WITHOUT ROWID;
            CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
            INSERT INTO followed VALUES ('a', 'Story', 'story.md', NULL, NULL, 'Words.', 1, 2);
            INSERT INTO claim VALUES (1, 'a', 'c1', '{"id":"c1","text":"It rained.","kind":"event","checkworthiness":1}',
              'supported', 0.9, '["d"]', 3);
            INSERT INTO setting VALUES ('store', 'x'), ('generation', '1'), ('mark', '7');
            PRAGMA application_id = \(0x4153_5346);
            PRAGMA user_version = 1;
            """)
      }
    }
    let store = try FollowStore(path: path)
    #expect(try await store.checks().map(\.verifier) == ["fast"])
    let claim = try #require(try await store.claims(of: "a").first)
    #expect(claim.claim.text == "It rained.")
    #expect(claim.verdict == .supported)
    #expect(claim.live.isEmpty)
    #expect(try await store.mark() == 7)
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
