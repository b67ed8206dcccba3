import AssayCore
import AssayText

/// "Parliament passed a law that bans waste and obliges owners to report": what the thing just brought in does, each thing by
/// itself.
///
/// Only where a clause with two and more predicates ends the sentence, so that the sentence without it still tells something.
enum DescribedNounRule {
  static func parts(_ sentence: ParsedSentence) -> [[SentenceToken]]? {
    let tokens = sentence.tokens
    let tree = sentence.tree
    guard let root = sentence.root else { return nil }
    for clause in tokens.indices where tree.labels[clause] == "acl:relcl" && clause > root {
      let span = sentence.span(clause)
      let noun = tree.heads[clause]
      let end = tokens.last?.text == "." ? tokens.count - 1 : tokens.count
      guard noun > 0, noun < span.lowerBound, span.upperBound >= end, sentence.isFinite(clause),
        ["NN", "NNP"].contains(tree.tags[noun]), isIntroduced(sentence, noun),
        ["that", "which", "who"].contains(tokens[span.lowerBound].lower), tokens[span.lowerBound].isOpen,
        sentence.subject(clause) == span.lowerBound,
        !isSaid(sentence, noun)
      else { continue }
      let joints = sentence.children(clause, ["conj"]).filter { $0 > clause }
      guard !joints.isEmpty,
        let words = NounWords.words(sentence, noun, before: span.lowerBound)
      else { continue }
      // "A Media Council of seven members": the name alone tells which.
      let name = tokens[noun].name
      let phrase =
        name == nil ? words : Array(words.prefix { $0.name == name || $0.name == nil && $0 == words[0] })
      // "Is to debate a bill on Thursday that would": the day is not the bill's.
      guard
        !zip(phrase, phrase.dropFirst()).contains(where: {
          WordClasses.prepositions.contains($0.lower) && $1.isDate
        })
      else { continue }
      var main = Array(tokens[..<span.lowerBound])
      if main.last?.text == "," { main.removeLast() }
      guard Clause.isSentence(main), !Clause.isNegative(main), !Clause.isConditional(main),
        !tokens[span].contains(where: { ["if", "unless", "or"].contains($0.lower) && $0.isOpen })
      else { continue }
      let predicates = predicates(sentence, clause, joints, span)
      guard !predicates.isEmpty else { continue }
      return [main] + predicates.map { NounPhrase.definite(phrase) + $0 }
    }
    return nil
  }

  /// "A law", "an association of doctors": told of for the first time.
  private static func isIntroduced(_ sentence: ParsedSentence, _ noun: Int) -> Bool {
    sentence.tree.child(of: noun, "det").map { ["a", "an"].contains(sentence.tokens[$0].lower) } ?? false
  }

  private static func isSaid(_ sentence: ParsedSentence, _ noun: Int) -> Bool {
    var above = sentence.tree.heads[noun]
    var steps = 0
    while above >= 0, steps < 40 {
      if Clause.isSaying(sentence.tokens[above]) { return true }
      above = sentence.tree.heads[above]
      steps += 1
    }
    return false
  }

  /// The predicates of the clause, each with the auxiliaries that hold for it; empty where they are not plain.
  private static func predicates(
    _ sentence: ParsedSentence, _ clause: Int, _ joints: [Int], _ span: Range<Int>
  ) -> [[SentenceToken]] {
    let tokens = sentence.tokens
    let tree = sentence.tree
    let auxiliaries = tree.children[clause].filter { tree.relation($0) == "aux" && $0 < clause }
    var starts = [span.lowerBound + 1]
    for joint in joints { starts.append(sentence.span(joint).lowerBound) }
    var found: [[SentenceToken]] = []
    for (position, start) in starts.enumerated() {
      let end = position + 1 < starts.count ? starts[position + 1] : span.upperBound
      var words = Array(tokens[start..<end])
      while let first = words.first, [",", "and", "but"].contains(first.lower) { words.removeFirst() }
      while let last = words.last, [",", "and", "but", "."].contains(last.lower) { words.removeLast() }
      guard words.count >= 2 else { return [] }
      guard position > 0 else {
        found.append(words)
        continue
      }
      let joint = joints[position - 1]
      if ["that", "which", "who"].contains(words[0].lower) { words.removeFirst() }
      if let subject = sentence.subject(joint), !["that", "which", "who"].contains(tokens[subject].lower) {
        return []
      }
      let own = tree.children[joint].contains { tree.relation($0) == "aux" || tree.labels[$0] == "cop" }
      let isFinite = sentence.isFinite(joint)
      if let modal = auxiliaries.first, tree.tags[modal] == "MD", !own,
        tree.tags[joint] == "VB" || tree.tags[joint] == "VBP"
      {
        found.append([tokens[modal]] + words)
      } else if isFinite {
        found.append(words)
      } else {
        return []
      }
    }
    return found
  }
}
