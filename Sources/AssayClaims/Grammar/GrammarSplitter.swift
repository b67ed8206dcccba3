import AssayCore
import AssayText

/// Cuts a sentence by its grammar, where the rules on words left it whole.
///
/// Each rule looks at the tree, makes two or more sentences, and leaves the sentence whole where the tree is not plain.
/// A part takes over the subject, the date and the hedges that hold for it; words that no rule explains are never added.
struct GrammarSplitter {
  let grammar: Grammar

  private static let lengths = 5...90
  private static let deepest = 7
  private static let rules: [@Sendable (ParsedSentence) -> [[SentenceToken]]?] = [
    // Sayings are looked at again: an aside of the speaker may have been cut out only here.
    LabelRule.parts, { SayingsRule.parts($0.tokens) }, TitleRule.parts, GapRule.parts, GapObjectRule.parts,
    AlternativesRule.parts,
    SubjectAsideRule.parts,
    DescribedNounRule.parts, OffenceRule.parts, ClauseOfPersonRule.parts,
    ExplanationRule.parts, OpeningParticipleRule.parts, InnerParticipleRule.parts, EffectRule.parts,
    ReasonRule.parts,
    ComparisonRule.parts, JoinedPredicates.parts, SharedNounsRule.parts, SecondClauseRule.parts,
    AsideRule.parts,
  ]

  /// The parts of a sentence, at least one.
  func split(_ tokens: [SentenceToken]) async throws -> [[SentenceToken]] {
    try await split([tokens]).flatMap { $0 }
  }

  /// The parts of each sentence, at least one; all that are cut equally often are parsed together.
  func split(_ sentences: [[SentenceToken]]) async throws -> [[[SentenceToken]]] {
    var parts = sentences.map { [Part(tokens: $0)] }
    for _ in 0..<Self.deepest {
      let open = parts.joined().filter(\.isOpen)
      guard !open.isEmpty else { break }
      var parsed = try await grammar.sentences(open.map(\.tokens))[...]
      for index in parts.indices {
        parts[index] = parts[index].flatMap { part in
          part.isOpen ? parsed.popFirst().map(Self.cut) ?? [part] : [part]
        }
      }
    }
    return parts.map { $0.map(\.tokens) }
  }

  private struct Part {
    var tokens: [SentenceToken]
    /// Whether no rule cuts it.
    var isWhole = false
    var isOpen: Bool { !isWhole && GrammarSplitter.lengths.contains(tokens.count) }
  }

  private static func cut(_ sentence: ParsedSentence) -> [Part] {
    for rule in rules {
      guard let parts = rule(sentence), parts.count > 1 || parts.first?.count != sentence.tokens.count,
        WholeParts.are(parts, of: sentence.tokens)
      else {
        continue
      }
      return parts.map { Part(tokens: trimmed($0)) }
    }
    return [Part(tokens: sentence.tokens, isWhole: true)]
  }

  private static func trimmed(_ tokens: [SentenceToken]) -> [SentenceToken] {
    var tokens = tokens[...]
    while let last = tokens.last, [",", ";", ":", ".", "–", "—"].contains(last.text), !last.isQuoted {
      tokens.removeLast()
    }
    while let first = tokens.first, [",", ";", ":"].contains(first.text), !first.isQuoted {
      tokens.removeFirst()
    }
    return Array(tokens)
  }
}

/// Several predicates of one subject, or several clauses, joined by "and", "but" or commas; also within what is said.
enum JoinedPredicates {
  static func parts(_ sentence: ParsedSentence) -> [[SentenceToken]]? {
    guard let root = sentence.root, !sentence.tokens.contains(where: { $0.text == ";" && $0.isOpen }) else {
      return nil
    }
    if let content = said(sentence, root) { return within(sentence, content) }
    // "A and B, police said": the words that say so stand behind both.
    let saying = sentence.children(root, ["parataxis"]).first {
      Clause.isSaying(sentence.tokens[$0]) && sentence.span($0).lowerBound > root
        && sentence.isComma(sentence.span($0).lowerBound - 1)
    }
    let end = saying.map { sentence.span($0).lowerBound - 1 } ?? sentence.tokens.count
    if let parts = before(sentence, root) { return parts }
    guard let parts = joined(sentence, root, end: end) else { return nil }
    return parts.map { $0 + sentence.tokens[end...] }
  }

