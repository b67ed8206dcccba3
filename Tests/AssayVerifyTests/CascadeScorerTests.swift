import AssayCore
import Foundation
import Testing

@testable import AssayVerify

/// A scorer that answers from a table and remembers nothing; what is not in the table is beside the point.
private struct TableScorer: StanceScorer {
  var name: String
  var table: [String: StanceProbabilities]

  var model: Method.Model { Method.Model(name: name, sha256: name) }
  var operatingPoint: OperatingPoint { OperatingPoint(refuted: 0.8, supported: 0.7) }
  var facetWeights: FacetWeights { .none }

  func score(_ pairs: [StancePair]) async throws -> [StanceProbabilities] {
    pairs.map {
      table[$0.evidence] ?? StanceProbabilities(supported: 0.01, refuted: 0.01, notEnoughEvidence: 0.98)
    }
  }
}

@Suite("Two models in turn")
struct CascadeScorerTests {
  private static func supported(_ probability: Double) -> StanceProbabilities {
    StanceProbabilities(supported: probability, refuted: 0, notEnoughEvidence: 1 - probability)
  }

  /// Both models count alike, and nothing is added.
  private static let card = CascadeCard(
    fast: 0.5, accurate: 0.5, thresholds: OperatingPoint(refuted: 0.8, supported: 0.7))

  private func pairs(_ texts: [String]) -> [StancePair] {
    texts.map { StancePair(claim: "claim", evidence: $0) }
  }

  @Test(
    "Both models speak on what could decide, by the weights of the card",
    arguments: [(0.0, 1.0, 0.2), (0.5, 0.5, 0.6), (1.0, 1.0, 0.69)])
  func bothDecide(fast: Double, accurate: Double, expected: Double) async throws {
    let cascade = CascadeScorer(
      fast: TableScorer(name: "fast", table: ["a": Self.supported(0.9)]),
      accurate: TableScorer(name: "accurate", table: ["a": Self.supported(0.2)]),
      card: CascadeCard(
        fast: fast, accurate: accurate, thresholds: OperatingPoint(refuted: 0.8, supported: 0.7)))
    let scores = try await cascade.score(pairs(["a", "b"]))
    #expect(abs(scores[0].supported - expected) < 0.01)
    #expect(scores[1].notEnoughEvidence == 0.98)
  }

  @Test(
    "A card that is missing, damaged or impossible is told apart from a good one",
    arguments: [
      nil, "{",
      #"{"fast": 1, "accurate": 0, "thresholds": {"refuted": 1, "refutedByFacet": 1, "supported": 1}, "facetWeights": {}}"#,
    ])
  func badCard(text: String?) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("assay-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    if let text { try Data(text.utf8).write(to: folder.appendingPathComponent("cascade.json")) }
    let error = #expect(throws: AssayError.self) { try CascadeCard(folder: folder) }
    #expect(error?.code == .modelMissing)
  }

  @Test("What only the fast model has read decides nothing")
  func unreadDecidesNothing() async throws {
    let texts = (0..<6).map { "text \($0)" }
    let sure = Dictionary(uniqueKeysWithValues: texts.map { ($0, Self.supported(0.9)) })
    let cascade = CascadeScorer(
      fast: TableScorer(name: "fast", table: sure), accurate: TableScorer(name: "accurate", table: sure),
      card: Self.card, depth: 2)
    let scores = try await cascade.score(pairs(texts))
    #expect(scores.count { $0.supported >= 0.7 } == 2)
    #expect(scores.allSatisfy { abs($0.supported + $0.refuted + $0.notEnoughEvidence - 1) < 1e-9 })
  }

  @Test("Each claim has its own share of the accurate model's attention")
  func perClaim() async throws {
    let sure = ["a": Self.supported(0.9), "b": Self.supported(0.9)]
    let cascade = CascadeScorer(
      fast: TableScorer(name: "fast", table: sure), accurate: TableScorer(name: "accurate", table: sure),
      card: Self.card, depth: 1)
    let scores = try await cascade.score([
      StancePair(claim: "one", evidence: "a"), StancePair(claim: "two", evidence: "b"),
    ])
    #expect(scores.allSatisfy { abs($0.supported - 0.9) < 1e-5 })
  }

  @Test(
    "Once a text has decided, only what may speak against it is read",
    arguments: [(0.9, ["first", "second", "against"]), (0.3, ["first", "second", "for", "against"])])
  func whatCouldMatter(support: Double, expected: [String]) async throws {
    let view = [
      "first": Self.supported(0.95), "second": Self.supported(0.94), "for": Self.supported(0.9),
      "against": StanceProbabilities(supported: 0.1, refuted: 0.7, notEnoughEvidence: 0.2),
    ]
    let accurate = RememberingScorer(answer: Self.supported(support))
    let cascade = CascadeScorer(
      fast: TableScorer(name: "fast", table: view), accurate: accurate,
      card: CascadeCard(fast: 0, accurate: 1, thresholds: OperatingPoint(refuted: 0.8, supported: 0.7)))
    _ = try await cascade.score(pairs(["for", "first", "against", "second", "beside"]))
    #expect(Set(await accurate.seen.texts) == Set(expected))
  }

  @Test("Equal texts are read once and answered alike")
  func equalTexts() async throws {
    let scorer = RememberingScorer(answer: Self.supported(0.9))
    let scores = try await scorer.scoreDistinct(pairs(["a", "b", "a", "a"]))
    #expect(scores == Array(repeating: Self.supported(0.9), count: 4))
    #expect(await scorer.seen.texts == ["a", "b"])
  }
}
