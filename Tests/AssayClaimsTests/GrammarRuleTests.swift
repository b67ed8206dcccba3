import AssayClaims
import AssayCore
import AssayText
import Foundation
import Testing

/// Each kind of fact that the trees let be cut, and beside it what looks alike and must stay whole; all sentences are invented.
@Suite("Rules on trees", .enabled(if: GrammarModel.isSetUp))
struct GrammarRuleTests {
  private func texts(_ text: String) async throws -> [String] {
    try await parsingDetector().claims(in: article(text)).map(\.text)
  }

  @Test(
    "cut into facts",
    arguments: SplitCase.sharedNouns + SplitCase.saidBeside + SplitCase.comparisons + SplitCase.effects
      + SplitCase.verbs)
  func cut(_ example: SplitCase) async throws {
    let found = try await texts(example.text)
    for claim in example.claims { #expect(found.contains(claim), "\(found)") }
  }

  @Test("what several do or have together stays whole", arguments: SplitCase.leftWhole)
  func whole(_ text: String) async throws { #expect(try await texts(text) == [text]) }

  @Test("descriptions that one thing alone can bear", arguments: ResolutionCase.descriptions)
  func described(_ example: ResolutionCase) async throws {
    let found = try await texts(example.article)
    #expect(found.contains(example.last), "\(found)")
  }

  @Test("descriptions and pronouns that more than one can bear", arguments: ResolutionCase.openDescriptions)
  func open(_ example: ResolutionCase) async throws {
    let found = try await texts(example.article)
    #expect(found.contains(example.last), "\(found)")
  }

  @Test("a description that a name takes the place of is stated beside it")
  func aside() async throws {
    let found = try await texts(
      "The cargo ship Anna Berg sank on 3 May 2024. The 92-metre vessel had left Poti in April 2024.")
    #expect(found.contains("Anna Berg had left Poti in April 2024."), "\(found)")
    #expect(found.contains("Anna Berg is a 92-metre vessel."), "\(found)")
  }

  @Test(
    "the weekday stays beside its date",
    arguments: [
      ("The court freed the editor on Friday.", "The court freed the editor on Friday 6 February 2026."),
      (
        "The court freed the editor on Saturday evening.",
        "The court freed the editor on the evening of Saturday 7 February 2026."
      ),
    ])
  func weekdays(_ text: String, _ claim: String) async throws { #expect(try await texts(text) == [claim]) }

  @Test(
    "what is decided is a claim, what is guessed or promised is none",
    arguments: [
      ("Rents in Oral will rise by 5 per cent from April.", true),
      ("Kaspar Foods will close its plant in Aktau in the spring.", true),
      ("Rents in Oral will probably rise by 5 per cent.", false),
      ("The port will need 3 weeks to recover.", false),
      ("A new estimate will be published in September.", false),
    ])
  func plans(_ text: String, _ isCheckable: Bool) async throws {
    let claims = try await parsingDetector().claims(in: article(text))
    #expect(claims.contains(where: \.isCheckable) == isCheckable, "\(claims.map(\.kind))")
  }

  @Test("a quotation alone is of the speaker before, in the same paragraph only")
  func goesOn() async throws {
    let same = "“The river is the last of its kind,” said Jana Kolar. “We treat it like a drain.”"
    let claims = try await parsingDetector().claims(in: article(same))
    #expect(claims.last?.text == "Jana Kolar said: “We treat it like a drain.”")
    #expect(claims.last?.attribution?.speaker == "Jana Kolar")
    #expect(claims.last?.kind == .quotation)
    let other = "“The river is the last of its kind,” said Jana Kolar.\n“We treat it like a drain.”"
    #expect(try await parsingDetector().claims(in: article(other)).last?.attribution == nil)
  }
}

extension SplitCase {
  static let sharedNouns = [
    SplitCase(
      "The town's Green group and three Labour members voted against the plan.",
      "The town's Green group voted against the plan.", "Three Labour members voted against the plan."),
    SplitCase(
      "Police searched the office of the weekly and the home of its editor.",
      "Police searched the office of the weekly.", "Police searched the home of its editor."),
  ]
  static let saidBeside = [
    SplitCase(
      "The Union of Port Crews (UPC), which had demanded 15 per cent, ended the strike in May 2024.",
      "The Union of Port Crews (UPC) ended the strike in May 2024.",
      "The Union of Port Crews (UPC) had demanded 15 per cent."),
    SplitCase(
      "Anna Berg filed a complaint with the prosecutor's office, which has not answered.",
      "Anna Berg filed a complaint with the prosecutor's office.", "The prosecutor's office has not answered."
    ),
    SplitCase(
      "Oral, Kazakhstan's oldest port, handled 29 million tonnes of goods in 2024.",
      "Oral handled 29 million tonnes of goods in 2024.", "Oral is Kazakhstan's oldest port."),
    SplitCase(
      "Marat Ibrayev is accused of fraud under article 190 of the Criminal Code, an offence punishable by up to ten years in "
        + "prison.",
      "Marat Ibrayev is accused of fraud under article 190 of the Criminal Code.",
      "Article 190 of the Criminal Code is an offence punishable by up to ten years in prison."),
    SplitCase(
      "The lawyer Olga Rimskaya was not admitted to the search, although the court had ordered it in May 2024.",
      "The lawyer Olga Rimskaya was not admitted to the search.", "The court had ordered it in May 2024."),
  ]
  static let comparisons = [
    SplitCase(
      "The average age of women at their first marriage was 31.2 years, compared with 28.9 a decade ago.",
      "The average age of women at their first marriage was 31.2 years.",
      "The average age of women at their first marriage was 28.9 a decade ago."),
    SplitCase(
      "The number of births in Oral fell to 14,210 in 2024, the lowest figure since 1948, the Statistics Office (PSO) reported.",
      "The number of births in Oral fell to 14,210 in 2024."),
  ]
  static let effects = [
    SplitCase(
      "Kaspar Foods lowered its forecast in May 2024, sending its shares down 8.4 per cent in Oslo.",
      "Kaspar Foods lowered its forecast in May 2024.",
      "Kaspar Foods’s shares were sent down 8.4 per cent in Oslo.")
  ]
  static let verbs = [
    SplitCase(
      "The plant cost 64 million euros and employs 135 people.", "The plant cost 64 million euros.",
      "The plant employs 135 people."),
    SplitCase(
      "The bell weighs 2.3 tonnes and cracked in 2011.", "The bell weighs 2.3 tonnes.",
      "The bell cracked in 2011."),
    SplitCase(
      "The ferry was built in 1987 and sailed under the flag of Palau.", "The ferry was built in 1987.",
      "The ferry sailed under the flag of Palau."),
    SplitCase(
      "The group is listed in Lisbon and reported sales of 210 million euros in 2024.",
      "The group is listed in Lisbon.",
      "The group reported sales of 210 million euros in 2024."),
  ]
  static let leftWhole = [
    "The minister and the president of the union met in Oral in May 2024.",
    "The regulator approved the merger of the bank and the insurer in May 2024.",
    "The law distinguishes the owner of a site and the author of an article.",
    "The tariff covers the distance between the port of Poti and the border.",
    "Neither the mayor of Oral nor the head of the union attended the hearing.",
    "Both the mayor of Oral and the head of the union were fined in May 2024.",
    "The mayor of Oral and the head of the union did not attend the hearing.",
  ]
}

extension ResolutionCase {
  static let descriptions = [
    ResolutionCase(
      "Kaspar Foods lowered its forecast in May 2024. The maker of frozen pizza now expects a profit of 2 million euros.",
      "Kaspar Foods now expects a profit of 2 million euros."),
    ResolutionCase(
      "Parliament passed the Small Traders Act in July 2025. Article 7 of the act frees 9,000 shops from the fee.",
      "Article 7 of the Small Traders Act frees 9,000 shops from the fee."),
    ResolutionCase(
      "A court in Oral fined the activists Nurlan Qasymov and Dina Heide. They had stood outside the town hall in May 2024.",
      "Nurlan Qasymov and Dina Heide had stood outside the town hall in May 2024."),
    ResolutionCase(
      "The survey of the river cost 180,000 euros. No company contributed to it.",
      "No company contributed to the survey of the river."),
    ResolutionCase(
      "Anna Berg handed the report to the minister Davor Lisak and asked him to publish the data.",
      "Anna Berg asked Davor Lisak to publish the data."),
  ]
  static let openDescriptions = [
    ResolutionCase(
      "The ferry Anna Berg and the tanker Poti Star collided in May 2024. The vessel had left Oral on 3 May 2024.",
      "The vessel had left Oral on 3 May 2024."),
    ResolutionCase(
      "The Small Traders Act and the Ports Act were passed in July 2025. Article 7 of the act frees 9,000 shops.",
      "Article 7 of the act frees 9,000 shops."),
  ]
}