  /// "A and B, the chief engineer estimates", where the tree takes the verb of saying for the main one.
  private static func before(_ sentence: ParsedSentence, _ root: Int) -> [[SentenceToken]]? {
    // What is reported as a fact is cut from who says so first, and then into its parts.
    guard Clause.isSaying(sentence.tokens[root]), let base = VerbLexicon.base(sentence.tokens[root].lower),
      !WordClasses.reportingBases.contains(base), let speaker = sentence.subject(root),
      let content = sentence.children(root, ["ccomp"]).first(where: { $0 < root && sentence.isFinite($0) })
    else { return nil }
    let end = sentence.span(content).upperBound
    guard sentence.isComma(end), sentence.span(speaker).lowerBound > end,
      !sentence.tokens[..<end].contains(where: \.isQuoted),
      !Clause.isNegative(sentence.tokens[end...]), let parts = joined(sentence, content, end: end)
    else { return nil }
    return parts.map { $0 + sentence.tokens[end...] }
  }

  /// The verb of what is said behind a verb of saying: "said that the ships were full".
  private static func said(_ sentence: ParsedSentence, _ root: Int) -> Int? {
    guard Clause.isSaying(sentence.tokens[root]) || sentence.tokens[root].lower == "argued",
      let subject = sentence.subject(root), subject < root
    else { return nil }
    return sentence.children(root, ["ccomp"]).first { $0 > root && sentence.isFinite($0) }
  }

  private static let noDistribution: Set<String> = ["deny", "doubt", "ask", "dispute", "question", "suspect"]

  /// What is said, clause by clause, each behind who says so.
  private static func within(_ sentence: ParsedSentence, _ content: Int) -> [[SentenceToken]]? {
    guard let root = sentence.root else { return nil }
    let base = VerbLexicon.base(sentence.tokens[root].lower) ?? ""
    let span = sentence.span(content)
    let start = sentence.span(content).lowerBound
    guard !noDistribution.contains(base), span.upperBound >= sentence.tokens.count - 1,
      !Clause.isNegative(sentence.tokens[..<start]), start > root
    else { return nil }
    var head = Array(sentence.tokens[..<start])
    var from = start
    if sentence.tokens[start].lower == "that" {
      head.append(sentence.tokens[start])
      from += 1
    }
    guard let parts = joined(sentence, content, start: from, end: span.upperBound) else { return nil }
    return parts.map { part in
      var part = part
      if part.first?.lower == "that" { part.removeFirst() }
      if let first = part.first, first.span?.start == 0 || !first.isSpaced { part[0].isSpaced = true }
      return head + part
    }
  }

  /// The clauses that hang on `verb` by "conj", each a sentence of its own.
  private static func joined(
    _ sentence: ParsedSentence, _ verb: Int, start: Int = 0, end: Int
  ) -> [[SentenceToken]]? {
    let tokens = sentence.tokens
    let joints = sentence.children(verb, ["conj"]).filter { $0 > verb && sentence.span($0).upperBound <= end }
    guard !joints.isEmpty, let subject = sentence.subject(verb), subject < verb, tokens[verb].isOpen else {
      return nil
    }
    var subjectSpan = sentence.span(subject)
    // "The freelance journalist Ann Lee was": the tree may leave the name apart from its noun.
    while subjectSpan.upperBound < verb, tokens[subjectSpan.upperBound].name != nil {
      subjectSpan = subjectSpan.lowerBound..<(subjectSpan.upperBound + 1)
    }
    let opening = Array(tokens[start..<max(start, subjectSpan.lowerBound)])
    let before = tokens[start..<sentence.span(joints[0]).lowerBound]
    guard !before.contains(where: { $0.isOpen && conditions.contains($0.lower) }), !isPaired(before),
      !["what", "who", "which", "there", "that"].contains(tokens[subjectSpan.lowerBound].lower)
    else { return nil }
    // A clause between the subject and its verb that the tree takes for the main one.
    guard
      !tokens[subjectSpan.upperBound..<max(subjectSpan.upperBound, verb)].contains(where: {
        WordClasses.relatives.contains($0.lower) && $0.isOpen
      })
    else { return nil }
    // What follows the last joined clause and hangs on the first may belong to both.
    let lastEnd = joints.map { sentence.span($0).upperBound }.max() ?? end
    guard
      !sentence.tree.children[verb].contains(where: {
        $0 >= lastEnd && $0 < end && sentence.tokens[$0].isWord
      })
    else { return nil }
    var parts: [[SentenceToken]] = []
    var mainEnd = end
    for joint in joints {
      let span = sentence.span(joint)
      let cut = cutBefore(tokens, span.lowerBound)
      var words = Array(tokens[span.lowerBound..<min(span.upperBound, end)])
      guard cut < span.lowerBound || ["and", "but", ","].contains(words[0].lower) else { return nil }
      guard dropJoint(&words), sentence.tokens[joint].isOpen else { return nil }
      if let first = words.first, WordClasses.relatives.contains(first.lower) { return nil }
      // What is not plainly a second predicate stays with the first, where another one follows.
      guard let part = part(sentence, verb, joint, words, subjectSpan, opening) else {
        if joint != joints.last, parts.isEmpty { continue }
        return nil
      }
      parts.append(part)
      mainEnd = min(mainEnd, cut)
    }
    let main = Array(tokens[start..<mainEnd])
    guard main.count >= 3, Clause.isSentence(main) || main.contains(where: { $0.isQuoted }) else {
      return nil
    }
    return [main] + parts
  }

