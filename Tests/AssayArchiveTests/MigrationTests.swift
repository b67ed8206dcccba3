import AssayCore
import AssayTesting
import Foundation
import Testing

@testable import AssayArchive

/// Archives of earlier versions, made by them and kept, open as if they were new.
@Suite struct MigrationTests {
  private func opened(
    _ folder: TemporaryFolder, _ embedder: (any Embedder)? = nil, version: Int = 1
  ) throws -> SQLiteArchive {
    let fixture = URL(filePath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Fixtures/version\(version).sqlite")
    try FileManager.default.copyItem(at: fixture, to: URL(filePath: folder.file()))
    return try SQLiteArchive(path: folder.file(), embedder: embedder)
  }

  @Test func version1KeepsEverything() async throws {
    let folder = try TemporaryFolder()
    let archive = try opened(folder)
    #expect(try await archive.verify() == [])
    let statistics = try await archive.statistics()
    #expect(statistics.schemaVersion == ArchiveSchema.version)
    #expect(statistics.documents == 3 && statistics.versions == 4 && statistics.passages == 3)
    #expect(statistics.embedded == 3, "vectors are dear: they are kept")
    #expect(
      try await archive.versions(of: "court-1").map(\.published?.description) == ["2025-06-02", "2025-06-04"])
    #expect(try await archive.ids("lower bids for the dredging") == ["note-2"])
    #expect(try await archive.ids("оштрафовал") == ["три"])
    #expect(try await archive.ids("the court fined her 250").first == "court-1")
  }

  /// The same content has the same hash as before: adding it again changes nothing.
  @Test func version1HashesHold() async throws {
    let folder = try TemporaryFolder()
    let archive = try opened(folder)
    let document = try #require(try await archive.document("note-2"))
    guard case .accepted("note-2", .unchanged)? = try await archive.addAll([document]).first else {
      Issue.record("the document is taken for a new version")
      return
    }
  }

  @Test func version2KeepsEverything() async throws {
    let folder = try TemporaryFolder()
    let archive = try opened(folder, version: 2)
    #expect(try await archive.verify() == [])
    let statistics = try await archive.statistics()
    #expect(statistics.schemaVersion == ArchiveSchema.version)
    #expect(statistics.documents == 5 && statistics.versions == 6 && statistics.embedded == 3)
    #expect(
      try await archive.match(["harbour dues halved"], limit: 1)[0].first?.factCheck?.rating == "Mostly False"
    )
    #expect(try await archive.sourceCards().map(\.owner) == ["Tide Holding"])
    let query = ArchiveQuery(text: "the appeals were heard in August")
    let before = try #require(try await archive.search([query], limit: 1)[0].first)
    #expect(before.passage.document.id == "report-3")
    #expect(try await archive.headings(above: before.passage) == [])
    #expect(before.passage.document.owner == "Tide Holding")
    // Headings are noted when the index is made anew.
    try await archive.rebuildIndex()
    let after = try #require(try await archive.search([query], limit: 1)[0].first)
    #expect(try await archive.headings(above: after.passage) == ["Fines"], "the title is not said twice")
    #expect(try await archive.verify() == [])
  }

  @Test(arguments: [1, 2]) func earlierVersionsGrowOn(_ version: Int) async throws {
    let folder = try TemporaryFolder()
    let archive = try opened(folder, HashEmbedder(), version: version)
    try await archive.addAll(notes(20))
    #expect(try await archive.ids("case7", limit: 1) == ["n7"])
    #expect(try await archive.verify() == [])
    #expect(try await archive.missingVectors() == 0)
  }
}
