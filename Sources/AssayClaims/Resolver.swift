import AssayCore
import AssayText

/// Puts names in place of pronouns, surnames and "the outlet" where one name alone can be meant.
///
/// Reads the sentences in order and remembers the last few. What it cannot settle it leaves as it is.
struct Resolver {
  /// What an earlier sentence leaves behind for later ones.
  struct Memory {
    var paragraph: Int
    var persons: [PersonTable.Person]
    /// Whether it speaks of a person without a name: "a judge".
    var hasUnnamedPerson: Bool
    var organisations: [String]
    /// The organisation that is its subject.
    var subjectOrganisation: String?
    /// Its subject where that is plural.
    var pluralSubject: String?
    /// Its subject where that is one thing and no person: "the vessel".
    var singularSubject: String?
    /// A law that it introduces: "legislation banning so-called “propaganda”".
    var law: String?
    /// Who says the words that it quotes, in full.
    var quoted: Attribution?
    /// What the person without a name is called who says it: "lawyer".
    var speaker: String?
  }

  let reading: ArticleReading
  private(set) var memories: [Memory] = []
  private(set) var time = PeriodResolver.Memory()
  /// Parses sentences; nil where the grammar model is not at hand.
  private let grammar: Grammar?
  private var discourse = Discourse()

  init(_ reading: ArticleReading, grammar: Grammar? = nil) {
    self.reading = reading
    self.grammar = grammar
  }

  /// Tokens of a sentence that is parsed for what it speaks of.
  static let longestSentence = 160

  /// What the sentence speaks of; empty without a grammar.
  func referents(of line: ArticleReading.Line) async throws -> [Referent] {
    guard let grammar, line.tokens.count <= Self.longestSentence else { return [] }
    let sentence = try await grammar.sentence(line.tokens)
    return ReferentFinder(reading: reading, line: line, sentence: sentence).referents()
  }

  /// Resolves a draft of `line`.
  ///
  /// - Parameter spoken: what the sentence speaks of.
  func resolve(_ draft: inout Draft, line: ArticleReading.Line, spoken: [Referent] = []) async throws {
    ForwardResolver.resolve(&draft, person: ForwardResolver.person(of: line, next: reading.line(after: line)))
    DateWords.resolve(&draft, dates: line.dates)
    PeriodResolver.resolve(&draft, memory: time)
    PeriodResolver.reckon(&draft, line: line, memory: time)
    GroupResolver.resolve(&draft, line: line, before: reading.line(before: line))
    expandNames(&draft, line)
    sameSpeaker(&draft, line)
    resolvePronouns(&draft, line)
    resolvePlural(&draft, line)
    DescriptionResolver.resolve(&draft, line: line, memories: memories, reading: reading)
    if let grammar {
      try await DiscourseResolver(
        grammar: grammar, reading: reading, discourse: discourse, persons: memories.last?.persons ?? []
      )
      .resolve(&draft, line: line, here: spoken)
    }
  }

  /// Takes in a sentence, with its drafts resolved, for those that follow.
  mutating func remember(_ line: ArticleReading.Line, drafts: [Draft], spoken: [Referent] = []) {
    let pronouns: Set<String> = ["it", "they", "he", "she"]
    let goesOn = drafts.flatMap(\.resolutions).first { pronouns.contains($0.original.lowercased()) }
    discourse.remember(line, spoken, subject: goesOn?.replacement)
    memories.append(Self.memory(of: line, drafts: drafts, reading: reading))
    if memories.count > 6 { memories.removeFirst() }
    let taken = drafts.flatMap(\.times).last
    if let period = line.dates.last(where: { $0.first != $0.last && $0.first < $0.last }) {
      time.period = ClaimTime(text: period.text, first: period.first, last: period.last)
    }
    time.date =
      line.dates.last { $0.first == $0.last }?.first ?? taken.flatMap { $0.first == $0.last ? $0.first : nil }
  }

