import AssayText

/// What is told in passing of somebody or something becomes a sentence of its own, and the sentence goes on without it.
///
/// "The plant, which employs 2,400 people, …", "the festival, founded in 1999, …", "the Silver Oar, the main prize, …".
enum AsideRule {
  static func parts(_ sentence: ParsedSentence) -> [[SentenceToken]]? {
    if let parts = predicate(sentence) { return parts }
    for word in sentence.tokens.indices {
      guard let noun = noun(sentence, of: word), let aside = Aside(sentence, noun, word),
        let told = aside.told,
        let rest = aside.rest, told.count >= 4, rest.count >= 3
      else { continue }
      return [rest, aside.frame + told]
    }
    return nil
  }

  /// The noun of which an aside tells: that on which it hangs, or that before "who" or "which", whatever the tree hangs it on.
  private static func noun(_ sentence: ParsedSentence, of word: Int) -> Int? {
    let tree = sentence.tree
    if tree.labels[word] == "acl:relcl" {
      return RelativeHead.noun(sentence, tree.heads[word], clause: sentence.span(word).lowerBound)
    }
    if ["acl", "appos"].contains(tree.labels[word]) { return tree.heads[word] }
    let start = sentence.span(word).lowerBound
    guard start >= 2, start <= word, sentence.isComma(start - 1),
      ["who", "which", "whose"].contains(sentence.tokens[start].lower),
      ["conj", "parataxis", "advcl", "ccomp"].contains(tree.labels[word])
    else { return nil }
    return RelativeHead.nearest(sentence, before: start - 1)
  }

  /// Whether the clause is of `noun`, or by its verb's number cannot be of the plural noun that the tree hangs it on: "an
  /// association of doctors that was founded".
  private static func isOf(_ noun: Int, _ sentence: ParsedSentence, _ clause: Int) -> Bool {
    let tree = sentence.tree
    guard tree.labels[clause] == "acl:relcl", clause > noun else { return false }
    let head = tree.heads[clause]
    guard head != noun else { return true }
    let first = sentence.span(clause).lowerBound + 1
    return head > noun && tree.tags[head] == "NNS" && tree.subtree(of: noun).contains(head)
      && first < sentence.tokens.count && ["was", "is", "has", "does"].contains(sentence.tokens[first].lower)
  }

  /// "The league is an association that was founded in 2013 and has 1,900 members": what the league is, and what is so of it.
  private static func predicate(_ sentence: ParsedSentence) -> [[SentenceToken]]? {
    let tree = sentence.tree
    guard let root = sentence.root, tree.child(of: root, "cop") != nil, let subject = sentence.subject(root),
      subject < root, tree.tags[root] == "NN", !Clause.isNegative(sentence.tokens[..<root]),
      tree.child(of: root, "det").map({ ["a", "an"].contains(sentence.tokens[$0].lower) }) == true,
      // "Is a group" alone tells nothing.
      sentence.children(root, ["amod", "compound", "nmod", "acl"]).contains(where: { tree.tags[$0] != "CD" }),
      let clause = sentence.tokens.indices.first(where: { isOf(root, sentence, $0) }),
      sentence.isFinite(clause)
    else { return nil }
    let span = sentence.span(clause)
    guard ["that", "which", "who"].contains(sentence.tokens[span.lowerBound].lower), span.lowerBound > root,
      sentence.subject(clause) == span.lowerBound, let end = end(sentence, root, span)
    else { return nil }
    let comma = sentence.isComma(span.lowerBound - 1) ? 1 : 0
    let words = sentence.tokens[sentence.span(subject)]
    return [
      Array(sentence.tokens[..<(span.lowerBound - comma)]),
      Array(words + sentence.tokens[(span.lowerBound + 1)..<end]),
    ]
  }

