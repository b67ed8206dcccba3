import AssayCore
import AssayTesting
import Testing

@testable import AssayArchive

/// Earlier fact checks are found by the claim they dealt with.
@Suite struct MatchTests {
  private func check(_ id: String, _ claim: String, _ rating: String, body: String? = nil) -> Document {
    Document(
      id: id, url: "https://checks.example/\(id)", title: "We looked into \(id)",
      published: PartialDate(year: 2024, month: 3), source: "Checks", text: body ?? claim, kind: .factCheck,
      factCheck: FactCheck(claim: claim, rating: rating, verdict: .refuted))
  }

  private let claims = [
    ("lamps", "The city turned off all street lamps in December to save money."),
    ("ferry", "A ferry sank in the harbour with 300 people on board."),
    ("tax", "The council doubled the tax on fishing boats."),
  ]

  @Test func theReviewedClaimIsCompared() async throws {
    let folder = try TemporaryFolder()
    let archive = try SQLiteArchive(path: folder.file(), embedder: HashEmbedder())
    try await archive.addAll(claims.map { check($0.0, $0.1, "False") } + notes(50))
    let found = try await archive.match(
      ["They say a FERRY sank with 300 people!! https://t.co/x #HarbourNews", "doubled tax on boats"],
      limit: 2)
    #expect(found.map { $0.first?.document.id } == ["ferry", "tax"])
    let best = try #require(found[0].first)
    #expect(best.factCheck?.rating == "False" && best.factCheck?.verdict == .refuted)
    #expect(best.document.source == "Checks" && best.text == claims[1].1)
    #expect(found.allSatisfy { $0.allSatisfy { $0.document.kind == .factCheck } }, "notes are no fact checks")
  }

  /// What somebody claimed is no evidence for it.
  @Test func aReviewedClaimIsNoEvidence() async throws {
    let folder = try TemporaryFolder()
    let archive = try SQLiteArchive(path: folder.file(), embedder: HashEmbedder())
    try await archive.addAll([
      check("lamps", claims[0].1, "False"),
      check(
        "ferry", claims[1].1, "False", body: "The ferry is in the yard for repairs. Nobody was on board."),
    ])
    let found = try await archive.search(claims.map { ArchiveQuery(text: $0.1) }, limit: 10)
    #expect(!found.joined().contains { passage in claims.contains { $0.1 == passage.passage.text } })
    #expect(found[1].first?.passage.document.id == "ferry", "what the fact check says itself is evidence")
    #expect(try await archive.verify() == [])
  }

  @Test func withoutReviewedClaimsTheTextsAreCompared() async throws {
    let folder = try TemporaryFolder()
    let archive = try SQLiteArchive(path: folder.file(), embedder: HashEmbedder())
    try await archive.addAll(claims.map { Document(id: $0.0, title: "T", text: $0.1) })
    #expect(
      try await archive.match(["street lamps in December"], limit: 1)[0].map(\.document.id) == ["lamps"])
    // One document that is marked as a fact check: the others are not searched any more.
    try await archive.addAll([
      Document(id: "marked", text: "Street lamps were on all year.", kind: .factCheck)
    ])
    #expect(
      try await archive.match(["street lamps in December"], limit: 9)[0].map(\.document.id) == ["marked"])
  }

  @Test(arguments: [
    (DocumentFilter(sources: ["others"]), ["late"]),
    (DocumentFilter(from: PartialDate(year: 2025)), ["late"]),
    (DocumentFilter(to: PartialDate(year: 2024)), ["ferry"]), (DocumentFilter(languages: ["fr"]), []),
    (DocumentFilter(), ["ferry", "late"]),
  ])
  func filters(_ item: (DocumentFilter, [String])) async throws {
    let folder = try TemporaryFolder()
    let archive = try SQLiteArchive(path: folder.file(), embedder: HashEmbedder())
    var late = check("late", claims[1].1, "False")
    late.source = "Others"
    late.published = PartialDate(year: 2025, month: 2)
    // Many others are as near, and none of them passes.
    let others = (0..<400).map { index in
      var other = check("x\(index)", claims[1].1, "False")
      other.source = nil
      other.published = nil
      return other
    }
    try await archive.addAll((item.0.isEmpty ? [] : others) + [check("ferry", claims[1].1, "False"), late])
    let found = try await archive.match([claims[1].1], limit: 5, filter: item.0)[0]
    #expect(Set(found.map(\.document.id)) == Set(item.1))
  }

  @Test func aChangedFactCheckIsFoundAsItIsNow() async throws {
    let folder = try TemporaryFolder()
    let archive = try SQLiteArchive(path: folder.file(), embedder: nil)
    try await archive.addAll([check("tax", claims[2].1, "False")])
    try await archive.addAll([check("tax", "The council halved the harbour dues.", "True")])
    let match = try #require(try await archive.match(["harbour dues halved"], limit: 3)[0].first)
    #expect(match.factCheck?.rating == "True")
    let old = try await archive.match(["doubled tax on fishing boats"], limit: 3)[0]
    #expect(!old.map(\.text).contains(claims[2].1))
    #expect(try await archive.versions(of: "tax").map { $0.factCheck?.rating } == ["False", "True"])
  }

  @Test(arguments: [
    ("", 0), ("https://a.example/b", 0), ("#AustralianFires", 3), ("pic.twitter.com/abc fires", 1),
  ])
  func postsAreTakenApart(_ pair: (String, Int)) {
    #expect(ClaimQuery.terms(of: pair.0).count == pair.1)
  }

  @Test func exportComesBackTheSame() async throws {
    let folder = try TemporaryFolder()
    let archive = try SQLiteArchive(path: folder.file(), embedder: nil)
    var changed = check("tax", claims[2].1, "False")
    changed.factCheck?.rating = "Mostly False"
    changed.factCheck?.claimDate = PartialDate(year: 2023, month: 12, day: 31)
    try await archive.addAll(
      notes(450) + [
        check("tax", claims[2].1, "False"), changed, Document(id: "law", text: "§ 1", kind: .law),
      ])
    let copy = try SQLiteArchive(path: folder.file("copy.sqlite"), embedder: nil)
    for try await _ in copy.add(archive.documents()) {}
    for id in ["n0", "n449", "tax", "law"] {
      let (there, here) = (try await copy.versions(of: id), try await archive.versions(of: id))
      #expect(there == here)
    }
    let (left, right) = (try await archive.statistics(), try await copy.statistics())
    #expect(left.documents == right.documents && left.versions == right.versions && left.versions == 453)
    var current = 0
    for try await _ in archive.documents(earlierVersions: false) { current += 1 }
    #expect(current == 452)
  }
}
