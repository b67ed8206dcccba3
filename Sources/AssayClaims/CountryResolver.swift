import AssayCore
import AssayText

/// Puts the country's name in place of "the country" and before "government" where the article is of one country.
enum CountryResolver {
  static func resolve(_ draft: inout Draft, line: ArticleReading.Line, reading: ArticleReading) {
    government(&draft, line, reading)
    guard let country = reading.country, !draft.text.contains(country) else { return }
    for index in draft.tokens.indices.dropLast()
    where draft.tokens[index].lower == "the" && draft.tokens[index].isOpen
      && draft.tokens[index + 1].lower == "country"
    {
      let next = index + 2 < draft.tokens.count ? draft.tokens[index + 2] : nil
      // "The country of origin", "the country that": another one.
      if let next, ["of", "that", "where", "which", "with"].contains(next.lower) { continue }
      draft.replace(index..<index + 2, with: country)
      return
    }
    for index in draft.tokens.indices.dropLast()
    where draft.tokens[index].lower == "the" && draft.tokens[index].isOpen
      && draft.tokens[index + 1].lower == "government"
    {
      let next = index + 2 < draft.tokens.count ? draft.tokens[index + 2] : nil
      if let next, next.text == "-" || next.isPossessive || next.name != nil { continue }
      if let next, ["of", "in", "that", "which"].contains(next.lower) { continue }
      draft.replace(index..<index + 1, with: country + "’s")
      return
    }
  }

  /// "The government denies it" behind "In Hungary, a weekly lost its licence": that of the country named there.
  private static func government(
    _ draft: inout Draft, _ line: ArticleReading.Line, _ reading: ArticleReading
  ) {
    guard let first = draft.tokens.first, first.lower == "the", first.span?.start == 0,
      draft.tokens.count > 2,
      draft.tokens[1].lower == "government", draft.tokens[1].isOpen, draft.tokens[2].isWord,
      draft.tokens[2].name == nil, !["of", "in", "that", "which"].contains(draft.tokens[2].lower),
      let before = reading.line(before: line), before.sentence.paragraph == line.sentence.paragraph,
      before.tokens.count > 4, before.tokens[0].lower == "in", before.tokens[1].nameKind == .place,
      let id = before.tokens[1].name, before.names.indices.contains(id),
      NameFinder.isCountry(before.names[id].text),
      let comma = before.tokens.firstIndex(where: { $0.name != id && $0.lower != "in" }),
      before.tokens[comma].text == ","
    else { return }
    draft.replace(0..<1, with: before.names[id].text + "’s")
  }
}
