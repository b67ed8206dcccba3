import AssayCore
import AssayIngest
import Foundation
import Testing

/// The forms in which news pages come: the text is kept whole, and what stands around or between is left out.
struct PageFormsTests {
  struct Form: Sendable, CustomTestStringConvertible {
    var name: String
    var page: String
    /// What must be in the text beside the story.
    var with: [String] = []
    var without: [String] = []
    /// Which paragraphs of the story the page has.
    var story = 0..<10
    var testDescription: String { name }
  }

  private func check(_ form: Form) throws {
    let text = try PageShell.text(form.page)
    var last = text.startIndex
    for index in form.story {
      let found = text.range(of: PageShell.opening(index))
      #expect(found != nil, "\(form.name): paragraph \(index) is missing")
      if let found {
        #expect(found.lowerBound >= last, "\(form.name): paragraph \(index) is out of order")
        #expect(
          text[found.upperBound...].range(of: PageShell.opening(index)) == nil,
          "\(form.name): paragraph \(index) is there twice")
        last = found.lowerBound
      }
    }
    for words in form.with { #expect(text.contains(words), "\(form.name): “\(words)” is missing") }
    for words in PageShell.around + form.without {
      #expect(!text.contains(words), "\(form.name): “\(words)” is in the text")
    }
  }

  @Test(arguments: splitBodies) func splitBodiesAreWhole(_ form: Form) throws { try check(form) }

  private static let advert =
    "<div class=\"ad-slot\"><span>Advertisement</span><script>ads.push({})</script></div>"
  private static let signup =
    "<div class=\"newsletter-box\"><h3>The morning brief</h3><p>Get our best stories in your inbox every morning.</p>"
    + "<form><input type=email><button>Sign up</button></form></div>"

  private static let splitBodies: [Form] = [
    Form(
      name: "three containers with advertisements and a newsletter box between",
      page: PageShell.page(
        "<div class=\"article-body\">\(PageShell.paragraphs(0..<4))</div>\(advert)<div class=\"article-body\">"
          + "\(PageShell.paragraphs(4..<7))</div>\(signup)<div class=\"article-body\">\(PageShell.paragraphs(7..<10))</div>"
      ),
      without: ["Advertisement", "best stories in your inbox"]),
    Form(
      name: "sections of a builder, each with a column and a row of its own",
      page: PageShell.page(
        (0..<10).map {
          "<section class=\"row\"><div class=\"col-8\"><div class=\"text-block\"><p>\(PageShell.story[$0])</p></div></div></section>"
        }.joined(separator: advert)),
      without: ["Advertisement"]),
    Form(
      name: "a part behind “read more”, hidden until it is pressed",
      page: PageShell.page(
        "<div class=\"article-body\">\(PageShell.paragraphs(0..<7))<button class=\"read-more\" aria-controls=rest>Read more</button>"
          + "<div id=rest class=\"read-more-content\" style=\"display: none\">\(PageShell.paragraphs(7..<10))</div></div>"
      ),
      without: ["Read more"]),
    Form(
      name: "most of the text behind “read more”",
      page: PageShell.page(
        "<div class=\"article-body\">\(PageShell.paragraphs(0..<2))<a class=\"expand\" href=\"#\">Continue reading</a>"
          + "<div hidden class=\"collapsed\">\(PageShell.paragraphs(2..<10))</div></div>"),
      without: ["Continue reading"]),
    Form(
      name: "a teaser and a hidden rest beside it",
      page: PageShell.page(
        "<article><div class=\"story-intro\">\(PageShell.paragraphs(0..<6))</div><div class=\"story-rest\" aria-hidden=true>"
          + "\(PageShell.paragraphs(6..<10))</div></article>")),
    Form(
      name: "details that open",
      page: PageShell.page(
        "<div class=\"article-body\">\(PageShell.paragraphs(0..<8))<details><summary>The law in short</summary>"
          + "\(PageShell.paragraphs(8..<10))</details></div>")),
    Form(
      name: "text between line breaks",
      page: PageShell.page(
        "<div class=\"article-body\">" + PageShell.story.joined(separator: "<br><br>\n") + "</div>")),
    Form(
      name: "paragraphs that are divisions",
      page: PageShell.page(
        "<div class=\"article-body\">" + PageShell.story.map { "<div>\($0)</div>" }.joined() + "</div>")),
    Form(
      name: "hidden parts that are none of the article's",
      page: PageShell.page(
        "<div class=\"article-body\">\(PageShell.paragraphs(0..<10))</div><div class=\"print-footer\" style=\"display:none\"><p>This page was "
          + "printed from the website of the Example Courier, where you will find the newest version of it.</p></div>"
          + "<div class=\"modal\" hidden><p>Thank you for reading the Example Courier. Create a free account to go on "
          + "reading, and to save stories for later.</p></div>"),
      without: ["was printed from", "Create a free account"]),
  ]

