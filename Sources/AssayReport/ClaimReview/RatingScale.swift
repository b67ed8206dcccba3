import AssayCore

/// Assay's rating scale in schema.org's terms: 1 is refuted, 3 is disputed between sources, 5 is supported.
///
/// 2 and 4 are not used: Assay does not grade falsehood. "Not Enough Evidence" carries no number, because any number on
/// the scale would claim to know how true the statement is; search engines ask for the textual rating alone.
enum RatingScale {
  static let worst = 1
  static let best = 5

  /// The number of a verdict, or nil where it has none.
  static func value(_ mark: Mark) -> Int? {
    switch mark {
    case .supported: 5
    case .conflicting: 3
    case .refuted: 1
    case .notEnoughEvidence, .notCheckable, .failed: nil
    }
  }

  /// What the rating means, published with it as schema.org's guidance asks.
  static func meaning(_ mark: Mark) -> String? {
    switch mark {
    case .supported: "The evidence at hand supports the statement."
    case .refuted: "The evidence at hand contradicts the statement."
    case .conflicting:
      "Sources at hand disagree on the statement; 3 on this scale means disputed, not half true."
    case .notEnoughEvidence: "The evidence at hand neither supports nor contradicts the statement."
    case .notCheckable, .failed: nil
    }
  }
}
