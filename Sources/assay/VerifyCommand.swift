import ArgumentParser
import AssayCore
import AssayDefaults
import AssayVerify
import Foundation

/// `assay verify`: what given evidence says about given claims.
struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Judges claims by evidence given with them: JSON Lines in, JSON Lines out.",
    discussion: """
      Each line of standard input is {"id", "claim", "evidence": ["text", …], "claimDate"?: "YYYY-MM-DD"}.

      EXAMPLE:
        echo '{"id":"1","claim":"The court fined him.","evidence":["The court acquitted him."]}' | assay verify
        assay verify --explain < pairs.jsonl        # for a reader: what was read, compared and added up
      """)

  @Option(help: "fast or accurate; auto: the fast model sifts, the accurate one reads what could decide.")
  var verifier: VerifierChoice = .auto
  @Flag(help: "Write each judgement as a tree for a reader, instead of JSON.")
  var explain = false

  func run() async throws {
    try await Interruption.cancelling {
      let verifier = GivenEvidenceVerifier(verifier: try await Parts.verifier(verifier))
      let write: (Answer) throws -> Data =
        explain ? { Data($0.tree.utf8) } : { try JSONLines.encode($0) }
      try await JSONLines.answer(.standardInput, group: 32, id: \Request.id, write: write) { requests in
        try await Self.judge(requests, verifier)
      }
    }
  }

  private static func judge(
    _ requests: [Request], _ verifier: GivenEvidenceVerifier
  ) async throws -> [Result<Answer, AssayError>] {
    let cases = requests.map(givenCase)
    var judged = try await verifier.judge(cases.compactMap { try? $0.get() }).makeIterator()
    return zip(requests, cases).map { request, item in
      item.flatMap { _ in
        guard let result = judged.next() else {
          return .failure(AssayError(.inference, "This line got no answer."))
        }
        return .success(Answer(request, result))
      }
    }
  }

  private static func givenCase(_ request: Request) -> Result<GivenEvidence, AssayError> {
    let date = request.claimDate.flatMap(PartialDate.init(iso8601:))
    if let text = request.claimDate, date == nil {
      return .failure(AssayError(.malformed, "“\(text)” is not a date; write YYYY-MM-DD."))
    }
    do {
      return .success(
        try GivenEvidence(
          id: request.id.description, claim: request.claim, evidence: request.evidence, claimDate: date))
    } catch {
      return .failure(error)
    }
  }

  struct Request: Decodable, Sendable {
    var id: LineID
    var claim: String
    var evidence: [String]
    var claimDate: String?
  }

  struct Answer: Encodable, Sendable {
    struct Judged: Encodable, Sendable {
      /// The text's place; nil for what the texts say together.
      var index: Int?
      var stance: Stance
      var probability: Double
      /// What the model and the facets say together.
      var probabilities: StanceProbabilities
      var quote: String
      var facets: [Facet]
      /// Parts of the claim that this text does not speak of.
      var unaddressed: [UnaddressedFacet]
      /// What the model said before the facets spoke.
      var modelProbabilities: StanceProbabilities
      /// What each comparison added to the model's log-odds.
      var signals: [Assessment.Signal]
    }

    var id: LineID
    /// The claim as it was given; the answer in JSON does not repeat it.
    var claim: String
    var verdict: Verdict
    var probabilities: StanceProbabilities
    var confidence: Double
    var explanation: String
    var assessments: [Judged]
    /// What decided, where no text does alone.
    var together: Judged?

    private enum CodingKeys: CodingKey {
      case id, verdict, probabilities, confidence, explanation, assessments, together
    }

    init(_ request: Request, _ result: GivenEvidenceVerifier.Judgement) {
      id = request.id
      claim = request.claim
      verdict = result.decision.verdict
      probabilities = result.decision.probabilities
      confidence = result.decision.confidence
      explanation = result.decision.explanation.summary
      assessments = result.assessments.map { Judged($0.assessment, index: $0.index) }
      together = result.together.map { Judged($0, index: nil) }
    }
  }
}

extension VerifyCommand.Answer.Judged {
  fileprivate init(_ assessment: Assessment, index: Int?) {
    self.init(
      index: index, stance: assessment.stance, probability: assessment.probability,
      probabilities: assessment.probabilities, quote: assessment.quote.text, facets: assessment.facets,
      unaddressed: assessment.unaddressed, modelProbabilities: assessment.modelProbabilities,
      signals: assessment.signals)
  }
}

extension VerifierChoice: ExpressibleByArgument {}
