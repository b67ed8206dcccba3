import AssayCore
import AssayTesting
import Testing

@testable import AssayArchive

/// A passage knows the headings it stands under.
@Suite struct HeadingTests {
  private static let report = """
    # Press freedom

    It was a bad year. Nobody was surprised.

    ## Kazakhstan

    ### Fines

    \(sentences(of: "fine"))

    ### Arrests

    \(sentences(of: "arrest"))

    ## Georgia

    \(sentences(of: "raid"))
    """

  private static func sentences(of word: String) -> String {
    (1...6).map { "The \(word) number \($0) came on a Monday and went on for a good while after it." }
      .joined(separator: " ")
  }

  private func trail(_ word: String, in text: String) -> [String]? {
    // The last one: the first has its heading in its own text.
    PassageCutter().passages(in: text).last { $0.text.contains("The \(word) number") }?.headings
  }

  @Test(arguments: [
    ("fine", ["Press freedom", "Kazakhstan", "Fines"]),
    ("arrest", ["Press freedom", "Kazakhstan", "Arrests"]),
    ("raid", ["Press freedom", "Georgia"]),
  ])
  func markedHeadings(_ item: (String, [String])) { #expect(trail(item.0, in: Self.report) == item.1) }

  @Test func shortParagraphsAreHeadings() {
    let text =
      "Kazakhstan\n\nFines\n\n\(Self.sentences(of: "fine"))\n\nArrests\n\n\(Self.sentences(of: "arrest"))"
    #expect(trail("fine", in: text) == ["Kazakhstan", "Fines"])
    #expect(trail("arrest", in: text)?.last == "Arrests")
    #expect(trail("fine", in: Self.sentences(of: "fine")) == [])
  }

  @Test func aHeadingLeadsToWhatIsBelowIt() async throws {
    let folder = try TemporaryFolder()
    let archive = try SQLiteArchive(path: folder.file(), embedder: HashEmbedder())
    try await archive.addAll(notes(20) + [Document(id: "report", title: "Press freedom", text: Self.report)])
    let found = try await archive.search([ArchiveQuery(text: "the arrest number 6 in Kazakhstan")], limit: 3)[
      0]
    let best = try #require(found.first?.passage)
    #expect(best.text.contains("The arrest number 6"))
    #expect(
      try await archive.headings(above: best) == ["Kazakhstan", "Arrests"], "the title is not said twice")
    #expect(try await archive.verify() == [])
    let words = try await archive.words(of: "arrest Kazakhstan", in: best)
    #expect(Set(words.map(\.word)) == ["arrest", "kazakhstan"])
    try await archive.rebuildIndex()
    #expect(try await archive.verify() == [])
  }
}