  /// Where the clause ends: with the sentence, further predicates of it included that the tree hangs elsewhere: "that was
  /// founded in 2013, has 1,900 members and takes no money".
  private static func end(_ sentence: ParsedSentence, _ root: Int, _ span: Range<Int>) -> Int? {
    let count = sentence.tokens.count
    guard span.upperBound < count - 1 else { return span.upperBound }
    guard sentence.isComma(span.upperBound),
      sentence.children(root, ["parataxis", "conj"]).contains(where: {
        sentence.span($0).lowerBound == span.upperBound + 1 && sentence.subject($0) == nil
          && sentence.isFinite($0)
      })
    else { return nil }
    return sentence.tokens[count - 1].text == "." ? count - 1 : count
  }
}

/// An aside between commas, and the noun of which it tells.
private struct Aside {
  let sentence: ParsedSentence
  let noun: Int
  let word: Int
  /// The aside's words, without its commas.
  let span: Range<Int>
  /// Who says so, where somebody is said to say it: "Police said that".
  let frame: [SentenceToken]

  init?(_ sentence: ParsedSentence, _ noun: Int, _ word: Int) {
    let tree = sentence.tree
    let span = sentence.span(word)
    guard span.lowerBound > noun,
      sentence.isComma(span.lowerBound - 1), span.count >= 2,
      span.upperBound == sentence.tokens.count || Self.closes(sentence.tokens[span.upperBound]),
      sentence.tokens[noun].isOpen, sentence.tokens[word].isOpen,
      !tree.children[noun].contains(where: { tree.labels[$0] == "conj" && $0 < span.lowerBound }),
      !["once", "if", "when", "where", "unless", "as", "although", "though", "while"].contains(
        sentence.tokens[span.lowerBound].lower) || !["acl", "appos"].contains(tree.labels[word]),
      let frame = Self.frame(sentence, noun)
    else { return nil }
    (self.sentence, self.noun, self.word, self.span, self.frame) = (sentence, noun, word, span, frame)
  }

  private static func closes(_ token: SentenceToken) -> Bool {
    [",", ".", ";", ":", "–", "—", ")"].contains(token.text) || ["and", "but"].contains(token.lower)
  }

  /// The words before what somebody is said to say of the noun, none where nobody is; nil where it is not stated as a fact.
  private static func frame(_ sentence: ParsedSentence, _ noun: Int) -> [SentenceToken]? {
    let tree = sentence.tree
    var (word, steps) = (noun, 0)
    var frame: [SentenceToken] = []
    while tree.heads[word] >= 0, steps < sentence.tokens.count {
      if tree.child(of: word, "mark").map({ ["if", "unless", "whether"].contains(sentence.tokens[$0].lower) })
        == true
      {
        return nil
      }
      if tree.labels[word] == "ccomp" {
        let start = sentence.span(word).lowerBound
        guard tree.heads[word] < start, start <= 24, !Clause.isNegative(sentence.tokens[..<start]) else {
          return nil
        }
        frame = Array(sentence.tokens[..<start])
        if sentence.tokens[start].lower == "that" { frame.append(sentence.tokens[start]) }
      }
      (word, steps) = (tree.heads[word], steps + 1)
    }
    return frame
  }

  /// The sentence without the aside.
  var rest: [SentenceToken]? {
    if sentence.tree.labels[word] == "appos", namesNoun, let words = nounSpan {
      // "Its director, Nune Galoyants, said": the name alone says so.
      let tail = sentence.tokens[
        (sentence.isComma(span.upperBound) ? span.upperBound + 1 : span.upperBound)...]
      var name = Array(sentence.tokens[span])
      name[0].isSpaced = words.lowerBound > 0
      return Array(sentence.tokens[..<words.lowerBound]) + name + Array(tail)
    }
    var end = span.upperBound
    if end < sentence.tokens.count, sentence.isComma(end), !keepsComma(end) { end += 1 }
    return Array(sentence.tokens[..<(span.lowerBound - 1)] + sentence.tokens[end...])
  }

