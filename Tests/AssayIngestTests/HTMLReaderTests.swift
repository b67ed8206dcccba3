import AssayCore
import AssayIngest
import Foundation
import Testing

struct HTMLReaderTests {
  private let body = """
    <nav><a href="/">Home</a> <a href="/news">News</a></nav>
    <div class="story"><h1>Court rules on outlet</h1><p class="byline">By Jane Doe</p>
    <p>The court in Almaty ruled on Monday, in a case that lasted two months, that the outlet must pay.</p>
    <p>The editor, who was in the room, called it “an affront” and said she would appeal.<br>She left at noon.</p>
    <h2>What comes next</h2><ul><li>An appeal is due in ten days.</li></ul>
    <blockquote><p>We will go on, whatever comes, said the editor of the outlet.</p></blockquote>
    <script>var text = "not text";</script><aside>Subscribe now!</aside></div>
    <div class="comments"><p>First comment, which is long enough to look like text of the article.</p></div>
    <footer>All rights reserved</footer>
    """

  private func page(_ head: String = "") -> String {
    "<!DOCTYPE html><html lang=\"en-GB\"><head><title>Court rules on outlet | Example News</title>\(head)</head>"
      + "<body>\(body)</body></html>"
  }

  private func read(_ text: String) throws -> Article {
    let article = try HTMLReader().read(input(text, "page.html"))
    expectSound(article)
    return article
  }

  @Test func findsTheMainText() throws {
    let article = try read(page())
    #expect(article.title == "Court rules on outlet")
    #expect(article.byline == "Jane Doe")
    #expect(article.language == "en")
    #expect(
      article.paragraphs.map(\.kind) == [.title, .furniture, .body, .body, .heading, .listItem, .quote])
    #expect(article.text.contains("would appeal. She left at noon."))
    for word in ["Home", "not text", "Subscribe", "First comment", "rights"] {
      #expect(!article.text.contains(word))
    }
  }

  @Test func readsLinkedData() throws {
    let script = """
      <script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"x"},{"@type":"NewsArticle",
      "headline":"Court rules on outlet","author":[{"name":"Jane Doe"},{"name":"Roe &amp; Sons"}],"datePublished":"2026-01-12T10:00:00Z",
      "dateModified":"2026-01-13","publisher":{"name":"Example News"},"url":"https://example.org/a"}]}</script>
      """
    let article = try read(page(script))
    #expect(article.title == "Court rules on outlet" && article.byline == "Jane Doe, Roe & Sons")
    #expect(article.published == PartialDate(iso8601: "2026-01-12"))
    #expect(article.modified == PartialDate(iso8601: "2026-01-13"))
    #expect(article.siteName == "Example News" && article.url == "https://example.org/a")
  }

  @Test func readsMetaElements() throws {
    let article = try read(
      page(
        """
        <meta property="og:title" content="Court rules on outlet - Example News"><meta property="og:site_name" content="Example News">
        <meta property="article:published_time" content="2026-01-12T10:00:00+05:00"><meta name="author" content="Jane Doe">
        <link rel="canonical" href="https://example.org/b">
        """))
    #expect(
      article.title == "Court rules on outlet" && article.siteName == "Example News"
        && article.byline == "Jane Doe")
    #expect(article.published == PartialDate(iso8601: "2026-01-12") && article.url == "https://example.org/b")
  }

  @Test func survivesBrokenLinkedData() throws {
    let deep = String(repeating: "[", count: 100_000)
    for script in ["{", "null", "[]", "{\"@type\":5}", deep] {
      let article = try read(page("<script type=\"application/ld+json\">\(script)</script>"))
      #expect(article.title == "Court rules on outlet")
    }
  }

  @Test(arguments: [
    (String.Encoding.windowsCP1251, "<meta charset=windows-1251>"), (.windowsCP1251, ""),
    (.utf8, "<meta charset=windows-1251>"), (.utf8, ""),
  ])
  func findsTheCharset(_ encoding: String.Encoding, _ meta: String) throws {
    let words = "Суд в Алматы решил дело в понедельник, и журналистка осталась под домашним арестом."
    let page = "<html><head>\(meta)</head><body><p>\(words)</p></body></html>"
    let data = try #require(page.data(using: encoding))
    #expect(try HTMLReader().read(ArticleInput(data: data, source: "a.html")).text == words)
  }

  @Test func boundsDepth() throws {
    let deep = String(repeating: "<div>", count: 100_000)
    let text =
      "<html><body><p>The court ruled on Monday, in Almaty, after two months.</p>\(deep)end</body></html>"
    #expect(try read(text).text.hasPrefix("The court ruled on Monday"))
    #expect(failure { try HTMLReader().read(input("<html>\(deep)", "a.html")) }?.code == .notArticle)
  }

  @Test func loadsNothing() throws {
    let text = """
      <!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body>
      <p>The court ruled on Monday, in Almaty, after two months: &x; said the judge.</p></body></html>
      """
    #expect(try !read(text).text.contains("root:"))
  }

  @Test func refusesPagesThatAreTooLarge() {
    let data = Data("<html>".utf8) + Data(repeating: 0x20, count: HTMLReader.maximumBytes)
    #expect(failure { try HTMLReader().read(ArticleInput(data: data, source: "a.html")) }?.code == .tooLarge)
  }

  @Test func recognisesByContent() {
    let reader = HTMLReader()
    for text in ["<!DOCTYPE HTML><p>x", "  <html>", "<?xml version=\"1.0\"?><html>", "<div>x</div>"] {
      #expect(reader.recognises(input(text, "-")), "\(text)")
    }
    for text in ["x < y", "# Title <b>", "<https://example.org>", "Plain"] {
      #expect(!reader.recognises(input(text, "-")), "\(text)")
    }
  }
}
