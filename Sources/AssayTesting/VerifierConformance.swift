public import AssayCore

/// What every ``Verifier`` promises, run against one.
///
/// ```swift
/// try await VerifierConformance().check(MyVerifier())
/// ```
public struct VerifierConformance: Sendable {
  /// Makes the suite.
  public init() {}

  /// Checks a verifier on ordinary, odd and hostile claims and passages.
  ///
  /// - Throws: ``ConformanceFailure`` with the promise that was broken, and what the verifier throws.
  public func check(_ verifier: some Verifier) async throws {
    let none = try await verifier.assess([])
    try ConformanceFailure.require(none.isEmpty, "no case gives no assessments, not \(none.count)")
    let cases = Self.claims.map { claim in
      VerificationCase(claim: Claim(id: "c", text: claim, asOf: nil), passages: Self.passages)
    }
    let assessed = try await verifier.assess(cases)
    try ConformanceFailure.require(assessed.count == cases.count, "one list of assessments for each case")
    for (item, assessments) in zip(cases, assessed) {
      try check(assessments, of: item)
      let decision = verifier.decide(item.claim, from: assessments)
      try check(decision, from: assessments)
      try ConformanceFailure.require(
        verifier.decide(item.claim, from: assessments) == decision,
        "the same assessments give the same verdict")
    }
    try ConformanceFailure.require(
      try await verifier.assess(cases) == assessed, "the same cases give the same assessments")
    let unseen = verifier.decide(Claim(id: "c", text: "Claim.", asOf: nil), from: [])
    try ConformanceFailure.require(
      unseen.verdict == .notEnoughEvidence,
      "without a passage there is not enough evidence: \(unseen.verdict)")
  }

  private func check(_ assessments: [Assessment], of item: VerificationCase) throws {
    try ConformanceFailure.require(
      assessments.map(\.passage) == item.passages.map(\.passage),
      "one assessment for each passage, in the order given")
    for assessment in assessments {
      try check(assessment.probabilities)
      try check(assessment.modelProbabilities)
      let passage = assessment.passage
      let within = assessment.quote.span.shifted(by: -passage.span.start)
      try ConformanceFailure.require(
        passage.text.text(in: within) == assessment.quote.text,
        "the quote stands in the passage: \(assessment.quote)")
    }
  }

  private func check(_ decision: Decision, from assessments: [Assessment]) throws {
    try check(decision.probabilities)
    try ConformanceFailure.require(
      (0...1).contains(decision.confidence), "the confidence lies in 0...1: \(decision.confidence)")
    try ConformanceFailure.require(
      Set(decision.evidence) == Set(assessments), "a decision keeps every assessment, and makes up none")
    try ConformanceFailure.require(
      decision.verdict == .notEnoughEvidence || decision.evidence.contains { $0.stance != .neutral },
      "a verdict of \(decision.verdict) rests on a passage with a stance")
  }

  private func check(_ probabilities: StanceProbabilities) throws {
    let all = [probabilities.supported, probabilities.refuted, probabilities.notEnoughEvidence]
    try ConformanceFailure.require(
      all.allSatisfy { (0...1).contains($0) } && abs(all.reduce(0, +) - 1) < 1e-6,
      "three probabilities sum to 1: \(all)")
  }

  /// Claims of every sort, some hostile.
  public static let claims = [
    "The court fined the editor on 3 May 2024.", "x", "Не нашли ничего.", "🙂🙂🙂 ١٢٣ %",
    "\u{202E}desrever si sihT",
    "A\u{0000}B\u{0007} was here.", String(repeating: "word ", count: 500),
  ]

  /// Passages of every sort, some hostile.
  public static let passages: [RetrievedPassage] = [
    "On 3 May 2024 the editor was ordered by the court to pay a fine.",
    "The editor was acquitted on 3 May 2024.",
    "x", "🙂", "Суд оштрафовал редактора третьего мая.", "هذا نص آخر تماما عن شيء آخر.",
    "A\u{0000}B\u{0007} " + "was here.",
    String(repeating: "A long passage goes on and on. ", count: 100),
  ].enumerated().map { index, text in
    let span = TextSpan(start: 7, end: 7 + text.unicodeScalars.count)
    return RetrievedPassage(
      passage: Passage(document: Passage.Origin(id: "d\(index)"), span: span, text: text), score: 1)
  }
}
