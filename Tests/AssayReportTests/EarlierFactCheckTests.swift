import AssayCore
import AssayTesting
import Foundation
import Testing

@testable import AssayReport

/// An earlier fact check of a claim is shown in every form, and what its publisher wrote is escaped.
@Suite struct EarlierFactCheckTests {
  private static func report() -> Report {
    var report = SampleReport.full
    report.claims[0].earlier = [
      FactCheckMatch(
        document: Passage.Origin(
          id: "check-1", url: "https://checks.example/1", source: "Lamp <b>Checks</b>",
          published: PartialDate(year: 2024, month: 5, day: 6)),
        factCheck: FactCheck(claim: "All lamps were off.", rating: "Mostly False"),
        text: "All lamps were off.",
        score: 0.8)
    ]
    return report
  }

  private func text(_ reporter: some Reporter) throws -> String {
    String(decoding: try reporter.render(Self.report()), as: UTF8.self)
  }

  @Test func everyFormShowsIt() throws {
    let pages = [
      try text(TerminalReporter(width: 100)), try text(MarkdownReporter()), try text(HTMLReporter()),
      try text(JSONReporter()),
    ]
    for page in pages {
      #expect(page.contains("Mostly False"))
      #expect(page.contains("checks.example/1") || page.contains("<html"))
    }
    #expect(!pages[2].contains("<b>Checks"), "mark-up of others is text")
    #expect(pages[3].contains("\"factChecks\""))
  }
}