  /// "In Osh, the seat of the region, 19 people": the comma closes the opening.
  private func keepsComma(_ comma: Int) -> Bool {
    guard let root = sentence.root, let subject = sentence.subject(root) else { return false }
    let start = sentence.span(subject).lowerBound
    return noun < start && comma < start
      || comma + 1 < sentence.tokens.count && ["and", "but"].contains(sentence.tokens[comma + 1].lower)
  }

  /// Whether a name explains a noun that is none.
  private var namesNoun: Bool {
    sentence.tokens[noun].name == nil && sentence.tokens[word].nameKind == .person
      && sentence.tokens[span].allSatisfy { $0.name == sentence.tokens[word].name }
  }

  private var nounSpan: Range<Int>? {
    guard let words = NounWords.words(sentence, noun, before: span.lowerBound - 1),
      let start = sentence.tokens.indices.first(where: { sentence.tokens[$0].span == words.first?.span })
    else { return nil }
    return start..<(span.lowerBound - 1)
  }

  /// What the aside tells, as a sentence.
  var told: [SentenceToken]? {
    guard var words = NounWords.words(sentence, noun, before: span.lowerBound - 1) else { return nil }
    // "Doctors have been under the ministry since July, which": the whole may be meant.
    guard
      !zip(words, words.dropFirst()).contains(where: {
        ["since", "until", "on"].contains($0.lower) && $1.isDate
      })
    else { return nil }
    // "The blogger Ruslan Lind, known for": the name tells which one, whatever the tree hangs it on.
    let behind = sentence.tokens[(noun + 1)..<max(noun + 1, span.lowerBound - 1)]
    if !behind.isEmpty, sentence.tree.labels[word] != "appos", sentence.tokens[noun].name == nil,
      words.last?.span == sentence.tokens[noun].span, behind.first?.name != nil,
      behind.allSatisfy({ $0.isOpen && ($0.name != nil || $0.lower == "and") })
    {
      words += behind
    }
    switch sentence.tree.labels[word] {
    case "appos": return identity(words)
    case "acl": return participle(words)
    default: return relative(words)
    }
  }

  private static let owners: Set<String> = ["his", "her", "its", "their", "our", "my"]

  private func identity(_ words: [SentenceToken]) -> [SentenceToken]? {
    let tree = sentence.tree
    guard tree.tags[word].hasPrefix("NN"), sentence.tree.child(of: word, "case", "cop") == nil,
      !sentence.tokens[span].contains(where: { ["or", "e.g", "i.e"].contains($0.lower) }),
      !["including", "especially", "particularly", "such", "mostly", "among", "not"].contains(
        sentence.tokens[span.lowerBound].lower)
    else { return nil }
    // "The logbooks of a ship, 11,000 pages and the registers": a list.
    guard !tree.children[noun].contains(where: { tree.labels[$0] == "conj" && $0 > word }),
      !(span.upperBound < sentence.tokens.count
        && ["and", "or"].contains(sentence.tokens[span.upperBound].lower)),
      tree.child(of: word, "nummod") == nil
        || NounWords.isPlural(sentence, noun) == NounWords.isPlural(sentence, word)
    else { return nil }
    let isDescribed =
      tree.child(of: word, "det", "nmod:poss", "nummod") != nil || sentence.tokens[word].name != nil
      || tree.tags[word] == "NNS"
    guard isDescribed,
      sentence.tokens[noun].name != nil || sentence.tokens[word].nameKind == .person
        || ["the", "a", "an", "its", "his", "her", "their"].contains(words[0].lower)
    else { return nil }
    var phrase = Array(sentence.tokens[span])
    phrase[0].isSpaced = true
    // "Its editor, Ann Lee": whose editor she is, the words alone do not tell.
    guard !(words + phrase).contains(where: { Self.owners.contains($0.lower) && $0.isOpen }) else {
      return nil
    }
    // "Ann Lee, a treasurer": too little to be looked up.
    let description = namesNoun || sentence.tokens[noun].name == nil ? words : phrase
    guard description.count(where: { $0.isWord && !WordClasses.determiners.contains($0.lower) }) >= 3 else {
      return nil
    }
    if namesNoun { return phrase + [.inserted("is")] + words }
    // "Two of the journalists, Ann Lee and Jo Berg": it takes both to be the two.
    if tree.tags[word].hasPrefix("NNP"), tree.child(of: word, "conj") != nil {
      return phrase + [.inserted("are")] + words
    }
    return words + [.inserted(NounWords.isPlural(sentence, noun) ? "are" : "is")] + phrase
  }