  /// A sentence that is nothing but a quotation, behind one of the same paragraph whose speaker is named: he goes on.
  func speaker(of line: ArticleReading.Line) -> (tokens: [SentenceToken], attribution: Attribution)? {
    guard let last = memories.last, last.paragraph == line.sentence.paragraph, let attribution = last.quoted,
      line.tokens.count > 3, line.tokens.allSatisfy(\.isQuoted), line.tokens.last?.text != "?",
      line.tokens.contains(where: { $0.text == "." })
    else { return nil }
    var lead = SentenceToken.tokens(of: attribution.speaker + " said:")
    for index in lead.indices { lead[index].span = nil }
    var words = line.tokens
    words[0].isSpaced = true
    return (lead + words, Attribution(speaker: attribution.speaker, verb: "said"))
  }

  // MARK: - Names

  private func expandNames(_ draft: inout Draft, _ line: ArticleReading.Line) {
    var index = 0
    var seen: Set<String> = []
    while index < draft.tokens.count {
      guard let id = draft.tokens[index].name, draft.tokens[index].isOpen, line.names.indices.contains(id)
      else {
        index += 1
        continue
      }
      var end = index
      while end < draft.tokens.count, draft.tokens[end].name == id { end += 1 }
      let mention = line.names[id]
      let isFamily = isFamily(draft.tokens, index, end)
      if !isFamily, let full = reading.fullName(mention), full != mention.text, seen.insert(full).inserted {
        let before = draft.tokens.count - (end - index)
        draft.replace(index..<end, with: full)
        let after = index + draft.tokens.count - before
        for position in index..<after where !draft.tokens[position].isPossessive {
          draft.tokens[position].name = id
          draft.tokens[position].nameKind = mention.kind
        }
        index = after
      } else {
        seen.insert(mention.text)
        index = end
      }
    }
  }

  /// "The Aasen family", "the Berg brothers", "the Petrov case": the surname stands for more than one person.
  private func isFamily(_ tokens: [SentenceToken], _ start: Int, _ end: Int) -> Bool {
    guard end < tokens.count, tokens[end].isWord, !tokens[end].isPossessive, start > 0,
      WordClasses.determiners.contains(tokens[start - 1].lower)
    else { return false }
    return !VerbLexicon.forms(tokens[end].lower).contains(.past)
      && !WordClasses.finiteAuxiliaries.contains(tokens[end].lower)
      && !WordClasses.prepositions.contains(tokens[end].lower)
  }

  // MARK: - He, she

  private func resolvePronouns(_ draft: inout Draft, _ line: ArticleReading.Line) {
    var index = 0
    while index < draft.tokens.count {
      let token = draft.tokens[index]
      if token.isOpen, token.isWord, let pronoun = Pronoun(draft.tokens, at: index) {
        let other = owner(of: pronoun, index, draft.tokens, line)
        if other != nil || !hasPerson(in: draft.tokens[..<index], pronoun, line) {
          if let person = antecedent(of: pronoun, token: token, line, except: other)?.name
            ?? unnamed(before(token, line), pronoun)
          {
            draft.replace(index..<index + 1, with: pronoun.isPossessive ? person + "’s" : person)
            for position in index..<min(draft.tokens.count, index + 4)
            where draft.tokens[position].span == nil || position == index {
              draft.tokens[position].nameKind = .person
            }
          } else {
            draft.isDangling = draft.isDangling || hasPerson(in: before(token, line)[...], pronoun, line)
          }
        }
      }
      index += 1
    }
  }

  /// Whether the words before may hold the one meant: then they stay, as in "Adam was stripped of his licence".
  func hasPerson(
    in tokens: ArraySlice<SentenceToken>, _ pronoun: Pronoun, _ line: ArticleReading.Line
  ) -> Bool {
    tokens.contains { token in
      if token.nameKind == .person {
        guard let id = token.name, line.names.indices.contains(id),
          let person = reading.persons.person(line.names[id])
        else { return true }
        return person.isFemale == nil || person.isFemale == pronoun.isFemale
      }
      guard PersonNouns.all.contains(token.lower) else { return false }
      return PersonNouns.gender[token.lower].map { $0 == pronoun.isFemale } ?? true
    }
  }

  func before(_ token: SentenceToken, _ line: ArticleReading.Line) -> [SentenceToken] {
    guard let start = token.span?.start else { return [] }
    return line.tokens.filter { ($0.span?.end ?? .max) <= start }
  }

