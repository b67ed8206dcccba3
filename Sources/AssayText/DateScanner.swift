import AssayCore

/// Matches dates over lexemes, longest pattern first.
struct DateScanner {
  let text: LexedText

  /// The dates of a text in order, not overlapping, with ranges joined.
  static func dates(in text: LexedText) -> [RawDate] {
    let scanner = DateScanner(text: text)
    var found: [RawDate] = []
    var index = 0
    while index < text.count {
      if let date = scanner.date(at: index), date.from >= found.last?.to ?? 0 {
        found.append(date)
        index = max(date.to, index + 1)
      } else {
        index += 1
      }
    }
    return DateJoiner(text: text).join(found)
  }

  private func date(at index: Int) -> RawDate? {
    switch text.lexemes[index].kind {
    case .number:
      numeric(at: index) ?? dayMonth(at: index) ?? ago(at: index) ?? decade(at: index) ?? year(at: index)
    case .word where !DateScanner.openers.contains(text.lexemes[index].lower): nil
    case .word:
      narrowed(at: index) ?? withWeekday(at: index) ?? relative(at: index) ?? monthDay(at: index)
        ?? season(at: index) ?? partOfYear(at: index)
    case .mark: nil
    }
  }

  /// Words that a date can begin with: most words are passed over by this one look-up.
  private static let openers: Set<String> = {
    var words: Set<String> = [
      "yesterday", "today", "tonight", "tomorrow", "earlier", "later", "past", "last", "this", "next",
      "previous", "a",
      "an", "q",
    ]
    words.formUnion(MonthNames.english.keys)
    words.formUnion(MonthNames.foreign.keys)
    words.formUnion(MonthNames.weekdays.keys)
    words.formUnion(NumberReader.units.keys)
    words.formUnion(seasons.keys)
    words.formUnion(orders.keys)
    words.formUnion(thirds.keys)
    return words
  }()

  // MARK: Parts

  /// A day number, with an ordinal ending or without.
  func day(at index: Int) -> (day: Int, next: Int)? {
    guard let lexeme = text[index], let day = lexeme.integer, (1...31).contains(day), lexeme.text.count <= 2
    else {
      return nil
    }
    if let suffix = text[index + 1], suffix.isGlued {
      if ["st", "nd", "rd", "th"].contains(suffix.lower) { return (day, index + 2) }
      if suffix.kind == .word || suffix.lower == "%" || suffix.lower == ":" { return nil }
    }
    return (day, index + 1)
  }

  /// A year of four digits that stands by itself.
  func plainYear(at index: Int) -> Int? {
    guard let lexeme = text[index], lexeme.text.count == 4, let year = lexeme.integer,
      (1000...2199).contains(year)
    else { return nil }
    if let next = text[index + 1], next.isGlued, next.kind != .mark { return nil }
    return year
  }

  struct Month {
    var number: Int
    var next: Int
    var isShort: Bool
    var isForeign: Bool
    var isCapitalised: Bool
    /// Whether the word has another meaning: "may", "march".
    var isAmbiguous: Bool
  }

  /// A month's name, with the full stop of a short one.
  func month(at index: Int) -> Month? {
    guard let lexeme = text[index], lexeme.kind == .word else { return nil }
    let english = MonthNames.english[lexeme.lower]
    guard let number = english ?? MonthNames.foreign[lexeme.lower] else { return nil }
    let isShort =
      english != nil && lexeme.lower.count <= 4 && !["may", "june", "july"].contains(lexeme.lower)
    var next = index + 1
    if isShort, let stop = text[next], stop.isGlued, stop.lower == "." { next += 1 }
    return Month(
      number: number, next: next, isShort: isShort, isForeign: english == nil,
      isCapitalised: lexeme.isCapitalised,
      isAmbiguous: ["may", "march", "mar", "mars", "mai", "dec", "sep", "jan"].contains(lexeme.lower))
  }

  /// A year after an optional comma or "of".
  func trailingYear(at index: Int) -> (year: Int, next: Int)? {
    let start = text.matches(index, anyOf: [",", "of"]) ? index + 1 : index
    guard let year = plainYear(at: start), year >= 1000 else { return nil }
    return (year, start + 1)
  }

  /// Whether the number at `index` is attached to something before it, and so no day or year.
  func isAttached(_ index: Int) -> Bool {
    guard let lexeme = text[index], lexeme.isGlued, let before = text[index - 1] else { return false }
    return !["(", "[", "“", "\"", "‘", "'", "—", "–", ",", ";", ":", "«", "„", "-"].contains(before.lower)
  }
}
