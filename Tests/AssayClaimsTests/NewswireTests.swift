import AssayClaims
import AssayCore
import AssayTesting
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
      + SplitCase.relatives + SplitCase.headsOfClauses + SplitCase.counts + SplitCase.participles
      + SplitCase.namedAsides)
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

  @Test("Cut short, spliced and out of order, they are read without harm", arguments: 0..<6)
  func broken(_ seed: Int) async throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let sentences = SplitCase.newswire.map { $0.text.split(separator: " ") }
    let broken = (0..<60).map { _ in
      var words: [Substring] = []
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let sentence = sentences[Int.random(in: sentences.indices, using: &random)]
        let start = Int.random(in: sentence.indices, using: &random)
        words += sentence[start..<Int.random(in: start...sentence.count, using: &random)]
      }
      return words.joined(separator: " ") + "."
    }
    for claim in try await texts("The mayor of the old town said. " + broken.joined(separator: " ")) {
      #expect(!claim.isEmpty)
    }
  }
}

extension SplitCase {
  static let newswire =
    shares + gaps + asides + joinedSayings + relatives + headsOfClauses + counts + participles + namedAsides
    + neverGarbled
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
  static let headsOfClauses = [
    SplitCase(
      "A spokeswoman for the regional police department, which has 2,100 officers, declined to comment.",
      "The regional police department has 2,100 officers."),
    SplitCase(
      "The number of people registered as self-employed, which had doubled between 2015 and 2022, fell by 38,000.",
      "The number of people registered as self-employed had doubled between 2015 and 2022."),
    SplitCase(
      "Wages in mining were more than twice as high as in agriculture, where the average was 271,000 tenge.",
      "In agriculture, the average was 271,000 tenge."),
  ]
  static let counts = [
    SplitCase(
      "The organisers put the number at 800, the police at no more than 250.",
      "The organisers put the number at 800.", "The police put the number at no more than 250."),
    SplitCase(
      "At least 217 people were fined and 89 detained for taking part in rallies, compared with 164 and 102 in 2024.",
      "At least 217 people were fined for taking part in rallies, compared with 164 in 2024.",
      "89 people were detained for taking part in rallies, compared with 102 in 2024."),
    SplitCase(
      "Some 9.3 million people were in work, and 449,000 were looking for a job, two thirds of them women.",
      "Two thirds of the 449,000 were women."),
  ]
  static let participles = [
    SplitCase(
      "The new media law, signed by President Omar Lind on 19 June 2024 and in force since August 2024, shortened the "
        + "deadline.", "The new media law was signed by President Omar Lind on 19 June 2024.",
      "The new media law has been in force since August 2024."),
    SplitCase(
      "The court dismissed a request to film the hearing, saying there was not enough room, and barred reporters from "
        + "bringing phones into the building.", "The court said there was not enough room.",
      "The court barred reporters from bringing phones into the building."),
  ]
  static let namedAsides = [
    SplitCase(
      "ASTANA – Kazakhstan has blocked 1,400 websites, most of them for gambling.",
      "Kazakhstan has blocked 1,400 websites.", "Most of the 1,400 websites are for gambling."),
    SplitCase(
      "Police briefly held the blogger Ruslan Lind, known for his videos on corruption, but released him after two hours.",
      "The blogger Ruslan Lind was known for his videos on corruption."),
    SplitCase(
      "The only remaining candidate, the teacher Gulnar Lind, 52, got 91 per cent of the vote.",
      "The only remaining candidate got 91 per cent of the vote.",
      "The only remaining candidate is the teacher Gulnar Lind.",
      "Gulnar Lind is 52."),
    SplitCase(
      "Roza Lind said that many victims did not complain, and accused prosecutors of closing most cases.",
      "Roza Lind said that many victims did not complain.",
      "Roza Lind accused prosecutors of closing most cases."),
    SplitCase(
      "Their coordinator, Roza Lind, said that many victims did not complain, and accused prosecutors of closing cases.",
      "Roza Lind said that many victims did not complain.", "Roza Lind accused prosecutors of closing cases."),
  ]
  static let neverGarbled = [
    SplitCase(
      "A fire at a polling station in Balkhash, which destroyed 400 ballot papers, was caused by a heater.",
      "The polling station in Balkhash destroyed 400 ballot papers."),
    SplitCase(
      "The prison doctors have been under the Health Ministry since July 2022, which the coalition calls a reform.",
      "The coalition calls the Health Ministry since July 2022 a reform."),
    SplitCase(
      "Guards in Kostanay were acquitted, although a report had confirmed eleven injuries, because the witness withdrew.",
      "A report had confirmed eleven injuries, because the witness withdrew."),
    SplitCase(
      "Only 19 cases reached a court, and in eleven of those officers were convicted.",
      "Only 19 cases in eleven of those officers were convicted."),
    SplitCase(
      "The victim has turned to the UN Committee against Torture, whose decisions Kazakhstan has recognised since 2008.",
      "The UN Committee against Torture’s decisions Kazakhstan has recognised since 2008."),
    SplitCase(
      "He called for cameras in all rooms, which so far exist in 62 per cent of them, and for longer retention.",
      "All rooms so far exist in 62 per cent of them, and for longer retention."),
    SplitCase(
      "A spokeswoman for the regional police department, which has 2,100 officers, declined to comment.",
      "The spokeswoman for the regional police department has 2,100 officers."),
    SplitCase(
      "The organisers put the number at 800, the police at no more than 250.",
      "The organisers put the police at no more than 250."),
    SplitCase(
      "The case is one of at least nine that were opened over the rallies, none of which has led to an acquittal.",
      "None of one of at least nine has led to an acquittal.",
      "None of the rallies has led to an acquittal."),
    SplitCase(
      "Youth unemployment rose to 3.5 per cent, and in Turkistan Region, where one in five residents is under ten, it "
        + "reached 5.1 per cent.", "Youth unemployment rose to 3.5 per cent, and in Turkistan Region.",
      "The youth unemployment reached 5.1 per cent."),
    SplitCase(
      "The average wage was 448,000 tenge, but after inflation of 11.2 per cent real wages were lower than in 2024.",
      "Inflation of 11.2 per cent real wages were lower than in 2024."),
    SplitCase(
      "Oil accounted for 54 per cent of exports, two points less than in 2024.",
      "Oil accounted two points less than in 2024."),
    SplitCase(
      "Eleven reporters were detained, four were beaten and one, the photographer Timur Lind, lost the sight in his left "
        + "eye.", "Four were beaten and one, the photographer Timur Lind.",
      "Eleven reporters lost the sight in his left eye."),
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
      "Observers from the group Fair Vote were expelled in 2024.\nThe winner got 91 per cent of the vote.",
      "The winner got 91 per cent of the vote."),
    ResolutionCase(
      "The newspaper Oral Times lost its licence on 3 May 2025.\nThe case began in May 2024, though its editors learned of "
        + "the case only in June 2024.", "Oral Times’s editors learned of the case only in June 2024."),
    ResolutionCase(
      "PRESS RELEASE\nThe report, which we at the foundation Open Word publish today, holds 148 interviews.\n"
        + "Neither the state nor any party contributes to our budget.",
      "Neither the state nor any party contributes to Open Word’s budget."),
    ResolutionCase(
      "Exports fell by 5 per cent in 2024.\nAlmaty and Astana together generate 33 per cent of gross domestic product, "
        + "although they are home to a fifth of the population.",
      "Almaty and Astana together generate 33 per cent of gross domestic product, although they are home to a fifth of "
        + "the population."),
    ResolutionCase(
      "At least five reporters have left the country. Two of them, Paul Adou and Marie Kessy, told lawyers that they "
        + "had received threats from the party.", "Paul Adou and Marie Kessy are two of the reporters."),
    ResolutionCase(
      "Strikers met in Oral.\nNeither defendant disputed the text, but both say it was written by Jana Kolar.",
      "Both say it was written by Jana Kolar."),
    ResolutionCase(
      "Kaspar Foods cut its forecast on 3 May 2025.\nSales at Kaspar fell by 3 per cent.\nThe price of cod rose.\n"
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
