import AssayCore
import AssayText

/// Puts words for what is meant in place of the pronouns and bare descriptions that are still open.
struct DiscourseResolver {
  let grammar: Grammar
  let reading: ArticleReading
  let discourse: Discourse
  /// Whom the sentence before speaks of, by name or pronoun.
  let persons: [PersonTable.Person]

  func resolve(_ draft: inout Draft, line: ArticleReading.Line, here: [Referent]) async throws {
    FirstPerson.resolve(&draft, speaker: reading.speaker)
    descriptions(&draft, line)
    try await pronouns(&draft, line, here)
  }

  // MARK: - The market

  private static let vague: Set<String> = [
    "year", "month", "week", "day", "night", "end", "rest", "number", "part", "time", "way", "people",
    "world", "country", "government",
    "public", "law", "police", "state", "past", "future", "same", "other", "first", "second", "last", "fact",
    "case", "case", "area", "size", "side", "start", "beginning", "share", "half", "majority", "amount",
    "level", "lack", "use", "risk", "sea", "city", "town", "internet", "media", "press", "court", "report",
    "decision", "agreement", "vote", "name", "right", "head", "top", "morning", "evening", "request",
    "chance", "need",
  ]

  private func descriptions(_ draft: inout Draft, _ line: ArticleReading.Line) {
    var index = 0
    while index + 1 < draft.tokens.count {
      defer { index += 1 }
      let article = draft.tokens[index]
      let noun = draft.tokens[index + 1]
      guard article.isOpen, article.lower == "the", noun.isOpen, noun.isWord, noun.name == nil, !noun.isDate,
        !Self.vague.contains(noun.lower), isWhole(draft.tokens, index + 2),
        let words = discourse.description(noun.lower),
        !draft.text.lowercased().contains(words.dropFirst(4).lowercased())
      else { continue }
      draft.replace(index..<index + 2, with: words)
    }
  }

  private func isWhole(_ tokens: [SentenceToken], _ index: Int) -> Bool {
    guard index < tokens.count else { return true }
    let next = tokens[index]
    if !next.isWord { return next.text != "-" }
    if next.name != nil || next.isNumber || WordClasses.relatives.contains(next.lower) { return false }
    if ["of", "in", "at", "near", "on", "to", "for"].contains(next.lower) {
      // "The plant in Sines" tells already; "the market on Sunday" does not.
      return index + 1 < tokens.count && tokens[index + 1].isDate
    }
    if next.isPossessive || WordClasses.prepositions.contains(next.lower)
      || WordClasses.finiteAuxiliaries.contains(next.lower)
      || WordClasses.modals.contains(next.lower)
      || ["and", "but", "or", "also", "because", "when", "while"].contains(next.lower)
      || VerbGroup.isAdverb(next.lower)
    {
      return true
    }
    return Clause.opensPredicate(tokens, index)
  }

  // MARK: - It, they, he, she

  private func pronouns(_ draft: inout Draft, _ line: ArticleReading.Line, _ here: [Referent]) async throws {
    guard draft.tokens.contains(where: { $0.isOpen && Anaphor.words.contains($0.lower) }) else { return }
    var index = 0
    while index < draft.tokens.count {
      defer { index += 1 }
      guard draft.tokens[index].isOpen, let start = draft.tokens[index].span?.start,
        Anaphor.words.contains(draft.tokens[index].lower),
        draft.tokens[index].name == nil
      else { continue }
      let sentence = try await grammar.sentence(draft.tokens)
      guard let anaphor = Anaphor(sentence, index) else { continue }
      if holds(draft.tokens[..<index], sentence, anaphor) { continue }
      // "It closed its office": what "it" leaves open, "its" leaves open too.
      if anaphor.isPossessive,
        draft.tokens[..<index].contains(where: {
          $0.isOpen && $0.span != nil && anaphor.subjects.contains($0.lower)
        })
      {
        continue
      }
      // "No child can hold its breath": of each of those spoken of, and of no certain one.
      if anaphor.isPossessive, let subject = Self.subject(sentence, index),
        ["no", "each", "every", "any", "neither", "none", "nobody"].contains(
          draft.tokens[sentence.span(subject).lowerBound].lower)
      {
        continue
      }
      let spoken = Set(draft.tokens.compactMap { $0.span?.start })
      let outside = here.filter { $0.position < start && !spoken.contains($0.position) }
      // Of two persons just named either may be meant, whichever the tree finds.
      if case .person(let isFemale) = anaphor.kind, !anaphor.isSpeaker,
        !outside.contains(where: anaphor.fits),
        Set(persons.filter { $0.isFemale == nil || $0.isFemale == isFemale }.map(\.name)).count > 1
      {
        continue
      }
      // "An inquiry into the department | searched its offices": what the same sentence spoke of before is nearer than
      // anything else, be it plain which of several is meant or not.
      if case .thing = anaphor.kind, anaphor.isPossessive, !outside.contains(where: anaphor.fits) {
        let owned = index + 1 < draft.tokens.count ? draft.tokens[index + 1].lower : ""
        let near =
          PersonNouns.isOneOrSeveral(owned)
          ? [] : outside.filter { !$0.isPlural && !$0.isPerson && !$0.isPlace }
        if near.count == 1, near[0].role == .subject, !draft.text.contains(near[0].words) {
          draft.replace(index..<index + 1, with: Self.possessive(near[0]))
          continue
        }
        if !near.isEmpty { continue }
      }
      guard
        let referent = discourse.antecedent(
          here: outside, paragraph: line.sentence.paragraph, prefersSpeaker: anaphor.isSpeaker,
          isSubject: anaphor.isSubject,
          fits: anaphor.fits),
        !draft.text.contains(referent.words)
      else { continue }
      let words =
        anaphor.isPossessive ? Self.possessive(referent) : referent.words
      draft.replace(index..<index + 1, with: words)
      draft.isDangling = false
      for position in index..<min(draft.tokens.count, index + 8)
      where draft.tokens[position].span == nil || position == index {
        if referent.isPerson, referent.isNamed { draft.tokens[position].nameKind = .person }
      }
    }
  }

