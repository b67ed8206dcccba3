import AssayCore
import AssayText

/// A comparison behind the last comma: "…, compared with 28.9 a decade ago", "…, 0.3 points higher than in November",
/// "…, the highest among its neighbours".
enum ComparisonRule {
  static func parts(_ sentence: ParsedSentence) -> [[SentenceToken]]? {
    let tokens = sentence.tokens
    guard let root = sentence.plainSubject?.verb ?? sentence.root, tokens[root].isOpen,
      !Clause.isSaying(tokens[root])
    else { return nil }
    for comma in tokens.indices where sentence.isComma(comma) && comma > root && comma + 2 < tokens.count {
      let tail = Array(tokens[(comma + 1)...])
      let main = Array(tokens[..<comma])
      guard isPlain(tail), Clause.isSentence(main) else { continue }
      if let parts = contrasted(sentence, main, tail) ?? risen(sentence, root, main, tail)
        ?? compared(sentence, root, main, tail)
        ?? superlative(sentence, root, main, tail)
      {
        return parts
      }
    }
    return nil
  }

  private static func isPlain(_ tail: [SentenceToken]) -> Bool {
    tail.count <= 22 && tail.allSatisfy { $0.isOpen && $0.text != ";" && $0.text != ":" }
      && !tail.contains { $0.text == "," || ["which", "whom", "who"].contains($0.lower) }
      && !Clause.isNegative(tail)
  }

  /// "31.2 years, compared with 28.9 a decade ago": the other number in the place of the first.
  private static func contrasted(
    _ sentence: ParsedSentence, _ main: [SentenceToken], _ tail: [SentenceToken]
  ) -> [[SentenceToken]]? {
    let lead = tail.prefix(2).map(\.lower)
    let isCompared = lead == ["compared", "with"] || lead == ["compared", "to"]
    let isFrom = lead == ["up", "from"] || lead == ["down", "from"]
    guard isCompared || isFrom, tail.count >= 3,
      isNumber(tail[2]) || ["€", "$", "£"].contains(tail[2].text) || bounds.contains(tail[2].lower)
    else { return nil }
    let numbers = main.indices.filter { isNumber(main[$0]) && !main[$0].isDate && main[$0].isOpen }
    guard let first = numbers.first, numbers.allSatisfy({ $0 - first <= 2 }), let last = numbers.last else {
      return nil
    }
    var start = first
    while start > 0, bounds.contains(main[start - 1].lower) || ["€", "$", "£"].contains(main[start - 1].text)
    { start -= 1 }
    var value = Array(tail[2...])
    let hasUnit =
      last + 1 < main.count && ["per", "percent", "%", "million", "billion"].contains(main[last + 1].lower)
    if start == 0 {
      // "93 per cent of the children are vaccinated, up from 88 per cent in 2021".
      guard let when = value.firstIndex(where: { ["in", "a", "last"].contains($0.lower) }), when > 0, hasUnit
      else { return nil }
      let unit = value[..<when].contains { ["per", "percent", "%"].contains($0.lower) }
      let end = unit ? endOfUnit(main, last + 1) : last + 1
      var rest = main[end...].filter { !["now", "currently"].contains($0.lower) }
      let past = ["is": "was", "are": "were", "has": "had", "have": "had"]
      guard let verb = rest.firstIndex(where: { past[$0.lower] != nil }), let form = past[rest[verb].lower]
      else {
        return nil
      }
      rest[verb] = .inserted(form)
      return [main, Array(value[..<when]) + rest + value[when...]]
    }
    guard
      let verb = main[..<start].last(where: {
        WordClasses.be.contains($0.lower) || VerbLexicon.forms($0.lower).contains(.past)
      }),
      ["was", "were", "stood", "amounted", "reached", "had", "totalled", "came", "rose", "fell"].contains(
        verb.lower)
    else { return nil }
    let opening = SentenceOpening.length(main)
    guard opening < start else { return nil }
    value[0].isSpaced = main[start].isSpaced
    return [main, Array(main[opening..<start]) + value]
  }

  /// "Sales rose 2 per cent to 412 million euros, from 403 million euros a year earlier": what they were before.
  private static func risen(
    _ sentence: ParsedSentence, _ root: Int, _ main: [SentenceToken], _ tail: [SentenceToken]
  ) -> [[SentenceToken]]? {
    guard tail.count >= 4, tail[0].lower == "from",
      isNumber(tail[1]) || ["€", "$", "£"].contains(tail[1].text),
      let base = VerbLexicon.base(main[root].lower),
      ["rise", "fall", "grow", "drop", "increase", "decline", "climb", "shrink", "decrease"].contains(base),
      main.indices.contains(where: {
        $0 > root && main[$0].lower == "to" && $0 + 1 < main.count
          && (isNumber(main[$0 + 1]) || ["€", "$", "£"].contains(main[$0 + 1].text))
      }), let plain = sentence.plainSubject, plain.range.upperBound <= root, !Clause.isNegative(main),
      tail.contains(where: { $0.isDate || ["earlier", "before", "ago"].contains($0.lower) })
    else { return nil }
    let copula = ["NNS", "NNPS"].contains(sentence.tree.tags[plain.noun]) ? "were" : "was"
    return [main, Array(sentence.tokens[plain.range]) + [.inserted(copula)] + tail.dropFirst()]
  }

