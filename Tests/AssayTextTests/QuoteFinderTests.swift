import AssayText
import Testing

struct QuoteFinderTests {
  @Test(arguments: [
    ("spreading “false information.” He", ["false information."]),
    (
      "“the ‘false information’ laws are,” he said",
      ["the ‘false information’ laws are,", "false information"]
    ),
    ("He said \"no\" and \"yes\".", ["no", "yes"]), ("«Нет», сказал он", ["Нет"]),
    ("„Nein“, sagte er", ["Nein"]),
    ("Kazakhstan’s laws and journalists’ rights", []), ("don't say 'never' to the boys' club", ["never"]),
    ("an “unclosed quote runs on", []), ("“one” and “two", ["one"]), ("“open\n\nnew paragraph” ends", []),
    ("6' 2\" tall", []), ("“”", []), ("the '90s were “good”", ["good"]),
  ])
  func findsQuotes(_ text: String, _ quotes: [String]) {
    let mentions = QuoteFinder().mentions(in: text)
    #expect(mentions.map(\.text) == quotes)
    expectValid(mentions.map { ($0.span, $0.text) }, in: text, disjoint: false)
  }

  @Test func countsDepth() {
    let mentions = QuoteFinder().mentions(in: "“a ‘b’ c” and “d”")
    #expect(mentions.map(\.depth) == [0, 1, 0])
  }
}
