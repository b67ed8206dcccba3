import AssayCore
import AssayText

/// Names whom a report's first sentence calls by trade, where its second gives name and age.
///
/// "A former accountant was jailed on Friday. Denise Harwell, 51, had admitted fraud." What the first sentence calls the person becomes a sentence of its own.
enum ForwardResolver {
  /// The person whom the sentence speaks of without a name, where the next one gives name and age.
  static func person(of line: ArticleReading.Line, next: ArticleReading.Line?) -> String? {
    guard let next, next.sentence.paragraph == line.sentence.paragraph, description(line.tokens) != nil,
      !line.names.contains(where: { $0.kind == .person }), let first = next.tokens.first,
      first.nameKind == .person,
      let id = first.name, next.names.indices.contains(id), next.names[id].text.contains(" "),
      let end = next.tokens.firstIndex(where: { $0.name != id }), end + 2 < next.tokens.count,
      next.tokens[end].text == ",", next.tokens[end + 1].isNumber, let age = Int(next.tokens[end + 1].text),
      (10...110).contains(age), next.tokens[end + 2].text == ","
    else { return nil }
    return next.names[id].text
  }

  static func resolve(_ draft: inout Draft, person: String?) {
    guard let person, let phrase = description(draft.tokens) else { return }
    var words = SentenceToken.tokens(of: person)
    for index in words.indices {
      words[index].span = nil
      words[index].nameKind = .person
    }
    var described = Array(draft.tokens[phrase])
    described[0].text = described[0].lower
    described[0].isSpaced = true
    draft.asides.append(words + [.inserted("is")] + described)
    draft.replace(phrase, with: person)
    for index in 0..<words.count { draft.tokens[index].nameKind = .person }
  }

  /// "A former accountant" at the start, before its verb or "who".
  private static func description(_ tokens: [SentenceToken]) -> Range<Int>? {
    guard let first = tokens.first, ["a", "an"].contains(first.lower), first.span?.start == 0,
      let noun = tokens.indices.dropFirst().prefix(5).first(where: {
        PersonNouns.all.contains(tokens[$0].lower)
      }),
      tokens[..<noun].allSatisfy({ $0.isWord && $0.isOpen && $0.name == nil && !$0.isNumber }),
      noun + 1 < tokens.count
    else { return nil }
    let next = tokens[noun + 1].lower
    let ends =
      next == "who" || WordClasses.finiteAuxiliaries.contains(next)
      || !VerbLexicon.forms(next).isDisjoint(with: [.past, .third])
        && !VerbLexicon.forms(next).contains(.noun)
    return ends ? 0..<(noun + 1) : nil
  }
}
