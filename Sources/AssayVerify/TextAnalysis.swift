import AssayCore
import AssayText

/// A text with everything in it that facets compare, found once.
struct TextAnalysis: Sendable {
  let text: String
  let tokens: [WordToken]
  /// Each token in lower case, in token order.
  let lowercased: [String]
  /// The stem of each token, in token order.
  let stems: [String]
  let dates: [DateMention]
  let monthDays: [MonthDayMention]
  let quantities: [QuantityMention]
  let names: [NameMention]
  let laws: [LawMention]
  let quotes: [QuoteMention]
  /// What the text denies, in order.
  let denials: [Denial]
  /// Stems of the words that say what happened: no stop words, names, dates or numbers.
  let content: Set<String>
  /// Stems of all words: what one text writes as a name another may write as plain words.
  let words: Set<String>

  /// Analyses a text.
  ///
  /// - Parameter reference: the date that "December" or "last month" is relative to: the publication date.
  init(_ text: String, reference: PartialDate?) {
    self.text = text
    tokens = Words.tokens(in: text)
    lowercased = tokens.map(\.lowercased)
    stems = lowercased.map(Words.stem)
    let finder = DateFinder(reference: reference)
    dates = finder.mentions(in: text).filter { [tokens] in !Self.namesLaw($0, among: tokens) }
    monthDays = finder.partialMentions(in: text)
    quantities = QuantityFinder().mentions(in: text)
    names = NameFinder().mentions(in: text)
    laws = LawFinder().mentions(in: text)
    quotes = QuoteFinder().mentions(in: text)
    denials = DenialFinder(
      tokens: tokens, lowercased: lowercased, stems: stems, isApart: Self.apart(tokens, in: text)
    ).denials()

    words = Set(stems)
    let specific = dates.map(\.span) + quantities.map(\.span) + laws.map(\.span) + monthDays.map(\.span)
    let named = names.filter { $0.kind != .other }.map(\.span)
    content = Set(
      zip(tokens, stems).compactMap { token, stem in
        guard !Words.isStopWord(token.lowercased), token.lowercased.contains(where: \.isLetter) else {
          return nil
        }
        guard !(specific + named).contains(where: { $0.overlaps(token.span) }) else { return nil }
        return stem
      })
  }

  /// Whether a year belongs to what a law or treaty is called, "the Oil Pollution Act of 1990", and dates nothing else.
  private static func namesLaw(_ date: DateMention, among tokens: [WordToken]) -> Bool {
    guard date.first.precision == .year, date.first == date.last,
      let index = tokens.firstIndex(where: { $0.span.end > date.span.start }), index >= 2,
      tokens[index - 1].lowercased == "of"
    else { return false }
    return ["Act", "Law", "Code", "Treaty", "Convention", "Constitution"].contains(tokens[index - 2].text)
  }

  /// For each token whether a mark that divides clauses stands behind it.
  private static func apart(_ tokens: [WordToken], in text: String) -> [Bool] {
    let scalars = Array(text.unicodeScalars)
    let marks: Set<Unicode.Scalar> = [",", ";", ":", "–", "—", "(", ")", ".", "!", "?"]
    return tokens.indices.map { index in
      let end = index + 1 < tokens.count ? tokens[index + 1].span.start : scalars.count
      return scalars[min(tokens[index].span.end, end)..<end].contains(where: marks.contains)
    }
  }

  /// The token position at or after an offset.
  func tokenIndex(at offset: Int) -> Int {
    tokens.firstIndex { $0.span.end > offset } ?? tokens.count
  }
}
