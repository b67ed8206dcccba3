import AssayCore
import AssayText

/// Two subjects or two objects of one verb, each with words of its own: "The Green group and three Labour members voted
/// against", "searched the office of the weekly and the home of its editor".
///
/// What several do together stays whole, and so does whatever counts, compares or relates them: "met", "between", "both".
enum SharedNounsRule {
  static func parts(_ sentence: ParsedSentence) -> [[SentenceToken]]? {
    guard let root = sentence.root, sentence.tokens[root].isOpen, sentence.tree.tags[root].hasPrefix("VB"),
      !Clause.isSaying(sentence.tokens[root]) || judges(sentence.tokens[root]),
      !Clause.isNegative(sentence.tokens),
      !Clause.isConditional(sentence.tokens),
      !Clause.isPaired(sentence.tokens),
      !sentence.tokens.contains(where: { together.contains($0.lower) || $0.text == ";" })
    else { return nil }
    guard let base = VerbLexicon.base(sentence.tokens[root].lower), !collective.contains(base) else {
      return nil
    }
    return subjects(sentence, root) ?? objects(sentence, root)
  }

  private static let together: Set<String> = [
    "together", "each", "other", "jointly", "between", "combined", "respectively", "mutual", "mutually",
    "total", "all",
    "them", "their", "former", "latter", "altogether", "one", "another",
  ]
  /// Verbs that tell of several together what does not hold of each.
  static let collective: Set<String> = [
    "meet", "clash", "agree", "marry", "merge", "share", "split", "separate", "collaborate", "cooperate",
    "negotiate",
    "discuss", "differ", "compete", "unite", "join", "form", "reach", "sign", "talk", "debate", "compare",
    "mix", "link",
    "connect", "combine", "divide", "exchange", "trade", "distinguish", "choose", "include", "comprise",
    "range", "remain",
    "be", "become", "divorce", "part", "sit", "gather", "play", "draw", "make", "account", "match", "replace",
    "cost", "last", "weigh", "measure",
  ]

  /// "Criticised the delay and the cost": each of them.
  private static func judges(_ token: SentenceToken) -> Bool {
    VerbLexicon.base(token.lower).map {
      ["criticise", "criticize", "condemn", "denounce", "praise", "welcome"].contains($0)
    } ?? false
  }

  private static func subjects(_ sentence: ParsedSentence, _ root: Int) -> [[SentenceToken]]? {
    let tokens = sentence.tokens
    guard let subject = sentence.subject(root), subject < root, let pair = joined(sentence, subject),
      let first = words(sentence, pair.first), let second = words(sentence, pair.second)
    else { return nil }
    let span = sentence.span(subject)
    let opening = Array(tokens[..<pair.first.lowerBound])
    guard opening.isEmpty || SentenceOpening.isDate(opening[...]), span.upperBound <= root,
      let left = agreeing(sentence, root, from: span.upperBound, with: subject),
      let right = agreeing(sentence, root, from: span.upperBound, with: pair.head)
    else { return nil }
    return [opening + first + left, opening + second + right]
  }

  private static func objects(_ sentence: ParsedSentence, _ root: Int) -> [[SentenceToken]]? {
    let tokens = sentence.tokens
    guard let subject = sentence.subject(root), subject < root,
      let object = sentence.children(root, ["obj"]).first(where: { $0 > root }),
      let pair = joined(sentence, object) ?? beside(sentence, root, object),
      words(sentence, pair.first) != nil,
      let second = words(sentence, pair.second)
    else { return nil }
    guard pair.first.lowerBound <= root + 2 else { return nil }
    var rest = Array(tokens[pair.second.upperBound...])
    // A date behind the second holds for both; any other phrase there may belong to it alone.
    guard rest.allSatisfy({ $0.isDate || WordClasses.prepositions.contains($0.lower) || !$0.isWord }) else {
      return nil
    }
    if rest.allSatisfy({ !$0.isWord }) { rest = [] }
    return [
      Array(tokens[..<pair.first.upperBound]) + rest, Array(tokens[..<pair.first.lowerBound]) + second + rest,
    ]
  }

  /// The second where the tree hangs it on the verb: "searched the office and the home".
  private static func beside(_ sentence: ParsedSentence, _ root: Int, _ object: Int) -> Pair? {
    let first = sentence.span(object)
    let and = first.upperBound
    guard and + 1 < sentence.tokens.count, sentence.tokens[and].lower == "and",
      let head = sentence.children(root, ["conj"]).first(where: {
        $0 > and && sentence.tree.tags[$0].hasPrefix("NN")
      }),
      sentence.tree.child(of: head, "nsubj", "cop", "aux") == nil
    else { return nil }
    return Pair(first: first, second: (and + 1)..<sentence.span(head).upperBound, head: head)
  }

