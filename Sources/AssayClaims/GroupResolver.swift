import AssayCore
import AssayText

/// Puts what is counted or listed before in place of "them" in "nine of them" and of "these countries".
enum GroupResolver {
  static func resolve(_ draft: inout Draft, line: ArticleReading.Line, before: ArticleReading.Line?) {
    them(&draft, line, before)
    places(&draft, before)
  }

  // MARK: - Nine of them

  private static func them(_ draft: inout Draft, _ line: ArticleReading.Line, _ before: ArticleReading.Line?)
  {
    guard
      let them = draft.tokens.indices.dropFirst(2).first(where: {
        draft.tokens[$0].lower == "them" && draft.tokens[$0].isOpen && draft.tokens[$0 - 1].lower == "of"
          && isShare(draft.tokens[$0 - 2])
      }), let start = draft.tokens[them].span?.start,
      // What the claim itself counts before may be meant.
      CountedNoun.phrases(in: Array(draft.tokens[..<(them - 2)])).isEmpty
    else { return }
    let earlier = line.tokens.filter { ($0.span?.end ?? .max) <= start }
    let cut = earlier.lastIndex { $0.text == ";" && $0.isOpen }
    let clause = cut.map { Array(earlier[..<$0]) }
    var source = clause ?? []
    var found = CountedNoun.phrases(in: source)
    if found.isEmpty, let before, before.sentence.paragraph == line.sentence.paragraph {
      source = before.tokens
      found = CountedNoun.phrases(in: source)
    }
    guard found.count == 1, let noun = found.first else { return }
    draft.replace(them..<them + 1, with: words(noun, source))
  }

  private static func isShare(_ token: SentenceToken) -> Bool {
    CountedNoun.isCount(token)
      || ["half", "one", "none", "all", "most", "third", "few", "each"].contains(token.lower)
  }

  /// "The people prosecuted for opposing the mine", where a passive tells which; otherwise the noun alone.
  private static func words(_ noun: Range<Int>, _ source: [SentenceToken]) -> String {
    var start = noun.lowerBound + 1
    while start < noun.upperBound - 1, CountedNoun.isCount(source[start]) { start += 1 }
    var words = Array(source[start..<noun.upperBound]).text
    if let verb = VerbGroup.all(in: source).first(where: { $0.range.lowerBound == noun.upperBound }),
      verb.isPassive, !verb.isNegated, verb.isModal == false
    {
      let rest = source[verb.main...].prefix {
        ![",", ";", ".", ":", "–", "—"].contains($0.text) && $0.isOpen
      }
      if rest.count <= 12, !rest.contains(where: { ["and", "but", "when", "while"].contains($0.lower) }) {
        words += " " + Array(rest).text
      }
    }
    return "the " + words
  }

  // MARK: - These countries

  private static let kinds: Set<String> = [
    "countries", "cities", "towns", "states", "regions", "provinces", "districts", "villages", "islands",
  ]

  private static func places(_ draft: inout Draft, _ before: ArticleReading.Line?) {
    guard let before,
      let these = draft.tokens.indices.dropLast().first(where: {
        ["these", "those"].contains(draft.tokens[$0].lower) && draft.tokens[$0].isOpen
          && kinds.contains(draft.tokens[$0 + 1].lower)
      })
    else { return }
    let lists = lists(before.tokens)
    guard lists.count == 1, let list = lists.first else { return }
    draft.replace(these..<these + 2, with: Array(before.tokens[list]).text)
  }

  /// Runs of two and more places that commas and "and" join.
  private static func lists(_ tokens: [SentenceToken]) -> [Range<Int>] {
    var lists: [Range<Int>] = []
    var index = 0
    while index < tokens.count {
      guard tokens[index].nameKind == .place, tokens[index].isOpen else {
        index += 1
        continue
      }
      let start = index
      var end = index + 1
      var members = 1
      while end < tokens.count {
        if tokens[end].nameKind == .place, tokens[end].name == tokens[end - 1].name {
          end += 1
          continue
        }
        var next = end
        while next < tokens.count, [",", "and"].contains(tokens[next].lower), next - end < 2 { next += 1 }
        guard next > end, next < tokens.count, tokens[next].nameKind == .place else { break }
        members += 1
        end = next + 1
      }
      if members > 1 { lists.append(start..<end) }
      index = end
    }
    return lists
  }
}
