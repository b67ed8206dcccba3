import AssayCore
import AssayTesting
import Foundation
import Testing

@testable import AssayReport

@Suite("JSON report")
struct JSONReporterTests {
  /// The contract's shape as a reader of the contract would declare it.
  private struct Shape: Decodable {
    struct Article: Decodable {
      let title, url, byline, published, language: String?
      let source, sha256: String
      let words: Int
    }
    struct Sentence: Decodable { let index, start, end: Int; let text: String }
    struct Probabilities: Decodable { let supported, refuted, notEnoughEvidence: Double }
    struct Evidence: Decodable {
      let document, quote: String
      let url, title, source, published: String?
      let start, end: Int
      let stance: Stance
      let probability: Double
      let facets: [Facet]
      let decides: Bool
    }
    struct Claim: Decodable {
      let id, text: String
      let sentence: Sentence
      let checkworthiness: Double
      let kind: ClaimKind
      let verdict: Verdict?
      let confidence: Double?
      let probabilities: Probabilities?
      let explanation: String?
      let evidence: [Evidence]
      let error: StepFailure?
    }
    struct Entry: Decodable { let date, precision, claim, text: String }
    let schemaVersion: Int
    let article: Article
    let checkedAt: String
    let summary: Summary
    let claims: [Claim]
    let timeline: [Entry]
    let method: Method
    let timings: Timings
  }

  private func decoded(_ report: Report) throws -> Shape {
    try JSONDecoder().decode(Shape.self, from: JSONReporter().render(report))
  }

  @Test("Says what the report says, in the contract's shape")
  func roundTrip() throws {
    let report = SampleReport.full
    let shape = try decoded(report)
    #expect(shape.schemaVersion == 1)
    #expect(shape.checkedAt == "2025-12-13T12:35:00Z")
    #expect(shape.article.published == "2025-12-11")
    #expect(shape.article.words == report.article.wordCount)
    #expect(shape.summary == report.summary)
    #expect(shape.method == report.method)
    #expect(shape.claims.map(\.id) == report.claims.map(\.claim.id))
    #expect(shape.claims.map(\.verdict) == report.claims.map { $0.decision?.verdict })
    for (claim, checked) in zip(shape.claims, report.claims) {
      #expect(
        report.article.text.text(in: TextSpan(start: claim.sentence.start, end: claim.sentence.end))
          == claim.sentence.text)
      #expect(claim.evidence.map(\.document) == (checked.decision?.evidence ?? []).map(\.passage.document.id))
      #expect(claim.evidence.allSatisfy { $0.end - $0.start == $0.quote.unicodeScalars.count })
    }
    #expect(shape.timeline.map(\.precision) == ["day", "month", "day", "day"])
    #expect(shape.claims[0].evidence.map(\.decides) == [true, false])
  }

  @Test("A failed step is an error, not a verdict")
  func failure() throws {
    let report = SampleReport.full
    let failed = try #require(try decoded(report).claims.first { $0.error != nil })
    #expect(failed.verdict == nil && failed.confidence == nil && failed.evidence.isEmpty)
    #expect(failed.error?.step == "verify")
    #expect(try decoded(report).summary.failed == 1)
  }

  @Test("Keys that have no value are there, and null")
  func nulls() throws {
    let text = String(decoding: try JSONReporter().render(SampleReport.empty), as: UTF8.self)
    for key in ["title", "url", "byline", "published", "language"] {
      #expect(text.contains("\"\(key)\": null"))
    }
    let evidence = String(decoding: try JSONReporter().render(SampleReport.full), as: UTF8.self)
    #expect(evidence.contains("\"published\": null"))
  }

  @Test("Hostile text comes back unchanged")
  func hostile() throws {
    let report = SampleReport.hostile
    #expect(try decoded(report).article.title == report.article.title)
    #expect(try decoded(report).claims[0].text == report.claims[0].claim.text)
  }

  @Test(
    "Numbers have at most four digits",
    arguments: [
      (0.0, "0"), (1.0, "1"), (0.97314159, "0.9731"), (0.00004, "0"), (-0.00001, "0"), (12.5, "12.5"),
      (1e-300, "0"),
      (.nan, "null"), (.infinity, "null"), (0.0001, "0.0001"),
    ])
  func numbers(_ number: Double, _ text: String) {
    #expect(JSONValue.number(number).serialized == text + "\n")
  }

  @Test(
    "Strings are escaped",
    arguments: [
      ("a\"b\\c", #""a\"b\\c""#), ("\u{1}\n\t\u{9B}", #""\u0001\n\t\u009b""#),
      ("</script>", #""\u003c/script\u003e""#),
    ])
  func strings(_ string: String, _ text: String) {
    #expect(JSONValue.string(string).serialized == text + "\n")
  }
}
