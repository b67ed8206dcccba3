import AssayCore
import AssayTesting
import Foundation
import Testing

@testable import AssayReport

@Suite("HTML report")
struct HTMLReporterTests {
  static let names = ["full", "empty", "hostile"]

  private func html(_ name: String) throws -> String {
    let report = ["full": SampleReport.full, "empty": SampleReport.empty, "hostile": SampleReport.hostile][
      name]
    return String(decoding: try HTMLReporter().render(try #require(report)), as: UTF8.self)
  }

  @Test("Only our own elements and attributes, well nested", arguments: names)
  func wellFormed(_ name: String) throws {
    let scan = HTMLScan(try html(name))
    #expect(scan.faults == [])
    let expected: Set = [
      "class", "id", "aria-label", "aria-labelledby", "aria-hidden", "charset", "name", "content",
      "http-equiv", "dir",
      "lang", "href", "cite", "rel", "datetime",
    ]
    #expect(Set(scan.tags.flatMap(\.attributes.keys)).subtracting(expected).isEmpty)
    #expect(
      !scan.tags.contains { ["script", "img", "iframe", "form", "link", "object", "base"].contains($0.name) })
  }

  @Test("Links lead to places in the file or to the web", arguments: names)
  func links(_ name: String) throws {
    let scan = HTMLScan(try html(name))
    let ids = scan.tags.compactMap { $0.attributes["id"] }
    #expect(ids.count == Set(ids).count, "Identifiers are unique")
    for tag in scan.tags {
      guard let target = tag.attributes["href"] ?? tag.attributes["cite"] else { continue }
      if target.hasPrefix("#") {
        #expect(ids.contains(String(target.dropFirst())), "\(target) leads somewhere")
      } else {
        #expect(target.hasPrefix("https://") || target.hasPrefix("http://"))
        if tag.name == "a" { #expect(tag.attributes["rel"] == "noopener noreferrer nofollow") }
      }
    }
    if name == "hostile" { #expect(!scan.tags.contains { $0.attributes["href"]?.hasPrefix("http") == true }) }
  }

  @Test("The policy allows the style sheet by its hash, and nothing else")
  func policy() throws {
    let page = try html("full")
    let style = try #require(page.split(separator: "<style>").last?.split(separator: "</style>").first)
    let meta = try #require(
      HTMLScan(page).tags.first { $0.attributes["http-equiv"] == "Content-Security-Policy" })
    let policy = try #require(meta.attributes["content"])
    #expect(
      policy.hasPrefix(
        "default-src &#39;none&#39;; style-src &#39;sha256-\(Digest.base64(of: String(style)))&#39;"))
    #expect(!policy.contains("unsafe"))
    #expect(!style.contains("url(") && !style.contains("@import"))
  }

  @Test("The digest is that of the specification's example")
  func digest() {
    #expect(Digest.base64(of: "") == "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")
  }

  @Test("Headings descend step by step", arguments: names)
  func headings(_ name: String) throws {
    let levels = HTMLScan(try html(name)).tags.compactMap { tag in
      tag.name.count == 2 && tag.name.hasPrefix("h") ? Int(tag.name.dropFirst()) : nil
    }
    #expect(levels.first == 1 && levels.count { $0 == 1 } == 1)
    for (one, next) in zip(levels, levels.dropFirst()) { #expect(next <= one + 1) }
  }

  @Test("Page furniture is left out, every sentence of the article stays")
  func article() throws {
    let page = try html("full")
    #expect(!page.contains("Listen to the article") && !page.contains("Share this article"))
    for sentence in SampleReport.full.article.sentences
    where !["Listen", "Share"].contains(sentence.text.prefix(while: \.isLetter)) {
      #expect(page.contains(HTML.escaped(sentence.text)))
    }
  }

  @Test("A verdict is there in words, and a failure says that it is one")
  func words() throws {
    let page = try html("full")
    for mark in Mark.allCases { #expect(page.contains(mark.words)) }
    #expect(page.contains("There is no verdict: judging the evidence failed."))
    #expect(page.contains("date unknown") && page.contains("published after the article"))
    #expect(page.contains("claim says “November 2025”; evidence says “1 December 2025”"))
  }

  @Test("Claims whose sentence is nowhere in the article are kept")
  func unplaced() throws {
    var report = SampleReport.full
    report.article.paragraphs = []
    report.article.sentences = []
    let page = String(decoding: try HTMLReporter().render(report), as: UTF8.self)
    #expect(page.contains("Further claims") && page.contains("id=\"claim-3\""))
  }

  @Test(
    "Text becomes text",
    arguments: [
      ("<b>&\"'", "&lt;b&gt;&amp;&quot;&#39;"), ("a\u{0}b\u{202E}c\u{2066}", "abc"), ("a\nb\tc", "a b c"),
      ("é🇰🇿\u{200F}", "é🇰🇿\u{200F}"),
    ])
  func escaping(_ text: String, _ html: String) {
    #expect(HTML.escaped(text) == html)
  }

  @Test("Work grows with the article, not with its square", .timeLimit(.minutes(1)))
  func long() throws {
    var report = SampleReport.full
    let words = "One sentence of an article that does not want to end, with a date of 1 December 2025."
    let length = words.codePointCount + 2
    let count = 12_000
    report.article.text = String(repeating: words + "\n\n", count: count)
    report.article.paragraphs = (0..<count).map {
      Paragraph(span: TextSpan(start: $0 * length, end: $0 * length + length - 2), kind: .body)
    }
    report.article.sentences = report.article.paragraphs.enumerated()
      .map { Sentence(index: $0.offset, span: $0.element.span, text: words, paragraph: $0.offset) }
    let page = String(decoding: try HTMLReporter().render(report), as: UTF8.self)
    #expect(page.split(separator: "One sentence of an article").count == count + 1)
  }
}
