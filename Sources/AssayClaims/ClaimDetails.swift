import AssayCore
import AssayText

/// What a claim names, dates and counts, from the mentions of its sentence and the article's tables.
struct ClaimDetails {
  let reading: ArticleReading

  /// Persons, organisations, places and laws, in reading order, each once; names in full where the article has them so.
  func entities(of draft: Draft, _ line: ArticleReading.Line, text: String) -> [ClaimEntity] {
    var entities: [ClaimEntity] = []
    func add(_ entity: ClaimEntity) {
      if !entities.contains(where: { $0.name == entity.name }) { entities.append(entity) }
    }
    var seen: Set<Int> = []
    for token in draft.tokens {
      guard let id = token.name, seen.insert(id).inserted, line.names.indices.contains(id) else { continue }
      let mention = line.names[id]
      add(ClaimEntity(kind: Self.kind(mention.kind), name: reading.fullName(mention) ?? mention.text))
    }
    for resolution in draft.resolutions {
      guard let known = reading.known(resolution.replacement), text.contains(known.text) else { continue }
      add(ClaimEntity(kind: Self.kind(known.kind), name: known.text))
    }
    for law in LawFinder().mentions(in: text) {
      let name = law.name ?? law.text
      entities.removeAll { $0.kind == .other && (name.contains($0.name) || $0.name.contains(name)) }
      add(ClaimEntity(kind: .law, name: name, article: law.article))
    }
    return entities
  }

  /// Dates and stretches of time in reading order, those taken over from a sentence before included.
  func times(of draft: Draft, _ line: ArticleReading.Line) -> [ClaimTime] {
    let starts = Set(draft.tokens.lazy.filter { $0.isDate }.compactMap { $0.span?.start })
    let named = line.dates.filter { mention in
      starts.contains { mention.span.start <= $0 && $0 < mention.span.end }
    }
    return draft.times
      + named.map {
        ClaimTime(
          text: $0.text, first: $0.first, last: $0.last, isInferred: $0.isRelative || $0.isYearInferred)
      }
  }

  /// The numbers of the claim, dates and places in an order left out.
  func quantities(in text: String) -> [ClaimQuantity] {
    QuantityFinder().mentions(in: text).filter { $0.dimension != .ordinal }.map {
      ClaimQuantity(
        text: $0.text, value: $0.value, upper: $0.upper, unit: $0.unit,
        bound: ClaimQuantity.Bound(rawValue: $0.bound.rawValue) ?? .exact)
    }
  }

  private static let most = 14

  /// Names first, then quoted words, dates and numbers, then the other words that carry meaning.
  func queryTerms(
    _ draft: Draft, entities: [ClaimEntity], times: [ClaimTime], quantities: [ClaimQuantity]
  ) -> [String] {
    var terms: [String] = []
    func add(_ term: String) {
      let isNew = !terms.contains { $0.lowercased().contains(term.lowercased()) }
      if !term.isEmpty, isNew, terms.count < Self.most { terms.append(term) }
    }
    for entity in entities {
      add(entity.article.map { "Article \($0) \(entity.name)" } ?? entity.name)
    }
    for quote in quotes(draft.tokens) { add(quote) }
    for time in times where time.first == time.last { add(DateWords.words(time.first)) }
    for quantity in quantities { add(quantity.text) }
    for token in draft.tokens where token.isWord && token.name == nil && !token.isDate && !token.isQuoted {
      guard token.lower.count > 2, !token.isNumber, !Words.isStopWord(token.lower),
        !WordClasses.numberWords.contains(token.lower)
      else { continue }
      add(token.lower)
    }
    return terms
  }

  /// Quoted words of two to eight words, without their marks.
  private func quotes(_ tokens: [SentenceToken]) -> [String] {
    tokens.split { !$0.isQuoted }.compactMap { run in
      let words = Array(run.drop { !$0.isWord }.reversed().drop { !$0.isWord }.reversed())
      return (2...8).contains(words.count(where: \.isWord)) ? words.text : nil
    }
  }

  private static func kind(_ kind: NameMention.Kind) -> ClaimEntity.Kind {
    switch kind {
    case .person: .person
    case .organisation: .organisation
    case .place: .place
    case .other: .other
    }
  }
}
