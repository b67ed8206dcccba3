import AssayCore
import Testing

@testable import AssayVerify

/// Pairs of a claim and a passage of one event, and what the facets must say of them.
struct FacetCase: Sendable, CustomTestStringConvertible {
  var kind: Facet.Kind
  var claim: String
  var evidence: String
  /// nil: no comparison of this kind may be made.
  var agrees: Bool?
  var testDescription: String { "\(kind): \(claim) | \(evidence)" }

  init(_ kind: Facet.Kind, _ claim: String, _ evidence: String, _ agrees: Bool?) {
    self.kind = kind
    self.claim = claim
    self.evidence = evidence
    self.agrees = agrees
  }
}

@Suite("Facets compare what can be compared, and nothing else")
struct FacetTests {
  static let cases: [FacetCase] = [
    // Dates.
    .init(.date, "He was arrested in December 2025.", "Police arrested him on 1 December 2025.", true),
    .init(.date, "He was arrested in November 2025.", "Police arrested him on 1 December 2025.", false),
    .init(
      .date, "The law was signed on 30 January 2026.", "The president signed it on December 30, 2025.", false),
    .init(.date, "The report covers June 2025 to January 2026.", "It looks at November 2025.", true),
    .init(.date, "The vote took place in 2024.", "Deputies voted on 12 March 2024.", true),
    .init(.date, "The vote took place in 2023.", "Deputies voted on 12 March 2024.", false),
    .init(.date, "The trial began on 23 January.", "The trial opened on 23 January.", true),
    .init(.date, "The trial began on 23 January.", "The trial opened on 24 January.", false),
    .init(.date, "Inflation slowed between August and September.", "Inflation fell in September.", true),
    .init(.date, "Inflation slowed between August and September.", "Inflation fell in July.", false),
    .init(.date, "It snowed on 1 January.", "Snow fell from November to February.", true),
    .init(.date, "The novel was written in the 1900s.", "He wrote the novel in 1919.", true),
    .init(.date, "The Press Act of 1990 was repealed.", "In 2009 parliament repealed the act.", nil),
    .init(.date, "He was arrested in December 2025.", "Police arrested him.", nil),
    .init(
      .date, "The committee adopted its conclusions on 11 July 2025.",
      "For the review of 2025 see there; these conclusions were adopted on 11 July 2016.", false),
    // Durations.
    .init(.duration, "She got two months of house arrest.", "The house arrest lasts two months.", true),
    .init(.duration, "She got six months of house arrest.", "The house arrest lasts two months.", false),
    .init(.duration, "They were held for two weeks.", "They were held for 14 days.", true),
    .init(.duration, "They face up to ten years in prison.", "The charge carries up to 10 years.", true),
    // Numbers.
    .init(.number, "At least five activists were held.", "Police held seven activists.", true),
    .init(.number, "More than 20 activists were held.", "Police held 12 activists.", false),
    .init(.number, "Nineteen activists stand trial.", "The trial of 19 activists opened.", true),
    .init(.number, "The contractor watches 85,000 sources.", "It monitors over 55,000 sources.", nil),
    .init(
      .number, "The contractor watches more than 85,000 sources.", "It monitors over 55,000 sources.", false),
    .init(.number, "More than 20 activists are in prison.", "At least 48 activists are in prison.", true),
    .init(.duration, "They face up to 15 years in prison.", "The charge carries up to 10 years.", false),
    .init(.duration, "They were held for a month.", "They were held for 30 days.", true),
    .init(.number, "Three women were detained.", "Police detained four women.", false),
    .init(.number, "Three women were detained.", "Police used two cars.", nil),
    // Money.
    .init(.money, "Each was fined about €200.", "The fine was 195 euros.", true),
    .init(.money, "Each was fined €200.", "The fine was 500 euros.", false),
    .init(.money, "Each was fined €200.", "The fine was 100,000 tenge.", nil),
    // Names.
    .init(
      .name, "Her lawyer Murat Adam lost his licence.", "The court disbarred the lawyer Murat Adam.", true),
    .init(
      .name, "Her lawyer Olga Didenko lost his licence.",
      "The court took the licence of the lawyer Murat Adam.", false),
    // Laws.
    .init(
      .law, "He is charged under Article 174.", "The charge is under Article 174(2) of the Criminal Code.",
      true),
    .init(
      .law, "He is charged under Article 274.", "The charge is under Article 174(2) of the Criminal Code.",
      false),
    // Quoted words.
    .init(
      .quote, "She called it “an affront to human dignity”.",
      "Experts spoke of “an affront to human dignity”.", true),
    .init(
      .quote, "She called it “a grave threat to the human dignity”.",
      "Experts spoke of “a grave insult to the human dignity”.",
      false),
    // Negation.
    .init(
      .negation, "The register does not disclose the amounts.", "The register discloses the amounts.", false),
    .init(.negation, "Police showed a warrant.", "Police refused to show a warrant.", false),
    .init(.negation, "Not only journalists were fined.", "Journalists were fined.", nil),
    .init(.negation, "She is not based in Almaty.", "She is based in Astana.", nil),
    .init(.negation, "He was not born in 1860.", "He was born in 1960.", nil),
    .init(.date, "He was not born in 1860.", "He was born in 1960.", nil),
    .init(
      .negation, "The court did not fine the editor.", "The court fined the editor and a reporter.", false),
    .init(.negation, "The editor was fined.", "The editor was not charged, and the owner was fined.", nil),
    .init(.negation, "He was never charged.", "He was not charged.", nil),
    // Modality.
    .init(.modality, "The court fined the editor.", "The court may fine the editor.", false),
    .init(.modality, "The ministry closed the school.", "The ministry plans to close the school.", false),
    .init(
      .modality, "The ministry plans to close the school.", "The ministry plans to close the school.", nil),
    .init(
      .modality, "The court fined the editor.", "The court fined the editor and may fine the owner.", nil),
    .init(.modality, "The court fined the editor.", "The court fined the editor, who will appeal.", nil),
    .init(
      .modality, "The deaths are attributable to smoke.", "The deaths could be attributed to smoke.", nil),
    .init(.modality, "The film got its release in 2017.", "The film is set to be released in 2017.", nil),
    .init(.modality, "She met Queen Ludmila.", "Ludmila would be queen.", nil),
    // Outcomes.
    .init(.outcome, "The court jailed her.", "The court fined her.", false),
    .init(.outcome, "She was placed under house arrest.", "She was put under house arrest.", true),
    .init(.outcome, "She was remanded in custody.", "She was put under house arrest.", false),
    .init(.outcome, "The court acquitted him.", "He was convicted.", false),
    .init(.outcome, "The court heard him.", "He was convicted.", nil),
  ]

