import AssayCore
import AssayIngest
import AssayTesting
import Foundation
import Testing

/// Whatever the bytes, readers end, and give a sound article or an error that tells.
struct ReaderFuzzTests {
  private static let pieces = [
    "<html>", "<p>", "</p>", "<div class=\"x\">", "</div>", "<a href=#>", "</a>", "<script>", "</script>",
    "<!--", "-->",
    "<table><tr><td>", "</td></tr>", "<br>", "<li>", "<h1>", "&amp;", "&#x0;", "&bogus", "<![CDATA[", "]]>",
    "<svg", "\0",
    "# ", "## ", "---\n", "title: x\n", "```\n", "> ", "- ", "1. ", "|", "[", "](", ")", "![", "*", "**", "_",
    "`", "<", ">",
    "\n", "\n\n", "\r\n", "\t", "Word", "word.", "The court ruled.", "By Jane Doe", "12 January 2026",
    "Share", "é", "Суд", "👩‍👩‍👧",
    "\u{FEFF}", "\u{2028}", "\u{AD}", "\\", "{\"@type\":\"Article\"}", "=\n", "~~~",
  ]

  private func expectSoundOrError(_ reader: any ArticleReader, _ input: ArticleInput) {
    do { expectSound(try reader.read(input)) } catch {
      #expect((error as? AssayError)?.message.isEmpty == false, "\(error)")
    }
  }

  @Test(arguments: 0..<30) func survivesRandomMarkup(_ seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let readers: [any ArticleReader] = [HTMLReader(), MarkdownReader(), PlainTextReader()]
    for _ in 0..<20 {
      var text = ["<html><body>", "---\n", ""].randomElement(using: &generator) ?? ""
      for _ in 0..<Int.random(in: 0..<80, using: &generator) {
        text += ReaderFuzzTests.pieces.randomElement(using: &generator) ?? ""
      }
      for reader in readers {
        _ = reader.recognises(input(text, "-"))
        expectSoundOrError(reader, input(text, "-"))
      }
    }
  }

  @Test(arguments: 0..<30) func survivesRandomBytes(_ seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed) + 500)
    let marks: [[UInt8]] = [
      [], [0xFF, 0xFE], [0xFE, 0xFF], [0xEF, 0xBB, 0xBF], [0, 0, 0xFE, 0xFF], Array("<html>".utf8),
    ]
    for _ in 0..<20 {
      let low: UInt8 = Bool.random(using: &generator) ? 1 : 0x20
      let bytes = (0..<Int.random(in: 0..<300, using: &generator)).map { _ in
        UInt8.random(in: low...255, using: &generator)
      }
      let data = Data((marks.randomElement(using: &generator) ?? []) + bytes)
      for reader in [HTMLReader(), MarkdownReader(), PlainTextReader()] as [any ArticleReader] {
        let input = ArticleInput(data: data, source: "-")
        _ = reader.recognises(input)
        expectSoundOrError(reader, input)
      }
    }
  }

  /// Inputs on which a careless reader would take quadratic time or recurse without end.
  @Test(
    arguments: [
      "[", "![", "<", "<!--", "> ", "- ", "*", "|", "<div>", "<a>", "<p>x", "`", "&", "\\", "](", "# x\n",
      "a\n\n",
    ])
  func staysLinear(_ piece: String) {
    let text = "<html>" + String(repeating: piece, count: 30_000)
    for reader in [HTMLReader(), MarkdownReader(), PlainTextReader()] as [any ArticleReader] {
      expectSoundOrErrorQuickly(reader, input(text, "-"))
    }
  }

  private func expectSoundOrErrorQuickly(_ reader: any ArticleReader, _ input: ArticleInput) {
    do { #expect(try !reader.read(input).text.isEmpty) } catch { #expect(error is AssayError) }
  }
}
