import AssayCore

/// What became of a claim, as a reader sees it: the word, the symbol, and how loudly it speaks.
package enum Mark: String, CaseIterable, Sendable {
  case supported
  case refuted
  case conflicting
  case notEnoughEvidence
  case notCheckable
  case failed

  /// The mark of a checked claim.
  package init(_ checked: CheckedClaim) {
    self =
      switch checked.decision?.verdict {
      case .supported: .supported
      case .refuted: .refuted
      case .conflicting: .conflicting
      case .notEnoughEvidence: .notEnoughEvidence
      case .notCheckable: .notCheckable
      case nil: .failed
      }
  }

  /// The verdict in words; where a step failed there is none, and the words say so.
  package var words: String {
    switch self {
    case .supported: "Supported"
    case .refuted: "Refuted"
    case .conflicting: "Conflicting Evidence"
    case .notEnoughEvidence: "Not Enough Evidence"
    case .notCheckable: "Not Checkable"
    case .failed: "Check Failed"
    }
  }

  /// The words that follow a number of claims.
  package var countWords: String {
    switch self {
    case .supported, .refuted, .notCheckable: words.lowercased()
    case .conflicting: "with conflicting evidence"
    case .notEnoughEvidence: "with not enough evidence"
    case .failed: "not checked because a step failed"
    }
  }

  /// A symbol that needs no colour; each is one column wide and in every common font.
  package var symbol: String {
    switch self {
    case .supported: "✓"
    case .refuted: "✗"
    case .conflicting: "≠"
    case .notEnoughEvidence: "?"
    case .notCheckable: "–"
    case .failed: "!"
    }
  }

  /// Which mark a sentence with several claims takes: the most serious one.
  package var seriousness: Int {
    switch self {
    case .refuted: 5
    case .conflicting: 4
    case .failed: 3
    case .notEnoughEvidence: 2
    case .supported: 1
    case .notCheckable: 0
    }
  }

  /// Whether a claim with this mark rests on something that was looked for.
  package var wasChecked: Bool { self != .notCheckable && self != .failed }

  /// How many claims have this mark.
  package func count(in summary: Summary) -> Int {
    switch self {
    case .supported: summary.supported
    case .refuted: summary.refuted
    case .conflicting: summary.conflicting
    case .notEnoughEvidence: summary.notEnoughEvidence
    case .notCheckable: summary.notCheckable
    case .failed: summary.failed
    }
  }
}
