import AssayCore
import AssayTesting
import Foundation
import Synchronization
import Testing

@testable import AssayArchive

@Suite struct SearchTests {
  /// English word forms and accents do not stand between a claim and its passage.
  @Test(arguments: [
    ("journalists were detained", "The journalist’s detention lasted ten days."),
    ("Zhanaozen cafés", "A cafe in Zhanaozen burned."), ("naive", "The naïve plan failed."),
    ("ELECTIONS", "The election was held."), ("fined", "He was fined 55,000 tenge."),
    ("Қазақстан", "ҚАЗАҚСТАН ҚР"),
  ])
  func wordFormsMatch(_ pair: (String, String)) async throws {
    let folder = try TemporaryFolder()
    let archive = try SQLiteArchive(path: folder.file(), embedder: nil)
    try await archive.addAll(notes(20) + [Document(id: "x", text: pair.1)])
    #expect(try await archive.ids(pair.0) == ["x"])
  }

  @Test func theTitleCountsLessThanThePassage() async throws {
    let folder = try TemporaryFolder()
    let archive = try SQLiteArchive(path: folder.file(), embedder: nil)
    try await archive.addAll([
      Document(id: "titled", title: "Quokka", text: "It was seen near the pier on that day."),
      Document(id: "told", title: "Pier", text: "A quokka was seen near the shore on that day."),
    ])
    #expect(try await archive.ids("quokka") == ["told", "titled"])
  }

