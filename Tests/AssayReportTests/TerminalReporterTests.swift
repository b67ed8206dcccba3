import AssayCore
import AssayTesting
import Foundation
import Testing

@testable import AssayReport

@Suite("Terminal report")
struct TerminalReporterTests {
  private func lines(_ report: Report, width: Int, color: Bool = false) throws -> [String] {
    String(decoding: try TerminalReporter(width: width, color: color).render(report), as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test("No line is wider than the terminal", arguments: [40, 60, 72, 80, 100, 160])
  func widths(_ width: Int) throws {
    for report in [SampleReport.full, SampleReport.empty, SampleReport.hostile] {
      for line in try lines(report, width: width) { #expect(TextWidth.columns(line) <= width, "\(line)") }
    }
  }

  @Test("Colour adds escape sequences and nothing else")
  func color() throws {
    let plain = try lines(SampleReport.full, width: 80).joined(separator: "\n")
    let painted = try lines(SampleReport.full, width: 80, color: true).joined(separator: "\n")
    #expect(!plain.contains("\u{1B}") && painted.contains("\u{1B}[1;31m"))
    let stripped = painted.split(separator: "\u{1B}[", omittingEmptySubsequences: false).enumerated()
      .map { $0.offset == 0 ? $0.element : $0.element.drop { $0 != "m" }.dropFirst() }.joined()
    #expect(stripped == plain)
  }

  @Test("Escape sequences come from us alone, with colour too")
  func hostile() throws {
    let text = try lines(SampleReport.hostile, width: 100, color: true).joined()
    for piece in text.split(separator: "\u{1B}").dropFirst() {
      #expect(
        piece.hasPrefix("[") && piece.dropFirst().prefix { $0 != "m" }.allSatisfy { $0.isNumber || $0 == ";" }
      )
    }
  }

  @Test("Says verdict, why, quote, source, date, difference and what is missing")
  func content() throws {
    let text = try lines(SampleReport.full, width: 100).joined(separator: "\n")
    for part in [
      "1  ✗ Refuted, very high confidence, 97%", "Coastal Wire, 2 December 2025", "✗ date differs",
      "Missing: A passage that confirms the number", "! Check Failed", "10 statements: 3 supported",
      "Open questions: 3, 5, 7, 8.",
      "  6  – It is the worst law",
    ] { #expect(text.contains(part)) }
  }

  @Test("Not enough evidence with nothing weighed has no number to be misread")
  func nothingWeighed() throws {
    let text = try lines(SampleReport.full, width: 100)
    #expect(text.contains("  7  ? Not Enough Evidence"))
  }

  @Test(
    "Columns are those of a terminal",
    arguments: [
      ("abc", 3), ("湾岸新聞", 8), ("é", 1), ("e\u{301}", 1), ("Прибой", 6), ("🇰🇿", 2), ("👩‍👩‍👧", 2), ("✓✗≠", 3),
      ("a\u{200B}b", 2),
    ])
  func columns(_ text: String, _ columns: Int) {
    #expect(TextWidth.columns(text) == columns)
  }

  @Test(
    "Text is broken at blanks, and within a word only where it must be",
    arguments: [
      ("one two three", 7, ["one two", "three"]), ("abcdefghij", 4, ["abcd", "efgh", "ij"]), ("", 5, [""]),
      ("湾岸新聞", 5, ["湾岸", "新聞"]), ("a abcdefgh b", 4, ["a", "abcd", "efgh", "b"]),
    ])
  func wrapping(_ text: String, _ width: Int, _ lines: [String]) {
    #expect(LineWrapper(width: width).lines(text) == lines)
  }
}