  private func participle(_ words: [SentenceToken]) -> [SentenceToken]? {
    guard sentence.tree.tags[word] == "VBN",
      word == span.lowerBound || VerbGroup.isAdverb(sentence.tokens[span.lowerBound].lower),
      sentence.tree.child(of: word, "nsubj", "nsubj:pass", "aux", "mark") == nil
    else { return nil }
    var clause = Array(sentence.tokens[span])
    clause[0].isSpaced = true
    return words + [.inserted(NounWords.isPlural(sentence, noun) ? "were" : "was")] + clause
  }

  private static let pronouns: Set<String> = ["who", "which", "whose", "whom", "where", "that"]

  private func relative(_ words: [SentenceToken]) -> [SentenceToken]? {
    let tree = sentence.tree
    guard
      let pronoun = span.first(where: {
        Self.pronouns.contains(sentence.tokens[$0].lower) && sentence.tokens[$0].isOpen
          && $0 < span.lowerBound + 5
      }), sentence.isFinite(word), !RelativeHead.runsOn(sentence.tokens[span])
    else { return nil }
    let token = sentence.tokens[pronoun]
    // "One of at least nine, none of which": of what, the number does not tell.
    guard tree.tags[noun] != "CD", sentence.tokens[noun].lower != "one" else { return nil }
    let subject = sentence.subject(word)
    if token.lower == "whose", !RelativeHead.ownsSubject(words, sentence.tokens[pronoun..<span.upperBound]) {
      return nil
    }
    let replacement = token.lower == "whose" ? NounWords.possessive(words) : words
    // "Who left", "half of which goes", "whose lawyer said": what stands first is the subject.
    if let subject, subject == pronoun || sentence.span(subject).contains(pronoun) {
      let lead = Array(sentence.tokens[span.lowerBound..<pronoun])
      return lead + replacement + Array(sentence.tokens[(pronoun + 1)..<span.upperBound])
    }
    guard let subject, sentence.span(subject).lowerBound > pronoun, token.lower != "whose",
      token.lower != "that"
    else { return nil }
    let clause = Array(sentence.tokens[(pronoun + 1)..<span.upperBound])
    if pronoun == span.lowerBound + 1 {
      // "To which we sent our data".
      let preposition = sentence.tokens[span.lowerBound]
      guard WordClasses.prepositions.contains(preposition.lower) else { return nil }
      return clause + [preposition] + words
    }
    guard pronoun == span.lowerBound else { return nil }
    if token.lower == "where" {
      var preposition = SentenceToken.inserted("in")
      if let own = tree.child(of: noun, "case").map({ sentence.tokens[$0] }),
        ["in", "at", "on"].contains(own.lower)
      {
        preposition.text = own.lower
      }
      return clause + [preposition] + words
    }
    // "Which she runs": the object goes behind its verb; of "which police say never happened" it is none.
    guard tree.child(of: word, "ccomp", "xcomp") == nil, tree.children[word].contains(pronoun),
      !Clause.isSaying(sentence.tokens[word]),
      ["obj", "iobj"].contains(tree.labels[pronoun])
    else {
      return nil
    }
    let verb = word - pronoun
    guard verb > 0, verb <= clause.count else { return nil }
    return Array(clause[..<verb]) + words + Array(clause[verb...])
  }
}