  /// No text is a syntax error, and none changes the archive.
  @Test(arguments: 0..<20) func anyTextIsAQuery(_ seed: UInt64) async throws {
    let folder = try TemporaryFolder()
    let archive = try SQLiteArchive(path: folder.file(), embedder: HashEmbedder())
    try await archive.addAll(notes(10))
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "\"", "'", "*", "^", "(", ")", ":", "-", "+", "{", "}", "AND", "OR", "NOT", "NEAR", "NEAR/2", "title",
      "text", ";",
      "--", "\0", "\u{FEFF}", "\u{200D}", "committee", "case3", " ", "\n", "\\", "%", "ﷺ", "𝔘", "é",
      "\u{0301}", "🇰🇿",
      "DROP TABLE document", "'delete'", "rank", "1", "²", "Ⅷ",
    ]
    let queries = (0..<50).map { _ in
      ArchiveQuery(
        text: (0..<Int.random(in: 0...30, using: &random)).map { _ in
          pieces.randomElement(using: &random) ?? ""
        }
        .joined())
    }
    let found = try await archive.search(queries, limit: 5)
    #expect(found.count == queries.count)
    #expect(try await archive.state().documents == 10)
    #expect(try await archive.verify() == [])
  }

  @Test func aVeryLongQueryIsCut() async throws {
    let folder = try TemporaryFolder()
    let archive = try SQLiteArchive(path: folder.file(), embedder: nil)
    try await archive.addAll(notes(50))
    let text = (0..<20_000).map { "case\($0)" }.joined(separator: " ")
    #expect(LexicalQuery.words(of: text).count == LexicalQuery.examined)
    #expect(try await archive.ids(text).count == 10)
  }

  @Test func stopWordsAloneAreSearchedFor() {
    #expect(LexicalQuery.words(of: "The who and the was") == ["the", "who", "and", "was"])
    #expect(LexicalQuery.words(of: "The court and the Court") == ["court"])
  }

  @Test func rareWordsAreKeptWhenAQueryIsLong() async throws {
    let folder = try TemporaryFolder()
    let archive = try SQLiteArchive(path: folder.file(), embedder: nil)
    try await archive.addAll(notes(100))
    let found = try await archive.read { db in
      try LexicalStore.matching(
        ["committe", "case7", "absent", "file"], role: .text, longest: 1, limit: 100, db)
    }
    #expect(found.map(\.passage) == [8], "only the rarest of the words was looked for")
  }

  @Test func oneDocumentOnlyOnceWhenDocumentsAreAskedFor() async throws {
    let folder = try TemporaryFolder()
    let archive = try SQLiteArchive(path: folder.file(), embedder: HashEmbedder())
    let long = (0..<60).map { "Riders of line \($0) wrote to the board." }.joined(separator: " ")
    try await archive.addAll([Document(id: "long", text: long)] + notes(30))
    let found = try await archive.searchDocuments([ArchiveQuery(text: "riders committee board")], limit: 20)[
      0]
    let ids = found.map(\.passage.document.id)
    #expect(ids.count == 20 && Set(ids).count == 20)
    #expect(ids.contains("long"))
  }

  @Test func aLongDocumentHidesNoOthers() async throws {
    let folder = try TemporaryFolder()
    let archive = try SQLiteArchive(path: folder.file(), embedder: nil)
    let long = (0..<200).map { "Quokka, quokka and quokka number \($0)." }.joined(separator: " ")
    try await archive.addAll(
      [Document(id: "long", text: long)]
        + (0..<20).map { Document(id: "q\($0)", text: "A quokka was seen near the pier on day \($0).") })
    let found = try await archive.searchDocuments([ArchiveQuery(text: "quokka")], limit: 10)[0]
    #expect(found.count == 10 && found[0].passage.document.id == "long")
  }

  @Test func aBatchGivesWhatSingleQueriesGive() async throws {
    let folder = try TemporaryFolder()
    let embedder = HashEmbedder()
    let archive = try SQLiteArchive(path: folder.file(), embedder: embedder)
    try await archive.addAll(notes(200))
    let queries = (0..<20).map { ArchiveQuery(text: "case\($0) was sent to office\($0 % 7)") }
    embedder.calls.withLock { $0 = [] }
    let batch = try await archive.search(queries, limit: 5)
    #expect(embedder.calls.withLock { $0 } == [20], "all queries are embedded in one call")
    for (query, expected) in zip(queries, batch) {
      #expect(try await archive.search([query], limit: 5) == [expected])
    }
    #expect(batch[3].first?.passage.document.id == "n3")
    let parts = try #require(batch[3].first?.parts)
    #expect(
      parts.keys.sorted() == ["dense", "denseRank", "lexical", "lexicalRank", "meaningPart", "wordsPart"])
    let sum = (parts["wordsPart"] ?? 0) + (parts["meaningPart"] ?? 0)
    #expect(abs(sum - (batch[3].first?.score ?? 0)) < 1e-9, "the parts are the score")
  }

  @Test(arguments: [
    (DocumentFilter(), ["a", "b", "c", "d"]), (DocumentFilter(sources: ["pier post"]), ["a"]),
    (DocumentFilter(languages: ["en"]), ["a", "b"]), (DocumentFilter(languages: ["en-GB"]), ["b"]),
    (DocumentFilter(kinds: [.law]), ["c"]),
    (DocumentFilter(from: PartialDate(year: 2025, month: 6)), ["b", "c"]),
    (DocumentFilter(to: PartialDate(year: 2025, month: 6, day: 2)), ["a", "b"]),
    (DocumentFilter(sources: ["nobody"]), []),
  ])
  func filters(_ item: (DocumentFilter, [String])) async throws {
    let folder = try TemporaryFolder()
    let archive = try SQLiteArchive(path: folder.file(), embedder: HashEmbedder())
    let text = "The quokka was seen near the pier."
    // Many others are nearer, and none of them passes.
    try await archive.addAll(
      (0..<400).map { Document(id: "x\($0)", text: "Quokka pier \($0).") } + [
        Document(
          id: "a", published: PartialDate(year: 2025, month: 5), source: "Pier Post", language: "en",
          text: text),
        Document(id: "b", published: PartialDate(year: 2025, month: 6), language: "en-GB", text: text),
        Document(id: "c", published: PartialDate(year: 2026), language: "ru", text: text, kind: .law),
        Document(id: "d", text: text),
      ])
    let query = ArchiveQuery(text: "quokka near the pier", filter: item.0)
    let found = Set(try await archive.search([query], limit: 404)[0].map(\.passage.document.id))
    #expect(found.intersection(["a", "b", "c", "d"]) == Set(item.1))
    #expect(item.0.isEmpty || found.count == item.1.count)
  }
}
