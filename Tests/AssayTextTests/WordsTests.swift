import AssayCore
import AssayTesting
import AssayText
import Testing

struct WordsTests {
  @Test(arguments: [
    (
      "Bazhkenova’s lawyer didn't speak to Orda.kz",
      ["Bazhkenova", "’s", "lawyer", "didn't", "speak", "to", "Orda.kz"]
    ),
    ("the editor-in-chief, fined €200.", ["the", "editor-in-chief", "fined", "200"]),
    ("55,000 sources and 1.2 million", ["55,000", "sources", "and", "1.2", "million"]),
    ("LGBTQI+ “propaganda” in the U.S.", ["LGBTQI+", "propaganda", "in", "the", "U.S."]),
    ("journalists’ rights – 10-day term", ["journalists", "rights", "10-day", "term"]),
    ("Суд в г. Алматы", ["Суд", "в", "г", "Алматы"]), ("… — !", []), ("", []),
  ])
  func cutsWords(_ text: String, _ words: [String]) {
    let tokens = Words.tokens(in: text)
    #expect(tokens.map(\.text) == words)
    expectValid(tokens.map { ($0.span, $0.text) }, in: text)
  }

  /// Pairs from Porter's published vocabulary.
  @Test(arguments: [
    ("consistency", "consist"), ("consigned", "consign"), ("knightly", "knight"), ("knocking", "knock"),
    ("generously", "generous"), ("happiness", "happi"), ("hopping", "hop"), ("hoping", "hope"),
    ("cries", "cri"),
    ("ties", "tie"), ("agreed", "agre"), ("national", "nation"), ("organizations", "organ"),
    ("activists", "activist"),
    ("journalists", "journalist"), ("relational", "relat"), ("gas", "gas"), ("news", "news"),
    ("women", "woman"),
    ("children", "child"), ("fined", "fine"), ("exceed", "exceed"), ("communism", "communism"),
    ("sky", "sky"),
    ("by", "by"), ("say", "say"), ("казахстан", "казахстан"), ("orda.kz", "orda.kz"),
  ])
  func stems(_ word: String, _ stem: String) { #expect(Words.stem(word) == stem) }

  @Test func knowsStopWords() {
    for word in ["the", "of", "didn't", "they"] { #expect(Words.isStopWord(word)) }
    for word in ["court", "fined", "two", "kazakhstan"] { #expect(!Words.isStopWord(word)) }
  }

  @Test func stemsAnythingWithoutCrashing() {
    var generator = SeededGenerator(seed: 7)
    let letters = Array("abcdeginsty'l")
    for _ in 0..<20_000 {
      let length = Int.random(in: 0..<12, using: &generator)
      let word = String((0..<length).map { _ in letters.randomElement(using: &generator) ?? "a" })
      #expect(Words.stem(word).count <= word.count + 1)
    }
  }
}
