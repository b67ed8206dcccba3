/// Two duties of one command: "require organisations to report receipt within 10 days and submit reports".
enum InfinitiveRule {
  private static let commanding: Set<String> = [
    "require", "order", "oblige", "force", "compel", "ask", "urge", "instruct", "agree", "pledge", "vow",
    "promise",
  ]

  static func parts(_ tokens: [SentenceToken]) -> [[SentenceToken]]? {
    let opening = SentenceOpening.length(tokens)
    let groups = VerbGroup.all(in: tokens)
    guard let verb = command(tokens, groups, opening), !verb.isNegated, !Clause.isNegative(tokens) else {
      return nil
    }
    guard !Clause.isConditional(tokens), !Clause.isPaired(tokens), !tokens.contains(where: { $0.isQuoted })
    else { return nil }
    let infinitives = tokens.indices.dropLast().filter {
      tokens[$0].lower == "to" && $0 > verb.main && VerbLexicon.forms(tokens[$0 + 1].lower).contains(.base)
    }
    if let parts = each(tokens, infinitives) { return parts }
    guard groups.count == 1 else { return nil }
    guard infinitives.count == 1, let to = infinitives.first else { return nil }
    let joints = tokens.indices.filter { $0 > to + 2 && tokens[$0].lower == "and" }
    guard joints.count == 1, let joint = joints.first, joint + 2 < tokens.count else { return nil }
    let forms = VerbLexicon.forms(tokens[joint + 1].lower)
    let next = tokens[joint + 2]
    let isVerb =
      forms.contains(.base) && (!forms.contains(.noun) || WordClasses.determiners.contains(next.lower))
    guard isVerb, next.isWord else { return nil }
    let left = Array(tokens[..<joint])
    return [left, Array(tokens[...to]) + Array(tokens[(joint + 1)...])]
  }

  /// The verb that commands: the only one, or one that nothing else in the sentence could be.
  private static func command(_ tokens: [SentenceToken], _ groups: [VerbGroup], _ opening: Int) -> VerbGroup?
  {
    func isCommand(_ index: Int) -> Bool {
      guard let base = VerbLexicon.base(tokens[index].lower) else { return false }
      return commanding.contains(base)
        || base == "call" && index + 1 < tokens.count && ["on", "upon"].contains(tokens[index + 1].lower)
    }
    if let verb = groups.first(where: { $0.range.lowerBound > opening }), isCommand(verb.main) {
      return groups.allSatisfy { $0 == verb || $0.range.lowerBound > verb.main + 3 } ? verb : nil
    }
    // "The union calls on": the form could be a noun but for "on".
    guard
      let call = tokens.indices.first(where: {
        $0 > opening && tokens[$0].isOpen && ["calls", "call"].contains(tokens[$0].lower) && isCommand($0)
          && (tokens[$0 - 1].name != nil || tokens[$0 - 1].text == ")"
            || Clause.isPlural([tokens[$0 - 1]]) == true)
      }), groups.allSatisfy({ $0.range.lowerBound > call })
    else { return nil }
    return VerbGroup(
      range: call..<call + 1, main: call, isPassive: false, isNegated: false, isModal: false,
      isAmbiguous: false)
  }

  /// "To free them, to pay them and to leave": each with its "to".
  private static func each(_ tokens: [SentenceToken], _ infinitives: [Int]) -> [[SentenceToken]]? {
    guard let first = infinitives.first else { return nil }
    let joined = infinitives.dropFirst().filter {
      [",", "and"].contains(tokens[$0 - 1].lower) && $0 > first + 2
    }
    guard let last = joined.last, tokens[last - 1].lower == "and" else { return nil }
    var starts = [first] + joined
    // Every one before the last behind a comma.
    guard joined.dropLast().allSatisfy({ tokens[$0 - 1].text == "," && tokens[$0 - 1].isOpen }) else {
      return nil
    }
    let inner = tokens[first..<last].indices.filter { tokens[$0].text == "," && tokens[$0].isOpen }
    guard inner.allSatisfy({ starts.contains($0 + 1) || $0 + 1 == last - 1 }) else { return nil }
    starts.append(tokens.count + 1)
    return (0..<starts.count - 1).map { index in
      var end = min(tokens.count, starts[index + 1] - 1)
      if end > 0, end < tokens.count, tokens[end - 1].text == "," { end -= 1 }
      return Array(tokens[..<first]) + tokens[starts[index]..<end]
    }
  }
}
