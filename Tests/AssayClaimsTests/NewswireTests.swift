import AssayClaims
import AssayCore
import Testing

/// Constructions of dense news: each sentence is invented, and what it is cut into is all that it says.
@Suite("Constructions of news prose", .enabled(if: GrammarModel.isSetUp))
struct NewswireTests {
  private func texts(_ text: String) async throws -> [String] {
    try await parsingDetector().claims(in: article(text)).map(\.text)
  }

  @Test(
    "cut into facts",
    arguments: SplitCase.shares + SplitCase.gaps + SplitCase.asides + SplitCase.joinedSayings
      + SplitCase.relatives)
  func cut(_ example: SplitCase) async throws {
    let found = try await texts(example.text)
    for claim in example.claims { #expect(found.contains(claim), "\(found)") }
  }

  @Test("never said", arguments: SplitCase.neverGarbled)
  func never(_ example: SplitCase) async throws {
    let found = try await texts(example.text)
    for claim in example.claims { #expect(!found.contains(claim), "\(found)") }
  }

  @Test("what words stand for", arguments: ResolutionCase.newswire)
  func resolved(_ example: ResolutionCase) async throws {
    let found = try await texts(example.article)
    #expect(found.contains(example.last), "\(found)")
  }
}

extension SplitCase {
  static let shares = [
    SplitCase(
      "The city has 41 bridges, nine of them in a poor condition.", "The city has 41 bridges.",
      "Nine of the 41 bridges are in a poor condition."),
    SplitCase(
      "Two of the injured, both of them pensioners, are in hospital.", "Two of the injured are in hospital.",
      "Both of the injured are pensioners."),
    SplitCase(
      "The minister told the committee that at least 60 shops had opened before the holidays, 17 of them hosted in one "
        + "mall.", "The minister told the committee that 17 of the shops were hosted in one mall."),
    SplitCase(
      "At least 31 miners were arrested, of whom twelve were sent to prison and none was acquitted.",
      "Twelve of the miners were sent to prison.", "None of the miners was acquitted."),
    SplitCase(
      "Some 4,000 people used the bridge every day, including 600 pupils.",
      "Some 4,000 people used the bridge every day.", "600 pupils used the bridge every day."),
    SplitCase(
      "The vote in the council was close, with nine deputies abstaining.", "Nine deputies abstained."),
  ]
  static let gaps = [
    SplitCase(
      "Three people were killed and eleven injured when a footbridge collapsed in Oral.",
      "Three people were killed when a footbridge collapsed in Oral.",
      "Eleven people were injured when a footbridge collapsed in Oral."),
    SplitCase(
      "The prosecutor had demanded nine years for Marat Adamov and five for Dina Heide.",
      "The prosecutor had demanded nine years for Marat Adamov.",
      "The prosecutor had demanded five years for Dina Heide."),
    SplitCase(
      "Anna Berg may not leave the country, speak to reporters or join public rallies until May 2028.",
      "Anna Berg may not leave the country until May 2028.",
      "Anna Berg may not speak to reporters until May 2028.",
      "Anna Berg may not join public rallies until May 2028."),
    SplitCase(
      "The ban would reduce the harvest by 3.5 per cent and cost 400 jobs.",
      "The ban would reduce the harvest by 3.5 per cent.", "The ban would cost 400 jobs."),
    SplitCase(
      "Small farms fell in number by 17 per cent, whereas those with 100 hectares or more rose by 14 per cent.",
      "Small farms fell in number by 17 per cent.", "Farms with 100 hectares or more rose by 14 per cent."),
  ]
  static let asides = [
    SplitCase(
      "The bridge, 60 metres long and built in 1974, had been closed for repairs.",
      "The bridge had been closed for repairs.", "The bridge was 60 metres long.",
      "The bridge was built in 1974."
    ),
    SplitCase(
      "Women led no more than 27 per cent of the holdings, a share that has not changed since 2016.",
      "Women led no more than 27 per cent of the holdings.", "The share has not changed since 2016."),
  ]
  static let joinedSayings = [
    SplitCase(
      "Otto Riemann said the city had inspected the bridge in March 2025, but conceded that the report had never been "
        + "published.", "Otto Riemann said the city had inspected the bridge in March 2025.",
      "Otto Riemann conceded that the report had never been published.")
  ]
  static let relatives = [
    SplitCase(
      "The council passed a rule that bans cars from the centre and obliges shops to close at ten.",
      "The rule bans cars from the centre.", "The rule obliges shops to close at ten."),
    SplitCase(
      "In 2021 the council rejected a request to raise the budget, which stood at 1.2 million euros, citing a lack of "
        + "money.", "The council cited a lack of money."),
  ]
  static let neverGarbled = [
    SplitCase(
      "Archaeologists have found a kiln that is at least 7,400 years old, 900 years older than any known before.",
      "Archaeologists were 900 years older than any known before."),
    SplitCase(
      "The dig cost 210,000 euros, paid by the region, and will go on in June 2026.",
      "The dig paid by the region."),
    SplitCase(
      "Officers entered the studio in the capital, Kamoa, on 3 May 2025.",
      "Kamoa is the studio in the capital."),
    SplitCase(
      "Half of the land is in the hands of fewer than 800 owners, each of whom has more than 200 hectares.",
      "Half of the land is in the hands each of whom has more than 200 hectares."),
  ]
}

extension ResolutionCase {
  static let newswire = [
    ResolutionCase(
      "At least five reporters have left the country. Two of them, Paul Adou and Marie Kessy, told lawyers that they "
        + "had received threats from the party.", "Paul Adou and Marie Kessy are two of the reporters."),
    ResolutionCase(
      "Strikers met in Oral.\nNeither defendant disputed the text, but both say it was written by Jana Kolar.",
      "Both say it was written by Jana Kolar."),
    ResolutionCase(
      "Kaspar Foods cut its forecast on 3 May 2025.\nKaspar blamed the price of cod.\nSales fell by 3 per cent.\n"
        + "Kaspar Foods has plants in Oral and Aktau.\nPrices rose by 4 per cent.\nThe weather was dry in 2024.\n"
        + "Wages grew by 2 per cent.\nRents rose by 9 per cent.\nThe company employed 5,300 people in May 2025.",
      "Kaspar Foods employed 5,300 people in May 2025."),
    ResolutionCase(
      "Nordbau declined to comment.\nProsecutors opened an inquiry into the building department and seized files from "
        + "its offices.", "Prosecutors seized files from its offices."),
    ResolutionCase(
      "No child can hold its breath for 20 minutes.", "No child can hold its breath for 20 minutes."),
    ResolutionCase(
      "The union announced a strike for Thursday.",
      "The union announced a strike for Thursday 12 February 2026."),
    ResolutionCase(
      "In January of this year unknown men burned the mast.", "In January 2026 unknown men burned the mast."),
  ]
}
