import AssayCore
import AssayText

/// A clause behind a comma that says more of the noun before it: who, which, whose, where.
enum ClauseOfPersonRule {
  static func parts(_ sentence: ParsedSentence) -> [[SentenceToken]]? {
    let tokens = sentence.tokens
    let tree = sentence.tree
    for clause in tokens.indices where tree.heads[clause] >= 0 {
      let span = sentence.span(clause)
      guard let noun = noun(sentence, clause, span) else { continue }
      let start = span.lowerBound
      guard noun >= 0, noun < start, start > 0, tokens[start].isOpen, isComma(tokens, start - 1),
        sentence.isFinite(clause),
        !tokens[span].contains(where: { ["if", "unless", "would"].contains($0.lower) })
      else { continue }
      let closes = span.upperBound >= tokens.count || [",", ".", ";"].contains(tokens[span.upperBound].text)
      guard closes, !isSaid(sentence, noun), let phrase = phrase(sentence, noun, before: start - 1) else {
        continue
      }
      guard !RelativeHead.runsOn(tokens[span]), let fact = fact(sentence, clause, noun, span, phrase) else {
        continue
      }
      var main = Array(tokens[..<(start - 1)])
      if tokens[start - 1].isQuoted { main = Array(tokens[..<start]) }
      main += Clause.goingOn(tokens, behind: span.upperBound)
      guard Clause.isSentence(main) || main.contains(where: \.isQuoted),
        !Clause.isNegative(tokens[..<start].prefix(3))
      else { continue }
      return [main, fact]
    }
    return nil
  }

  /// The noun that the clause says more of: the tree's, or, where it took "where" for a conjunction, the one before the comma.
  private static func noun(_ sentence: ParsedSentence, _ clause: Int, _ span: Range<Int>) -> Int? {
    if sentence.tree.labels[clause] == "acl:relcl" {
      return RelativeHead.noun(sentence, sentence.tree.heads[clause], clause: span.lowerBound)
    }
    let start = span.lowerBound
    guard sentence.tree.labels[clause] == "advcl", start > 2, sentence.tokens[start].lower == "where",
      sentence.isComma(start - 1), sentence.tree.tags[start - 2].hasPrefix("NN")
    else { return nil }
    return start - 2
  }

  private static func isComma(_ tokens: [SentenceToken], _ index: Int) -> Bool {
    tokens[index].text == "," && tokens[index].isOpen
      || ["”", "\""].contains(tokens[index].text) && index > 0 && tokens[index - 1].text == ","
  }

  /// Whether the noun stands in what somebody says: the clause may be theirs.
  private static func isSaid(_ sentence: ParsedSentence, _ noun: Int) -> Bool {
    var above = noun
    var steps = 0
    while above >= 0, steps < 60 {
      if sentence.tree.labels[above] == "ccomp", sentence.tree.heads[above] >= 0,
        Clause.isSaying(sentence.tokens[sentence.tree.heads[above]])
      {
        return true
      }
      above = sentence.tree.heads[above]
      steps += 1
    }
    return false
  }

  /// The noun phrase up to the comma, its article made definite.
  private static func phrase(_ sentence: ParsedSentence, _ noun: Int, before end: Int) -> [SentenceToken]? {
    var start = sentence.span(noun).lowerBound
    if sentence.tree.tags[start] == "IN", sentence.tree.labels[start] == "case" { start += 1 }
    guard start < end, end - start <= 14, start <= noun else { return nil }
    // "Jana Kolar, a biologist who": an apposition is no part of the name.
    var phrase = Array(sentence.tokens[start..<end])
    if let comma = phrase.firstIndex(where: { $0.text == "," && $0.isOpen }) {
      phrase = Array(phrase[..<comma])
    }
    if let open = phrase.firstIndex(where: { $0.text == "(" }) { phrase = Array(phrase[..<open]) }
    guard phrase.allSatisfy({ $0.isOpen || $0.isBracketed }), !Clause.isNegative(phrase), !phrase.isEmpty
    else { return nil }
    if phrase.contains(where: { ["and", "or"].contains($0.lower) && $0.name == nil }) { return nil }
    // "Doctors have been under the ministry since July, which some call a reform": the whole is meant.
    guard
      !zip(phrase, phrase.dropFirst()).contains(where: {
        ["since", "until", "on", "from", "in"].contains($0.lower) && $1.isDate
      })
    else { return nil }
    // "Four sites, among them the paper Oral Times, which": what "them" means stays behind.
    guard !phrase.contains(where: { $0.isOpen && unclear.contains($0.lower) }) else { return nil }
    return NounPhrase.definite(phrase)
  }

