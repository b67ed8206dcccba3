import AssayCore
import AssayText
import Testing

@Suite("Names in a text")
struct NameFinderTests {
  private static let person = NameMention.Kind.person
  private static let organisation = NameMention.Kind.organisation
  private static let place = NameMention.Kind.place
  private static let other = NameMention.Kind.other

  static let cases: [(String, [(String, NameMention.Kind)])] = [
    (
      "The Committee to Protect Journalists wrote to Astana.",
      [("Committee to Protect Journalists", organisation), ("Astana", place)]
    ),
    (
      "A report by Human Rights Watch named Bakhytzhan Toregozhina.",
      [("Human Rights Watch", organisation), ("Bakhytzhan Toregozhina", person)]
    ),
    ("Human Rights Watch published it.", [("Human Rights Watch", organisation)]),
    ("The EU Delegation and the UN protested.", [("EU Delegation", organisation), ("UN", organisation)]),
    ("They raided Orda.kz and KazTAG.", [("Orda.kz", organisation), ("KazTAG", organisation)]),
    ("The Constitutional Court of Georgia met.", [("Constitutional Court of Georgia", organisation)]),
    (
      "The Ministry of Culture and Information replied.",
      [("Ministry of Culture and Information", organisation)]
    ),
    (
      "Reporters Without Borders ranked Kazakhstan low.",
      [("Reporters Without Borders", organisation), ("Kazakhstan", place)]
    ),
    (
      "Activists Duman Mukhamedkarim and Aigerim Tleuzhan are free.",
      [("Duman Mukhamedkarim", person), ("Aigerim Tleuzhan", person)]
    ),
    ("President Kassym-Jomart Tokayev signed it.", [("Kassym-Jomart Tokayev", person)]),
    ("Dr. Anna Berg and Mr Lee met.", [("Anna Berg", person), ("Lee", person)]),
    ("Editor-in-chief Gulnara Bazhkenova was held.", [("Gulnara Bazhkenova", person)]),
    (
      "In June, J. K. Rowling and G. Bazhkenova wrote on Monday.",
      [("J. K. Rowling", person), ("G. Bazhkenova", person)]
    ),
    ("Bazhkenova’s lawyer spoke.", [("Bazhkenova", person)]),
    (
      "Kazakhstan’s Constitutional Court ruled.",
      [("Kazakhstan", place), ("Constitutional Court", organisation)]
    ),
    ("The Prosecutor’s Office replied.", [("Prosecutor’s Office", organisation)]),
    ("The new Tax Code grants powers.", [("Tax Code", other)]),
    ("A court in Taldykorgan ruled.", [("Taldykorgan", place)]),
    ("He moved from New York to Tel Aviv.", [("New York", place), ("Tel Aviv", place)]),
    ("Kazakh officials met German diplomats.", [("Kazakh", other), ("German", other)]),
    ("Police raided the office. Authorities denied it. Yesterday they left.", []),
    ("However, nobody came. More than 20 people waited in December.", []),
    ("He said: “Nothing happened.”", []),
    ("", []),
    ("no capitals here at all", []),
  ]

  @Test("the names and their kinds", arguments: cases)
  func names(_ text: String, _ expected: [(String, NameMention.Kind)]) {
    let found = NameFinder().mentions(in: text)
    #expect(found.map(\.text) == expected.map(\.0))
    #expect(found.map(\.kind) == expected.map(\.1))
  }

  @Test("a headline in title case gives only known names")
  func headline() {
    let found = NameFinder().mentions(
      in: "Kazakhstan Tightens Control Over Civil Society Groups\n\nPolice came.")
    #expect(found.map(\.text) == ["Kazakhstan"])
  }

  @Test("a surname alone is a person's where the text has the full name")
  func surname() {
    let found = NameFinder().mentions(in: "They met Maria Lind on Friday. Then a letter reached Lind.")
    #expect(found.map(\.kind) == [.person, .person])
  }

  @Test("spans cover the words, in order and apart", arguments: 0..<40)
  func spans(_ seed: Int) {
    var random = NameRandom(state: UInt64(seed))
    let words = [
      "Committee", "to", "Protect", "and", "of", "the", "The", "Anna", "Berg", "’s", "EU", "Orda.kz",
      "President", "in",
      "Minsk", "“", "”", ".", "\n", "U.S.", "J.", "May", "é", "Ə", "👩‍👩‍👧", "-", "&", "A", "I",
    ]
    let text = (0..<60).map { _ in words.randomElement(using: &random) ?? "" }.joined(separator: " ")
    let found = NameFinder().mentions(in: text)
    for mention in found {
      #expect(!mention.span.isEmpty)
      #expect(mention.span.end <= text.codePointCount)
    }
    for (left, right) in zip(found, found.dropFirst()) { #expect(left.span.end <= right.span.start) }
  }

  @Test(
    "countries by any of their names",
    arguments: [("Kazakhstan", true), ("UK", true), ("Astana", false), ("Kazakh", false), ("Europe", false)])
  func countries(_ name: String, _ isCountry: Bool) {
    #expect(NameFinder.isCountry(name) == isCountry)
  }
}

private struct NameRandom: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}
