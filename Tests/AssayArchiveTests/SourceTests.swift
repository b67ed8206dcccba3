import AssayCore
import AssayTesting
import Testing

@testable import AssayArchive

/// Cards of sources, and what they say about independence.
@Suite struct SourceTests {
  private static let file = """
    # Kept by the desk.
    source: The Selden Courier
    also: Selden Courier, courier.example
    owner: Tide Holding
    funding: advertising: 80 %

    source: Radio Pier
    also: pier.example
    owner: tide  holding
    party: its owner holds the contract
    source: Harbour Court
    kind: court
    """

  @Test func cardsAreReadAndWritten() throws {
    let cards = try SourceCardFile.cards(in: Self.file)
    #expect(cards.map(\.name) == ["The Selden Courier", "Radio Pier", "Harbour Court"])
    #expect(
      cards[0].aliases == ["Selden Courier", "courier.example"] && cards[0].funding == "advertising: 80 %")
    #expect(cards[1].party == "its owner holds the contract" && cards[2].owner == nil)
    #expect(try SourceCardFile.cards(in: SourceCardFile.text(cards)) == cards)
    #expect(try SourceCardFile.cards(in: "") == [])
  }

  @Test(arguments: [
    ("owner: X", "Line 1"), ("source: A\n\nowners: X", "Line 3"), ("source: A\nno colon", "Line 2"),
    ("source:", "Line 1"),
  ])
  func slipsAreNamed(_ pair: (String, String)) {
    let error = #expect(throws: AssayError.self) { try SourceCardFile.cards(in: pair.0) }
    #expect(error?.message.hasPrefix(pair.1) == true)
  }

  @Test func ownersComeWithPassages() async throws {
    let folder = try TemporaryFolder()
    let archive = try SQLiteArchive(path: folder.file(), embedder: nil)
    try await archive.setSourceCards(SourceCardFile.cards(in: Self.file))
    try await archive.addAll([
      Document(id: "a", source: "the selden  courier", text: "The quokka was seen at the pier."),
      Document(
        id: "b", url: "https://www.news.pier.example/b", text: "A quokka by the pier, the radio said."),
      Document(id: "c", source: "Somebody", text: "Quokka? There is none at that pier."),
    ])
    let found = try await archive.search([ArchiveQuery(text: "quokka pier")], limit: 5)[0]
    let owners = Dictionary(
      uniqueKeysWithValues: found.map { ($0.passage.document.id, $0.passage.document.owner) })
    #expect(owners == ["a": "Tide Holding", "b": "tide  holding", "c": nil])
    #expect(Independence.count(found.map(\.passage.document)) == 2)
    try await archive.setSourceCards([])
    #expect(try await archive.sourceCards() == [])
  }

  /// Each document is written as identifier, group, source and owner.
  @Test(arguments: [
    ("1,,,; 2,,,", 2), ("1,,,; 1,,,", 1), ("1,w,A,; w,w,B,", 1), ("1,,A,; 2,,a ,", 1),
    ("1,,A,O; 2,,B,O; 3,,C,", 2), ("1,,A,O; 2,,O,", 1),
    // The first and the last depend on each other through the middle one.
    ("1,g,A,; 2,,C,; 3,g,C,", 1),
  ])
  func independence(_ item: (String, Int)) {
    let origins = item.0.split(separator: "; ").map { text in
      let fields = text.split(separator: ",", omittingEmptySubsequences: false).map { field in
        field.isEmpty ? nil : String(field)
      }
      return Passage.Origin(id: fields[0] ?? "", source: fields[2], group: fields[1], owner: fields[3])
    }
    #expect(Independence.count(origins) == item.1)
    #expect(Independence.groups(origins).joined().sorted() == Array(origins.indices))
    #expect(Independence.count([]) == 0)
  }
}