  private static let bounds: Set<String> = [
    "about", "roughly", "nearly", "almost", "some", "approximately", "around", "over",
  ]

  private static func isNumber(_ token: SentenceToken) -> Bool {
    token.isNumber
      || WordClasses.numberWords.contains(token.lower) && token.lower.count > 2
        && !bounds.contains(token.lower)
  }

  private static func endOfUnit(_ tokens: [SentenceToken], _ start: Int) -> Int {
    var end = start
    while end < tokens.count, ["per", "cent", "percent", "%"].contains(tokens[end].lower) { end += 1 }
    return end
  }

  private static let comparatives: Set<String> = [
    "more", "fewer", "less", "higher", "lower", "earlier", "later", "longer", "larger", "smaller", "shorter",
    "better", "worse", "faster", "slower", "older",
  ]

  /// "…, slightly less than in 2022" and "97 firms went bankrupt, nearly a third more than in 2023".
  private static func compared(
    _ sentence: ParsedSentence, _ root: Int, _ main: [SentenceToken], _ tail: [SentenceToken]
  ) -> [[SentenceToken]]? {
    guard let than = tail.firstIndex(where: { $0.lower == "than" }), than >= 1, than <= 7,
      let comparative = tail[..<than].lastIndex(where: { comparatives.contains($0.lower) }),
      than - comparative <= 3,
      // "The police at no more than 250": a bound, and nothing compared.
      !tail[..<comparative].contains(where: {
        ["no", "at", "the", "in", "not"].contains($0.lower) && $0.isOpen
      }),
      let plain = sentence.plainSubject, VerbGroup.all(in: tail, orPlainForm: false).count <= 1
    else { return nil }
    let (span, subject) = (plain.range, plain.noun)
    // "A kiln that is 7,400 years old, 900 years older than …": the kiln is older, not who found it.
    guard
      !main[min(root, main.count)...].contains(where: {
        WordClasses.relatives.contains($0.lower) && $0.isOpen
      })
    else { return nil }
    // "0.3 points higher than in November and the highest among …": the second comparison apart.
    let joint = tail.firstIndex { $0.lower == "and" }
    let first = Array(tail[..<(joint ?? tail.count)])
    guard span.upperBound <= root else { return nil }
    let phrase = Array(sentence.tokens[span])
    let opening = Array(main[..<span.lowerBound])
    guard opening.isEmpty || SentenceOpening.isDate(opening[...]), !Clause.isNegative(main) else {
      return nil
    }
    var parts = [main]
    let verb = Array(main[span.upperBound...root].filter { $0.isOpen })
    guard !verb.isEmpty else { return nil }
    let isExpletive = phrase.count == 1 && phrase[0].lower == "it"
    let isBound =
      ["at", "more", "fewer", "over"].contains(phrase[0].lower) && phrase.contains(where: isNumber)
    if ["more", "fewer"].contains(tail[comparative].lower),
      phrase.first.map(isNumber) == true || phrase.first.map({ bounds.contains($0.lower) }) == true || isBound
    {
      var rest = phrase.drop {
        isNumber($0) || bounds.contains($0.lower)
          || isBound && ["at", "least", "most", "more", "fewer", "than"].contains($0.lower)
      }
      guard !rest.isEmpty else { return nil }
      rest[rest.startIndex].isSpaced = true
      // ", the annual count shows" says of both who tells so.
      let end = main[(root + 1)...].firstIndex { $0.text == "," && $0.isOpen } ?? main.count
      parts.append(opening + first[..<than] + rest + verb + main[(root + 1)..<end] + first[than...])
    } else if ["higher", "lower", "larger", "smaller", "older", "longer"].contains(tail[comparative].lower) {
      let isPlural = sentence.tree.tags[subject] == "NNS"
      let isPast =
        ["VBD", "VBN"].contains(sentence.tree.tags[root])
        || verb.contains { ["was", "were", "had"].contains($0.lower) }
      let copula = isPast ? (isPlural ? "were" : "was") : isPlural ? "are" : "is"
      let when = opening.isEmpty ? dates(main, from: root + 1) : []
      parts.append(opened(when, opening) + phrase + [.inserted(copula)] + first)
    } else {
      // "Oil accounted for half of the exports, two points less than": what it accounts for would be missing.
      let base = VerbLexicon.base(main[root].lower) ?? ""
      guard !["account", "amount", "consist", "stand", "come"].contains(base) else { return nil }
      let when = opening.isEmpty ? dates(main, from: root + 1) : []
      parts.append(
        opened(when, opening) + phrase + verb
          + (isExpletive ? places(main, from: root + 1) : named(sentence, root, main.count)) + first)
    }
    if let joint, joint + 2 < tail.count {
      let second = Array(tail[(joint + 1)...])
      guard second[0].lower == "the" else { return nil }
      parts.append(phrase + [.inserted(sentence.tree.tags[root] == "VBZ" ? "is" : "was")] + second)
    }
    return parts
  }

