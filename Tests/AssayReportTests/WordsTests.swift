import AssayCore
import AssayTesting
import Foundation
import Testing

@testable import AssayReport

@Suite("Words that reports share")
struct WordsTests {
  @Test("Addresses that must not be links are none", arguments: SampleReport.hostileAddresses)
  func hostileAddresses(_ text: String) {
    #expect(WebAddress(text) == nil)
  }

  @Test(
    "Web addresses are",
    arguments: ["https://a.example/x?y=1&z=2#f", "http://a.example", "HTTPS://a.example/"])
  func addresses(_ text: String) {
    #expect(WebAddress(text)?.host == "a.example")
  }

  @Test(
    "Evidence knows its age",
    arguments: [
      ("2025-12-12", "2025-12-11", EvidenceAge.after), ("2025-12-11", "2025-12-11", .before),
      ("2025-12", "2025-12-11", .before), ("2026", "2025-12-11", .after),
      ("2024-12-11", "2025-12-11", .before),
      ("2024-12-10", "2025-12-11", .old), ("", "2025-12-11", .unknown), ("2025", "", .unknown),
    ])
  func age(_ document: String, _ claim: String, _ age: EvidenceAge) {
    let found = EvidenceAge(document: PartialDate(iso8601: document), claimMade: PartialDate(iso8601: claim))
    #expect(found == age)
  }

  @Test(
    "Confidence in words and number",
    arguments: [
      (0.9996, "very high confidence, over 99%"), (0.95, "very high confidence, 95%"),
      (0.85, "high confidence, 85%"),
      (0.7, "moderate confidence, 70%"), (0.2, "low confidence, 20%"), (0, "low confidence, under 1%"),
    ])
  func confidence(_ value: Double, _ words: String) {
    #expect(Wording.confidence(value) == words)
  }

  @Test(
    "Dates", arguments: [("2025-12-01", "1 December 2025"), ("2025-12", "December 2025"), ("2025", "2025")])
  func dates(_ iso: String, _ words: String) throws {
    #expect(DateWords.words(try #require(PartialDate(iso8601: iso))) == words)
  }

  @Test(
    "Moments",
    arguments: [
      (0, "1970-01-01T00:00:00Z"), (-1, "1969-12-31T23:59:59Z"), (1_765_629_300.9, "2025-12-13T12:35:00Z"),
      (.infinity, "9999-12-31T23:59:59Z"), (-.infinity, "0001-01-01T00:00:00Z"),
      (.nan, "1970-01-01T00:00:00Z"),
    ] as [(Double, String)])
  func moments(_ seconds: Double, _ text: String) {
    #expect(UTCMoment(Date(timeIntervalSince1970: seconds)).iso8601 == text)
  }

  @Test("The deciding passages are those that fit the verdict, at the head")
  func deciding() {
    let views = ClaimView.all(of: SampleReport.full)
    #expect(views.map(\.deciding.count) == [1, 2, 2, 1, 0, 0, 0, 0, 1, 0])
    #expect(views.map(\.others.count) == [1, 0, 0, 0, 1, 0, 0, 0, 0, 0])
  }

  @Test("Long text is cut at a blank")
  func cutting() {
    #expect(CleanText.line("one two three", limit: 8) == "one two …")
    #expect(CleanText.line("one two three", limit: 6) == "one …")
    #expect(CleanText.line("short", limit: 8) == "short")
  }

  @Test(
    "A source's card is said as facts; one with a name alone says nothing",
    arguments: [
      (SourceCard(name: "A"), nil),
      (
        SourceCard(
          name: "A", owner: "B", funding: "state budget", country: "KZ", kind: "agency", language: "ru"),
        "agency, KZ, publishes in ru; owned by B; funding as disclosed: state budget"
      ),
      (SourceCard(name: "A", party: "sued\nthe outlet"), "itself a party: sued the outlet"),
    ])
  func sourceFacts(_ item: (card: SourceCard, words: String?)) {
    #expect(SourceFacts.words(item.card) == item.words)
  }
}
