import AssayCore
import Testing

@testable import AssayVerify

/// What is said in other words, more roughly, or of a part only, and must not be held against a claim; and what must.
@Suite("Facets read figures, dates and denials as careful readers do")
struct CarefulFacetTests {
  static let cases: [FacetCase] = [
    .init(.date, "The law takes effect by the end of 2025.", "The law takes effect on 1 July 2025.", nil),
    .init(
      .date, "The charter must be ratified by 30 June 2025.", "The charter was ratified on 15 May 2025.", nil),
    .init(.date, "The shop closed after 2008.", "The shop closed in 2012.", nil),
    .init(.date, "The school was opened before 1900.", "The school was opened in 1876.", nil),
    .init(.date, "The base had been in the country since 2001.", "The base was in the country in 2015.", nil),
    .init(.date, "The school was opened before 1900.", "The school was opened in 1912.", false),
    .init(.date, "She has led the club since 2012.", "She has led the club since 2000.", false),
    .init(
      .date, "In Taldykorgan he has been on trial since 23 January 2026.",
      "The trial opened on 23 January 2026.", true),
    .init(.date, "The war lasted from 2018 to 2021.", "The war lasted from 2018 until 2023.", nil),
    .init(.date, "The trial will begin on 10 June.", "The trial will begin on 10 June 2025.", true),
    .init(.date, "The trial will begin on 10 June.", "The trial will begin on 12 June 2025.", false),
    .init(
      .date, "The bridge was closed in early March 2023.", "The bridge was closed on 11 March 2023.", nil),
    .init(
      .date, "The bridge was closed in early March 2023.", "The bridge was closed on 11 May 2023.", false),
    .init(.number, "Inflation was 35 per cent.", "Inflation was 34.9 per cent.", true),
    .init(.number, "Inflation was 15.6 per cent.", "Inflation was 15.5 per cent.", false),
    .init(.number, "Inflation was 35 per cent.", "Inflation was 36 per cent.", false),
    .init(.money, "The deal was worth $2.5 billion.", "The deal was worth $2.46 billion.", true),
    .init(.money, "The deal was worth $2.5 billion.", "The deal was worth $2.6 billion.", false),
    .init(.number, "The region has 1.4 million people.", "The region has 1,412,000 people.", true),
    .init(.number, "The peak is 8,849 metres high.", "The peak is 8,848.86 metres high.", true),
    .init(.number, "The town has half a million inhabitants.", "The town has 497,000 inhabitants.", true),
    .init(.number, "The court heard 20 witnesses.", "The court heard 21 witnesses.", false),
    .init(.number, "Dozens of people were detained.", "At least 37 people were detained.", true),
    .init(.number, "The rate fell by 10 per cent.", "The rate fell by 10 percentage points.", nil),
    .init(.number, "It was -20 degrees at night.", "It was 20 degrees at night.", false),
    .init(.number, "It was 40 degrees Celsius.", "It was 104 degrees Fahrenheit.", nil),
    .init(
      .quote, "She said “It’s a dark day for our country”.", "“It's a dark day for our country,” she said.",
      true),
    .init(
      .quote, "He said “the labour market […] is in very good shape”.",
      "“The labour market, I think, is in very good shape,” he said.", true),
    .init(
      .quote, "He called it “[t]he worst week of my life”.", "He called it “the worst week of my life”.", true
    ),
    .init(.duration, "He waited a year and a half.", "He waited 18 months.", true),
    .init(.duration, "The ban lasts one year and six months.", "The ban lasts 18 months.", true),
    .init(.duration, "The film runs for 2 hours and 5 minutes.", "The film runs for 125 minutes.", true),
    .init(.duration, "He was held for four weeks.", "He was held for one month.", true),
    .init(.duration, "He was held for 15 days.", "He was held for two weeks.", true),
    .init(.duration, "He was jailed for 40 years.", "He was jailed for 39 years.", false),
    .init(.duration, "She died at the age of 96.", "She died at the age of 95.", false),
    .init(.negation, "He did not release him until May 2021.", "He released him in May 2021.", nil),
    .init(
      .negation, "The army had never used the missiles before November 2024.",
      "The army used the missiles in November 2024.", nil),
    .init(.negation, "They detained 12 officials, not 20.", "They detained 20 officials.", nil),
    .init(.modality, "The minister took bribes.", "The minister denied that he took bribes.", false),
    .init(.modality, "The army shelled the hospital.", "The army denied shelling the hospital.", false),
    .init(.money, "The fund gave A$10 million.", "The fund gave $10 million.", nil),
    .init(.money, "The fund gave 10 million Canadian dollars.", "The fund gave C$10 million.", true),
    .init(.law, "He was charged under Article 405.", "He was charged under Articles 174 and 405.", true),
    .init(.law, "He was charged under Article 405.", "He was charged under Articles 174 and 274.", false),
    .init(.name, "Emmanuel Macron visited the port.", "Macron visited the port on Monday.", true),
    .init(.number, "The rate was raised to 8 per cent.", "The rate was raised by 1 per cent.", nil),
    .init(.number, "The rate was raised to 8 per cent.", "The rate was raised to 9 per cent.", false),
    .init(.outcome, "Prices rose in May.", "The bank declined to comment on prices in May.", nil),
    .init(.outcome, "Prices rose in May.", "Prices declined in May.", false),
    .init(.date, "The trial will begin on 10 June.", "The trial began on 10 June 2019.", nil),
    .init(.date, "It must close no later than 2027.", "It closed in 2025.", nil),
    .init(.date, "It was built later than June 1950.", "It was built in May 1948.", false),
    .init(.duration, "The work took a decade and a half.", "The work took 15 years.", true),
  ]

  @Test(arguments: cases)
  func compare(item: FacetCase) {
    let reference = PartialDate(iso8601: "2025-04-01")
    let claim = TextAnalysis(item.claim, reference: reference)
    let evidence = TextAnalysis(item.evidence, reference: reference)
    let facets = FacetComparison.compare(claim: claim, evidence: evidence, context: evidence).facets
    let found = facets.filter { $0.kind == item.kind }
    switch item.agrees {
    case nil: #expect(found.isEmpty, "\(facets)")
    case true?: #expect(!found.isEmpty && found.allSatisfy(\.agrees), "\(facets)")
    case false?: #expect(found.contains { !$0.agrees }, "\(facets)")
    }
  }

  @Test("A claim of nothing but denials is compared in a moment")
  func manyDenials() {
    let claim = TextAnalysis(String(repeating: "He was not fined ", count: 580), reference: nil)
    let evidence = TextAnalysis("He was fined in Almaty.", reference: nil)
    #expect(claim.denials.count == 580)
    #expect(!FacetComparison.compare(claim: claim, evidence: evidence, context: evidence).facets.isEmpty)
  }

  @Test("Persons are told apart by their middle initials")
  func initials() {
    let claim = TextAnalysis("George W. Bush took office in 2001.", reference: nil)
    let evidence = TextAnalysis("George H. W. Bush took office in 1989.", reference: nil)
    let facets = FacetComparison.compare(claim: claim, evidence: evidence, context: evidence).facets
    #expect(!facets.contains { $0.kind == .name && $0.agrees })
  }
}
