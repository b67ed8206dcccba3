import AssayCore
import Testing

@testable import AssayArchive

@Suite struct ExclusionTests {
  @Test(arguments: [
    ("https://example.org/a", "http://www.example.org/a/", true),
    ("https://example.org/a", "EXAMPLE.org/a#x", true),
    ("https://example.org/a?utm_source=x&id=1", "https://example.org/a?id=1&fbclid=9", true),
    ("https://example.org/a?b=1&a=2", "https://example.org/a?a=2&b=1", true),
    ("https://example.org:443/a", "https://example.org/a", true),
    ("https://example.org", "https://example.org/", true),
    ("https://example.org/a?id=1", "https://example.org/a?id=2", false),
    ("https://example.org/a", "https://example.org/A", false),
    ("https://example.org/a", "https://example.net/a", false),
    ("https://example.org:8080/a", "https://example.org/a", false),
    ("https://a.org/www.b", "https://a.org/b", false),
  ])
  func addresses(_ left: String, _ right: String, _ same: Bool) {
    #expect((AddressKey.key(for: left) == AddressKey.key(for: right)) == same)
  }

  @Test(arguments: ["", "  ", "mailto:a@b.c", "file:///etc/passwd", "http://", "::::"])
  func whatIsNoAddressHasNoKey(_ text: String) {
    #expect(AddressKey.key(for: text) == nil)
    #expect(!ArticleExclusion(ExcludedArticle(url: text, text: "")).isArticle(at: text))
  }

  @Test func containmentCountsRunsOfFive() {
    let article = Shingles("a b c d e f g h i j".unicodeScalars)
    #expect(Shingles("A, b; c — d e F".unicodeScalars).containment(in: article) == 1)
    #expect(Shingles("a b c d x f g h i j".unicodeScalars).containment(in: article) == 1.0 / 6)
    #expect(Shingles("x y".unicodeScalars).containment(in: article) == 0)
    #expect(Shingles("c d".unicodeScalars).containment(in: article) == 1)
    #expect(Shingles("".unicodeScalars).containment(in: article) == 0)
    #expect(Shingles("a b c d e".unicodeScalars).containment(in: Shingles("".unicodeScalars)) == 0)
  }

  private let article = """
    The regional court sentenced the editor to four months on Monday after a hearing of two hours. Her lawyer said \
    “we will appeal this ruling within the fifteen days that the law gives us”. The site went dark the same evening.
    """

  private func uncopied(_ text: String) -> String? {
    let passage = Passage(
      document: Passage.Origin(id: "d"), span: TextSpan(start: 100, end: 100 + text.codePointCount),
      text: text)
    let rest = ArticleExclusion(ExcludedArticle(url: nil, text: article)).uncopied(passage)?.passage
    #expect(rest.map { $0.span.count == $0.text.codePointCount } ?? true, "the span shrinks with the text")
    return rest?.text
  }

  @Test func copiedPassagesGo() {
    #expect(uncopied(article) == nil)
    #expect(uncopied(String(article.prefix { $0 != "." })) == nil)
  }

  /// The same fact in other words, with another number, is just what a checker looks for.
  @Test func anotherTellingStays() {
    let note =
      "On Monday the court gave the editor two months, not four, after a hearing of two hours behind closed doors."
    #expect(uncopied(note) == note)
  }

  @Test func copiedSentencesAreCutOff() {
    let copied =
      "The regional court sentenced the editor to four months on Monday after a hearing of two hours."
    let own = "The court's own record shows a term of two months and a fine."
    #expect(uncopied("\(copied) \(own)") == own)
    #expect(uncopied("\(own) \(copied)") == own)
  }

  /// Two reports that quote one person are two witnesses of the words.
  @Test func sharedQuotationsStay() {
    let note = """
      The lawyer spoke to us too: “We will appeal this ruling within the fifteen days that the law gives us”. She had \
      not seen the text of the judgment by then, and expected it within a week of the hearing.
      """
    #expect(uncopied(note) == note)
  }
}
