import AssayCore
import AssayText

/// "UPC chairwoman Hanna Wilk told …": the office that names an organisation, as a sentence of its own.
enum TitleRule {
  static func parts(_ sentence: ParsedSentence) -> [[SentenceToken]]? {
    let tokens = sentence.tokens
    for start in tokens.indices.dropFirst(2)
    where tokens[start].nameKind == .person && tokens[start].isOpen && tokens[start - 1].name == nil {
      let id = tokens[start].name
      let end = tokens[start...].firstIndex { $0.name != id } ?? tokens.count
      guard end - start >= 2, PersonNouns.all.contains(tokens[start - 1].lower), tokens[start - 1].isOpen,
        let organisation = tokens[start - 2].name, tokens[start - 2].nameKind != .person,
        tokens[start - 2].isOpen,
        !tokens[start - 2].isPossessive
      else { continue }
      var first = start - 2
      while first > 0, tokens[first - 1].name == organisation { first -= 1 }
      // Something before it would be left without its noun: "the former UPC chairwoman".
      let before = first > 0 ? tokens[first - 1] : nil
      guard before.map({ !$0.isWord || $0.isQuoted || WordClasses.prepositions.contains($0.lower) }) ?? true
      else { continue }
      var name = Array(tokens[start..<end])
      name[0].isSpaced = first > 0
      var title = Array(tokens[first..<start])
      title[0].isSpaced = true
      let rest = Array(tokens[..<first]) + name + tokens[end...]
      guard Clause.isSentence(rest) || rest.contains(where: \.isQuoted) else { continue }
      return [rest, name + [.inserted("is")] + title]
    }
    return nil
  }
}
