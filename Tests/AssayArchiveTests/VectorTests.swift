import AssayCore
import Testing

@testable import AssayArchive

@Suite struct VectorTests {
  private func unit(_ random: inout SeededGenerator, _ count: Int = 384) -> [Float] {
    let vector = (0..<count).map { _ in Float.random(in: -1...1, using: &random) }
    let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return vector.map { $0 / length }
  }

  /// Coded scores are those of plain arithmetic, to within 0.01, and so is the order where it is clear.
  @Test func codedScoresAreNearExactOnes() async {
    var random = SeededGenerator(3)
    let rows = (0..<500).map { _ in unit(&random) }
    let queries = (0..<3).map { _ in unit(&random) }
    var segments = [VectorSegment(dimension: 384), VectorSegment(dimension: 384)]
    for (index, row) in rows.enumerated() {
      VectorCode.encode(row).withUnsafeBytes { segments[index % 2].append(passage: Int64(index), bytes: $0) }
    }
    let found = await segments.nearest(queries, limit: 500)
    for (query, items) in zip(queries, found) {
      #expect(items.count == 500)
      for item in items {
        let exact = zip(query, rows[Int(item.passage)]).reduce(0) { $0 + $1.0 * $1.1 }
        #expect(abs(Double(exact) - item.score) < 0.01)
      }
      #expect(zip(items, items.dropFirst()).allSatisfy { $0.score >= $1.score })
    }
    let few = await segments.nearest(queries, limit: 7)
    #expect(few == found.map { Array($0.prefix(7)) }, "the best few of many are the best few")
  }

  @Test(arguments: [[Float](repeating: 0, count: 8), [.nan, .infinity, -.infinity, 0, 0, 0, 0, 1]])
  func oddVectorsAreHarmless(_ vector: [Float]) async {
    var segment = VectorSegment(dimension: 8)
    VectorCode.encode(vector).withUnsafeBytes { segment.append(passage: 1, bytes: $0) }
    [UInt8](repeating: 0, count: 5).withUnsafeBytes { segment.append(passage: 2, bytes: $0) }
    #expect(segment.count == 1, "bytes of another length are left out")
    #expect(await [segment].nearest([vector], limit: 5)[0].allSatisfy(\.score.isFinite))
  }

  @Test func vectorsFollowAcceptance() async throws {
    let folder = try TemporaryFolder()
    let archive = try SQLiteArchive(path: folder.file(), embedder: HashEmbedder())
    var last: (done: Int, total: Int)?
    var accepted = 0
    for try await event in archive.add(source(notes(300))) {
      switch event {
      case .accepted: accepted += 1
      case .embedded(let done, let total):
        #expect(done <= total && done > last?.done ?? 0)
        last = (done, total)
      case .rejected: Issue.record("nothing is wrong with these")
      }
    }
    #expect(accepted == 300)
    #expect(last?.done == 300 && last?.total == 300)
    #expect(try await archive.statistics().embedded == 300)
  }

  @Test func leftOversAreMadeAtTheNextSearch() async throws {
    let folder = try TemporaryFolder()
    try await SQLiteArchive(path: folder.file(), embedder: nil).addAll(notes(30))
    let archive = try SQLiteArchive(path: folder.file(), embedder: HashEmbedder())
    #expect(try await archive.missingVectors() == 30)
    let hits = try await archive.search([ArchiveQuery(text: "case7")], limit: 1)[0]
    #expect(hits.first?.parts["dense"] != nil)
    #expect(try await archive.missingVectors() == 0)
  }

  @Test func leftOversAreMadeAtTheNextAdd() async throws {
    let folder = try TemporaryFolder()
    try await SQLiteArchive(path: folder.file(), embedder: nil).addAll(notes(200))
    let archive = try SQLiteArchive(path: folder.file(), embedder: HashEmbedder())
    try await archive.addAll([])
    #expect(try await archive.missingVectors() == 0)
  }

  @Test func vectorsOfAnotherModelAreMadeAnew() async throws {
    let folder = try TemporaryFolder()
    try await SQLiteArchive(path: folder.file(), embedder: HashEmbedder(name: "old")).addAll(notes(30))
    let archive = try SQLiteArchive(path: folder.file(), embedder: HashEmbedder(name: "new"))
    #expect(try await archive.missingVectors() == 30)
    #expect(try await archive.search([ArchiveQuery(text: "case7")], limit: 1)[0].first?.parts["dense"] != nil)
    #expect(try await archive.statistics().embedder == "new 0")
  }

  @Test func whatAnotherProcessAddsIsFoundByMeaning() async throws {
    let folder = try TemporaryFolder()
    let reader = try SQLiteArchive(path: folder.file(), embedder: HashEmbedder())
    let writer = try SQLiteArchive(path: folder.file(), embedder: HashEmbedder())
    try await writer.addAll(notes(20))
    #expect(try await reader.ids("case7", limit: 1) == ["n7"])
    try await writer.addAll([
      Document(id: "fresh", text: "An aardvark was sighted."),
      Document(id: "n7", text: "Nothing remains of it."),
    ])
    let hits = try await reader.search(
      [ArchiveQuery(text: "aardvark"), ArchiveQuery(text: "case7")], limit: 5)
    #expect(hits[0].first?.passage.document.id == "fresh")
    #expect((hits[0].first?.parts["dense"] ?? 0) > 0.4)
    #expect(
      !hits[1].contains { $0.passage.text.contains("case7") }, "the old version is gone for the reader too")
  }

  @Test func aBrokenEmbedderLosesNoDocument() async throws {
    let folder = try TemporaryFolder()
    let archive = try SQLiteArchive(path: folder.file(), embedder: BrokenEmbedder())
    var accepted = 0
    var thrown: AssayError?
    do {
      for try await event in archive.add(source(notes(20))) { if case .accepted = event { accepted += 1 } }
    } catch let error as AssayError { thrown = error }
    #expect(thrown?.code == .inference)
    #expect(try await archive.state().documents >= accepted)
    let lexical = try SQLiteArchive(path: folder.file(), embedder: nil)
    #expect(try await lexical.state().documents >= accepted)
  }
}