  private func antecedent(
    of pronoun: Pronoun, token: SentenceToken, _ line: ArticleReading.Line, except owner: PersonTable.Person?
  ) -> PersonTable.Person? {
    let earlier = before(token, line)
    let ids = Set(earlier.compactMap { $0.nameKind == .person ? $0.name : nil })
    let named = Set(
      ids.compactMap { line.names.indices.contains($0) ? reading.persons.person(line.names[$0]) : nil })
    let fitting = named.filter { ($0.isFemale == nil || $0.isFemale == pronoun.isFemale) && $0 != owner }
    if !fitting.isEmpty {
      return fitting.count == 1 && !Self.hasUnnamedPerson(earlier) ? fitting.first : nil
    }
    if Self.hasUnnamedPerson(earlier) { return nil }
    for memory in memories.suffix(3).reversed() {
      let fitting = Set(memory.persons.filter { $0.isFemale == nil || $0.isFemale == pronoun.isFemale })
      if fitting.count > 1 { return nil }
      guard let person = fitting.first else {
        // Somebody without a name may be meant, unless the article knows but one person of that gender.
        if memory.hasUnnamedPerson { return onlyOne(pronoun) }
        continue
      }
      return memory.hasUnnamedPerson && person.isFemale == nil ? nil : person
    }
    return nil
  }

  /// Puts the one person whom `frame` names in place of the pronouns of what that person is said to have said; false where
  /// a pronoun stays open that the frame would explain.
  func resolve(_ content: inout Draft, saidIn frame: [SentenceToken]) -> Bool {
    let names = Set(Self.persons(frame))
    var index = 0
    while index < content.tokens.count {
      defer { index += 1 }
      guard content.tokens[index].isOpen, content.tokens[index].isWord,
        let pronoun = Pronoun(content.tokens, at: index)
      else { continue }
      func fits(_ name: String) -> Bool {
        let mention = NameMention(span: TextSpan(start: 0, end: 0), text: name, kind: .person)
        return reading.persons.person(mention)?.isFemale.map { $0 == pronoun.isFemale } ?? true
      }
      let before = content.tokens[..<index]
      if before.contains(where: { $0.nameKind == .person && fits($0.text) }) { continue }
      let hasUnnamed = before.contains {
        $0.nameKind != .person && PersonNouns.all.contains($0.lower)
          && (PersonNouns.gender[$0.lower] ?? pronoun.isFemale) == pronoun.isFemale
      }
      let fitting = names.filter(fits)
      guard fitting.count == 1, let name = fitting.first, !hasUnnamed else {
        if index == 0 || !fitting.isEmpty { return false }
        continue
      }
      content.replace(index..<index + 1, with: pronoun.isPossessive ? name + "’s" : name)
      let end = index + name.split(separator: " ").count
      for position in index..<min(content.tokens.count, end) { content.tokens[position].nameKind = .person }
    }
    return true
  }

  /// The names of persons, each as a whole.
  private static func persons(_ tokens: [SentenceToken]) -> [String] {
    var names: [String] = []
    var goesOn = false
    for token in tokens {
      let isName = token.nameKind == .person && token.isOpen && !token.isPossessive
      if isName, goesOn, let last = names.popLast() {
        names.append(last + " " + token.text)
      } else if isName {
        names.append(token.text)
      }
      goesOn = isName
    }
    return names
  }

  /// "Jana Kolar asked him": the subject, where the pronoun is the object right behind the verb and so means somebody else.
  private func owner(
    of pronoun: Pronoun, _ index: Int, _ tokens: [SentenceToken], _ line: ArticleReading.Line
  ) -> PersonTable.Person? {
    // "Mirela Kos is his deputy": nobody is his own.
    if pronoun.isPossessive, index > 1, ["is", "was"].contains(tokens[index - 1].lower),
      tokens[index - 2].nameKind == .person, let id = tokens[index - 2].name, line.names.indices.contains(id),
      tokens[..<(index - 1)].allSatisfy({ $0.name == id })
    {
      return reading.persons.person(line.names[id])
    }
    guard !pronoun.isPossessive, ["him", "her"].contains(tokens[index].lower), index > 1,
      let verb = VerbGroup.all(in: Array(tokens[..<index])).last, verb.main == index - 1, !verb.isPassive,
      let name = tokens[..<verb.range.lowerBound].last(where: { !VerbGroup.isAdverb($0.lower) }),
      name.nameKind == .person, let id = name.name, line.names.indices.contains(id)
    else { return nil }
    return reading.persons.person(line.names[id])
  }