  @Test(arguments: media) func textAfterMediaIsKept(_ form: Form) throws { try check(form) }

  private static let media: [Form] = [
    Form(
      name: "a video after the second paragraph",
      page: PageShell.page(
        "<div class=\"article-body\">\(PageShell.paragraphs(0..<2))<div class=\"video-player\"><iframe src=\"https://v.example/1\"></iframe>"
          + "<script>player()</script></div>\(PageShell.paragraphs(2..<10))</div>")),
    Form(
      name: "an unclosed frame and an object",
      page: PageShell.page(
        "<div class=\"article-body\">\(PageShell.paragraphs(0..<3))<figure><iframe src=\"https://v.example/1\"></figure></iframe>"
          + "\(PageShell.paragraphs(3..<6))<object data=a.swf><embed src=a.swf></object>\(PageShell.paragraphs(6..<10))</div>"
      )),
    Form(
      name: "a gallery with captions",
      page: PageShell.page(
        "<div class=\"article-body\">\(PageShell.paragraphs(0..<4))<div class=\"gallery\">"
          + (1...4).map {
            "<figure><img src=\($0).jpg><figcaption>The courthouse in Almaty, picture \($0). Photo: A. Example</figcaption></figure>"
          }.joined() + "</div>\(PageShell.paragraphs(4..<10))</div>")),
    Form(
      name: "an embedded map in a container of its own, then a second body",
      page: PageShell.page(
        "<div class=\"body-text\">\(PageShell.paragraphs(0..<5))</div><div class=\"embed-map\"><noscript>Map cannot be shown</noscript></div>"
          + "<div class=\"body-text\">\(PageShell.paragraphs(5..<10))</div>"),
      without: ["Map cannot be shown"]),
    Form(
      name: "an audio player with words of its own",
      page: PageShell.page(
        "<div class=\"audio-player\"><span>Listen to the article</span> <span>4 min</span><audio src=a.mp3></audio></div>"
          + "<div class=\"article-body\">\(PageShell.paragraphs(0..<10))</div>"),
      without: ["Listen to the article"]),
  ]

  /// A post embedded from elsewhere is one quotation with its author, whoever's network it is from.
  @Test(arguments: [
    "<blockquote class=\"twitter-tweet\"><p lang=en>We will print the next issue, whatever comes.</p>&mdash; Aliya Kim (@aliyakim) "
      + "<a href=\"https://x.example/1\">January 13, 2026</a></blockquote><script async src=w.js></script>",
    "<blockquote class=\"bluesky-embed\" data-bluesky-uri=\"at://x\"><p lang=en>We will print the next issue, whatever comes.</p>&mdash; "
      + "Aliya Kim (<a href=\"https://b.example/p\">@aliyakim</a>) <a href=\"https://b.example/1\">2026-01-13</a></blockquote>",
    "<blockquote class=\"tiktok-embed\" cite=\"https://t.example/1\"><section><a title=\"@aliyakim\" href=\"https://t.example/a\">@aliyakim</a> "
      + "<p>We will print the next issue, whatever comes.</p> — Aliya Kim</section></blockquote>",
    "<figure class=\"embed twitter\"><blockquote class=\"twitter-tweet\"><p>We will print the next issue, whatever comes.</p>"
      + "&mdash; Aliya Kim (@aliyakim) <a href=\"https://x.example/1\">13 January</a></blockquote></figure>",
    "<blockquote class=\"instagram-media\" data-instgrm-captioned><div><a href=\"https://i.example/1\">View this post on Instagram</a>"
      + "<p><a href=\"https://i.example/1\">We will print the next issue, whatever comes.</a></p><p>A post shared by Aliya Kim (@aliyakim)</p>"
      + "</div></blockquote>",
    "<div class=\"fb-post\" data-href=\"https://f.example/1\"><blockquote cite=\"https://f.example/1\" class=\"fb-xfbml-parse-ignore\">"
      + "<p>We will print the next issue, whatever comes.</p>Posted by <a href=\"https://f.example/a\">Aliya Kim</a></blockquote></div>",
    "<blockquote class=\"mastodon-embed\" data-embed-url=\"https://m.example/1\"><a href=\"https://m.example/1\"><div>Post by @aliyakim</div>"
      + "<div>We will print the next issue, whatever comes.</div><div>Aliya Kim</div></a></blockquote>",
  ])
  func embeddedPostsAreQuotations(_ post: String) throws {
    let page = PageShell.page(
      "<div class=\"article-body\">\(PageShell.paragraphs(0..<5))\(post)\(PageShell.paragraphs(5..<10))</div>"
    )
    let article = try HTMLReader().read(input(page, "page.html"))
    expectSound(article)
    let quotes = article.outline.filter { $0.contains("We will print the next issue, whatever comes.") }
    #expect(
      quotes.count == 1 && quotes[0].hasPrefix("quote: ") && quotes[0].contains("Aliya Kim"), "\(quotes)")
    for index in 0..<10 { #expect(article.text.contains(PageShell.opening(index))) }
  }