  /// What makes of a statement a case that is only thought of; "would" alone is said again of each.
  private static let conditions: Set<String> = ["if", "unless", "whether"]

  private static func isPaired(_ tokens: ArraySlice<SentenceToken>) -> Bool {
    tokens.contains { ["either", "neither", "whether", "both"].contains($0.lower) && $0.isOpen }
      || zip(tokens, tokens.dropFirst()).contains { $0.lower == "not" && $1.lower == "only" }
  }

  /// The joint's comma goes too.
  private static func cutBefore(_ tokens: [SentenceToken], _ start: Int) -> Int {
    var cut = start
    while cut > 0, ["and", "but", ","].contains(tokens[cut - 1].lower) { cut -= 1 }
    return cut
  }

  /// Takes "and" or "but" off the front; false where another word joins.
  private static func dropJoint(_ words: inout [SentenceToken]) -> Bool {
    var last: SentenceToken?
    while let first = words.first, [",", "and", "but"].contains(first.lower) {
      last = first
      words.removeFirst()
    }
    // "And, unlike its rival, has not": the comma opens an aside that another one closes.
    if let last, last.text == ",", words.contains(where: { $0.text == "," && $0.isOpen }),
      !["and", "but"].contains(words.first?.lower ?? ""),
      words.first.map({
        WordClasses.prepositions.contains($0.lower) || ["unlike", "like"].contains($0.lower)
      }) == true
    {
      words.insert(last, at: 0)
    }
    // "And, adjusted for inflation, still by 6": an aside opens what has no verb of its own.
    if let last, last.text == ",", words.contains(where: { $0.text == "," && $0.isOpen }),
      words.first.map({ VerbLexicon.forms($0.lower).contains(.participle) }) == true
    {
      return false
    }
    return !["or", "nor", "yet", "so", "than"].contains(words.first?.lower ?? "")
  }

  private static func part(
    _ sentence: ParsedSentence, _ verb: Int, _ joint: Int, _ words: [SentenceToken], _ subject: Range<Int>,
    _ opening: [SentenceToken]
  ) -> [SentenceToken]? {
    let tokens = sentence.tokens
    guard words.count >= 2 else { return nil }
    // "And in eleven of those officers were convicted": the subject is within, wherever the tree put it.
    if WordClasses.prepositions.contains(words[0].lower),
      words.prefix(5).contains(where: { ["those", "these", "them"].contains($0.lower) && $0.isOpen })
    {
      return nil
    }
    let hasSubject = sentence.tree.child(of: joint, "nsubj", "nsubj:pass", "expl", "csubj") != nil
    let isDated = words.contains { $0.isDate }
    let source = opening.contains { $0.lower == "according" }
    if hasSubject {
      guard sentence.isFinite(joint), words.count >= 3 else { return nil }
      let takesOver = source || SentenceOpening.isDate(opening[...]) && !isDated
      return (takesOver ? opening : []) + words
    }
    guard !Clause.isNegative(tokens[opening.count..<verb]) || isContrast(tokens, sentence.span(joint)) else {
      return nil
    }
    guard !Clause.leavesPronounBehind(words[...]) else { return nil }
    // "The dig cost 2 million euros, paid by the region": by whom the money was paid, and no second deed.
    if joint + 1 < tokens.count, tokens[joint + 1].lower == "by", shared(sentence, verb, joint) == nil,
      sentence.tree.child(of: joint, "aux:pass") == nil,
      VerbLexicon.forms(tokens[joint].lower).contains(.participle),
      joint + 2 < tokens.count, !tokens[joint + 2].isNumber, tokens[joint - 1].text == ","
    {
      return nil
    }
    guard !sharesObject(sentence, verb, joint) else { return nil }
    // "Described the vote as fair and well run": a plain form beside a past one is no second verb.
    let isPastMain =
      sentence.tree.tags[verb] == "VBD"
      || tokens[subject.upperBound..<max(subject.upperBound, verb)].contains {
        ["was", "were", "had", "did"].contains($0.lower)
      }
    if isPastMain, sentence.tree.tags[joint] == "VBP",
      !VerbLexicon.forms(tokens[joint].lower).contains(.past),
      sentence.tree.child(of: joint, "aux", "cop", "aux:pass") == nil
    {
      return nil
    }
    let lead = isDated && SentenceOpening.isDate(opening[...]) ? [] : opening
    let middle = Array(tokens[subject.upperBound..<max(subject.upperBound, verb)])
    let closing =
      middle.first.map { $0.text == "," && tokens[subject].contains { $0.text == "," } ? [$0] : [] } ?? []
    let hedges = middle.filter { WordClasses.hedges.contains($0.lower) && $0.isOpen }
    let head = lead + tokens[subject] + closing
    if sentence.isFinite(joint) {
      if let auxiliaries = shared(sentence, verb, joint) { return head + auxiliaries + words }
      return head + hedges + words
    }
    if let auxiliaries = shared(sentence, verb, joint) { return head + auxiliaries + words }
    // "Weighs 2.3 tonnes and cracked in 2011": a past form, where no auxiliary could make it a participle.
    let isPlain = !sentence.tree.children[verb].contains {
      sentence.tree.relation($0) == "aux" || sentence.tree.labels[$0] == "cop"
    }
    // "Owns shops and rented flats": the participle may be of the noun.
    guard isPlain, !PredicateRule.opensBareNoun(tokens, joint + 1),
      VerbLexicon.forms(tokens[joint].lower).contains(.past),
      joint == sentence.span(joint).lowerBound
        || VerbGroup.isAdverb(words[0].lower) || words[0].span == tokens[joint].span,
      !["based", "called", "known", "located", "compared", "led"].contains(tokens[joint].lower)
    else { return nil }
    return head + hedges + words
  }

