import AssayCore
import Testing

@testable import AssayVerify

@Suite("One verdict of all passages")
struct DecisionRuleTests {
  private let rule = DecisionRule(operatingPoint: OperatingPoint(refuted: 0.8, supported: 0.6))

  private func assessment(
    _ document: String, _ stance: Stance, _ probability: Double, facets: [Facet] = [],
    unaddressed: [UnaddressedFacet] = [], source: String? = nil, owner: String? = nil, group: String? = nil
  ) -> Assessment {
    let rest = (1 - probability) / 2
    let probabilities =
      switch stance {
      case .supports: StanceProbabilities(supported: probability, refuted: rest, notEnoughEvidence: rest)
      case .refutes: StanceProbabilities(supported: rest, refuted: probability, notEnoughEvidence: rest)
      case .neutral: StanceProbabilities(supported: rest, refuted: rest, notEnoughEvidence: probability)
      }
    let span = TextSpan(start: 0, end: 4)
    return Assessment(
      passage: Passage(
        document: .init(id: document, source: source, group: group, owner: owner), span: span, text: "Text"),
      stance: stance,
      probabilities: probabilities, facets: facets, unaddressed: unaddressed,
      quote: Quote(text: "Text", span: span))
  }

  private func date(_ claim: String, _ evidence: String, agrees: Bool) -> Facet {
    Facet(kind: .date, claim: claim, evidence: evidence, agrees: agrees)
  }

  @Test("No passage at all is not enough evidence, with nothing claimed")
  func empty() {
    let outcome = rule.decide([])
    #expect(outcome.verdict == .notEnoughEvidence)
    #expect(outcome.probabilities == .noEvidence)
  }

  @Test("Support alone supports; a second document makes it surer")
  func support() {
    let one = rule.decide([assessment("a", .supports, 0.8)])
    let two = rule.decide([assessment("a", .supports, 0.8), assessment("b", .supports, 0.7)])
    #expect(one.verdict == .supported)
    #expect(two.confidence > one.confidence)
  }

  /// Each further assessment as identifier, source, owner and group, beside one of document "a" of source A.
  @Test(
    "Copies, one source and one owner count once; the explanation says how many are independent",
    arguments: [
      ("a,A,,", false, ""),
      ("b,A,,", false, " Two documents say so, but they are not independent of each other."),
      ("b,B,O,", false, " Two documents say so, but they are not independent of each other."),
      ("b,B,,a", false, " Two documents say so, but they are not independent of each other."),
      ("b,B,,", true, " Two independent sources say so."), ("b,,,", true, " Two documents say so."),
    ])
  func independence(_ other: String, _ isSurer: Bool, _ words: String) {
    let fields = other.split(separator: ",", omittingEmptySubsequences: false).map {
      $0.isEmpty ? nil : String($0)
    }
    let first = assessment("a", .supports, 0.8, source: "A", owner: "O", group: "a")
    let second = assessment(
      fields[0] ?? "", .supports, 0.7, source: fields[1], owner: fields[2], group: fields[3])
    let outcome = rule.decide([first, second])
    #expect((outcome.confidence > rule.decide([first]).confidence) == isSurer)
    let claim = Claim(
      id: "1", text: "Text",
      sentence: .init(index: 0, span: TextSpan(start: 0, end: 4), text: "Text", paragraph: 0),
      checkworthiness: 1, kind: .event)
    let summary = ExplanationWriter().explain(claim, outcome, assessed: [first, second]).summary
    #expect(summary == "A supports this.\(words)")
  }

  @Test("A contradicted date refutes, and support that does not speak of the date does not save the claim")
  func refutation() {
    let outcome = rule.decide([
      assessment("a", .supports, 0.9, unaddressed: [.init(kind: .date, claim: "November")]),
      assessment("b", .refutes, 0.7, facets: [date("November", "December", agrees: false)]),
    ])
    #expect(outcome.verdict == .refuted)
    #expect(outcome.deciding.first?.passage.document.id == "b")
  }

