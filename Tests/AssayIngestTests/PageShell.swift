import AssayIngest
import AssayCore
import Foundation

/// A news page as sites make them: an article's body among all that stands around it.
enum PageShell {
  /// Paragraphs of one report, each recognised by its first words.
  static let story = [
    "The appeal court in Almaty on Tuesday upheld a fine of 200,000 tenge against the editor of a regional weekly, rejecting the argument that her report on land sales had been protected by the press law.",
    "Judge Saule Omarova said in a ruling of eleven pages that the newspaper “had every opportunity to verify the figures” and that its correction, printed nine days later, did not lift the liability of its editor.",
    "Outside the courthouse, about forty people waited in the rain. Some held copies of the issue of 14 March, in which the report had been printed on the second page under a map of the district.",
    "The case began when a former member of the district council complained that the report had named him as the buyer of three plots near the reservoir. He has always denied that he owned them.",
    "Lawyers for the weekly showed the court extracts from the land register, which list a company whose director shares his address. The judge called the extracts “of no relevance to the question of tone”.",
    "Two monitors sent by an international association of lawyers followed all six sessions. In a note published in the evening they wrote that the defence had been refused time to study a report of forty pages.",
    "The prosecutor's office did not answer questions that were sent to it in writing on Monday. A spokesman of the council said that the matter was closed and that the council had no part in it.",
    "Under the law that has been in force since 2022, editors answer personally for reports that a court finds defamatory. Since then, nineteen of them have been fined, most of them outside the big cities.",
    "The weekly has a circulation of 6,300 copies and five employees. Its editor said that readers had collected the money for the fine within two days, and that the next issue would appear as planned.",
    "She has thirty days to take the case to the Supreme Court. Her lawyer said that he would do so, and would also ask the Constitutional Court whether the rule on personal liability can stand.",
  ]

  /// The beginnings of the paragraphs, to look for.
  static func opening(_ index: Int) -> String { String(story[index].prefix(40)) }

  /// A whole page; `body` stands where a site puts the article's text.
  static func page(_ body: String, head: String = "", html: String = "<html lang=en>") -> String {
    """
    <!DOCTYPE html>\(html)<head><meta charset=utf-8><title>Appeal court upholds fine against editor | Example Courier</title>
    <meta property="og:site_name" content="Example Courier">\(head)</head><body class="article-page">
    <div id="cookie-banner" class="cookie-consent"><p>We and our 214 partners use cookies and similar technologies to store
    and access information on your device. You can change your choice at any time.</p><button>Accept all</button></div>
    <header class="site-header"><a href="/">Example Courier</a><nav><ul><li><a href="/news">News</a></li><li><a href="/world">World</a></li>
    <li><a href="/business">Business</a></li><li><a href="/sport">Sport</a></li></ul></nav></header>
    <main><h1 class="headline">Appeal court upholds fine against editor</h1>
    <div class="byline">By <a rel=author href="/jd">Jane Doe</a> <time datetime="2026-01-13T18:05:00+05:00">13 January 2026</time></div>
    <div class="share-bar"><a href="#">Facebook</a> <a href="#">Telegram</a> <a href="#">Copy link</a></div>
    \(body)
    <section class="related"><h3>More on this topic</h3><ul><li><a href="/1">Council member denies he owns plots near the reservoir</a></li>
    <li><a href="/2">What the press law says about corrections</a></li><li><a href="/3">Nineteen editors fined since 2022</a></li></ul></section>
    <section id="comments" class="comments"><h3>Comments (2)</h3><div class="comment"><span class="author">reader77</span>
    <p>I cannot believe that a map on the second page can cost anybody so much money, this is a disgrace.</p></div>
    <div class="comment"><span class="author">anon</span><p>They should have printed the correction sooner, if you ask me.</p></div></section>
    </main><aside class="sidebar"><h3>Most read</h3><ol><li><a href="/4">Snow expected in the mountains</a></li><li><a href="/5">Bridge to close for repairs</a></li></ol></aside>
    <footer><p>© 2026 Example Courier. All rights reserved. No part of this page may be reproduced without permission.</p>
    <ul><li><a href="/imprint">Imprint</a></li><li><a href="/privacy">Privacy</a></li></ul></footer></body></html>
    """
  }

  /// Paragraphs of the story as mark-up.
  static func paragraphs(_ range: Range<Int>) -> String {
    range.map { "<p>\(story[$0])</p>" }.joined(separator: "\n")
  }

  /// What of the page around must never be in the text.
  static let around = [
    "214 partners", "More on this topic", "Council member denies", "I cannot believe",
    "sooner, if you ask me",
    "Most read", "Snow expected", "All rights reserved", "Copy link", "reader77",
  ]

  /// The article's text without words of the page, as `assay extract --batch` gives it.
  static func text(_ page: String) throws -> String {
    let article = try ArticleReaders.standard.read(input(page, "page.html"))
    expectSound(article)
    return article.bodyText
  }
}