  /// The date that stood behind the verb, before the sentence: "In December 2024, unemployment was higher than in June".
  private static func opened(_ when: [SentenceToken], _ opening: [SentenceToken]) -> [SentenceToken] {
    guard let first = when.first else { return opening }
    var date = when
    if !first.isCapitalised { date[0].text = first.text.prefix(1).uppercased() + first.text.dropFirst() }
    return date + [.inserted(",", isWord: false)]
  }

  /// The phrases behind the verb that name something and hold neither a date nor a number: "on the island of Karsa".
  private static func named(_ sentence: ParsedSentence, _ root: Int, _ end: Int) -> [SentenceToken] {
    for child in sentence.children(root, ["obl"]) where child > root {
      let span = sentence.span(child)
      let words = Array(sentence.tokens[span])
      guard span.upperBound <= end, words.contains(where: { $0.name != nil }),
        !words.contains(where: { $0.isDate || $0.isNumber }),
        WordClasses.prepositions.contains(words[0].lower)
      else { continue }
      return words
    }
    return []
  }

  /// The prepositional phrases with a date behind the verb: "in December 2024", "last year".
  private static func dates(_ main: [SentenceToken], from start: Int) -> [SentenceToken] {
    guard start < main.count, let date = main[start...].firstIndex(where: { $0.isDate }) else { return [] }
    var end = date
    while end < main.count, main[end].isDate { end += 1 }
    let begin = date > start && WordClasses.prepositions.contains(main[date - 1].lower) ? date - 1 : date
    return Array(main[begin..<end])
  }

  /// "It rained 118 millimetres in Villemont": where it rained.
  private static func places(_ main: [SentenceToken], from start: Int) -> [SentenceToken] {
    guard start < main.count,
      let place = main[start...].firstIndex(where: { $0.nameKind == .place }),
      place > start, main[place - 1].lower == "in"
    else { return [] }
    return [main[place - 1]] + main[place...].prefix { $0.name == main[place].name }
  }

  /// "…, the lowest figure since 1948".
  private static func superlative(
    _ sentence: ParsedSentence, _ root: Int, _ main: [SentenceToken], _ tail: [SentenceToken]
  ) -> [[SentenceToken]]? {
    guard tail.count >= 4, tail[0].lower == "the",
      let degree = tail.prefix(4).firstIndex(where: { superlatives.contains($0.lower) }), degree <= 2,
      let span = sentence.plainSubject?.range,
      ["since", "among", "in", "for", "of"].contains(where: { word in tail.contains { $0.lower == word } }),
      ["VBD", "VBZ", "VBN"].contains(sentence.tree.tags[root]) || sentence.tree.child(of: root, "cop") != nil
    else { return nil }
    // The number stands for the subject: "fell to 14,210" and "stood at 7.6 per cent".
    let numbers = main[root...].filter { isNumber($0) && !$0.isDate }
    guard numbers.count >= 1 else { return nil }
    let opening = Array(main[..<span.lowerBound])
    let when = dates(main, from: root)
    return [
      main,
      (SentenceOpening.isDate(opening[...]) ? opening : []) + sentence.tokens[span]
        + (opening.isEmpty ? when : [])
        + [.inserted(sentence.tree.tags[root] == "VBZ" ? "is" : "was")] + tail,
    ]
  }

  private static let superlatives: Set<String> = [
    "lowest", "highest", "largest", "smallest", "biggest", "longest", "first", "worst", "best", "most",
    "least", "oldest", "sharpest", "steepest", "deadliest",
  ]
}

