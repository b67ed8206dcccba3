import AssayCore
import Foundation

/// The phrases that all reports share.
package enum Wording {
  /// The heading over what in the article does not agree with itself.
  package static let findings = "The article and itself"
  /// What that list is.
  package static let findingsScope =
    "Places where the article does not seem to agree with itself. Which of them is right, it does not say."

  /// A confidence in words and a number: "high confidence, 91%".
  package static func confidence(_ value: Double) -> String {
    "\(confidenceWord(value)) confidence, \(percent(value))"
  }

  /// A probability as a percentage.
  ///
  /// Never "0%" nor "100%": nothing here is certain.
  package static func percent(_ value: Double) -> String {
    guard value.isFinite else { return "unknown" }
    if value >= 0.995 { return "over 99%" }
    if value < 0.005 { return "under 1%" }
    return "\(Int((value * 100).rounded()))%"
  }

  private static func confidenceWord(_ value: Double) -> String {
    switch value {
    case 0.95...: "very high"
    case 0.85..<0.95: "high"
    case 0.65..<0.85: "moderate"
    default: "low"
    }
  }

  /// What a passage does to a claim: "supports", "contradicts", "does not decide".
  package static func stance(_ stance: Stance) -> String {
    switch stance {
    case .supports: "supports"
    case .refutes: "contradicts"
    case .neutral: "does not decide"
    }
  }

  /// What is compared, in a word.
  package static func facet(_ kind: Facet.Kind) -> String {
    switch kind {
    case .date: "date"
    case .duration: "duration"
    case .number: "number"
    case .money: "amount of money"
    case .name: "name"
    case .place: "place"
    case .law: "law"
    case .quote: "quoted words"
    case .negation: "denial"
    case .modality: "certainty"
    case .outcome: "outcome"
    }
  }

  /// A comparison as a sentence without its end: the claim's words and the evidence's.
  package static func comparison(_ facet: Facet) -> String {
    let claim = CleanText.line(facet.claim)
    let evidence = CleanText.line(facet.evidence)
    if facet.agrees, claim == evidence { return "both say “\(claim)”" }
    return "claim says “\(claim)”; evidence says “\(evidence)”"
  }

  /// A comparison's outcome in a word.
  package static func agreement(_ agrees: Bool) -> String { agrees ? "agrees" : "differs" }

  /// "1 claim", "2 claims".
  package static func count(_ number: Int, _ one: String, _ many: String? = nil) -> String {
    "\(number) \(number == 1 ? one : many ?? one + "s")"
  }

  /// The counts in one line, only what occurs: "3 supported, 1 refuted".
  package static func counts(_ summary: Summary) -> String {
    let parts = Mark.allCases.compactMap { mark -> String? in
      let count = mark.count(in: summary)
      return count > 0 ? "\(count) \(mark.countWords)" : nil
    }
    return parts.isEmpty ? "no statements found" : parts.joined(separator: ", ")
  }

  /// A step's name for a reader.
  package static func step(_ name: String) -> String {
    switch name {
    case "retrieve": "looking for evidence"
    case "verify": "judging the evidence"
    default: CleanText.line(name)
    }
  }

  /// What Assay does and does not do, in two sentences that every report carries.
  package static let scope =
    "Assay judges statements, not people. A verdict says what the evidence at hand says about one statement; it gives "
    + "no score to the article, its author or its publisher, and “not enough evidence” does not mean false."
}