  /// "Did not resign but apologised": the negation is of the first alone.
  private static func isContrast(_ tokens: [SentenceToken], _ span: Range<Int>) -> Bool {
    tokens[span].first?.lower == "but" || span.lowerBound > 0 && tokens[span.lowerBound - 1].lower == "but"
  }

  /// "Raided and searched the office": the object stands behind the second alone.
  private static func sharesObject(_ sentence: ParsedSentence, _ verb: Int, _ joint: Int) -> Bool {
    let isPassive = sentence.tree.child(of: verb, "aux:pass", "cop") != nil
    let hasOwn = sentence.tree.children[verb].contains {
      $0 > verb && $0 < joint
        && !["punct", "cc", "conj", "advmod"].contains(sentence.tree.labels[$0])
    }
    return !isPassive && !hasOwn && sentence.tree.child(of: joint, "obj") != nil
  }

  /// The auxiliaries of the first verb that hold for the second too; nil where there are none.
  private static func shared(_ sentence: ParsedSentence, _ verb: Int, _ joint: Int) -> [SentenceToken]? {
    let tree = sentence.tree
    // "Had known and had not warned": the second has its own, whatever the tree hangs it on.
    let own = sentence.tokens[sentence.span(joint).lowerBound..<joint]
    guard !WordClasses.finiteAuxiliaries.contains(sentence.tokens[joint].lower),
      !own.contains(where: {
        WordClasses.finiteAuxiliaries.contains($0.lower) || WordClasses.modals.contains($0.lower)
      })
    else { return nil }
    let auxiliaries = tree.children[verb].filter { tree.relation($0) == "aux" && $0 < verb }
    guard let first = auxiliaries.first,
      !tree.children[joint].contains(where: { tree.relation($0) == "aux" || tree.labels[$0] == "cop" })
    else { return nil }
    let middle = Array(sentence.tokens[first..<verb])
    guard !Clause.isNegative(middle) else { return nil }
    let tag = tree.tags[joint]
    let isPassive = tree.child(of: verb, "aux:pass") != nil
    let lower = sentence.tokens[first].lower
    if WordClasses.modals.contains(lower) {
      return tag == "VB" || tag == "VBP" || isPassive && tag == "VBN" ? modal(middle, isPassive, tag) : nil
    }
    // "Was built in 1987 and sailed": what has no passive, or what may be either, takes no "was" over.
    let joined = sentence.tokens[joint].lower
    if isPassive,
      PredicateRule.unclear.contains(joined) || VerbGroup.neverReduced.contains(joined)
        || VerbLexicon.base(joined) == nil
    {
      return nil
    }
    guard tag == "VBN" || tag == "VBD" else {
      return tag == "VBG" && tree.tags[verb] == "VBG" ? middle : nil
    }
    if isPassive { return tree.child(of: joint, "obj") == nil ? middle : nil }
    return ["has", "have", "had"].contains(lower) ? middle : nil
  }

  /// "Will be sold and closed" shares "will be", "will meet and vote" shares "will".
  private static func modal(_ middle: [SentenceToken], _ isPassive: Bool, _ tag: String) -> [SentenceToken] {
    isPassive && tag != "VBN" ? Array(middle.prefix(1)) : middle
  }
}
