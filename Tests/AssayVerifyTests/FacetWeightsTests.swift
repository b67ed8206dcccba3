import AssayCore
import Foundation
import Testing

@testable import AssayVerify

@Suite("What facets add to the model")
struct FacetWeightsTests {
  private let model = StanceProbabilities(supported: 0.5, refuted: 0.2, notEnoughEvidence: 0.3)

  private func signal(_ name: String, supported: Double, refuted: Double) -> Assessment.Signal {
    Assessment.Signal(name: name, value: 1, supported: supported, refuted: refuted)
  }

  @Test("No signal changes nothing")
  func none() {
    let after = FacetWeights.apply([], to: model)
    #expect(abs(after.supported - 0.5) < 1e-6 && abs(after.refuted - 0.2) < 1e-6)
  }

  @Test("Log-odds add up: ln 2 against support halves its odds")
  func adds() {
    let after = FacetWeights.apply([signal("differs.date", supported: -0.693147, refuted: 0)], to: model)
    #expect(abs(after.supported / after.notEnoughEvidence - 0.5 / 0.3 / 2) < 1e-4)
    #expect(abs(after.refuted / after.notEnoughEvidence - 0.2 / 0.3) < 1e-4)
  }

  @Test("A probability of nought is not beyond recall, and nothing overflows")
  func extremes() {
    let sure = StanceProbabilities(supported: 1, refuted: 0, notEnoughEvidence: 0)
    let after = FacetWeights.apply([signal("a", supported: -800, refuted: 800)], to: sure)
    #expect(after.refuted > 0.999)
    #expect([after.supported, after.refuted, after.notEnoughEvidence].allSatisfy { $0.isFinite && $0 >= 0 })
  }

  @Test("The card's object is read as it is written")
  func coding() throws {
    let weights = FacetWeights(weights: ["agrees.date": .init(supported: 0.5, refuted: -0.25)])
    let data = try JSONEncoder().encode(weights)
    #expect(try JSONDecoder().decode(FacetWeights.self, from: data) == weights)
    #expect(String(decoding: data, as: UTF8.self).hasPrefix(#"{"agrees.date""#))
  }
}
