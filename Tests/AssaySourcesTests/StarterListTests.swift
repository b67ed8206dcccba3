import Foundation
import Testing

@testable import AssaySources

@Suite("The list of sources to begin with")
struct StarterListTests {
  private struct Card: Decodable {
    var name: String
    var address: String
    var country: String
    var languages: [String]
    var kind: String
  }

  @Test("Every address can be fetched, stands once, and has a card")
  func cards() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Examples/feeds")
    let list = try SourceList(Data(contentsOf: folder.appendingPathComponent("starter.opml")))
    let cards = try Data(contentsOf: folder.appendingPathComponent("cards.jsonl")).split(separator: 0x0A).map
    {
      try JSONDecoder().decode(Card.self, from: $0)
    }
    #expect(list.rejected.isEmpty)
    #expect(list.sources.count >= 150)
    #expect(cards.compactMap { WebAddress($0.address) } == list.sources.map(\.address))
    #expect(cards.map(\.name) == list.sources.map(\.name))
    #expect(cards.allSatisfy { $0.country.count == 2 && !$0.languages.isEmpty && !$0.kind.isEmpty })
  }
}
