import AssayCore
import AssayText

/// A negator and the words it denies, as token positions.
struct Denial: Sendable {
  var negator: Int
  var scope: ClosedRange<Int>
  /// Stems of the denied words that carry meaning.
  var stems: [String]
  /// Whether a limit follows: "not … until May" affirms what comes after, "never … before" what came then.
  var isLimited = false
}

/// Finds what a text denies; O(n) in its length, as no denial reaches further than some words.
struct DenialFinder {
  let tokens: [WordToken]
  let lowercased: [String]
  let stems: [String]
  /// For each token whether a comma, colon or the like stands behind it.
  let isApart: [Bool]

  private static let farthest = 24
  private static let negators: Set<String> = [
    "not", "no", "never", "without", "neither", "nor", "cannot", "none", "nobody",
  ]
  /// "Refused to show" denies the showing, as "did not show" does.
  private static let refusals: Set<String> = Set(["refuse", "fail", "decline"].map(Words.stem))
  private static let limits: Set<String> = ["until", "till", "before", "unless", "except"]
  /// What comes after these is no longer denied, or need not be.
  private static let boundaries: Set<String> = limits.union([
    "but", "and", "or", "because", "although", "though", "while", "which", "who", "that", "whether", "after",
    "when", "as", "since", "if",
  ])

  /// The denials in order.
  func denials() -> [Denial] {
    tokens.indices.compactMap { index in
      guard let first = start(ofDenialAt: index) else { return nil }
      var denial = Denial(negator: index, scope: first...first, stems: [])
      for position in first..<min(tokens.count, first + Self.farthest) {
        let word = lowercased[position]
        if position > first {
          if Self.limits.contains(word) { denial.isLimited = true }
          if Self.boundaries.contains(word) || isApart[position - 1] || Self.negators.contains(word) { break }
        }
        denial.scope = first...position
        if !Words.isStopWord(word) { denial.stems.append(stems[position]) }
      }
      return denial.stems.isEmpty ? nil : denial
    }
  }

  /// The position of the first denied word where a denial begins at a token.
  private func start(ofDenialAt index: Int) -> Int? {
    guard index + 1 < tokens.count else { return nil }
    let word = lowercased[index]
    let next = lowercased[index + 1]
    if Self.negators.contains(word) || word.hasSuffix("n't") || word.hasSuffix("n’t") {
      // "Not only" affirms what follows.
      return next == "only" ? nil : index + 1
    }
    let isRefusal = Self.refusals.contains(stems[index]) && next == "to" && index + 2 < tokens.count
    return isRefusal ? index + 2 : nil
  }
}
