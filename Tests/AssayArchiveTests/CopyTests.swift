import AssayCore
import AssayTesting
import Testing

@testable import AssayArchive

/// Copies of one text count once and are shown once.
@Suite struct CopyTests {
  private static let wire = (0..<30).map {
    "On day \($0) the harbour office counted \($0 * 13 + 5) crates of lamp oil at pier \($0 % 4)."
  }

  private func document(_ id: String, _ published: Int, _ sentences: [String]) -> Document {
    Document(
      id: id, published: PartialDate(year: 2025, month: 5, day: published),
      text: sentences.joined(separator: " "))
  }

  @Test func copiesAreShownOnceWithTheFirst() async throws {
    let folder = try TemporaryFolder()
    let archive = try SQLiteArchive(path: folder.file(), embedder: HashEmbedder())
    try await archive.addAll(
      [
        document("reprint", 9, ["The Selden Daily prints what follows."] + Self.wire),
        document("wire", 3, Self.wire),
        document("cut", 7, Array(Self.wire.dropLast(3))),
        document(
          "own", 5, (0..<30).map { "Our reporter saw \($0 + 40) empty crates by the gate on day \($0)." }),
      ] + notes(30))
    let found = try await archive.search([ArchiveQuery(text: "crates of lamp oil on day 12")], limit: 20)[0]
    let copies = found.filter { ["reprint", "wire", "cut"].contains($0.passage.document.id) }
    #expect(Set(copies.map(\.passage.document.id)).count == 1)
    #expect(copies.allSatisfy { $0.passage.document.group == "wire" && $0.parts["copies"] == 2 })
    let own = try #require(found.first { $0.passage.document.id == "own" })
    #expect(own.passage.document.group == nil && own.parts["copies"] == nil)
  }

  @Test func aChangedCopyStandsAlone() async throws {
    let folder = try TemporaryFolder()
    let archive = try SQLiteArchive(path: folder.file(), embedder: nil)
    try await archive.addAll([
      document("a", 1, Self.wire), document("b", 2, Self.wire), document("c", 3, Self.wire),
    ])
    // The first one becomes another text: the others stay copies of each other.
    try await archive.addAll([
      document("a", 1, (0..<20).map { "Room \($0) of the museum was painted in \(1900 + $0)." })
    ])
    let museum = try await archive.search([ArchiveQuery(text: "room 7 of the museum")], limit: 5)[0]
    #expect(museum.first?.passage.document.group == nil)
    let crates = try await archive.search([ArchiveQuery(text: "crates of lamp oil")], limit: 5)[0]
    #expect(crates.first?.passage.document.group == "b")
    #expect(crates.first?.parts["copies"] == 1)
  }

  @Test(arguments: [("same", 0, true), ("a tenth changed", 3, true), ("half changed", 15, false)])
  func likeness(_ item: (String, Int, Bool)) {
    var other = Self.wire
    for index in 0..<item.1 {
      other[index * 2] = "Nothing of note was written down at all on that quiet day \(index)."
    }
    let (left, right) = (
      Shingles(Self.wire.joined(separator: " ").unicodeScalars),
      Shingles(other.joined(separator: " ").unicodeScalars)
    )
    #expect(CopyStore.isCopy(left, right) == item.2, "\(item.0)")
    #expect(CopyStore.isCopy(right, left) == item.2, "\(item.0)")
  }

  @Test func aLongArticleThatHoldsANoteIsNoCopyOfIt() {
    let note = Shingles(Self.wire.prefix(5).joined(separator: " ").unicodeScalars)
    #expect(!CopyStore.isCopy(note, Shingles(Self.wire.joined(separator: " ").unicodeScalars)))
    #expect(TextSignature("Too short to tell.").bands.isEmpty)
  }
}