  @Test("Two documents that disagree on the same facet conflict; one document with itself does not")
  func conflict() {
    let supports = date("November", "November", agrees: true)
    let differs = date("November", "December", agrees: false)
    let apart = rule.decide([
      assessment("a", .supports, 0.9, facets: [supports]), assessment("b", .refutes, 0.9, facets: [differs]),
    ])
    let together = rule.decide([
      assessment("a", .supports, 0.9, facets: [supports]), assessment("a", .refutes, 0.9, facets: [differs]),
    ])
    #expect(apart.verdict == .conflicting)
    #expect(together.verdict != .conflicting)
  }

  @Test(
    "What is about the matter and states the disputed date makes a conflict; what is not, disagrees or copies does not",
    arguments: [
      (0.45, "18 August", "b", Verdict.conflicting), (0.35, "18 August", "b", .refuted),
      (0.55, "18 July", "b", .refuted), (0.55, "18 August", "a", .refuted),
    ])
  func leaning(_ supported: Double, _ found: String, _ document: String, _ expected: Verdict) {
    var near = assessment(
      document, .neutral, 0.9,
      facets: [
        Facet(kind: .name, claim: "KazTAG", evidence: "KazTAG", agrees: true),
        date("18 August", found, agrees: found == "18 August"),
      ])
    near.probabilities = StanceProbabilities(
      supported: supported, refuted: 0.1, notEnoughEvidence: 0.9 - supported)
    let outcome = rule.decide([
      near, assessment("a", .refutes, 0.95, facets: [date("18 August", "18 July", agrees: false)]),
    ])
    #expect(outcome.verdict == expected)
    #expect(outcome.deciding.contains { $0.stance == .supports } == (expected == .conflicting))
  }

  @Test("A refutation by the model alone gives way to surer support that covers every facet")
  func outweighed() {
    let outcome = rule.decide([
      assessment("a", .supports, 0.95, facets: [date("May", "May", agrees: true)]),
      assessment("b", .refutes, 0.85),
    ])
    #expect(outcome.verdict == .supported)
  }

  @Test(
    "What is about another year's event is told from another day, and said to be that",
    arguments: [("July 2025", "July 2016", true), ("3 July 2025", "8 July 2025", false)])
  func anotherYear(claimed: String, found: String, expected: Bool) {
    var near = assessment("a", .neutral, 0.9, facets: [date(claimed, found, agrees: false)])
    near.modelProbabilities = StanceProbabilities(supported: 0.8, refuted: 0.1, notEnoughEvidence: 0.1)
    let explanation = ExplanationWriter().explain(
      Claim(id: "1", text: "A review was adopted."), rule.decide([near]), assessed: [near])
    #expect(explanation.summary.contains("another year’s event") == expected)
    let details = explanation.reasons.flatMap(\.children).map(\.text)
    #expect(details.contains { $0.contains("an event of another year") } == expected)
  }

  @Test("Support that leaves a number open is not enough, and says which number")
  func uncovered() {
    let open = UnaddressedFacet(kind: .number, claim: "more than 20")
    let outcome = rule.decide([assessment("a", .supports, 0.95, unaddressed: [open])])
    #expect(outcome.verdict == .notEnoughEvidence)
    #expect(outcome.uncovered == [open])
  }

  @Test("Probabilities sum to one and lie within 0 and 1, whatever the passages", arguments: 0..<200)
  func sums(seed: UInt64) {
    var random = SplitMix64(state: seed)
    let stances = Stance.allCases
    let assessments = (0..<Int.random(in: 0...6, using: &random)).map { index in
      assessment(
        "d\(Int.random(in: 0...2, using: &random))", stances[Int.random(in: 0..<3, using: &random)],
        Double.random(in: 0.34...1, using: &random),
        facets: Bool.random(using: &random) ? [date("May", "June", agrees: index % 2 == 0)] : [])
    }
    let outcome = rule.decide(assessments)
    let values = [
      outcome.probabilities.supported, outcome.probabilities.refuted, outcome.probabilities.notEnoughEvidence,
    ]
    #expect(abs(values.reduce(0, +) - 1) < 1e-9)
    #expect((values + [outcome.confidence]).allSatisfy { (0...1).contains($0) })
  }
}

/// A small seeded generator, so that a failure can be repeated (Steele, Lea and Flood, 2014).
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
