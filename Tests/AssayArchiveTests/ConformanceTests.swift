import AssayCore
import AssayTesting
import Testing

@testable import AssayArchive

@Suite struct ConformanceTests {
  @Test(arguments: ArchiveConformance.Case.allCases)
  func lexicalArchive(_ item: ArchiveConformance.Case) async throws {
    let folder = try TemporaryFolder()
    try await ArchiveConformance { try SQLiteArchive(path: folder.file(), embedder: nil) }.check(item)
  }

  @Test(arguments: ArchiveConformance.Case.allCases)
  func hybridArchive(_ item: ArchiveConformance.Case) async throws {
    let folder = try TemporaryFolder()
    try await ArchiveConformance { try SQLiteArchive(path: folder.file(), embedder: HashEmbedder()) }.check(
      item)
  }

  @Test(arguments: ArchiveConformance.Case.allCases)
  func inMemoryArchive(_ item: ArchiveConformance.Case) async throws {
    try await ArchiveConformance { InMemoryArchive() }.check(item)
  }

  @Test("What came in since is told alike by every archive that can tell it")
  func growing() async throws {
    let folder = try TemporaryFolder()
    try await GrowingArchiveConformance().check(try SQLiteArchive(path: folder.file(), embedder: nil))
    try await GrowingArchiveConformance().check(InMemoryArchive())
  }

  /// A suite that nothing can fail proves nothing.
  @Test(arguments: [
    ArchiveConformance.Case.documentsComeBack, .bestComesFirst, .copyIsExcluded, .quotingNoteStays,
    .eventsComeInOrder,
  ])
  func anArchiveThatForgetsFails(_ item: ArchiveConformance.Case) async {
    await #expect(throws: ConformanceFailure.self) {
      try await ArchiveConformance { ForgetfulArchive() }.check(item)
    }
  }
}

/// Takes everything and keeps nothing.
private struct ForgetfulArchive: Archive {
  func add(
    _ documents: some AsyncSequence<Document, any Error> & Sendable
  ) -> AsyncThrowingStream<ImportEvent, any Error> {
    AsyncThrowingStream { $0.finish() }
  }
  func search(_ queries: [ArchiveQuery], limit: Int) async throws -> [[RetrievedPassage]] {
    queries.map { _ in [] }
  }
  func state() async throws -> ArchiveState { ArchiveState(documents: 0, passages: 0) }
}