  private struct Pair {
    var first: Range<Int>
    var second: Range<Int>
    /// The noun of the second.
    var head: Int
  }

  /// The two that "and" joins under `noun`, or under a noun within its phrase whose words the tree gave to the wrong one.
  private static func joined(_ sentence: ParsedSentence, _ noun: Int) -> Pair? {
    let tokens = sentence.tokens
    let span = sentence.span(noun)
    guard let and = span.first(where: { tokens[$0].lower == "and" && tokens[$0].isOpen }),
      and > span.lowerBound,
      and + 1 < span.upperBound,
      let head = span.first(where: { $0 > and && sentence.tree.labels[$0] == "conj" }),
      !tokens[span.lowerBound..<and].contains(where: { [",", ":", "–", "—"].contains($0.text) }),
      isNameList(tokens[(and + 1)..<span.upperBound])
    else { return nil }
    // "The town's Green group": what owns it belongs to it.
    let start =
      span.lowerBound > 0 && tokens[span.lowerBound - 1].isPossessive
      ? SentenceOpening.length(tokens) : span.lowerBound
    // "The merger of the bank and the insurer": only a second "of" shows that the insurer is not within the phrase.
    let second = (and + 1)..<span.upperBound
    func isNested(_ range: Range<Int>) -> Bool {
      tokens[range].contains { WordClasses.prepositions.contains($0.lower) && $0.name == nil }
    }
    guard !isNested(start..<and) || isNested(second) else { return nil }
    return Pair(first: start..<and, second: second, head: head)
  }

  /// Whether commas and a further "and" stand between names alone: "offices in Oral, Aktau and Poti".
  private static func isNameList(_ tokens: ArraySlice<SentenceToken>) -> Bool {
    tokens.indices.allSatisfy { index in
      guard ["and", ",", ":", "–", "—"].contains(tokens[index].lower) else { return true }
      return ["and", ","].contains(tokens[index].lower) && index > tokens.startIndex
        && index + 1 < tokens.endIndex
        && tokens[index - 1].name != nil && tokens[index + 1].name != nil
    }
  }

  /// A phrase that can stand alone: it begins with an article, a number or a name, and holds no verb.
  private static func words(_ sentence: ParsedSentence, _ range: Range<Int>) -> [SentenceToken]? {
    let words = Array(sentence.tokens[range])
    guard (1...14).contains(words.count), let first = words.first,
      words.allSatisfy({ $0.isOpen && $0.isWord || $0.isPossessive || $0.text == "," }),
      !words.contains(where: { WordClasses.relatives.contains($0.lower) || $0.isDate }),
      VerbGroup.all(in: [.inserted("it")] + words, orPlainForm: false).isEmpty
    else { return nil }
    let isBarePlural =
      words.count >= 3 && sentence.tree.tags[range.lowerBound] == "NNS"
      && WordClasses.prepositions.contains(words[1].lower)
    let opens =
      ["the", "a", "an", "its", "his", "her"].contains(first.lower) || first.isNumber || isBarePlural
      || WordClasses.numberWords.contains(first.lower)
        && !["at", "about", "over", "nearly", "almost"].contains(first.lower)
      || first.name != nil && words.contains(where: \.isPossessive)
    return opens && words.count >= 2 ? words : nil
  }

  /// The predicate in the number of one of the two subjects; nil where that would change more than "were" and "have".
  private static func agreeing(
    _ sentence: ParsedSentence, _ root: Int, from start: Int, with noun: Int
  ) -> [SentenceToken]? {
    var rest = Array(sentence.tokens[start...])
    let isPlural = ["NNS", "NNPS"].contains(sentence.tree.tags[noun])
    guard
      let verb = rest.indices.first(where: {
        WordClasses.finiteAuxiliaries.contains(rest[$0].lower) && $0 + start <= root
      })
    else { return sentence.tree.tags[root] == "VBD" ? rest : nil }
    guard !isPlural else { return rest }
    guard
      let singular = ["were": "was", "are": "is", "have": "has", "had": "had", "was": "was", "has": "has"][
        rest[verb].lower]
    else { return nil }
    rest[verb].text = singular
    rest[verb].lower = singular
    return rest
  }
}
