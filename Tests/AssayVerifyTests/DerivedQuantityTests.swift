import AssayCore
import Testing

@testable import AssayVerify

/// A figure that the passage gives only by reckoning may confirm a claim's, and none may contradict it.
@Suite("Facets reckon with the figures of a passage")
struct DerivedQuantityTests {
  static let boats = "Of the harbour's 240 boats, 180 went out on Monday."
  static let catch8 = "The fleet landed 5,600 tonnes of cod last year, after 8,000 tonnes the year before."
  static let cases: [FacetCase] = [
    // Differences.
    .init(.number, "The catch shrank by 2,400 tonnes.", catch8, true),
    .init(.number, "The catch shrank by 2,500 tonnes.", catch8, nil),
    .init(
      .duration, "Her term is two years longer than his.", "He got three years and she got five years.", true),
    .init(
      .duration, "The winner is 14 years older.",
      "Lund, who is 58 years old, beat Berg, who is 44 years old.", true),
    .init(
      .money, "A ticket costs 3 euros more than before.", "A ticket costs 12 euros; it was 9 euros.", true),
    .init(
      .number, "Turnout fell by 4 percentage points.", "Turnout was 61 per cent, after 65 per cent in 2019.",
      true),
    .init(
      .number, "Turnout fell by 4 per cent.", "Turnout was 61 per cent, after 65 per cent in 2019.", nil),
    // Relative changes, reckoned from either figure.
    .init(.number, "The catch fell by 30 per cent.", catch8, true),
    .init(.number, "The catch fell by 60 per cent.", catch8, nil),
    // Shares.
    .init(.number, "A quarter of the boats stayed in port.", boats, true),
    .init(.number, "Three quarters of the boats went out.", boats, true),
    .init(.number, "40 per cent of the boats went out.", boats, nil),
    .init(.number, "A third of the price is tax.", "Milk costs 9 soles, which is up from 6 soles.", nil),
    .init(.number, "More than half of the members came.", "The club has 340 members and met 310 times.", nil),
    .init(.number, "Half of the members came.", "The club has 90 members. Only 45 came.", nil),
    // Totals.
    .init(
      .number, "Together the two parties hold 75 seats.", "The Greens hold 40 seats and the Left 35 seats.",
      true),
    .init(.number, "The Left holds 75 seats.", "The Greens hold 40 seats and the Left 35 seats.", false),
    // A change is told from a level, and from another change.
    .init(.number, "Prices rose by 12 per cent.", "Prices rose by 9 per cent in May.", false),
    .init(.number, "The price of bread is 12 per cent higher.", "Bread is taxed at 5 per cent.", nil),
    .init(.number, "Bread is taxed at 5 per cent.", "The price of bread is 12 per cent higher.", nil),
  ]

  @Test(arguments: cases)
  func compare(item: FacetCase) {
    let claim = TextAnalysis(item.claim, reference: nil)
    let evidence = TextAnalysis(item.evidence, reference: nil)
    let facets = FacetComparison.compare(claim: claim, evidence: evidence, context: evidence).facets
    let found = facets.filter { $0.kind == item.kind }
    switch item.agrees {
    case nil: #expect(found.isEmpty, "\(facets)")
    case true?: #expect(!found.isEmpty && found.allSatisfy(\.agrees), "\(facets)")
    case false?: #expect(found.contains { !$0.agrees }, "\(facets)")
    }
  }

  @Test("The figures that it was reckoned from are shown")
  func shown() throws {
    let claim = TextAnalysis("The catch shrank by 2,400 tonnes.", reference: nil)
    let evidence = TextAnalysis(Self.catch8, reference: nil)
    let facets = FacetComparison.compare(claim: claim, evidence: evidence, context: evidence).facets
    #expect(facets.first { $0.kind == .number }?.evidence == "5,600 tonnes … 8,000 tonnes")
  }
}