  @Test func quotationsOfTheArticleStayApart() throws {
    let quote =
      "<blockquote><p>“We will print the next issue, whatever comes,” the editor said on the steps.</p></blockquote>"
    let page = PageShell.page(
      "<div class=\"article-body\">\(PageShell.paragraphs(0..<5))\(quote)\(PageShell.paragraphs(5..<10))</div>"
    )
    let article = try HTMLReader().read(input(page, "page.html"))
    #expect(article.outline.filter { $0.hasPrefix("quote: ") }.count == 1)
  }

  @Test func liveBlogsAreWhole() throws {
    let posts = (0..<10).map { index in
      """
      <article class="live-blog__entry" id="post-\(index)"><header><h2>Update number \(index) from the courthouse</h2>
      <span class="entry-author">Jane Doe</span></header><div class="entry-body"><p>\(PageShell.story[index])</p>
      <p>We have asked the court for a copy of what was said at this point of session number \(index) and await it.</p></div>
      <footer class="entry-share"><a href="#">Share on Facebook</a><a href="#">Share on X</a></footer></article>
      """
    }
    try check(
      Form(
        name: "live blog",
        page: PageShell.page(
          "<div class=\"key-events\"><h2>Key events</h2><ul><li><a href=#post-1>11.05 The judge speaks</a></li></ul></div>"
            + "<div class=\"live-blog\">\(posts.joined())<button class=\"load-more\">Load more</button></div>"
        ),
        with: (0..<10).flatMap { ["session number \($0) and", "Update number \($0) from"] },
        without: ["Share on Facebook", "Load more"]))
  }