  @Test("Each kind agrees, differs or stays silent as a reader would", arguments: cases)
  func compare(item: FacetCase) {
    let reference = PartialDate(iso8601: "2026-02-05")
    let claim = TextAnalysis(item.claim, reference: reference)
    let evidence = TextAnalysis(item.evidence, reference: reference)
    let facets = FacetComparison.compare(claim: claim, evidence: evidence, context: evidence).facets
    let found = facets.filter { $0.kind == item.kind }
    switch item.agrees {
    case nil: #expect(found.isEmpty)
    case true?: #expect(!found.isEmpty && found.allSatisfy(\.agrees), "\(facets)")
    case false?: #expect(found.contains { !$0.agrees }, "\(facets)")
    }
  }

  @Test("A second date of the claim is looked for beside the sentence whose date is taken by the first")
  func secondDate() {
    let claim = TextAnalysis("Held since July 2025, he was tried on 3 May 2026.", reference: nil)
    let evidence = TextAnalysis("The trial was on 3 May 2026.", reference: nil)
    let context = TextAnalysis(
      "The trial was on 3 May 2026. He had been held since July 2025.", reference: nil)
    let comparison = FacetComparison.compare(claim: claim, evidence: evidence, context: context)
    #expect(comparison.facets.filter { $0.kind == .date }.map(\.agrees) == [true, true])
  }

  @Test("What the evidence does not speak of is said to be unaddressed, not to differ")
  func unaddressed() {
    let claim = TextAnalysis("She was fined €200 on 3 May 2025.", reference: nil)
    let evidence = TextAnalysis("She was fined.", reference: nil)
    let comparison = FacetComparison.compare(claim: claim, evidence: evidence, context: evidence)
    #expect(comparison.contradictions.isEmpty)
    #expect(Set(comparison.unaddressed.map(\.kind)) == [.date, .money])
  }
}
