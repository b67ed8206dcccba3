import AssayCore
import AssayTesting
import Testing

@testable import AssayVerify

/// Scores by shared words: enough to have supports, refutations and doubts without a model.
private struct WordScorer: StanceScorer {
  var model: Method.Model { Method.Model(name: "words", sha256: "") }
  var operatingPoint: OperatingPoint { OperatingPoint(refuted: 0.7, supported: 0.6) }
  var facetWeights: FacetWeights { .none }

  func score(_ pairs: [StancePair]) async throws -> [StanceProbabilities] {
    pairs.map { pair in
      let claim = words(pair.claim)
      let shared = Double(claim.intersection(words(pair.evidence)).count)
      let supported = shared / Double(max(1, claim.count)) * 0.8
      let refuted = pair.evidence.contains("not") ? supported : 0.1 * (1 - supported)
      return StanceProbabilities(
        supported: supported - (pair.evidence.contains("not") ? supported : 0), refuted: refuted,
        notEnoughEvidence: 1 - (pair.evidence.contains("not") ? 0 : supported) - refuted)
    }
  }
}

private func words(_ text: String) -> Set<String> {
  Set(text.lowercased().split { !$0.isLetter }.map(String.init))
}

@Suite("The verifier")
struct EvidenceVerifierTests {
  private let verifier = EvidenceVerifier(scorer: WordScorer())

  @Test("Keeps what every verifier promises")
  func conformance() async throws {
    try await VerifierConformance().check(verifier)
  }

  /// A model that believes every text, as a weak one does at times.
  private struct Believer: StanceScorer {
    var model: Method.Model { Method.Model(name: "believer", sha256: "") }
    var operatingPoint: OperatingPoint { OperatingPoint(refuted: 0.7, supported: 0.6) }
    var facetWeights: FacetWeights { .none }

    func score(_ pairs: [StancePair]) async throws -> [StanceProbabilities] {
      pairs.map { _ in StanceProbabilities(supported: 0.9, refuted: 0.05, notEnoughEvidence: 0.05) }
    }
  }

  @Test(
    "What a search found supports only what it speaks of; what was given is taken to be about the claim",
    arguments: [
      (
        "One of the articles in question was published in 2024.",
        "A court in Qonaev sent him to prison in 2024.", false
      ),
      ("The photos were deleted.", "The photos he had taken were deleted.", true),
      ("Aruzhan Sadykova was fined.", "She has to pay a fine.", false),
      ("Aruzhan Sadykova was fined.", "Sadykova has to pay a fine.", true),
    ])
  func speaksOfTheClaim(claim: String, text: String, supports: Bool) async throws {
    let verifier = EvidenceVerifier(scorer: Believer())
    let span = TextSpan(start: 0, end: text.unicodeScalars.count)
    let found = RetrievedPassage(
      passage: Passage(document: Passage.Origin(id: "d"), span: span, text: text), score: 1)
    for isGiven in [false, true] {
      let assessed = try await verifier.assess([
        VerificationCase(claim: Claim(id: "1", text: claim), passages: [found], isGiven: isGiven)
      ])
      #expect(assessed[0][0].stance == (supports || isGiven ? .supports : .neutral))
    }
  }

  @Test("What two texts say together decides where neither does alone")
  func together() async throws {
    let given = try GivenEvidence(
      id: "1", claim: "the old bridge in Almaty was closed after a flood",
      evidence: ["Almaty: the old bridge was closed.", "It was in the week after a flood."], claimDate: nil)
    let alone = try GivenEvidence(
      id: "2", claim: given.claim.text, evidence: [given.evidence[0]], claimDate: nil)
    let judged = try await GivenEvidenceVerifier(verifier: verifier).judge([given, alone])
    #expect(judged[0].decision.verdict == .supported)
    #expect(judged[1].decision.verdict == .notEnoughEvidence)
    // The texts keep their own assessments; what was read together is none of them.
    #expect(judged[0].assessments.map(\.index) == [0, 1])
  }

  @Test("A text in another language counts for less, and the explanation says so")
  func foreign() async throws {
    let text = "Суд оштрафовал редактора газеты за статью, и редактор подал жалобу в областной суд."
    let given = try GivenEvidence(
      id: "1", claim: "The court fined the editor.", evidence: [text], claimDate: nil)
    let judged = try await GivenEvidenceVerifier(verifier: verifier).judge([given])
    #expect(judged[0].decision.verdict == .notEnoughEvidence)
    #expect(judged[0].decision.explanation.summary.contains("not in English"))
    #expect(judged[0].assessments[0].assessment.signals.contains { $0.name == "foreignLanguage" })
  }

  @Test("A document's title is read with its words; a given text has none", arguments: [false, true])
  func titles(isGiven: Bool) async throws {
    let scorer = RememberingScorer(
      answer: StanceProbabilities(supported: 0, refuted: 0, notEnoughEvidence: 1))
    let text = "She was fined."
    let found = RetrievedPassage(
      passage: Passage(
        document: Passage.Origin(id: "d", title: "The trial of Aruzhan Sadykova"),
        span: TextSpan(start: 0, end: text.unicodeScalars.count), text: text), score: 1)
    _ = try await EvidenceVerifier(scorer: scorer).assess([
      VerificationCase(
        claim: Claim(id: "1", text: "Sadykova was fined."), passages: [found], isGiven: isGiven)
    ])
    #expect(await scorer.seen.texts == [isGiven ? text : "The trial of Aruzhan Sadykova. \(text)"])
  }

  @Test("What texts say together is read only where none decides alone")
  func readTogether() async throws {
    let evidence = ["The old bridge was closed.", "It was closed after a flood."]
    for (support, count) in [(0.9, 2), (0.1, 3)] {
      let scorer = RememberingScorer(
        answer: StanceProbabilities(supported: support, refuted: 0, notEnoughEvidence: 1 - support))
      let given = try GivenEvidence(
        id: "1", claim: "The old bridge was closed after a flood.", evidence: evidence, claimDate: nil)
      _ = try await GivenEvidenceVerifier(verifier: EvidenceVerifier(scorer: scorer)).judge([given])
      #expect(await scorer.seen.texts.count == count)
    }
  }
}
