import AssayCore
import AssayText

extension Resolver {
  static func memory(of line: ArticleReading.Line, drafts: [Draft], reading: ArticleReading) -> Memory {
    let persons = reading.persons
    var found = line.names.compactMap { $0.kind == .person ? persons.person($0) : nil }
    // Whom a pronoun was found to mean is spoken of here too.
    for resolution in drafts.flatMap(\.resolutions) {
      let name = resolution.replacement.replacing("’s", with: "")
      let mention = NameMention(span: TextSpan(start: 0, end: 0), text: name, kind: .person)
      if name.contains(" "), !resolution.original.contains(where: \.isNumber),
        persons.fullName(name) == name, let person = persons.person(mention)
      {
        found.append(person)
      }
    }
    let opening = SentenceOpening.length(line.tokens)
    let verb = VerbGroup.all(in: line.tokens).first { $0.range.lowerBound > opening }
    let subject = verb.map { line.tokens[opening..<$0.range.lowerBound] } ?? []
    // "The office attributed …": the organisation that "the office" was found to mean is spoken of here.
    let meant = drafts.flatMap(\.resolutions).compactMap { resolution in
      reading.known(resolution.replacement).flatMap {
        $0.kind == .organisation || $0.kind == .other ? $0.text : nil
      }
    }
    let goesOn = meant.first { name in
      drafts.first.map { $0.text.hasPrefix(name) || $0.text.hasPrefix("The " + name) } ?? false
    }
    return Memory(
      paragraph: line.sentence.paragraph, persons: found, hasUnnamedPerson: hasUnnamedPerson(line.tokens),
      organisations: line.names.filter { $0.kind == .organisation || $0.kind == .other }.map(\.text) + meant,
      subjectOrganisation: organisation(subject, line) ?? goesOn,
      pluralSubject: plural(subject, verb: verb, line.tokens), singularSubject: singular(subject),
      law: LawResolver.introduction(in: line.tokens), quoted: quoted(line, drafts),
      speaker: speaker(line.tokens))
  }

  /// The calling of somebody without a name who ends the sentence by saying it: "…, her lawyer said".
  private static func speaker(_ tokens: [SentenceToken]) -> String? {
    var tokens = tokens
    if tokens.last?.text == "." { tokens.removeLast() }
    guard let words = ContentRule.trailingAttribution(tokens)?.speaker.lowercased().split(separator: " "),
      let noun = words.last.map(String.init), words.count == 2, PersonNouns.all.contains(noun)
    else { return nil }
    return noun
  }

  /// The speaker of what the sentence quotes, where a person says it and the quotation is a sentence.
  private static func quoted(_ line: ArticleReading.Line, _ drafts: [Draft]) -> Attribution? {
    guard line.tokens.count(where: { $0.isQuoted && $0.isWord }) >= 4,
      let attribution = drafts.lazy.compactMap(\.attribution).first,
      let first = attribution.speaker.first, first.isUppercase || attribution.speaker.hasPrefix("the ")
    else { return nil }
    // "Novaterra's chief executive, Helena Marques": the name alone.
    let named = line.names.last { $0.kind == .person && attribution.speaker.hasSuffix($0.text) }
    return Attribution(speaker: named?.text ?? attribution.speaker, verb: attribution.verb)
  }

  /// Whether a singular noun for a person stands without a name beside it.
  static func hasUnnamedPerson(_ tokens: [SentenceToken]) -> Bool {
    tokens.indices.contains { index in
      guard PersonNouns.all.contains(tokens[index].lower), tokens[index].name == nil else { return false }
      if index + 1 < tokens.count, tokens[index + 1].isPossessive { return false }
      let next = tokens[(index + 1)...].prefix(2)
      if next.first?.nameKind == .person { return false }
      if next.first?.text == ",", next.last?.nameKind == .person { return false }
      // "The mayor of Oral, Anna Berg, …": the name stands between the next commas.
      if let comma = tokens[(index + 1)...].prefix(5).firstIndex(where: { $0.text == "," }),
        comma + 1 < tokens.count, tokens[comma + 1].nameKind == .person,
        ["of", "for", "at"].contains(tokens[index + 1].lower)
      {
        return false
      }
      // "Turlov, a businessman" and "Turlov, 51, is the only baker": the name stands before.
      let isTold = tokens[max(0, index - 5)..<index].contains { WordClasses.be.contains($0.lower) }
      let previous = tokens[max(0, index - (isTold ? 10 : 4))..<index]
      return !previous.contains { $0.nameKind == .person }
    }
  }

  private static func organisation(_ subject: ArraySlice<SentenceToken>, _ line: ArticleReading.Line)
    -> String?
  {
    let ids = Set(
      subject.compactMap { $0.nameKind == .organisation || $0.nameKind == .other ? $0.name : nil })
    // "The charity, Bright Harbour, discovered": the name between commas is the subject.
    var subject = subject
    if subject.last?.text == "," { subject.removeLast() }
    guard ids.count == 1, let id = ids.first, subject.last?.name == id, line.names.indices.contains(id) else {
      return nil
    }
    guard !subject.contains(where: { WordClasses.prepositions.contains($0.lower) && $0.name == nil }) else {
      return nil
    }
    return line.names[id].text
  }

  /// A plural subject as words for "they": from its determiner or number on, without commas or quotations.
  private static func plural(
    _ subject: ArraySlice<SentenceToken>, verb: VerbGroup?, _ tokens: [SentenceToken]
  ) -> String? {
    guard let verb, subject.count >= 2, subject.count <= 12 else { return nil }
    guard subject.allSatisfy({ $0.isWord && $0.isOpen && !$0.isPossessive }), subject.first?.lower != "they"
    else { return nil }
    guard
      !subject.contains(where: {
        ["and", "or", "no", "their", "his", "her", "its"].contains($0.lower)
          || WordClasses.relatives.contains($0.lower)
      })
    else { return nil }
    let head = subject.prefix { !WordClasses.prepositions.contains($0.lower) }
    let number = Clause.numberOf(tokens[verb.range.lowerBound].lower)
    guard number == true || (number == nil && Clause.isPlural(head) == true) else { return nil }
    guard Clause.isPlural(head) == true, let last = head.last, !last.isCapitalised else { return nil }
    var words = Array(subject)
    words[0].isSpaced = false
    return words.text
  }

  /// A singular subject as words for "it": an article and what follows, up to a clause set off by commas.
  private static func singular(_ subject: ArraySlice<SentenceToken>) -> String? {
    let phrase = Array(subject.prefix { $0.text != "," })
    if phrase.count < subject.count {
      let next = subject.dropFirst(phrase.count + 1).first
      guard let next, next.lower == "which", subject.last?.text == "," else { return nil }
    }
    let head = Array(phrase.prefix { !WordClasses.prepositions.contains($0.lower) })
    guard (2...7).contains(phrase.count), ["the", "a", "an"].contains(phrase[0].lower),
      phrase.allSatisfy({ $0.isWord && $0.isOpen && !$0.isDate || $0.text == "-" }), head.count > 1,
      head.allSatisfy({ $0.name == nil }),
      !phrase.contains(where: {
        ["and", "or", "no"].contains($0.lower) || WordClasses.relatives.contains($0.lower)
      }), Clause.isPlural(head) == false, let last = head.last, !PersonNouns.all.contains(last.lower),
      VerbGroup.all(in: phrase, orPlainForm: false).isEmpty
    else { return nil }
    var words = NounPhrase.definite(phrase)
    words[0].text = "the"
    words[0].isSpaced = false
    return words.text
  }
}
