import AssayCore
import AssayTesting
import Testing

@testable import AssayArchive

/// What stands together counts for more than its words.
@Suite struct PhraseTests {
  @Test(arguments: [
    ("the trade union", "A trade union was founded.", 1.0, 0.0),
    ("the trade union", "The union saw no trade.", 0.0, 0.0),
    ("trade of the union", "A trade union was founded.", 0.0, 0.0),
    ("Old fines were paid by Aina Berik", "She met Aina Berik there. No fine was paid.", 0.5, 1.0),
    ("Old fines were paid by Aina Berik", "Berik met Aina, and fines were paid.", 0.0, 0.0),
    ("", "Anything.", 0.0, 0.0),
  ])
  func shares(_ item: (String, String, Double, Double)) {
    var reader = TermReader()
    let shares = QueryPhrases(item.0).shares(in: item.1, title: nil, &reader)
    #expect(shares.phrases == item.2 && shares.names == item.3, "\(item)")
  }

  @Test func aNameInTheTitleCounts() {
    var reader = TermReader()
    let phrases = QueryPhrases("A court fined Aina Berik.")
    #expect(phrases.shares(in: "The court fined her.", title: "The case of Aina Berik", &reader).names == 1)
  }

  @Test func aPhraseLiftsAPassageAndSaysSo() async throws {
    let folder = try TemporaryFolder()
    let archive = try SQLiteArchive(path: folder.file(), embedder: nil)
    try await archive.addAll([
      Document(id: "apart", text: "The harbour has a master who is no pilot of its board."),
      Document(id: "together", text: "The pilot board of the harbour has no master who is."),
    ])
    let found = try await archive.search([ArchiveQuery(text: "a pilot board")], limit: 2)[0]
    #expect(found.map(\.passage.document.id) == ["together", "apart"])
    #expect(found[0].parts["phrasesPart"] == RetrievalWeights.default.phrases)
    #expect(found[1].parts["phrasesPart"] == nil)
    let sum = (found[0].parts["wordsPart"] ?? 0) + (found[0].parts["phrasesPart"] ?? 0)
    #expect(abs(sum - found[0].score) < 1e-9, "the parts are the score")
  }
}