  /// A live blog whose posts are made by scripts is read from its linked data.
  @Test func liveBlogsFallBackToLinkedData() throws {
    let updates = PageShell.story.enumerated().map { index, text in
      "{\"@type\":\"BlogPosting\",\"headline\":\"Update \(index)\",\"datePublished\":\"2026-01-13T10:0\(index):00Z\",\"articleBody\":\"\(text)\"}"
    }.joined(separator: ",")
    let head =
      "<script type=\"application/ld+json\">{\"@context\":\"https://schema.org\",\"@type\":\"LiveBlogPosting\",\"headline\":\"Appeal court "
      + "upholds fine against editor\",\"coverageStartTime\":\"2026-01-13T09:00:00Z\",\"liveBlogUpdate\":[\(updates)]}</script>"
    let page = PageShell.page("<div id=\"live-root\"></div>", head: head)
    let article = try HTMLReader().read(input(page, "page.html"))
    #expect(article.notices.map(\.code) == ["fromMetadata"])
    for index in 0..<10 { #expect(article.text.contains(PageShell.opening(index)), "\(index)") }
  }

  @Test(arguments: ["<html ⚡ lang=en>", "<html amp lang=en>"]) func readsAMPPages(_ html: String) throws {
    let body = """
      <amp-sidebar id=menu layout=nodisplay><ul><li><a href=/a>Politics</a></li><li><a href=/b>Courts</a></li></ul></amp-sidebar>
      <amp-ad width=300 height=250 type=x><div placeholder>Advertisement</div></amp-ad>
      <amp-img src=a.jpg width=600 height=400 layout=responsive alt="The courthouse"><noscript><img src=a.jpg></noscript></amp-img>
      <div class="amp-wp-article-content">\(PageShell.paragraphs(0..<3))
      <amp-youtube data-videoid=x></amp-youtube>\(PageShell.paragraphs(3..<5))
      <amp-twitter data-tweetid=1><blockquote placeholder><p>We will print the next issue, whatever comes.</p>— Aliya Kim</blockquote></amp-twitter>
      \(PageShell.paragraphs(5..<8))
      <amp-accordion><section><h4>What the law says</h4><p>\(PageShell.story[8])</p></section></amp-accordion>
      <p>\(PageShell.story[9])</p></div>
      <amp-social-share type=twitter></amp-social-share>
      <amp-list src=x><template type="amp-mustache"><a href="{{url}}">{{title}}</a></template></amp-list>
      <amp-consent id=c layout=nodisplay><div id=ui>We need your consent to show you this page with advertisements, and to
      measure how often it is read.</div></amp-consent>
      """
    try check(
      Form(
        name: "AMP", page: PageShell.page(body, html: html), with: ["whatever comes"],
        without: ["Politics", "Advertisement", "{{title}}", "need your consent"]))
  }

  struct Walled: Sendable, CustomTestStringConvertible {
    var name: String
    var script: String
    var body: String
    var testDescription: String { name }
  }

  private static func linked(_ more: String, key: String = "articleBody", separator: String = "\\n\\n")
    -> String
  {
    "{\"@context\":\"https://schema.org\",\"@type\":\"NewsArticle\",\"headline\":\"Appeal court upholds fine against editor\",\(more)"
      + "\"\(key)\":\"\(PageShell.story.joined(separator: separator))\"}"
  }

  private static let wall =
    "<div class=\"paywall\"><h2>Read on with a subscription</h2><p>Subscribe now to read the whole article, from one euro a month.</p></div>"

  @Test(arguments: [
    Walled(
      name: "a wall after two paragraphs", script: linked("\"isAccessibleForFree\":false,"),
      body: "<div class=\"article-body\">\(PageShell.paragraphs(0..<2))</div>\(wall)"),
    Walled(
      name: "a wall by a selector",
      script: linked(
        "\"hasPart\":{\"@type\":\"WebPageElement\",\"isAccessibleForFree\":\"False\",\"cssSelector\":\".body\"},"
      ),
      body: "<div class=\"body\">\(PageShell.paragraphs(0..<1))</div>\(wall)"),
    Walled(
      name: "within a graph", script: "{\"@graph\":[{\"@type\":\"WebSite\",\"name\":\"x\"},\(linked(""))]}",
      body: "<div id=app></div>"),
    Walled(
      name: "as the main entity of a page",
      script: "{\"@context\":\"https://schema.org\",\"@type\":\"WebPage\",\"mainEntity\":\(linked(""))}",
      body: "<div id=root></div>"),
    Walled(
      name: "with mark-up in it", script: linked("", separator: "</p><p>"), body: "<div id=root></div>"),
    Walled(
      name: "two kinds at once",
      script: linked("").replacing("\"NewsArticle\"", with: "[\"Article\",\"ReportageNewsArticle\"]"),
      body: "<div id=root><p>Loading …</p></div>"),
    Walled(
      name: "in an array of objects, the article second",
      script: "[{\"@type\":\"BreadcrumbList\",\"itemListElement\":[]},\(linked(""))]",
      body: "<div id=root></div>"),
    Walled(
      name: "after another, broken script",
      script: "{\"@type\":\"NewsArticle\",</script><script type=\"application/ld+json\">\(linked(""))",
      body: "<div id=root></div>"),
    Walled(
      name: "with a comma too many", script: String(linked("").dropLast()) + ",}", body: "<div id=root></div>"
    ),
  ])
  func fallsBackToLinkedData(_ walled: Walled) throws {
    let page = PageShell.page(
      walled.body, head: "<script type=\"application/ld+json\">\(walled.script)</script>")
    let article = try HTMLReader().read(input(page, "page.html"))
    expectSound(article)
    #expect(article.notices.map(\.code) == ["fromMetadata"], "\(walled.name)")
    #expect(article.title == "Appeal court upholds fine against editor")
    for index in 0..<10 {
      #expect(article.text.contains(PageShell.opening(index)), "\(walled.name): \(index)")
    }
    #expect(!article.bodyText.contains("<p>") && !article.bodyText.contains("Subscribe now"))
  }

  /// A page that shows all its text is read as it is shown, though the linked data has it as well.
  @Test func whatIsShownComesFirst() throws {
    let page = PageShell.page(
      "<div class=\"article-body\">\(PageShell.paragraphs(0..<10))</div>",
      head: "<script type=\"application/ld+json\">\(PageFormsTests.linked(""))</script>")
    let article = try HTMLReader().read(input(page, "page.html"))
    #expect(article.notices.isEmpty && article.paragraphs.filter { $0.kind == .body }.count == 10)
  }
}