  /// The subject of the clause in which the word stands; nil where the tree shows none.
  private static func subject(_ sentence: ParsedSentence, _ word: Int) -> Int? {
    var above = sentence.tree.heads[word]
    var steps = 0
    while above >= 0, steps < sentence.tokens.count {
      if let subject = sentence.subject(above) { return subject < word ? subject : nil }
      (above, steps) = (sentence.tree.heads[above], steps + 1)
    }
    return nil
  }

  /// "The association of builders’", "Anna Berg’s".
  private static func possessive(_ referent: Referent) -> String {
    let last = referent.words.split(separator: " ").last ?? ""
    let endsPlural = last.hasSuffix("s") && (referent.isPlural || last.first?.isLowercase == true)
    return referent.words + (endsPlural ? "’" : "’s")
  }

  /// Whether the claim itself speaks of something fitting before the pronoun: then that may be meant, and the words stay.
  private func holds(_ before: ArraySlice<SentenceToken>, _ sentence: ParsedSentence, _ anaphor: Anaphor)
    -> Bool
  {
    let own = anaphor.ownSubject.map { sentence.span($0) }
    return before.indices.contains { index in
      let token = before[index]
      // "No company contributed to it": the subject of the same verb is not meant.
      if let own, own.contains(index) { return false }
      // "The case against it": the case is not meant.
      if sentence.tree.heads[before.endIndex] == index, !anaphor.isPossessive { return false }
      guard token.isWord, token.isOpen, !token.isDate, sentence.tree.tags[index].hasPrefix("NN"),
        !["compound", "amod", "flat"].contains(sentence.tree.labels[index])
      else { return false }
      let isPlural =
        sentence.tree.tags[index] == "NNS" || ["media", "data", "police", "staff"].contains(token.lower)
      if token.name != nil, token.nameKind != .place, case .thing = anaphor.kind { return true }
      let isPerson = token.nameKind == .person || PersonNouns.all.contains(token.lower)
      switch anaphor.kind {
      case .thing:
        return !isPlural && !isPerson && (token.nameKind != .place) && sentence.tree.relation(index) != "obl"
      // "Oral and Aktau earn little, although they": the two together.
      case .several:
        return isPlural || token.lower == "people"
          || token.name != nil && sentence.tree.child(of: index, "conj") != nil
      case .person: return isPerson && !isPlural
      }
    }
  }
}

/// A word that stands for something spoken of before.
struct Anaphor {
  enum Kind {
    case thing, several
    case person(isFemale: Bool)
  }

  static let words: Set<String> = [
    "it", "its", "they", "them", "their", "he", "she", "his", "her", "him", "both",
  ]

  var kind: Kind
  var isPossessive: Bool
  var isSpeaker: Bool
  /// Whether it is the subject, or owns it: then it goes on with the subject before.
  var isSubject: Bool
  /// The subject that it cannot mean: that of its own verb, or of "was its longest".
  var ownSubject: Int?
  /// Whether it is "both", which means two.
  var isPair = false

  /// The pronouns that mean the same where they are the subject.
  var subjects: Set<String> {
    switch kind {
    case .thing: ["it"]
    case .several: ["they", "both"]
    case .person(let isFemale): isFemale ? ["she"] : ["he"]
    }
  }

