import AssayCore
import AssayTesting
import Testing

@testable import AssayArchive

@Suite struct PassageCutterTests {
  private func cut(_ text: String) -> [String] { PassageCutter().passages(in: text).map(\.text) }

  @Test func threeSentencesWithOneShared() {
    let text = "One is here. Two is here. Three is here. Four is here. Five is here."
    #expect(
      cut(text) == ["One is here. Two is here. Three is here.", "Three is here. Four is here. Five is here."])
  }

  @Test func aLastSharedSentenceIsNoPassageOfItsOwn() {
    #expect(cut("One is here. Two is here. Three is here.").count == 1)
  }

  @Test func paragraphsBoundAPassageThatHasEnough() {
    let long = Array(repeating: "word", count: 18).joined(separator: " ")
    let first = "First \(long). Second \(long)."
    let second = "Third \(long). Fourth \(long)."
    #expect(cut(first + "\n\n" + second) == [first, second])
    // Short paragraphs, as news pages have them, go together.
    #expect(cut("A short one.\n\nAnother short one.") == ["A short one.\n\nAnother short one."])
  }

  @Test func headingsOpenAPassage() {
    let text = "It began in May. It went on.\n\nThe trial\n\nThe court met in June. The judge spoke."
    #expect(
      cut(text) == ["It began in May. It went on.", "The trial\n\nThe court met in June. The judge spoke."])
  }

  @Test func veryLongSentencesAreCutBetweenWords() {
    let text = (0..<500).map { "word\($0)" }.joined(separator: " ") + "."
    let passages = cut(text)
    #expect(passages.count >= 5)
    #expect(passages.allSatisfy { $0.split(separator: " ").count <= 120 })
    #expect(passages.joined(separator: " ") == text)
  }

  @Test(arguments: [
    "", " \n\n ", "!!!", "x", "😀", "\u{0301}", "。", "a\r\n\r\nb", String(repeating: "x", count: 5000),
  ])
  func oddTexts(_ text: String) {
    let passages = PassageCutter().passages(in: text)
    #expect(passages.isEmpty == text.allSatisfy(\.isWhitespace))
    for passage in passages { #expect(text.text(in: passage.span) == passage.text) }
  }

  /// Whatever the text: spans are exact and in order, no passage is blank or endless, and no word is left out.
  @Test(arguments: 0..<40) func spansAreExactForAnyText(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "The court", "ruled", "on", "4 May", "2025", ".", ". ", "! ", "? ", "\n", "\n\n", "\r\n\r\n", " ", "  ",
      "“No,”",
      "Dr. ", "U.S. ", "é", "e\u{0301}", "👩‍👩‍👧", "Қазақстан ", "漢字。", "\u{A0}", "…", "# Head", "* item", ", ",
      "; ",
      String(repeating: "long ", count: 150), "\u{2028}", "\u{2029}",
    ]
    let text = (0..<200).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
    let passages = PassageCutter().passages(in: text)
    let scalars = Array(text.unicodeScalars)
    var covered = Array(repeating: false, count: scalars.count)
    for passage in passages {
      #expect(text.text(in: passage.span) == passage.text)
      #expect(passage.span.count > 0 && passage.text.split(whereSeparator: \.isWhitespace).count <= 240)
      for index in passage.span.start..<passage.span.end { covered[index] = true }
    }
    #expect(zip(passages, passages.dropFirst()).allSatisfy { $0.span < $1.span })
    #expect(zip(scalars, covered).allSatisfy { !$0.properties.isAlphabetic || $1 }, "a word is in no passage")
  }
}
