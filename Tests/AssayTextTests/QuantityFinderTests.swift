import AssayCore
import AssayText
import Testing

struct QuantityFinderTests {
  /// What a text says, as "words: value[-upper] unit/noun bound dimension", exact bounds left out.
  private func found(_ text: String) -> [String] {
    QuantityFinder().mentions(in: text).map { mention in
      func plain(_ value: Double) -> String {
        value.rounded() == value ? String(Int(value)) : String((value * 10).rounded() / 10)
      }
      let parts = [
        plain(mention.value) + (mention.upper.map { "-" + plain($0) } ?? ""), mention.unit ?? mention.noun,
        mention.bound == .exact ? nil : mention.bound.rawValue, mention.dimension.rawValue,
      ]
      return "\(mention.text): " + parts.compactMap { $0 }.joined(separator: " ")
    }
  }

  @Test(arguments: [
    ("three women were detained", ["three women: 3 woman count"]),
    ("More than 20 individuals remained", ["More than 20 individuals: 20 person moreThan count"]),
    ("at least five journalists", ["at least five journalists: 5 journalist atLeast count"]),
    (
      "over 55,000 media and social media sources",
      ["over 55,000 media and social media sources: 55000 sourc moreThan count"]
    ),
    ("1.2 million people", ["1.2 million people: 1200000 person count"]),
    ("six United Nations experts warned", ["six United Nations experts: 6 expert count"]),
    ("two Kazakhs were held", ["two Kazakhs: 2 kazakh count"]),
    ("Six UN human rights experts warned", ["Six UN human rights experts: 6 expert count"]),
    ("19 EU member states and partner countries", ["19 EU member states: 19 state count"]),
    ("dozens of protesters", ["dozens of protesters: 24 protest atLeast count"]),
    ("a dozen men", ["a dozen men: 12 man count"]),
    ("a debate of a quarter of an hour", ["a quarter of an hour: 15 minute duration"]),
    ("it took about half an hour", ["about half an hour: 30 minute approximate duration"]),
    ("three quarters of an hour", ["three quarters of an hour: 45 minute duration"]),
    ("hundreds of thousands of people", ["hundreds of thousands of people: 200000 person atLeast count"]),
    ("twenty-five activists", ["twenty-five activists: 25 activist count"]),
    ("one hundred and five people", ["one hundred and five people: 105 person count"]),
    ("no more than 20 people", ["no more than 20 people: 20 person atMost count"]),
    ("fewer than 100 people", ["fewer than 100 people: 100 person lessThan count"]),
    ("20 or more activists", ["20 or more activists: 20 activist atLeast count"]),
    ("100+ arrests", ["100+ arrests: 100 arrest atLeast count"]),
    ("one journalist was held", ["one journalist: 1 journalist count"]),
    ("a three-judge panel", ["three-judge: 3 judg count"]), ("twice", ["twice: 2 time count"]),
    (
      "10 to 15 people, two or three cases",
      ["10 to 15 people: 10-15 person count", "two or three cases: 2-3 case count"]
    ),
    ("55 000 sources", ["55 000 sources: 55000 sourc count"]),
    ("2,026 people", ["2,026 people: 2026 person count"]),
  ])
  func counts(_ text: String, _ quantities: [String]) { #expect(found(text) == quantities) }

  @Test(arguments: [
    ("two months in prison", ["two months: 2 month duration"]),
    ("up to ten years", ["up to ten years: 10 year atMost duration"]),
    ("a 10-day detention", ["10-day: 10 day duration"]),
    ("between 10 and 15 days", ["between 10 and 15 days: 10-15 day duration"]),
    ("two and a half years", ["two and a half years: 2.5 year duration"]),
    ("for a month", ["a month: 1 month duration"]),
    ("two decades", ["two decades: 20 year duration"]),
    ("approximately €200 each", ["approximately €200: 200 EUR approximate money"]),
    ("200 euros", ["200 euros: 200 EUR money"]), ("US$300", ["US$300: 300 USD money"]),
    ("$5m", ["$5m: 5000000 USD money"]),
    ("$1-2 million", ["$1-2 million: 1000000-2000000 USD money"]),
    ("KZT 85,000", ["KZT 85,000: 85000 KZT money"]),
    ("100,000 tenge ($190)", ["100,000 tenge: 100000 KZT money", "$190: 190 USD money"]),
    ("15 per cent", ["15 per cent: 15 percent percent"]), ("10–15%", ["10–15%: 10-15 percent percent"]),
    ("half of the seats", ["half: 50 percent percent"]),
    ("two-thirds of them", ["two-thirds: 66.7 percent percent"]),
    ("one in five women", ["one in five: 20 percent percent"]),
    ("a third of voters", ["a third: 33.3 percent percent"]),
    ("a 19-year-old student", ["19-year-old: 19 year age"]),
    ("a decade-old decision", ["a decade-old: 10 year age"]),
    ("aged 43", ["aged 43: 43 year age"]), ("Nurlan, 43, said", ["43: 43 year age"]),
    ("5 km away", ["5 km: 5 kilometre measure"]), ("30 degrees", ["30 degrees: 30 degree measure"]),
    ("the 21st case", ["21st case: 21 case ordinal"]),
    ("the first violation costs much", ["first violation: 1 violat ordinal"]),
    ("the first human rights defender", ["first human rights defender: 1 defend ordinal"]),
    ("the first journalist", ["first journalist: 1 journalist ordinal"]),
  ])
  func measures(_ text: String, _ quantities: [String]) { #expect(found(text) == quantities) }

  @Test(arguments: [
    "Article 174(2) of the Criminal Code", "Law No. 174", "+7 701 555 12 34", "at 10:30",
    "at 5 p.m. on 3 May 2025",
    "701-555-1234", "G20 and COVID-19", "Kh-101", "in 2026", "24 and 25 June 2025", "two weeks ago",
    "one of them",
    "no one knew", "the first time", "First, he said", "page 12", "Resolution 1325", "1. Item",
    "last two weeks",
  ])
  func leavesOthersAlone(_ text: String) { #expect(found(text) == []) }

  @Test func ignoresListBullets() {
    #expect(found("1. Item\n2. Another\n3) Third") == [])
  }
}