  private static let unclear: Set<String> = ["them", "it", "they", "he", "she", "him", "us", "one"]

  private static let events: Set<String> = [
    "protest", "rally", "march", "meeting", "demonstration", "hearing", "trial", "conference", "vigil",
    "strike", "premiere", "festival", "ceremony", "summit", "match", "funeral", "auction", "concert", "fair",
    "session", "university", "station", "airport", "hospital",
  ]

  private static func fact(
    _ sentence: ParsedSentence, _ verb: Int, _ noun: Int, _ span: Range<Int>, _ phrase: [SentenceToken]
  ) -> [SentenceToken]? {
    let tokens = sentence.tokens
    let tree = sentence.tree
    let start = span.lowerBound
    let rest = Array(tokens[(start + 1)..<span.upperBound])
    switch tokens[start].lower {
    case "who", "which":
      if ["nsubj", "nsubj:pass"].contains(tree.labels[start]), tree.heads[start] == verb {
        return phrase + rest
      }
      // "Which parliament adopted on 20 June": the noun is what is adopted.
      guard tree.labels[start] == "obj", tree.heads[start] == verb, sentence.subject(verb) != nil,
        verb > start,
        !Clause.isSaying(tokens[verb])
      else { return nil }
      var object = phrase
      object[0].isSpaced = true
      return Array(tokens[(start + 1)...verb]) + lowered(object) + tokens[(verb + 1)..<span.upperBound]
    case "whose":
      // "Whose decisions the state has recognised": what it recognised; "observers from the group, whose": of either.
      guard rest.count >= 3, let subject = sentence.subject(verb), sentence.span(subject).contains(start),
        RelativeHead.ownsSubject(phrase, tokens[span])
      else { return nil }
      return phrase + [possessive()] + rest
    case "where":
      guard phrase.count <= 8, sentence.subject(verb) != nil, verb > start else { return nil }
      if phrase.last?.nameKind == .place || phrase.contains(where: { $0.name != nil }) {
        var place = lowered(phrase)
        place[0].isSpaced = true
        // "Where they called on China to free him": the verb and its preposition stay together.
        if verb + 1 < span.upperBound, WordClasses.prepositions.contains(tokens[verb + 1].lower) {
          let at = phrase.contains { events.contains($0.lower) } ? "At" : "In"
          return [.inserted(at)] + place + [.inserted(",", isWord: false)] + rest
        }
        // "Where it received an ovation": the object stays behind its verb.
        if !sentence.children(verb, ["obj", "ccomp", "xcomp"]).isEmpty {
          let at = phrase.contains { events.contains($0.lower) } ? "At" : "In"
          return [.inserted(at)] + place + [.inserted(",", isWord: false)] + rest
        }
        return Array(tokens[(start + 1)...verb]) + [.inserted("in")] + place
          + tokens[(verb + 1)..<span.upperBound]
      }
      // "Higher than in agriculture, where the average was": without the place it would be said of all.
      let own = tree.child(of: noun, "case").map { tokens[$0].lower }
      let at =
        own == "on" ? "On" : own == "at" || phrase.contains { events.contains($0.lower) } ? "At" : "In"
      var place = lowered(phrase)
      while let first = place.first, place.count > 1,
        WordClasses.prepositions.contains(first.lower) || first.lower == "as"
      {
        place.removeFirst()
      }
      place[0].isSpaced = true
      return [.inserted(at)] + place + [.inserted(",", isWord: false)] + rest
    default: return nil
    }
  }

  static func possessive() -> SentenceToken {
    var token = SentenceToken.inserted("’s")
    token.isSpaced = false
    return token
  }

  static func lowered(_ phrase: [SentenceToken]) -> [SentenceToken] {
    guard let first = phrase.first, first.name == nil, WordClasses.determiners.contains(first.lower) else {
      return phrase
    }
    var phrase = phrase
    phrase[0].text = first.lower
    return phrase
  }
}
