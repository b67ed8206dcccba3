import AssayCore

@testable import AssayVerify

/// A scorer with one answer that remembers what it was asked.
struct RememberingScorer: StanceScorer {
  actor Seen {
    var texts: [String] = []
    func add(_ more: [String]) { texts += more }
  }

  var answer: StanceProbabilities
  let seen = Seen()

  var model: Method.Model { Method.Model(name: "remembering", sha256: "remembering") }
  var operatingPoint: OperatingPoint { OperatingPoint(refuted: 0.8, supported: 0.7) }
  var facetWeights: FacetWeights { .none }

  func score(_ pairs: [StancePair]) async throws -> [StanceProbabilities] {
    await seen.add(pairs.map(\.evidence))
    return pairs.map { _ in answer }
  }
}
