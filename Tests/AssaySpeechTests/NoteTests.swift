import AssayCore
import AssayTesting
import Foundation
import Testing

@testable import AssaySpeech

@Suite("What is said about a verdict")
struct NoteTests {
  static func assessment(
    _ stance: Stance, _ facet: Facet?, source: String? = nil, id: String = "d1", group: String? = nil
  ) -> Assessment {
    let refuted = stance == .refutes ? 0.9 : 0.05
    return Assessment(
      passage: Passage(
        document: Passage.Origin(id: id, source: source, group: group), span: TextSpan(start: 0, end: 5),
        text: "words"),
      stance: stance,
      probabilities: StanceProbabilities(
        supported: 0.95 - refuted, refuted: refuted, notEnoughEvidence: 0.05),
      facets: facet.map { [$0] } ?? [], quote: Quote(text: "words", span: TextSpan(start: 0, end: 5)))
  }

  static func decision(_ verdict: Verdict, _ evidence: [Assessment]) -> Decision {
    Decision(
      verdict: verdict, confidence: 0.9, probabilities: .noEvidence, explanation: Explanation(summary: ""),
      evidence: evidence)
  }

  static func facet(_ kind: Facet.Kind, _ claim: String, _ evidence: String) -> Facet {
    Facet(kind: kind, claim: claim, evidence: evidence, agrees: false)
  }

  @Test("A date, with the number of independent sources") func sources() {
    let date = Self.facet(.date, "1 December", "November")
    let refuting = [
      Self.assessment(.refutes, date, source: "A", id: "1"),
      Self.assessment(.refutes, date, source: "B", id: "2"),
      Self.assessment(.refutes, date, source: "B", id: "3"),
      Self.assessment(.supports, nil, source: "C", id: "4"),
    ]
    #expect(
      NoteWriter().text(for: Self.decision(.refuted, refuting))
        == "This is disputed: two sources say November, where the article says 1 December.")
    // Copies of one text are one source.
    let copies = [
      Self.assessment(.refutes, date, id: "1", group: "g"),
      Self.assessment(.refutes, date, id: "2", group: "g"),
    ]
    #expect(
      NoteWriter().text(for: Self.decision(.refuted, copies))?.contains("one source says November") == true)
  }

  @Test(
    "Names, quoted words and what was done to somebody are not repeated",
    arguments: [Facet.Kind.name, .quote, .negation, .modality, .outcome])
  func persons(_ kind: Facet.Kind) throws {
    let note = try #require(
      NoteWriter().text(
        for: Self.decision(
          .refuted, [Self.assessment(.refutes, Self.facet(kind, "Anna Berg", "Jonas Holm jailed"))])))
    #expect(note.hasPrefix("This is disputed: one source"))
    for word in ["Anna", "Berg", "Jonas", "Holm", "jailed"] { #expect(!note.contains(word)) }
  }

  @Test(
    "Long and broken values are not said", arguments: [String(repeating: "9", count: 200), "a\nb", "", "—"])
  func unsayable(_ value: String) {
    let note = NoteWriter().text(
      for: Self.decision(.refuted, [Self.assessment(.refutes, Self.facet(.number, "5", value))]))
    #expect(note == "This is disputed: one source gives another number.")
  }

  @Test("Sources that disagree are told as that") func conflicting() {
    let evidence = [
      Self.assessment(.supports, nil, id: "1"),
      Self.assessment(.refutes, Self.facet(.date, "18 August 2025", "18 July 2025"), id: "2"),
    ]
    #expect(
      NoteWriter().text(for: Self.decision(.conflicting, evidence))
        == "Sources disagree on this: one says 18 August 2025, another says 18 July 2025.")
    #expect(
      NoteWriter().text(for: Self.decision(.conflicting, []))
        == "Sources disagree on this: some support it, others contradict it.")
  }

  @Test(
    "Other verdicts call for no remark", arguments: [Verdict.supported, .notEnoughEvidence, .notCheckable])
  func silent(_ verdict: Verdict) {
    #expect(NoteWriter().text(for: Self.decision(verdict, [Self.assessment(.refutes, nil)])) == nil)
  }

  @Test("Notes of a report stand behind their sentences; the summary tells each") func report() throws {
    let report = SampleReport.full
    let contested = report.claims.filter { [.refuted, .conflicting].contains($0.decision?.verdict) }
    try #require(!contested.isEmpty)
    let notes = NoteWriter().notes(on: report)
    #expect(notes.map(\.sentence) == notes.map(\.sentence).sorted())
    #expect(Set(notes.map(\.claim)).isSubset(of: Set(contested.map(\.claim.id))))
    #expect(!notes.isEmpty)
    let summary = SummaryText.article(of: report)
    for checked in contested { #expect(summary.text.contains(checked.claim.text)) }
    #expect(summary.text.contains("\(report.summary.claims) statements were found."))
    for sentence in summary.sentences { #expect(summary.text.text(in: sentence.span) == sentence.text) }
  }

  @Test("Notes are heard behind their sentence between two signals, and are in timings and captions")
  func spoken() async throws {
    let note = SpokenNote(sentence: 1, text: "This is disputed.", claim: "c7", verdict: "refuted")
    try await WritingTests.withFolder { folder in
      let speaker = ArticleSpeaker(normalizer: SpeechNormalizer()) { _ in ToneEngine() }
      _ = try await speaker.speak(WritingTests.sample, into: folder, notes: [note])
      let timings = try JSONDecoder().decode(
        WritingTests.Timings.self, from: Data(contentsOf: folder.appending(path: "timings.json")))
      #expect(timings.sentences.map(\.kind) == ["title", "body", "note", "body", "heading", "body"])
      let said = timings.sentences[2]
      #expect(said.text == note.text && said.claim == "c7" && said.verdict == "refuted" && said.words.isEmpty)
      #expect(said.start == timings.sentences[1].start && said.end == timings.sentences[1].end)
      let sound = try #require(
        WAVFile.samples(streamed: Data(contentsOf: folder.appending(path: "article.wav"))))
      func isHeard(_ from: Double, _ to: Double) -> Bool {
        sound.samples[Int(from * Double(sound.rate))..<Int(to * Double(sound.rate))].contains {
          abs(Int($0)) > 1000
        }
      }
      #expect(isHeard(timings.sentences[1].to + 0.05, said.from - 0.05))
      #expect(isHeard(said.to + 0.05, timings.sentences[3].from - 0.05))
      let captions = try String(contentsOf: folder.appending(path: "article.vtt"), encoding: .utf8)
      #expect(captions.contains("[Fact check] This is disputed.") && WebVTTCheck.problems(in: captions) == [])
    }
  }
}
