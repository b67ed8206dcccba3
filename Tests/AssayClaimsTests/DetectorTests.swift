import AssayClaims
import AssayCore
import AssayTesting
import Foundation
import Testing

@Suite("The detector as a whole")
struct DetectorTests {
  @Test("keeps the promises of a detector")
  func conformance() async throws {
    let texts =
      ResolutionCase.resolved.map(\.article) + ResolutionCase.left.map(\.article)
      + [
        (SplitCase.predicates + SplitCase.clauses + SplitCase.nouns + SplitCase.phrases).map(\.text).joined(
          separator: "\n")
      ]
    try await ClaimDetectorConformance().check(detector, on: texts.map { article($0) })
  }

  @Test("keeps them on words in any order", arguments: 0..<60)
  func fuzz(_ seed: Int) async throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let words =
      SplitCase.whole.flatMap { $0.split(separator: " ").map(String.init) } + [
        "“", "”", "(", ")", "—", ";", ":", ",", ".", "?", "…", "’s", "and", "which", "who", "including",
        "with", "that",
        "\u{301}", "👩‍👩‍👧", "\u{202E}", "ғ", "Ə", "\u{FEFF}", "1,000", "€5", "\n",
      ]
    let text = (0..<Int.random(in: 0...120, using: &random)).map { _ in
      words.randomElement(using: &random) ?? ""
    }
    .joined(separator: " ")
    try await ClaimDetectorConformance().check(detector, on: [article(text)])
  }

  @Test(
    "claims use no word that the article does not have, save what is on record",
    arguments: SplitCase.predicates)
  func nothingAdded(_ example: SplitCase) async throws {
    for claim in try await detector.claims(in: article(example.text)) {
      var known = Set(words(example.text))
      for resolution in claim.resolutions { known.formUnion(words(resolution.replacement)) }
      #expect(Set(words(claim.text)).subtracting(known) == [])
    }
  }

  @Test("headlines and headings make no claims, furniture makes one that is not checkable")
  func paragraphs() async throws {
    var page = article(
      "Police searched Horizon in Minsk.\nPolice searched Aurora in Minsk.\nPolice searched Meduza in Minsk.")
    page.paragraphs[0].kind = .title
    page.paragraphs[1].kind = .furniture
    let claims = try await detector.claims(in: page)
    #expect(claims.map(\.kind) == [.furniture, .event])
    #expect(claims.map(\.sentence.index) == [1, 2])
  }

  @Test("a very long sentence stays whole")
  func longSentence() async throws {
    let text =
      "Police searched " + (0..<400).map { "room \($0)" }.joined(separator: ", ") + " and left the house."
    #expect(try await detector.claims(in: article(text)).count == 1)
  }

  @Test("a report of 20,000 words gives a claim for each of its sentences")
  func longArticle() async throws {
    let sentences = [
      "Police searched the office of the weekly Horizon in Minsk on 3 May 2024 and took two laptops.",
      "The editor was released after a week.", "Is this the end?",
      "Her lawyer called the search “a farce and a crime”.",
    ]
    var text = ""
    for line in 0..<500 {
      for offset in 0..<3 { text += sentences[(line + offset) % 4] + " " }
      text += "\n"
    }
    let claims = try await detector.claims(in: article(text))
    #expect(claims.count >= 1_500)
    #expect(Set(claims.map(\.sentence.index)).count == 1_500)
  }

  private func words(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }
}
