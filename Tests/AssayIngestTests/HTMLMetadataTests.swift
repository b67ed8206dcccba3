import AssayCore
import AssayIngest
import AssayTesting
import Foundation
import Testing

/// What a page says of itself, in its many forms.
struct HTMLMetadataTests {
  private func read(head: String = "", top: String = "", url: String? = nil) throws -> Article {
    let body = Samples.paragraphs.map { "<p>\($0)</p>" }.joined()
    let text =
      "<!DOCTYPE html><html lang=en><head>\(head)</head><body><main><article>\(top)<div class=article-body>\(body)"
      + "</div></article></main></body></html>"
    return try HTMLReader().read(ArticleInput(data: Data(text.utf8), source: "page.html", url: url))
  }

  @Test(arguments: [
    "<p class=date>12 January 2026</p>", "<span class='post-date'>12.01.2026</span>",
    "<time datetime='2026-01-12T08:00:00Z'>today</time>",
    "<abbr class=published title='2026-01-12'>Monday</abbr>",
    "<span itemprop=datePublished content='2026-01-12'></span>", "<div>Publié le 12 janvier 2026</div>",
    "<p>12. Januar 2026, 10:30 Uhr</p>", "<p>12 stycznia 2026</p>", "<p>12 января 2026</p>",
    "<p>January 12, 2026</p>",
    "<p>12 de enero de 2026</p>",
  ])
  func findsDatesOfPages(_ mark: String) throws {
    #expect(
      try read(top: "<h1>Court rules on outlet</h1>\(mark)").published == PartialDate(iso8601: "2026-01-12"))
  }

  @Test func findsTheDateOfTheAddress() throws {
    let article = try read(url: "https://news.example/2026/01/12/court-rules")
    #expect(article.published == PartialDate(iso8601: "2026-01-12"))
  }

  /// The date of an article beside this one, or of a change, is not its date of publication.
  @Test func trustsMarkedDatesMore() throws {
    let article = try read(
      head:
        "<meta property='article:published_time' content='2026-01-12'><meta property='article:modified_time' "
        + "content='2026-02-01'>",
      top: "<time datetime='2025-05-05'>5 May</time><h1>Court rules on outlet</h1>")
    #expect(article.published == PartialDate(iso8601: "2026-01-12"))
    #expect(article.modified == PartialDate(iso8601: "2026-02-01"))
  }

  @Test(arguments: [
    ("<title>Court rules on outlet | Example News</title>", "", "Court rules on outlet"),
    ("<title>Example - Court rules on outlet</title>", "", "Court rules on outlet"),
    (
      "<title>Court rules - Example</title>", "<h1>Example</h1><h1>Court rules on outlet</h1>",
      "Court rules on outlet"
    ),
    (
      "<meta property='og:title' content='Court rules on outlet - what now?'>",
      "<h1>Court rules on outlet</h1>",
      "Court rules on outlet"
    ),
  ])
  func findsTheHeadline(_ head: String, _ top: String, _ title: String) throws {
    #expect(try read(head: head, top: top, url: "https://www.example.com/a").title == title)
  }

  /// What a person would call the headline, where the page is careless.
  @Test(arguments: [
    (
      "<title>Court rules on outlet | OLD.EXAMPLE</title>", "<h1>Court rules on outlet | NEWS.ORG</h1>",
      "Court rules on outlet"
    ),
    ("<title>Court rules - example.com - News and more</title>", "", "Court rules"),
    ("<title>法院就媒体案件作出裁决：罚款-示例网</title>", "", "法院就媒体案件作出裁决：罚款"),
    (
      "<meta property='og:title' content='Court calls the outlet '><title>Court calls the outlet \"dangerous\"</title>",
      "",
      "Court calls the outlet \"dangerous\""
    ),
    (
      "<title>Daily Notes: Court rules on outlet in Almaty</title>", "<h1>Daily Notes</h1>",
      "Court rules on outlet in Almaty"
    ),
  ])
  func mendsHeadlines(_ head: String, _ top: String, _ title: String) throws {
    let found = try read(
      head: head, top: top, url: "https://www.example.com/court-rules-on-outlet-in-almaty.html")
    #expect(found.title == title)
  }

  /// The date line at the headline is the article's, not a marked date of another thing on the page.
  @Test(arguments: [
    "<div><span>12.01.2026</span></div>", "<p>Thursday, 12 January 2026</p>",
  ])
  func theDateLineAtTheHeadlineCounts(_ line: String) throws {
    let related = "<aside><time datetime='2026-01-15'>15.01.2026</time></aside>"
    let found = try read(top: "<h1>Court rules on outlet</h1>\(line)<p>More</p>\(related)")
    #expect(found.published == PartialDate(iso8601: "2026-01-12"))
  }

  @Test func theDateOfACommentIsNotTheArticles() throws {
    let comment = "<div class=comments><span class=date>20.02.2026</span><p>Well said.</p></div>"
    #expect(try read(top: "<h1>Court rules on outlet</h1>\(comment)").published == nil)
  }

  /// Mark-up that was escaped once more within JSON-LD is no text.
  @Test func linkedTextIsUnescaped() throws {
    let body = Samples.paragraphs.map { "&lt;p&gt;\($0)&lt;/p&gt;" }.joined().replacing("\"", with: "\\\"")
    let page =
      "<html><head><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"A\",\"articleBody\":\"\(body)\"}"
      + "</script></head><body><h1>Court rules on outlet</h1><div id=app></div></body></html>"
    let article = try HTMLReader().read(input(page, "page.html"))
    #expect(article.text.contains("Two monitors of the trial") && !article.text.contains("<p>"))
  }

  @Test func readsSectionAndImage() throws {
    let article = try read(
      head:
        "<meta property='article:section' content='Politics'><meta property='og:image' content='https://e.org/a.jpg'>"
    )
    #expect(article.section == "Politics" && article.image == "https://e.org/a.jpg")
  }

  /// A page for subscribers gives what it holds for search engines, and says so.
  @Test func fallsBackToLinkedData() throws {
    let body = Samples.paragraphs.joined(separator: "\\n\\n")
    let page = """
      <html><head><script type="application/ld+json">{"@type":"NewsArticle","headline":"Court rules on outlet",
      "isAccessibleForFree":"False","articleBody":"\(body.replacing("\"", with: "\\\""))"}</script></head>
      <body><h1>Court rules on outlet</h1><p>Subscribe to read on.</p></body></html>
      """
    let article = try HTMLReader().read(input(page, "page.html"))
    #expect(article.notices.map(\.code) == ["fromMetadata"])
    #expect(article.text.contains("Two monitors of the trial"))
  }

  @Test(arguments: [
    ("<title>Just a moment...</title><body><p>Checking your browser</p>", AssayError.Code.blocked),
    ("<title>404</title><body><h1>Page not found</h1>", .gone),
    (
      "<title>News</title><body><div id=root></div><noscript>You need to enable JavaScript to run this app.</noscript>",
      .needsScript
    ),
    (
      "<title>News</title><body><ul>" + String(repeating: "<li><a href=/x>A link</a></li>", count: 200)
        + "</ul>", .notArticle
    ),
  ])
  func tellsWhyThereIsNoText(_ page: String, _ code: AssayError.Code) {
    #expect(failure { try HTMLReader().read(input("<html>\(page)", "page.html")) }?.code == code)
  }

  @Test func keepsEmbeddedPostsAsQuotationsWithTheirAuthor() throws {
    let post =
      "<blockquote class='twitter-tweet'><p>We will go on, whatever comes, and we will publish.</p>&mdash; Jane Doe (@jane) "
      + "<a href='https://t.example/1'>January 12, 2026</a></blockquote>"
    let body = Samples.paragraphs.map { "<p>\($0)</p>" }
    let page =
      "<html><body><article><div class=article-body>\(body[0])\(body[1])\(post)\(body[2])</div></article></body></html>"
    let article = try HTMLReader().read(input(page, "page.html"))
    let quote = article.outline.first { $0.hasPrefix("quote") }
    #expect(quote?.contains("whatever comes") ?? false && quote?.contains("Jane Doe (@jane)") ?? false)
  }
}
