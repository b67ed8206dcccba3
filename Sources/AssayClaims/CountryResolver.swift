import AssayText

/// Puts the country's name in place of "the country" and before "government" where the article is of one country.
enum CountryResolver {
  static func resolve(_ draft: inout Draft, reading: ArticleReading) {
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
}
