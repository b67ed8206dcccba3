import AssayCore
import AssayIngest
import Foundation
import Testing

struct PlainTextReaderTests {
  private let reader = PlainTextReader()

  @Test func readsOneParagraphALine() throws {
    let body = String(
      repeating: "The court in Almaty heard the case and ruled on it in the morning. ", count: 4)
    let article = try reader.read(
      input("Listen to the article\nCourt rules on outlet\n\(body)\n\(body)\nFact Checker\n"))
    #expect(article.paragraphs.map(\.kind) == [.furniture, .title, .body, .body, .furniture])
    #expect(article.title == "Court rules on outlet")
    #expect(article.sentences.count { article.paragraphs[$0.paragraph].kind == .body } == 8)
    #expect(article.language == "en")
    expectSound(article)
  }

  @Test func readsTopMatter() throws {
    let article = try reader.read(
      input(
        """
        Advertisement

        Court rules on outlet

        By Jane Doe

        Published: 12 January 2026
        Updated: 13 January 2026, 10:30 GMT

        The court ruled on Monday. It was cold.
        """))
    #expect(article.title == "Court rules on outlet")
    #expect(article.byline == "Jane Doe")
    #expect(article.published == PartialDate(iso8601: "2026-01-12"))
    #expect(article.modified == PartialDate(iso8601: "2026-01-13"))
    #expect(article.outline.last == "body: The court ruled on Monday. It was cold.")
    #expect(!article.paragraphs.contains { $0.kind == .heading })
  }

  @Test func joinsHardWrappedLinesAndKeepsLists() throws {
    let article = try reader.read(
      input(
        """
        A short title

        The report names the Kazakhstan International Bureau for
        Human Rights and Rule of Law, which published it in two
        languages.

        • first item
        • second item that is long enough to be wrapped once or
        twice
        """))
    #expect(
      article.outline == [
        "title: A short title",
        "body: The report names the Kazakhstan International Bureau for Human Rights and Rule of Law, which published it in two languages.",
        "listItem: first item", "listItem: second item that is long enough to be wrapped once or twice",
      ])
    expectSound(article)
  }

  @Test func findsHeadings() throws {
    let article = try reader.read(
      input("Title here\n\nIt rained on Monday.\n\nWhat comes next\n\nIt will rain again on Tuesday."))
    #expect(article.paragraphs.map(\.kind) == [.title, .body, .heading, .body])
  }

  @Test(arguments: [
    "The court ruled on Monday.\n\nIt was cold.", "It rained.", "By law, all must pay.\n\nThey did not.",
  ])
  func findsNoTitleWhereThereIsNone(_ text: String) throws {
    let article = try reader.read(input(text))
    #expect(article.title == nil && article.byline == nil)
    #expect(article.paragraphs.allSatisfy { $0.kind == .body })
  }

  @Test(arguments: ["\n", "\r\n", "\r"]) func acceptsEveryLineEnding(_ end: String) throws {
    let article = try reader.read(input("Title\(end)\(end)It rained.\(end)\(end)It stopped.\(end)"))
    #expect(article.outline == ["title: Title", "body: It rained.", "body: It stopped."])
  }

  @Test(arguments: [
    "Share", "READ MORE", "5 min read", "Listen to the article", "Fact Checker", "Advertisement",
    "Verify the accuracy of this article using our archive and real-time sources.", "* * *",
  ])
  func marksFurniture(_ words: String) throws {
    let article = try reader.read(
      input("\(words)\n\nA title\n\nIt rained on Monday, all day long.\n\n\(words)"))
    #expect(article.paragraphs.map(\.kind).filter { $0 == .furniture }.count == 2)
    #expect(article.title == "A title")
  }

  @Test func keepsOrdinarySentencesThatSoundLikeFurniture() throws {
    let article = try reader.read(
      input("A title\n\nShare prices fell on Monday.\n\nRead more books, he said."))
    #expect(article.paragraphs.map(\.kind) == [.title, .body, .body])
  }

  @Test func saysWhatIsEmpty() {
    for text in ["   \n\t\n", "Share\n\nAdvertisement", "\u{FEFF}"] {
      #expect(failure { try reader.read(input(text)) }?.code == .empty, "\(text.debugDescription)")
    }
  }
}
