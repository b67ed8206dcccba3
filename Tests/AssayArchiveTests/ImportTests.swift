import AssayCore
import AssayTesting
import Testing

@testable import AssayArchive

@Suite struct ImportTests {
  @Test func groupsGatherWhileTheWriterIsBusy() async throws {
    let queue = ImportQueue(limit: 3)
    for document in notes(3) { #expect(await queue.push(document)) }
    let waiting = Task { await queue.push(Document(id: "fourth", text: "Late.")) }
    #expect(try await queue.next()?.map(\.id) == ["n0", "n1", "n2"])
    #expect(await waiting.value)
    await queue.finish()
    #expect(try await queue.next()?.map(\.id) == ["fourth"])
    #expect(try await queue.next() == nil)
    #expect(await queue.push(Document(id: "fifth", text: "Too late.")) == false)
  }

  @Test func aSlowSourceIsWrittenAsItComes() async throws {
    let folder = try TemporaryFolder()
    let archive = try SQLiteArchive(path: folder.file(), embedder: HashEmbedder())
    let (documents, feed) = AsyncThrowingStream.makeStream(of: Document.self, throwing: (any Error).self)
    var events = archive.add(documents).makeAsyncIterator()
    for document in notes(3) {
      feed.yield(document)
      // The source is open and silent: the document is accepted and found all the same.
      var accepted: String?
      while accepted == nil, let event = try await events.next() {
        if case .accepted(let id, _) = event { accepted = id }
      }
      #expect(accepted == document.id)
      #expect(try await archive.document(document.id) == document)
    }
    feed.finish()
    while try await events.next() != nil {}
  }

  @Test(arguments: [
    (Document(id: "", text: "Words."), AssayError.Code.malformed),
    (Document(id: "a\0b", text: "Words."), .malformed),
    (Document(id: "a", text: ""), .empty), (Document(id: "a", text: "\u{2003}\n"), .empty),
    (Document(id: "a", text: String(repeating: "x", count: SQLiteArchive.longestText + 1)), .tooLarge),
  ])
  func whatCannotBeTakenIsRejected(_ pair: (Document, AssayError.Code)) async throws {
    let folder = try TemporaryFolder()
    let archive = try SQLiteArchive(path: folder.file(), embedder: nil)
    let events = try await archive.addAll([pair.0, Document(id: "good", text: "Words.")])
    guard case .rejected(_, let error) = events.first, case .accepted("good", .added) = events.last else {
      Issue.record("one rejected, one accepted: \(events)")
      return
    }
    #expect(error.code == pair.1)
  }

  @Test func everyFieldIsPartOfTheContent() {
    let base = Document(id: "a", text: "t")
    let others = [
      Document(id: "b", text: "t"), Document(id: "a", text: "u"), Document(id: "a", url: "", text: "t"),
      Document(id: "a", url: "x", text: "t"), Document(id: "a", title: "x", text: "t"),
      Document(id: "a", published: PartialDate(year: 2025), text: "t"),
      Document(id: "a", published: PartialDate(year: 2025, month: 1), text: "t"),
      Document(id: "a", source: "x", text: "t"), Document(id: "a", language: "x", text: "t"),
      Document(id: "a", url: "x2:y", text: "t"), Document(id: "a", url: "x", title: "y", text: "t"),
    ]
    #expect(Set(([base] + others).map(\.fingerprint)).count == others.count + 1)
    #expect(base.fingerprint == Document(id: "a", text: "t").fingerprint)
  }

  @Test func oddTextComesBackExactly() async throws {
    let folder = try TemporaryFolder()
    let archive = try SQLiteArchive(path: folder.file(), embedder: nil)
    let text = "e\u{0301} é \u{FEFF}👩‍👩‍👧 \r\n\r\n\u{202E}Қазақ\u{FFFE} end."
    let document = Document(id: "ü/’ 1", url: "not an address", title: "", text: text)
    try await archive.addAll([document, Document(id: "nul", text: "before\0after word")])
    let back = try #require(try await archive.document(document.id))
    #expect(Array(back.text.unicodeScalars) == Array(text.unicodeScalars))
    #expect(back.title == "" && back.url == "not an address")
    let nul = try #require(try await archive.search([ArchiveQuery(text: "after")], limit: 1)[0].first)
    #expect(nul.passage.text == "before\u{FFFD}after word")
    #expect(try await archive.addAll([Document(id: "nul", text: "before\0after word")]).count == 1)
    #expect(try await archive.versions(of: "nul").count == 1, "the same content again is unchanged")
  }

  @Test func twoWritersAtOnceLoseNothing() async throws {
    let folder = try TemporaryFolder()
    let first = try SQLiteArchive(path: folder.file(), embedder: HashEmbedder())
    let second = try SQLiteArchive(path: folder.file(), embedder: HashEmbedder())
    let all = notes(200)
    async let one = first.addAll(Array(all.prefix(120)))
    async let two = second.addAll(Array(all.suffix(120)))
    _ = try await (one, two)
    #expect(try await first.state() == ArchiveState(documents: 200, passages: 200))
    #expect(try await first.verify() == [])
    #expect(try await first.missingVectors() == 0)
  }
}
