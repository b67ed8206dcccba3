import AssayCore
import AssayTesting
import GRDB
import Testing

@testable import AssayArchive

/// The index is made from the documents: whatever happens to it, it comes back.
@Suite struct RepairTests {
  @Test(arguments: [
    "DROP TABLE lexicalPosting", "DROP TABLE lexicalSegment", "DROP TABLE vector", "DROP TABLE vectorBlock",
    "DROP TABLE waiting", "DROP TABLE copy", "DROP TABLE passage", "DELETE FROM passage",
    "DELETE FROM passage WHERE document > 10", "DELETE FROM lexicalPosting", "DELETE FROM lexicalSegment",
    "UPDATE lexicalPosting SET list = x'00'", "UPDATE lexicalSegment SET live = 0",
  ])
  func openingMendsTheIndex(_ damage: String) async throws {
    let folder = try TemporaryFolder()
    try await FileErrorTests.archive(at: folder.file())
    let queue = try DatabaseQueue(path: folder.file())
    try await queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA foreign_keys = OFF; PRAGMA writable_schema = ON; \(damage)")
    }
    try queue.close()

    let archive = try SQLiteArchive(path: folder.file(), embedder: HashEmbedder())
    #expect(try await archive.ids("case7 office0", limit: 1) == ["n7"])
    #expect(try await archive.verify() == [])
    let statistics = try await archive.statistics()
    #expect(statistics.documents == 20 && statistics.passages == 20 && statistics.embedded == 20)
  }

  @Test func damageThatShowsInASearchIsMended() async throws {
    let folder = try TemporaryFolder()
    let archive = try SQLiteArchive(path: folder.file(), embedder: nil)
    try await archive.addAll(notes(20))
    let queue = try DatabaseQueue(path: folder.file())
    try await queue.write { try $0.execute(sql: "UPDATE lexicalPosting SET list = x'0102'") }
    #expect(try await archive.ids("case7", limit: 1) == ["n7"])
    #expect(try await archive.verify() == [])
  }

  @Test func rebuildingKeepsWhatIsFound() async throws {
    let folder = try TemporaryFolder()
    let archive = try SQLiteArchive(path: folder.file(), embedder: HashEmbedder())
    try await archive.addAll(notes(60))
    let queries = (0..<10).map { ArchiveQuery(text: "case\($0) committee") }
    let before = try await archive.search(queries, limit: 5)
    try await archive.rebuildIndex()
    #expect(try await archive.search(queries, limit: 5) == before)
    #expect(try await archive.missingVectors() == 0)
  }

  @Test func verifyTellsWhatIsWrong() async throws {
    let folder = try TemporaryFolder()
    let archive = try SQLiteArchive(path: folder.file(), embedder: nil)
    try await archive.addAll(notes(20))
    #expect(try await archive.verify() == [])
    try await archive.write { try $0.execute(sql: "UPDATE passage SET text = 'Other words.' WHERE key = 3") }
    #expect(try await !archive.verify().isEmpty)
    try await archive.rebuildIndex()
    #expect(try await archive.verify() == [])
  }
}
