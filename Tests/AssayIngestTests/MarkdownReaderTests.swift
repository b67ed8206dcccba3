import AssayCore
import AssayIngest
import Testing

struct MarkdownReaderTests {
  private func read(_ text: String) throws -> Article {
    let article = try MarkdownReader().read(input(text, "article.md"))
    expectSound(article)
    return article
  }

  @Test func readsFrontMatter() throws {
    let article = try read(
      """
      ---
      title: "Court: the outlet's case"
      author:
        - Jane Doe
        - John Roe
      published: 2026-01-12T10:00:00Z
      modified: 13 January 2026
      language: en
      url: https://example.org/a
      source: Example News
      nonsense without a colon
      ---

      # Court rules

      It rained.
      """)
    #expect(article.title == "Court: the outlet's case")
    #expect(article.byline == "Jane Doe, John Roe")
    #expect(article.published == PartialDate(iso8601: "2026-01-12"))
    #expect(article.modified == PartialDate(iso8601: "2026-01-13"))
    #expect(
      article.url == "https://example.org/a" && article.siteName == "Example News" && article.language == "en"
    )
    #expect(article.outline == ["title: Court rules", "body: It rained."])
  }

  @Test func readsBlocks() throws {
    let article = try read(
      """
      # Title #

      Setext heading
      --------------

      A paragraph
      over lines.
      > A quotation
      > goes on.

      - one
      * two
        wrapped
      1. three

      ```swift
      let code = "dropped"
      ```
      <!-- a comment
      over lines -->
      | a | b |
      |---|---|
      | 1 | 2 |

      ***
      [ref]: https://example.org
      ## Last ##
      End.
      """)
    #expect(
      article.outline == [
        "title: Title", "heading: Setext heading", "body: A paragraph over lines.",
        "quote: A quotation goes on.",
        "listItem: one", "listItem: two wrapped", "listItem: three", "table: a | b", "table: 1 | 2",
        "heading: Last",
        "body: End.",
      ])
  }

  @Test(arguments: [
    ("**Bold** and *it* and __b__ and `code`.", "Bold and it and b and code."),
    ("A [link](https://e.org/a_(b)) and [ref][1] and <https://e.org>.", "A link and ref and https://e.org."),
    ("An ![image](a.png) goes, a note[^1] too.", "An goes, a note too."),
    ("2 * 3 * 4 and snake_case_name stay.", "2 * 3 * 4 and snake_case_name stay."),
    ("\\*kept\\* &amp; &#8364;200 &bogus; <b>bold</b>", "*kept* & €200 &bogus; bold"),
    ("[not a link] and (brackets) [open", "[not a link] and (brackets) [open"),
    ("~~gone~~ ~20 people", "gone ~20 people"),
    ("a < b and c > d", "a < b and c > d"),
  ])
  func reducesInlineMarks(_ markdown: String, _ plain: String) throws {
    #expect(try read("Text. " + markdown).text == "Text. " + plain)
  }

  @Test(arguments: [
    "---\ntitle: never closed\n\nIt rained.", "```\nnever closed", "<!-- never closed\n\ntext", "[[[[((((",
    "# ", "---\n---\n",
    "> > > deep", "|||", "***\n---\n***",
  ])
  func survivesTheMalformed(_ markdown: String) throws {
    do { expectSound(try MarkdownReader().read(input(markdown, "a.md"))) } catch let error as AssayError {
      #expect(error.code == .empty)
    }
  }

  @Test func recognisesByContent() {
    let reader = MarkdownReader()
    #expect(reader.recognises(input("x", "a.md")))
    #expect(reader.recognises(input("---\ntitle: a\n---\nx", "-")))
    #expect(reader.recognises(input("# Title\n\ntext", "-")))
    #expect(!reader.recognises(input("Plain text.\n\n#hashtag", "-")))
    #expect(!reader.recognises(input("# Title", "a.txt")))
  }

  @Test func takesTheFirstHeadingAsTitle() throws {
    #expect(try read("## Second level\n\nIt rained.").title == "Second level")
    #expect(try read("It rained.\n\nIt stopped.").title == nil)
  }
}
