import AssayCore
import Testing

@testable import AssayClaims

/// Sentences of several statements and asides, cut by their trees; all are invented.
@Suite("Clauses and asides", .enabled(if: GrammarModel.isSetUp))
struct SecondClauseTests {
  private func texts(_ text: String) async throws -> [String] {
    try await parsingDetector().claims(in: article(text)).map(\.text)
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var text: String
    var claims: [String]
    var testDescription: String { text }
  }

  @Test(
    "each statement and each aside is a claim",
    arguments: [
      Case(
        text: "The average age of the farmers rose to 57.2 years; only one in nine was under 40.",
        claims: [
          "The average age of the farmers rose to 57.2 years.", "Only one in nine was under 40.",
        ]),
      Case(
        text:
          "The province announced in August that it would cut the grant; the town council has promised to pay half of it.",
        claims: ["The town council has promised to pay half of it."]),
      Case(
        text:
          "Farms with five hectares fell in number, whereas the large estates in Oral grew by 14 per cent.",
        claims: [
          "Farms with five hectares fell in number.", "The large estates in Oral grew by 14 per cent.",
        ]),
      Case(
        text:
          "The Ertis Smelter, which employs 2,400 people and is owned by the state, paid no bonus in March 2024.",
        claims: ["The Ertis Smelter paid no bonus in March 2024."]),
      Case(
        text: "The festival in Riva, founded in 1992, had 61,200 visitors in 2025.",
        claims: [
          "The festival in Riva had 61,200 visitors in 2025.", "The festival in Riva was founded in 1992.",
        ]),
      Case(
        text: "The prize comes with 40,000 euros, half of which goes to the distributor.",
        claims: ["Half of 40,000 euros goes to the distributor."]),
      Case(
        text: "The ministry, to which the league sent its data in October 2024, confirmed the figures.",
        claims: ["The ministry confirmed the figures."]),
      Case(
        text: "The league is an association of doctors that was founded in 2013 and has 1,900 members.",
        claims: [
          "The league is an association of doctors.", "The league was founded in 2013.",
          "The league has 1,900 members.",
        ]),
    ])
  func cut(_ example: Case) async throws {
    let found = try await texts(example.text)
    for claim in example.claims { #expect(found.contains(claim), "\(found)") }
  }

  @Test(
    "what is not stated by itself stays with the rest",
    arguments: [
      "No company which employs 100 people paid the tax in 2024.",
      "Every editor, whose paper was closed, left the country in 2024.",
      "If the court frees Ann Lee, the union will end the strike and the mine will open in May.",
      "The council asked whether the bridge in Oral was safe; nobody could say.",
      "Neither the mayor nor the council, which meets on Monday, paid for the bridge.",
    ])
  func whole(_ text: String) async throws {
    for claim in try await texts(text) {
      for word in ["No", "Every", "If", "whether", "Neither"] where text.contains(word) {
        // A statement under a condition, a question or a quantifier keeps it.
        let isApart = claim.lowercased().contains("nobody") || claim.contains("meets")
        #expect(claim.lowercased().contains(word.lowercased()) || isApart, "\(claim)")
      }
    }
  }

  @Test("who says so stays with what is told in passing")
  func frame() async throws {
    let claims = try await parsingDetector().claims(
      in: article(
        "Police said that the driver, who was detained in Oral in May 2024, had paid a fine of 300 euros."))
    #expect(claims.count { $0.text.contains("detained") } > 0)
    for claim in claims where claim.text.contains("detained") {
      #expect(claim.attribution?.speaker == "Police")
    }
  }

  @Test("a speaker who names the league in passing is the league")
  func ours() async throws {
    let claims = try await parsingDetector().claims(
      in: article(
        "The results are worse than we at the Clean Lungs League had feared. On 24 November 2024 we sued the canton of Zenica."
      ))
    #expect(
      claims.contains { $0.text == "On 24 November 2024 the Clean Lungs League sued the canton of Zenica." })
  }

  @Test("one weekday of many is no date", arguments: ["On a grey Tuesday", "Every Monday", "One Friday"])
  func weekdays(_ opening: String) async throws {
    let claims = try await parsingDetector().claims(
      in: article("\(opening) the court in Oral fined two editors."))
    #expect(claims.allSatisfy { $0.times.isEmpty && !$0.text.contains("2026") })
  }
}
