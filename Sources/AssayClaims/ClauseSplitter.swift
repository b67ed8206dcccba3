import AssayCore

/// Cuts a sentence that states several facts into sentences that state one each.
///
/// Every rule is strict: where the words do not show beyond doubt which part belongs to which, the sentence stays
/// whole. A part repeats the subject, the opening phrase and the hedges that hold for it, and changes no other word.
/// Negated, quoted and hypothetical passages are never cut.
enum ClauseSplitter {
  /// A sentence longer than this is kept whole: it is a list or not a sentence.
  private static let longest = 160

  private static let rules: [@Sendable ([SentenceToken]) -> [[SentenceToken]]?] = [
    SemicolonRule.parts, OfWhomRule.parts, ShareRule.parts, CountGapRule.parts, SayingsRule.parts,
    ThatRule.parts, OpeningRelativeRule.parts, SubordinateRule.parts,
    AgeRule.parts,
    RelativeRule.parts, RestrictiveRule.parts, ParticipleRule.parts, AppositionRule.parts,
    EarlierEventRule.parts,
    TrailingNounRule.parts,
    ClauseRule.parts, CountRule.parts, CircumstanceRule.parts, SpeechParticipleRule.parts, ResultRule.parts,
    PredicateRule.parts, InfinitiveRule.parts, ListRule.parts, ObjectListRule.parts, AmountsRule.parts,
  ]

  /// The parts of a sentence, at least one; tokens without the final full stop.
  static func split(_ tokens: [SentenceToken]) -> [[SentenceToken]] {
    let trimmed = SentenceOpening.withoutMarker(withoutFinalStop(tokens))
    guard trimmed.count <= longest else { return [trimmed] }
    return split(trimmed, depth: 0)
  }

  /// What the parts state beside their own fact, split in turn.
  static func implied(by parts: [[SentenceToken]]) -> [[SentenceToken]] {
    parts.filter { $0.count <= longest }.flatMap(ImpliedRule.parts).flatMap { split($0, depth: 1) }
  }

  private static func split(_ tokens: [SentenceToken], depth: Int) -> [[SentenceToken]] {
    guard depth < 6, tokens.count >= 6 else { return [tokens] }
    for rule in rules {
      if let parts = rule(tokens) { return parts.flatMap { split($0, depth: depth + 1) } }
    }
    return [tokens]
  }

  private static func withoutFinalStop(_ tokens: [SentenceToken]) -> [SentenceToken] {
    guard let last = tokens.last, last.text == ".", !last.isQuoted, !last.isBracketed else { return tokens }
    return Array(tokens.dropLast())
  }
}

/// Two sentences that only a semicolon or a colon joins.
enum SemicolonRule {
  static func parts(_ tokens: [SentenceToken]) -> [[SentenceToken]]? {
    let marks = tokens.indices.filter { [";", ":"].contains(tokens[$0].text) && tokens[$0].isOpen }
    guard marks.count == 1, let cut = marks.first else { return nil }
    let left = Array(tokens[..<cut])
    let right = SentenceOpening.withoutMarker(Array(tokens[(cut + 1)...]))
    // What follows a verb of saying may go on behind the mark.
    guard !VerbGroup.all(in: left).contains(where: { Clause.isSaying(tokens[$0.main]) }) else { return nil }
    let body = Array(right[SentenceOpening.length(right)...])
    guard Clause.startsWithSubject(body), Clause.isSentence(left), Clause.isSentence(body) else { return nil }
    guard !Clause.isConditional(left), !Clause.isConditional(right) else { return nil }
    return [left, right]
  }
}
