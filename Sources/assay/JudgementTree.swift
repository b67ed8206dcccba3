import AssayCore
import AssayReport
import Foundation

/// A judgement of `assay verify` with all that it is made of, as a tree for a person.
extension VerifyCommand.Answer {
  var tree: String {
    var lines = [
      "\(id)  \(claim)", "├ \(verdict.rawValue), confidence \(Self.percent(confidence)): \(explanation)",
    ]
    for text in assessments + [together].compactMap(\.self) { lines += Self.lines(of: text) }
    return lines.map { CleanText.run($0) }.joined(separator: "\n") + "\n"
  }

  private static func lines(of text: Judged) -> [String] {
    var lines = [
      "├ \(text.index.map { "text \($0 + 1)" } ?? "the texts together") \(text.stance.rawValue): “\(text.quote)”",
      "│   the model alone: \(shares(text.modelProbabilities))",
    ]
    for facet in text.facets {
      let relation = facet.agrees ? "agrees" : "differs"
      lines.append("│   \(facet.kind.rawValue) \(relation): “\(facet.claim)” — “\(facet.evidence)”")
    }
    lines += text.unaddressed.map { "│   \($0.kind.rawValue) not spoken of: “\($0.claim)”" }
    // Signals that the card gives no weight add nothing and would only be noise here.
    for signal in text.signals where signal.supported != 0 || signal.refuted != 0 {
      lines.append(
        "│   \(signal.name) adds \(signed(signal.supported)) to support, \(signed(signal.refuted)) to refutation"
      )
    }
    lines.append("│   together: \(shares(text.probabilities))")
    return lines
  }

  private static func shares(_ all: StanceProbabilities) -> String {
    "supports \(percent(all.supported)), refutes \(percent(all.refuted)), open \(percent(all.notEnoughEvidence))"
  }

  private static func percent(_ value: Double) -> String { "\(Int((100 * value).rounded())) %" }

  private static func signed(_ value: Double) -> String { String(format: "%+.2f", value) }
}
