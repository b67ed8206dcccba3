import AssayCore
import AssayText

/// "The driver may not leave the city, vote or attend rallies until May": none of it is allowed, so each is said by itself.
///
/// Only behind a negated modal, where "or" joins what is all denied; the time at the end holds for each.
enum AlternativesRule {
  static func parts(_ sentence: ParsedSentence) -> [[SentenceToken]]? {
    let tokens = sentence.tokens
    let tree = sentence.tree
    guard let verb = sentence.root, tree.tags[verb] == "VB", let subject = sentence.subject(verb),
      subject < verb,
      let modal = tree.children[verb].first(where: { tree.tags[$0] == "MD" && $0 < verb }),
      tokens[modal..<verb].contains(where: { $0.lower == "not" || $0.lower.hasSuffix("n't") })
        || ["cannot"].contains(tokens[modal].lower)
    else { return nil }
    let joints = sentence.children(verb, ["conj"]).filter { $0 > verb }
    guard let last = joints.last,
      joints.allSatisfy({ tree.tags[$0].hasPrefix("VB") && sentence.subject($0) == nil }),
      let or = tree.child(of: last, "cc"), tokens[or].lower == "or",
      !Clause.isConditional(tokens[..<modal])
    else { return nil }
    let head = Array(tokens[..<verb])
    let end = tokens.count
    let time = timeStart(tokens, from: last, to: end) ?? end
    let starts = [verb] + joints.map { sentence.span($0).lowerBound }
    var parts: [[SentenceToken]] = []
    for (position, start) in starts.enumerated() {
      var from = start
      while from < time, [",", "or"].contains(tokens[from].lower) { from += 1 }
      var to = position + 1 < starts.count ? starts[position + 1] : time
      while to > from, [",", "or"].contains(tokens[to - 1].lower) { to -= 1 }
      guard to > from, VerbLexicon.forms(tokens[from].lower).contains(.base) else { return nil }
      // "May not buy or sell weapons": the object is that of both.
      guard position == starts.count - 1 || to - from >= 2 else { return nil }
      parts.append(head + tokens[from..<to] + tokens[time...])
    }
    return parts
  }

  /// Where "until September 2028" begins at the end of the sentence.
  private static func timeStart(_ tokens: [SentenceToken], from: Int, to end: Int) -> Int? {
    guard
      let start = tokens.indices.last(where: {
        $0 > from && $0 < end && ["until", "before", "for", "during"].contains(tokens[$0].lower)
          && tokens[$0].isOpen
      }), start + 1 < end,
      tokens[start + 1].isDate || tokens[start + 1].isNumber,
      tokens[(start + 1)...].allSatisfy({
        $0.isDate || $0.isNumber || !$0.isWord || ["years", "months", "days", "weeks"].contains($0.lower)
      })
    else { return nil }
    return start
  }
}