/// "Wages rose by 8 per cent and prices by 3.5 per cent": the verb is said once.
enum GapRule {
  static func parts(_ sentence: ParsedSentence) -> [[SentenceToken]]? {
    let tokens = sentence.tokens
    if let parts = estimates(sentence) { return parts }
    guard let root = sentence.plainSubject?.verb, sentence.tree.tags[root].hasPrefix("VB"),
      !Clause.isSaying(tokens[root]), !Clause.isNegative(tokens),
      let and = tokens.lastIndex(where: { $0.lower == "and" && $0.isOpen }), and > root + 2,
      and + 3 < tokens.count,
      root + 1 < and,
      let preposition = tokens[(and + 1)...].firstIndex(where: {
        $0.isOpen && ["by", "to", "for", "from", "at"].contains($0.lower)
      }),
      tokens[(root + 1)..<and].contains(where: { $0.lower == tokens[preposition].lower }),
      tokens[root + 1].lower == tokens[preposition].lower, preposition > and + 1, preposition - and <= 6
    else { return nil }
    let subject = Array(tokens[(and + 1)..<preposition])
    let rest = Array(tokens[preposition...])
    guard subject.allSatisfy({ $0.isWord && $0.isOpen && !$0.isNumber }), rest.contains(where: \.isNumber),
      tokens[(root + 1)..<and].contains(where: \.isNumber),
      VerbGroup.all(in: subject + rest, orPlainForm: false).isEmpty,
      sentence.tree.tags[preposition - 1].hasPrefix("NN"),
      !tokens[..<and].contains(where: { $0.text == "," && $0.isOpen })
    else { return nil }
    let start = sentence.plainSubject?.range.upperBound ?? root
    guard start <= root else { return nil }
    return [Array(tokens[..<and]), subject + tokens[start...root] + rest]
  }
}

extension GapRule {
  private static let figures: Set<String> = [
    "number", "figure", "toll", "total", "cost", "costs", "damage", "losses", "turnout", "share", "value",
  ]

  /// "The organisers put the number at 800, the police at no more than 250": who puts it at how many; the figure is said once.
  fileprivate static func estimates(_ sentence: ParsedSentence) -> [[SentenceToken]]? {
    let tokens = sentence.tokens
    guard let plain = sentence.plainSubject, plain.verb + 3 < tokens.count,
      ["put", "estimated", "estimate"].contains(tokens[plain.verb].lower),
      !Clause.isNegative(tokens[..<plain.verb]), !Clause.isConditional(tokens),
      let at = tokens.indices.first(where: {
        $0 > plain.verb && tokens[$0].lower == "at" && tokens[$0].isOpen
      }),
      at - plain.verb >= 2, tokens[(plain.verb + 1)..<at].contains(where: { figures.contains($0.lower) }),
      let comma = tokens.indices.first(where: { $0 > at && sentence.isComma($0) }),
      let second = tokens.indices.first(where: { $0 > comma && tokens[$0].lower == "at" && tokens[$0].isOpen }
      ),
      (2...7).contains(second - comma)
    else { return nil }
    var from = comma + 1
    if ["and", "while"].contains(tokens[from].lower) { from += 1 }
    let subject = Array(tokens[from..<second])
    // Who counts stands behind an article or bears a name; a second figure would be counted by the first.
    guard !subject.isEmpty, Clause.startsWithSubject(subject),
      subject.allSatisfy({ $0.isOpen && $0.isWord && !$0.isNumber }),
      !subject.contains(where: { figures.contains($0.lower) }),
      tokens[second...].contains(where: CountedNoun.isCount),
      VerbGroup.all(in: Array(tokens[from...]), orPlainForm: false).isEmpty,
      !tokens[second...].contains(where: { $0.text == "," && $0.isOpen })
    else { return nil }
    return [Array(tokens[..<comma]), subject + tokens[plain.verb..<at] + tokens[second...]]
  }
}

/// "What we know so far: at least six roads are closed": the label before the colon is no part of the fact.
enum LabelRule {
  static func parts(_ sentence: ParsedSentence) -> [[SentenceToken]]? {
    let tokens = sentence.tokens
    // "About Open Rivers Open Rivers is financed": the label ran into the sentence.
    if tokens.count > 6, tokens[0].lower == "about", let name = tokens[1].name,
      let next = tokens[2...].firstIndex(where: { $0.name != name }) ?? tokens.indices.last,
      let start = (2..<min(8, tokens.count)).first(where: {
        $0 <= next && tokens[$0].lower == tokens[1].lower
      }),
      Clause.isSentence(Array(tokens[start...]))
    {
      return [Array(tokens[start...])]
    }
    guard let colon = tokens.prefix(9).firstIndex(where: { $0.text == ":" && $0.isOpen }), colon >= 1,
      colon + 4 < tokens.count,
      !tokens[..<colon].contains(where: { $0.isQuoted || $0.isDate || $0.isNumber })
    else { return nil }
    let label = Array(tokens[..<colon])
    let body = Array(tokens[(colon + 1)...])
    let isLabel =
      label[0].lower == "about" || label[0].lower == "what" && label.contains { $0.lower == "know" }
      || ["background", "context", "update", "correction", "note", "reminder"].contains(label[0].lower)
        && label.count <= 2
    guard isLabel, !body[0].isQuoted, Clause.isSentence(body) else { return nil }
    return [body]
  }
}
