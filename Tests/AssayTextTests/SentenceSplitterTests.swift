import AssayCore
import AssayText
import Testing

struct SentenceSplitterTests {
  @Test(arguments: [
    ["He works at Orda.kz.", "It is an outlet."],
    ["Dr. Smith met Mr. A. B. Jones.", "They talked."],
    ["Under No. 174 he was held.", "See Art. 174 of the law."],
    ["He is U.S. President again.", "It ended in the U.S.", "The court agreed."],
    ["He came at 5 p.m.", "The police left at 6 a.m. on Jan. 22."],
    ["It cost 3.5 million.", "Nobody paid."],
    ["“Yes.”", "He left… and returned.", "Then…", "Nothing came."],
    ["\"Is it true?!\" she asked.", "Nobody knew."],
    ["(He was freed.)", "Next one.", "Another.[2]", "End."],
    ["They met at Apple Inc. headquarters.", "Smith Jr. spoke."],
    ["He said no.", "Then he left."],
    ["No.", "I did not."],
    ["They were charged, e.g. Smith, i.e. the editor.", "St. Petersburg is big."],
    ["В 2025 г.", "Суд решил по ст. 174 УК, т.е. быстро.", "А. Б. Иванов пришёл.", "Он живёт в г. Алматы."],
    ["Er kam am 1. Dezember nach Berlin.", "Dann ging er."],
    ["She called it “an affront to human dignity.”", "They agreed."],
    ["What a day!", "Who knew?", "20 people came."],
    ["It happened on Respublika.kz.news today.", "He cited J.D. Vance."],
    ["«Он ушёл.»", "Она осталась."],
  ])
  func keepsSentencesWhole(_ sentences: [String]) {
    let text = sentences.joined(separator: " ")
    #expect(text.texts(SentenceSplitter().sentences(in: text)) == sentences)
  }

  @Test func breaksAtBlankLinesBulletsAndDeliberateBreaks() {
    let text = """
      A headline without a stop
      The first paragraph of this text is on one long line, longer than the headline is.

      • first item
      • second item
      1. numbered item
      """
    #expect(
      text.texts(SentenceSplitter().sentences(in: text)) == [
        "A headline without a stop",
        "The first paragraph of this text is on one long line, longer than the headline is.", "• first item",
        "• second item", "1. numbered item",
      ])
  }

  @Test func joinsHardWrappedLines() {
    let text = """
      The report names the Kazakhstan International Bureau for Human
      Rights and Rule of Law. It was published in
      Brussels in two languages and was read by many people there.
      """
    // The second line ends early, but "Brussels" would still have fitted only if the block were wider.
    let sentences = text.texts(SentenceSplitter().sentences(in: text))
    #expect(sentences.first?.hasSuffix("Rule of Law.") == true)
    #expect(sentences.first?.contains("Human\nRights") == true)
  }

  @Test(arguments: ["\n", "\r\n", "\r"]) func acceptsEveryLineEnding(_ end: String) {
    let text = "Dr.\(end)smith came.\(end)\(end)He left."
    #expect(SentenceSplitter().sentences(in: text).count == 2)
  }

  @Test(arguments: ["", "   ", "\n\n", "…", "***", "— —"]) func findsNothingWithoutWords(_ text: String) {
    #expect(SentenceSplitter().sentences(in: text).isEmpty)
  }

  @Test func countsCodePointsNotCharacters() {
    let text = "👩‍👩‍👧 smiled. E\u{301}mile left."
    let spans = SentenceSplitter().sentences(in: text)
    #expect(text.texts(spans) == ["👩‍👩‍👧 smiled.", "E\u{301}mile left."])
    #expect(spans[1].start == 14)
  }

  @Test func cutsEndlessSentences() {
    let text = String(repeating: "word ", count: 5000)
    let spans = SentenceSplitter().sentences(in: text)
    #expect(spans.count > 1)
    #expect(spans.allSatisfy { $0.count <= SentenceSplitter.maximumLength })
    let unbroken = String(repeating: "x", count: 10_000)
    #expect(SentenceSplitter().sentences(in: unbroken).map(\.count).reduce(0, +) == 10_000)
  }
}
