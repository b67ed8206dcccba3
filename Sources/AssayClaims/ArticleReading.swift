import AssayCore
import AssayText

/// An article read once: its sentences with their words, names and dates.
struct ArticleReading {
  /// A sentence with what was found in it; spans are within the sentence.
  struct Line {
    var sentence: Sentence
    var tokens: [SentenceToken]
    var names: [NameMention]
    var dates: [DateMention]
  }

  var lines: [Line]
  var persons: PersonTable
  var organisations: OrganisationTable
  var descriptions: DescriptionTable
  /// The country that the article is about; nil where it names several as often.
  var country: String?
  /// Who speaks throughout: in a speech, or in a press release.
  var speaker: FirstPerson.Speaker?
  /// The company that the article is about, in full; nil where it is about none.
  var company: String?
  /// The ships that the article names.
  var vessels: Set<String>
  /// What bears each name, as far as all mentions agree; by the name as written.
  private var kinds: [String: NameMention.Kind] = [:]

  init(_ article: Article) {
    let found = NameFinder().mentions(in: article.text).map(Self.withoutSaints)
    let (named, ships) = ShipNames.found(found, in: article.text)
    vessels = ships
    let dates = DateFinder(reference: article.published).mentions(in: article.text)
    // Read once with the kinds that the names seem to have, and again with those that the sentences show.
    let seen = Self.lines(article, names: named, dates: dates)
    let evidence = NameEvidence(seen)
    let names = named.map { NameMention(span: $0.span, text: $0.text, kind: evidence.kind(of: $0)) }
    lines = names == named ? seen : Self.lines(article, names: names, dates: dates)
    persons = PersonTable(names, lines: lines)
    organisations = OrganisationTable(lines)
    descriptions = DescriptionTable(lines)
    country = Self.country(names)
    company = Protagonist.company(lines)
    speaker = FirstPerson.speaker(title: article.title, lines: lines)
    for name in names { kinds[name.text] = kinds[name.text] ?? name.kind }
  }

  private static func lines(_ article: Article, names: [NameMention], dates: [DateMention]) -> [Line] {
    var nextName = 0
    var nextDate = 0
    return article.sentences.map { sentence in
      let inside = take(names, from: &nextName, in: sentence.span, span: \.span).map { mention in
        NameMention(
          span: mention.span.shifted(by: -sentence.span.start), text: mention.text, kind: mention.kind)
      }
      let dated = take(dates, from: &nextDate, in: sentence.span, span: \.span).map { mention in
        var mention = mention
        mention.span = mention.span.shifted(by: -sentence.span.start)
        return mention
      }
      return line(sentence, names: inside, dates: dated, written: article.published)
    }
  }

  /// The line behind one; nil behind the last.
  func line(after line: Line) -> Line? {
    let next = line.sentence.index + 1
    guard lines.indices.contains(next), lines[next].sentence.index == next else { return nil }
    return lines[next]
  }

  /// The line before one; nil before the first.
  func line(before line: Line) -> Line? {
    let previous = line.sentence.index - 1
    guard lines.indices.contains(previous), lines[previous].sentence.index == previous else { return nil }
    return lines[previous]
  }

  /// The name in the full form that the article gives elsewhere; nil where there is none or more than one.
  func fullName(_ mention: NameMention) -> String? {
    if mention.kind == .person, !mention.text.contains(" ") { return persons.person(mention)?.name }
    return organisations.abbreviations[mention.text]
  }

  /// The name that replaced words of a claim, and what bears it: "Anna Berg’s" and "the Justice Ministry" are known.
  func known(_ replacement: String) -> (text: String, kind: NameMention.Kind)? {
    var text = replacement[...]
    if text.hasSuffix("’s") { text = text.dropLast(2) }
    if text.hasPrefix("the ") { text = text.dropFirst(4) }
    return kinds[String(text)].map { (String(text), $0) }
  }

  /// "San Vito" and "St Mary" are places and buildings in news, hardly ever a person that does something.
  private static func withoutSaints(_ name: NameMention) -> NameMention {
    let first = name.text.split(separator: " ").first.map(String.init) ?? ""
    guard name.kind == .person, ["San", "Santa", "Sankt", "Saint", "St", "St.", "Sainte"].contains(first)
    else {
      return name
    }
    return NameMention(span: name.span, text: name.text, kind: .place)
  }

  /// The country with at least two thirds of all mentions of countries, and the first to be named.
  private static func country(_ names: [NameMention]) -> String? {
    var counts: [String: Int] = [:]
    var first: String?
    var total = 0
    for name in names where name.kind == .place && NameFinder.isCountry(name.text) {
      first = first ?? name.text
      counts[name.text, default: 0] += 1
      total += 1
    }
    guard let first, let count = counts[first], count >= 2, count * 3 >= total * 2 else { return nil }
    return first
  }

  private static func line(
    _ sentence: Sentence, names: [NameMention], dates: [DateMention], written: PartialDate?
  ) -> Line {
    var tokens = SentenceToken.tokens(of: sentence.text)
    SentenceToken.mark(&tokens, names: names, dates: dates.map(\.span))
    return Line(
      sentence: sentence, tokens: tokens, names: names,
      dates: DateAim.aimed(dates, in: tokens, written: written))
  }

  /// The items that lie within `span`; the cursor moves on, so that all sentences together take linear time.
  private static func take<Item>(
    _ items: [Item], from next: inout Int, in span: TextSpan, span path: (Item) -> TextSpan
  ) -> [Item] {
    while next < items.count, path(items[next]).start < span.start { next += 1 }
    var found: [Item] = []
    while next < items.count, path(items[next]).start < span.end {
      if path(items[next]).end <= span.end { found.append(items[next]) }
      next += 1
    }
    return found
  }
}
