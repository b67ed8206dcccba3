import AssayCore

/// Cuts a sentence that states several facts into sentences that state one each.
///
/// Every rule is strict: where the words do not show beyond doubt which part belongs to which, the sentence stays
/// whole. A part repeats the subject, the opening phrase and the hedges that hold for it, and changes no other word.
/// Negated, quoted and hypothetical passages are never cut.
enum ClauseSplitter {
  /// A sentence longer than this is kept whole: it is a list or not a sentence.
  private static let longest = 160

  /// The parts of a sentence, at least one; tokens without the final full stop.
  static func split(_ tokens: [SentenceToken]) -> [[SentenceToken]] {
    let trimmed = SentenceOpening.withoutMarker(withoutFinalStop(tokens))
    guard trimmed.count <= longest else { return [trimmed] }
    return split(trimmed, depth: 0)
  }

  private static func split(_ tokens: [SentenceToken], depth: Int) -> [[SentenceToken]] {
    guard depth < 6, tokens.count >= 6 else { return [tokens] }
    for rule in [
      SemicolonRule.parts, RelativeRule.parts, AppositionRule.parts, ClauseRule.parts, PredicateRule.parts,
      ListRule.parts,
    ] {
      if let parts = rule(tokens) { return parts.flatMap { split($0, depth: depth + 1) } }
    }
    return [tokens]
  }

  private static func withoutFinalStop(_ tokens: [SentenceToken]) -> [SentenceToken] {
    guard let last = tokens.last, last.text == ".", !last.isQuoted, !last.isBracketed else { return tokens }
    return Array(tokens.dropLast())
  }
}

/// Two sentences that only a semicolon joins.
enum SemicolonRule {
  static func parts(_ tokens: [SentenceToken]) -> [[SentenceToken]]? {
    guard let cut = tokens.firstIndex(where: { $0.text == ";" && $0.isOpen }) else { return nil }
    let left = Array(tokens[..<cut])
    let right = SentenceOpening.withoutMarker(Array(tokens[(cut + 1)...]))
    guard tokens.filter({ $0.text == ";" }).count == 1, !isSaid(left) else { return nil }
    guard Clause.startsWithSubject(right), Clause.isSentence(left), Clause.isSentence(right) else {
      return nil
    }
    return [left, right]
  }

  /// What follows a verb of saying may go on behind the semicolon.
  private static func isSaid(_ tokens: [SentenceToken]) -> Bool {
    VerbGroup.all(in: tokens).contains { Clause.isSaying(tokens[$0.main]) }
  }
}
