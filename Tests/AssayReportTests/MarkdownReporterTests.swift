import AssayCore
import AssayTesting
import Foundation
import Testing

@testable import AssayReport

@Suite("Markdown report")
struct MarkdownReporterTests {
  @Test(
    "Text stays text",
    arguments: [
      ("*a* _b_ `c`", #"\*a\* \_b\_ \`c\`"#), ("[x](y)", #"\[x\](y)"#), ("<b>", #"\<b\>"#), ("# h", "\\# h"),
      ("- l", #"\- l"#), ("12. l", #"12\. l"#), ("3) l", #"3\) l"#),
      ("http://a.example", #"http\://a\.example"#),
      ("a | b", #"a \| b"#), ("x\ny", "x y"), ("p. 3 - ok", "p. 3 - ok"), ("&lt;", #"\&lt;"#),
      ("a@b.example", #"a\@b\.example"#),
    ])
  func escaping(_ text: String, _ markdown: String) {
    #expect(MarkdownText.escaped(text) == markdown)
  }

  @Test("Hostile text brings no link, image, element or heading")
  func hostile() throws {
    let text = String(decoding: try MarkdownReporter().render(SampleReport.hostile), as: UTF8.self)
    let bare = text.replacing(#"\\"#, with: "").split(separator: "\\", omittingEmptySubsequences: false)
      .enumerated()
      .map { $0.offset == 0 ? $0.element : $0.element.dropFirst() }.joined()
    for part in ["](", "<", "![", "://", "`", "_"] { #expect(!bare.contains(part), "\(part)") }
    let headings = text.split(separator: "\n").filter { $0.hasPrefix("#") }
    #expect(
      headings.allSatisfy { $0.hasPrefix("# Fact check: ") || $0.hasPrefix("## ") || $0.hasPrefix("### ") })
  }

  @Test("Quotes name their source with a link, facets and age")
  func evidence() throws {
    let text = String(decoding: try MarkdownReporter().render(SampleReport.full), as: UTF8.self)
    #expect(
      text.contains(
        "> — [Police search Lantern \\& Tide](<https://wire.example/2025/12/02/lantern>), Coastal Wire"))
    #expect(text.contains("- ✗ date differs: claim says “November 2025”"))
    #expect(text.contains("published after the article") && !text.contains("javascript"))
    #expect(text.contains("### 8. ! Check Failed"))
  }
}
