import AssayCore
import AssayText

/// "Founded in 2009, Open Rivers has 3,100 members": what the participle at the start says of the subject.
enum OpeningParticipleRule {
  static func parts(_ sentence: ParsedSentence) -> [[SentenceToken]]? {
    let tokens = sentence.tokens
    guard let root = sentence.root, sentence.tree.tags[0] == "VBN", tokens[0].isOpen,
      ["advcl", "acl", "amod", "nsubj", "dep", "csubj"].contains(String(sentence.tree.relation(0)))
        || sentence.tree.heads[0] == root,
      let subject = sentence.subject(root), subject < root,
      let comma = tokens.firstIndex(where: { $0.text == "," && $0.isOpen }), comma >= 2, comma <= 14,
      comma < sentence.span(subject).upperBound || comma < root
    else { return nil }
    let start = comma + 1
    let phrase = Array(tokens[..<comma])
    guard start <= subject, subject < root, !Clause.isNegative(phrase), !Clause.isConditional(phrase),
      !phrase.contains(where: { $0.isQuoted }), phrase.count >= 2,
      sentence.tree.tags[1] == "IN" || sentence.tree.tags[1] == "RB" || tokens[1].isDate
    else { return nil }
    let name = Array(tokens[start..<(subject + 1)])
    guard name.count <= 8 else { return nil }
    let isPlural = sentence.tree.tags[subject] == "NNS"
    var participle = phrase
    participle[0].text = phrase[0].lower
    participle[0].isSpaced = true
    let auxiliary =
      ["based", "located", "known"].contains(phrase[0].lower)
      ? (isPlural ? "are" : "is") : isPlural ? "were" : "was"
    return [Array(tokens[start...]), name + [.inserted(auxiliary)] + participle]
  }
}

/// "The heaviest, cast in 1999, weighs two tonnes" and "…, doubling the fine": participles between or behind commas.
enum InnerParticipleRule {
  static func parts(_ sentence: ParsedSentence) -> [[SentenceToken]]? {
    past(sentence) ?? present(sentence)
  }

  private static func past(_ sentence: ParsedSentence) -> [[SentenceToken]]? {
    let tokens = sentence.tokens
    let tree = sentence.tree
    guard let root = sentence.root, let subject = sentence.subject(root), subject < root else { return nil }
    for word in sentence.children(subject, ["acl", "advcl", "amod", "appos"])
      + sentence.children(root, ["advcl", "acl"])
    where tree.tags[word] == "VBN" && word > subject && word < root {
      let span = sentence.span(word)
      guard sentence.isComma(span.lowerBound - 1), span.upperBound < root + 1,
        sentence.isComma(span.upperBound),
        span.count >= 2, span.lowerBound == word || VerbGroup.isAdverb(tokens[span.lowerBound].lower)
      else { continue }
      let start = sentence.span(subject).lowerBound
      let phrase = Array(tokens[start..<(span.lowerBound - 1)])
      let clause = Array(tokens[span])
      guard (1...10).contains(phrase.count), phrase.allSatisfy({ $0.isOpen || $0.isBracketed }),
        !phrase.contains(where: { $0.text == "," || $0.lower == "and" && $0.name == nil }),
        clause.allSatisfy(\.isOpen), !Clause.isNegative(phrase), !Clause.isNegative(clause)
      else { continue }
      let isPlural = tree.tags[subject] == "NNS"
      // "Founded in 1911 and listed since 1986": each with its own tense.
      let clauses = clause.split(maxSplits: 1) { $0.lower == "and" }.map(Array.init)
      let areTwo = clauses.count == 2 && VerbLexicon.forms(clauses[1][0].lower).contains(.participle)
      let facts = (areTwo ? clauses : [clause]).map { words in
        let since = words.contains { $0.lower == "since" }
        let auxiliaries = since ? [isPlural ? "have" : "has", "been"] : [isPlural ? "were" : "was"]
        return NounPhrase.definite(phrase) + auxiliaries.map { SentenceToken.inserted($0) } + words
      }
      return [Array(tokens[..<(span.lowerBound - 1)]) + tokens[(span.upperBound + 1)...]] + facts
    }
    return nil
  }

  /// Verbs whose doer is what the main clause tells, not its subject.
  private static let results: Set<String> = [
    "send", "lead", "make", "cause", "leave", "bring", "mean", "raise", "give", "allow", "force", "prompt",
    "spark", "result", "include",
    "follow", "base", "use", "accord", "depend", "start", "begin", "reach", "be", "have", "suggest",
    "indicate", "show",
  ]

  private static func present(_ sentence: ParsedSentence) -> [[SentenceToken]]? {
    let tokens = sentence.tokens
    let tree = sentence.tree
    guard let root = sentence.root, let subject = sentence.subject(root), subject < root,
      tree.tags[root] == "VBD", tree.child(of: root, "aux:pass") == nil, !Clause.isSaying(tokens[root])
    else { return nil }
    for word in sentence.children(root, ["advcl"]) where tree.tags[word] == "VBG" && word > root {
      let span = sentence.span(word)
      guard word == span.lowerBound, sentence.isComma(word - 1), span.upperBound >= tokens.count,
        let base = VerbLexicon.base(tokens[word].lower), !results.contains(base),
        let past = VerbLexicon.past(ofBase: base)
      else { continue }
      let start = sentence.span(subject)
      let phrase = Array(tokens[start])
      guard ResultRule.isAgent(phrase), !Clause.isNegative(tokens[..<word]),
        !Clause.isConditional(tokens[..<word])
      else { continue }
      var clause = [SentenceToken.inserted(past)] + tokens[(word + 1)...]
      // "Doubling the fine and requiring inspections": each verb in the past.
      for joint in sentence.children(word, ["conj"]) where tree.tags[joint] == "VBG" {
        guard let base = VerbLexicon.base(tokens[joint].lower), let past = VerbLexicon.past(ofBase: base)
        else { return nil }
        clause[joint - word] = .inserted(past)
      }
      return [Array(tokens[..<(word - 1)]), phrase + clause]
    }
    return nil
  }
}