  /// Nil for "it" that means nothing: "it is clear that", "it rained".
  init?(_ sentence: ParsedSentence, _ index: Int) {
    let tree = sentence.tree
    let head = tree.heads[index]
    isPossessive = tree.tags[index] == "PRP$"
    isSubject =
      tree.relation(index) == "nsubj"
      || tree.tags[index] == "PRP$" && head >= 0 && tree.relation(head) == "nsubj"
    ownSubject = Self.ownSubject(sentence, index)
    isSpeaker =
      head >= 0 && tree.relation(index) == "nsubj"
      && (Clause.isSaying(sentence.tokens[head]) || Self.counts(sentence.tokens[head]))
    switch sentence.tokens[index].lower {
    case "it":
      guard !Self.isEmpty(sentence, index, head) else { return nil }
      kind = .thing
    case "its":
      kind = .thing
      isPossessive = true
    case "they", "them": kind = .several
    case "their":
      kind = .several
      isPossessive = true
    case "both":
      guard tree.relation(index) == "nsubj", index == 0,
        index + 1 < sentence.tokens.count, sentence.tokens[index + 1].lower != "of"
      else { return nil }
      kind = .several
      isPair = true
    case "he", "him": kind = .person(isFemale: false)
    case "his":
      kind = .person(isFemale: false)
      isPossessive = true
    case "she": kind = .person(isFemale: true)
    case "her": kind = .person(isFemale: true)
    default: return nil
    }
  }

  /// "It counts at least 31 cases": who keeps count is who spoke.
  private static func counts(_ token: SentenceToken) -> Bool {
    VerbLexicon.base(token.lower).map {
      ["count", "record", "document", "register", "recommend"].contains($0)
    } ?? false
  }

  private static func ownSubject(_ sentence: ParsedSentence, _ index: Int) -> Int? {
    let tree = sentence.tree
    let head = tree.heads[index]
    guard head >= 0 else { return nil }
    if tree.tags[index] == "PRP$" {
      // "The strike was its longest".
      return tree.child(of: head, "cop") != nil ? sentence.subject(head) : nil
    }
    guard ["obj", "iobj", "obl"].contains(tree.relation(index)), tree.tags[head].hasPrefix("VB") else {
      return nil
    }
    // "Refused to admit it": the subject of the verb that governs the infinitive.
    var verb = head
    while sentence.subject(verb) == nil, tree.labels[verb] == "xcomp", tree.heads[verb] >= 0 {
      verb = tree.heads[verb]
    }
    return sentence.subject(verb)
  }

  private static let empty: Set<String> = [
    "rain", "snow", "thunder", "take", "seem", "appear", "turn", "happen", "emerge",
  ]

  private static func isEmpty(_ sentence: ParsedSentence, _ index: Int, _ head: Int) -> Bool {
    let tree = sentence.tree
    guard head >= 0 else { return true }
    if tree.labels[index] == "expl" { return true }
    let verb = sentence.tokens[head].lower
    if empty.contains(VerbLexicon.base(verb) ?? verb)
      || ["rain", "snow", "thunder"].contains(where: verb.hasPrefix)
    {
      return true
    }
    // "It remains to be seen".
    let next = head + 1 < sentence.tokens.count ? sentence.tokens[head + 1].lower : ""
    if VerbLexicon.base(verb) == "remain", ["to", "unclear", "unknown", "open"].contains(next) {
      return true
    }
    if index + 2 < sentence.tokens.count, sentence.tokens[index + 1].lower == "remains",
      sentence.tokens[index + 2].lower == "to"
    {
      return true
    }
    // "It is clear that", "it was the first decline": the sentence before as a whole, or nothing, is meant.
    let isCopula = tree.child(of: head, "cop") != nil
    if isCopula, tree.child(of: head, "ccomp", "csubj", "xcomp", "advcl") != nil { return true }
    return isCopula && tree.tags[head].hasPrefix("NN") && tree.child(of: head, "case") == nil
  }

  func fits(_ referent: Referent) -> Bool {
    switch kind {
    case .thing:
      // "Its director": an organisation has one, an outlook has none.
      if isPossessive, !referent.isNamed, !OrganisationTable.nouns.contains(referent.head) { return false }
      return !referent.isPlural && !referent.isPerson && (!referent.isPlace || referent.role == .subject)
    case .several:
      return referent.isPlural && (!isPair || referent.words.contains(" and "))
    case .person(let isFemale):
      return referent.isPerson && !referent.isPlural
        && (referent.isFemale == nil || referent.isFemale == isFemale)
    }
  }
}
