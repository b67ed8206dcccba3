import AssayCore
import AssayTesting
import Foundation
import Testing

@testable import AssayArchive

@Suite struct VectorTests {
  private func unit(_ random: inout SeededGenerator, _ count: Int = 384) -> [Float] {
    let vector = (0..<count).map { _ in Float.random(in: -1...1, using: &random) }
    let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return vector.map { $0 / length }
  }

  /// Coded scores are those of plain arithmetic, to within 0.01.
  @Test func codedScoresAreNearExactOnes() throws {
    var random = SeededGenerator(seed: 3)
    for _ in 0..<200 {
      let (row, query) = (unit(&random), unit(&random))
      let exact = zip(query, row).reduce(0) { $0 + $1.0 * $1.1 }
      let coded = VectorCode.encode(row).withUnsafeBytes {
        VectorCode.cosine($0, VectorCode.query(query))
      }
      #expect(abs(Double(exact) - (try #require(coded))) < 0.01)
    }
  }

  /// The first look keeps what is nearest: of 3,000 vectors, 300 looked at hold the best ten.
  @Test func signsKeepWhatIsNear() async {
    var random = SeededGenerator(seed: 5)
    let query = unit(&random)
    let rows = (0..<3000).map { _ in
      let noise = unit(&random)
      let share = Float.random(in: 0...0.6, using: &random)
      let mixed = zip(query, noise).map { share * $0 + (1 - share) * $1 }
      let length = mixed.reduce(0) { $0 + $1 * $1 }.squareRoot()
      return mixed.map { $0 / length }
    }
    var parts = [VectorSigns(dimension: 384), VectorSigns(dimension: 384)]
    for (index, row) in rows.enumerated() {
      VectorCode.encode(row).withUnsafeBytes {
        parts[index % 2].append(sequence: Int64(index), passage: Int64(index), bytes: $0)
      }
    }
    let exact = rows.indices.sorted { left, right in
      zip(query, rows[left]).reduce(0) { $0 + $1.0 * $1.1 }
        > zip(query, rows[right]).reduce(0) { $0 + $1.0 * $1.1 }
    }
    let near = Set(await parts.nearest([query], limit: 300)[0].map { Int($0.passage) })
    #expect(near.count >= 300 && near.count < 450)
    #expect(exact.prefix(10).allSatisfy(near.contains))
    #expect(await parts.nearest([query], limit: 10_000)[0].count == 3000)
  }

  /// The count of bits is that of plain arithmetic, at every width and whatever the number of rows.
  @Test(arguments: [(64, 1), (384, 33), (384, 1000), (100, 77)])
  func differencesAreCounted(_ item: (dimension: Int, rows: Int)) {
    var random = SeededGenerator(seed: UInt64(item.rows))
    let width = VectorSigns.words(for: item.dimension)
    let words = (0..<width * item.rows).map { _ in UInt64.random(in: 0...UInt64.max, using: &random) }
    let query = (0..<width).map { _ in UInt64.random(in: 0...UInt64.max, using: &random) }
    var signs = VectorSigns(dimension: item.dimension)
    signs.append(
      sequences: (0..<Int64(item.rows)).map { $0 }[...], passages: (0..<Int64(item.rows)).map { $0 * 2 },
      signs: words[...])
    let expected = (0..<item.rows).map { row in
      (0..<width).reduce(0) { $0 + (words[row * width + $1] ^ query[$1]).nonzeroBitCount }
    }
    let (rows, histogram) = signs.differences(from: query)
    #expect(rows.map(Int.init) == expected)
    #expect(histogram.enumerated().allSatisfy { bin, count in expected.count { $0 == bin } == count })
    let middle = expected.sorted()[item.rows / 2]
    #expect(
      signs.rows(rows, upTo: middle).map { Int($0.sequence) }
        == expected.indices.filter { expected[$0] <= middle })
  }

  @Test(arguments: [[Float](repeating: 0, count: 8), [.nan, .infinity, -.infinity, 0, 0, 0, 0, 1]])
  func oddVectorsAreHarmless(_ vector: [Float]) async {
    var signs = VectorSigns(dimension: 8)
    let bytes = VectorCode.encode(vector)
    bytes.withUnsafeBytes { signs.append(sequence: 1, passage: 1, bytes: $0) }
    [UInt8](repeating: 0, count: 5).withUnsafeBytes { signs.append(sequence: 2, passage: 2, bytes: $0) }
    #expect(signs.count == 1, "bytes of another length are left out")
    #expect(await [signs].nearest([vector], limit: 5)[0].map(\.passage) == [1])
    let cosine = bytes.withUnsafeBytes { VectorCode.cosine($0, VectorCode.query(vector)) }
    #expect(cosine?.isFinite == true)
  }

  /// More vectors than one block holds, read by an archive that is opened afterwards, and by one that was open.
  @Test func blocksAreReadLikeSingleVectors() async throws {
    let folder = try TemporaryFolder()
    let archive = try SQLiteArchive(path: folder.file(), embedder: HashEmbedder())
    let query = [ArchiveQuery(text: "case7")]
    try await archive.addAll(notes(100))
    let early = try await archive.search(query, limit: 1)[0]
    try await archive.addAll(notes(2200))
    #expect(try await archive.read { try $0.count(of: "vectorBlock") } >= 2)
    let other = try SQLiteArchive(path: folder.file(), embedder: HashEmbedder())
    let found = try await archive.search(query, limit: 20)
    #expect(try await other.search(query, limit: 20) == found)
    #expect(found[0].first?.passage == early.first?.passage)
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

  /// Far behind, an import does not wait for vectors; they are made when they are asked for.
  @Test func manyMissingVectorsAreLeftForLater() async throws {
    let folder = try TemporaryFolder()
    let archive = try SQLiteArchive(path: folder.file(), embedder: HashEmbedder(), vectorsDuringImport: 50)
    try await SQLiteArchive(path: folder.file(), embedder: nil).addAll(notes(200))
    try await archive.addAll([Document(id: "more", text: "One more.")])
    #expect(try await archive.missingVectors() == 201)
    #expect(try await archive.missingVectors(atMost: 7) == 7)
    #expect(try await archive.ids("case7", limit: 1) == ["n7"], "found by its words")
    #expect(try await archive.makeMissingVectors() == 201)
    #expect(try await archive.missingVectors() == 0)
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