  /// "A journalist was held, and his photos were deleted": the journalist's, where nobody else is spoken of.
  private func unnamed(_ earlier: [SentenceToken], _ pronoun: Pronoun) -> String? {
    guard !earlier.contains(where: { $0.nameKind == .person }) else { return nil }
    let nouns = earlier.indices.filter { PersonNouns.all.contains(earlier[$0].lower) }
    guard nouns.count == 1, let noun = nouns.first, noun > 0,
      ["a", "an", "the"].contains(earlier[noun - 1].lower),
      PersonNouns.gender[earlier[noun].lower].map({ $0 == pronoun.isFemale }) ?? true
    else { return nil }
    return "the \(earlier[noun].lower)"
  }

  /// The one person remembered whose gender is known and fits, where no other person could be meant.
  private func onlyOne(_ pronoun: Pronoun) -> PersonTable.Person? {
    let fitting = Set(
      memories.flatMap(\.persons).filter { $0.isFemale == nil || $0.isFemale == pronoun.isFemale })
    guard fitting.count == 1, let person = fitting.first, person.isFemale != nil else { return nil }
    return person
  }

  /// "She argued …" behind "…, his lawyer said": the lawyer goes on.
  private func sameSpeaker(_ draft: inout Draft, _ line: ArticleReading.Line) {
    guard draft.tokens.count > 3, draft.tokens[0].span?.start == 0,
      ["he", "she"].contains(draft.tokens[0].lower),
      let last = memories.last, last.paragraph == line.sentence.paragraph, let noun = last.speaker,
      (PersonNouns.gender[noun] ?? (draft.tokens[0].lower == "she")) == (draft.tokens[0].lower == "she"),
      let verb = VerbGroup.all(in: draft.tokens).first, verb.range.lowerBound == 1, !verb.isPassive,
      Clause.isSaying(draft.tokens[verb.main])
    else { return }
    draft.replace(0..<1, with: "the " + noun)
  }

  // MARK: - They

  /// "Both were released": the two persons of the sentence before, where it names just two.
  private func both(_ draft: inout Draft, _ line: ArticleReading.Line) {
    guard draft.tokens.count > 2, draft.tokens[0].lower == "both", draft.tokens[0].span?.start == 0,
      WordClasses.finiteAuxiliaries.contains(draft.tokens[1].lower)
        || WordClasses.modals.contains(draft.tokens[1].lower)
        || VerbLexicon.forms(draft.tokens[1].lower).contains(.past), let last = memories.last,
      last.paragraph == line.sentence.paragraph, !last.hasUnnamedPerson
    else { return }
    var names: [String] = []
    for person in last.persons where !names.contains(person.name) { names.append(person.name) }
    guard names.count == 2 else { return }
    draft.replace(0..<1, with: names.joined(separator: " and "))
  }

  private func resolvePlural(_ draft: inout Draft, _ line: ArticleReading.Line) {
    both(&draft, line)
    guard let first = draft.tokens.first, first.lower == "they", first.span?.start == 0,
      let last = memories.last,
      last.paragraph == line.sentence.paragraph, let subject = last.pluralSubject
    else { return }
    draft.replace(0..<1, with: subject)
  }
}

/// A singular personal pronoun.
struct Pronoun {
  var isFemale: Bool
  var isPossessive: Bool

  init?(_ tokens: [SentenceToken], at index: Int) {
    switch tokens[index].lower {
    case "he", "him": (isFemale, isPossessive) = (false, false)
    case "she": (isFemale, isPossessive) = (true, false)
    case "his": (isFemale, isPossessive) = (false, true)
    case "her": (isFemale, isPossessive) = (true, Self.isNounNext(tokens, index + 1))
    default: return nil
    }
  }

  /// "Her lawyer" against "detained her in May".
  private static func isNounNext(_ tokens: [SentenceToken], _ index: Int) -> Bool {
    guard index < tokens.count, tokens[index].isWord, !tokens[index].isDate else { return false }
    let lower = tokens[index].lower
    return !WordClasses.prepositions.contains(lower) && !WordClasses.determiners.contains(lower)
      && !["and", "or", "but", "who", "when", "while", "because"].contains(lower) && !lower.hasSuffix("ly")
  }
}
