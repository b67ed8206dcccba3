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
}
