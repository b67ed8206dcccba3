import AssayCore

/// Dates by day, month and year.
extension DateScanner {
  /// `2025-12-01`, `2025/12/01`, `01.12.2025`, `13/12/2025`.
  func numeric(at index: Int) -> RawDate? {
    let lexeme = text.lexemes[index]
    guard !isAttached(index) else { return nil }
    let stops = lexeme.text.split(separator: ".", omittingEmptySubsequences: false)
    if stops.count == 3, stops[2].count == 4, stops[0].count <= 2, stops[1].count <= 2 {
      guard let day = Int(stops[0]), let month = Int(stops[1]), let year = Int(stops[2]) else { return nil }
      return valid(index, index + 1, year, month, day)
    }
    guard let first = lexeme.integer, let mark = text[index + 1], mark.isGlued,
      mark.lower == "-" || mark.lower == "/",
      let second = text[index + 2], second.isGlued, let middle = second.integer, second.text.count <= 2
    else { return nil }
    var third: Int?
    if let again = text[index + 3], again.isGlued, again.lower == mark.lower, let last = text[index + 4],
      last.isGlued
    {
      third = last.integer
    }
    if lexeme.text.count == 4, second.text.count == 2 {
      if let third { return valid(index, index + 5, first, middle, third) }
      guard mark.lower == "-", (1900...2099).contains(first), (1...12).contains(middle) else { return nil }
      return valid(index, index + 3, first, middle, nil)
    }
    guard let year = third, (1000...2199).contains(year), lexeme.text.count <= 2 else { return nil }
    // Day first or month first: only where one reading is possible.
    if first > 12 || first == middle { return valid(index, index + 5, year, middle, first) }
    if middle > 12 { return valid(index, index + 5, year, first, middle) }
    return nil
  }

  private func valid(_ from: Int, _ to: Int, _ year: Int, _ month: Int, _ day: Int?) -> RawDate? {
    guard (1000...2199).contains(year), PartialDate(year: year, month: month, day: day) != nil else {
      return nil
    }
    return RawDate(from, to, RawDate.Part(year: year, month: month, day: day))
  }

  /// `1 December 2025`, `24 and 25 June 2025`, `1–3 Dec`.
  func dayMonth(at index: Int) -> RawDate? {
    guard !isAttached(index), let start = day(at: index) else { return nil }
    var last = start
    while let further = furtherDay(at: last.next), further.day > last.day { last = further }
    let at = text.lower(last.next) == "of" ? last.next + 1 : last.next
    guard let month = month(at: at) else { return nil }
    let year = trailingYear(at: month.next)
    if !month.isCapitalised, !month.isForeign, year == nil, month.isAmbiguous || month.isShort { return nil }
    return RawDate(
      index, year?.next ?? month.next,
      first: RawDate.Part(year: year?.year, month: month.number, day: start.day),
      last: RawDate.Part(year: year?.year, month: month.number, day: last.day))
  }

  /// `December 1, 2025`, `Dec. 1–3`, `December 2025`, `December`.
  func monthDay(at index: Int) -> RawDate? {
    guard let month = month(at: index) else { return nil }
    if month.isCapitalised || month.isForeign || text[month.next]?.kind == .number,
      let start = day(at: text.lower(month.next) == "the" ? month.next + 1 : month.next),
      month.isCapitalised || !month.isAmbiguous
    {
      var last = start
      while let further = furtherDay(at: last.next), further.day > last.day,
        // In "May 5 and 6 June" the second number belongs to the next month.
        self.month(at: further.next) == nil
      {
        last = further
      }
      let year = trailingYear(at: last.next)
      return RawDate(
        index, year?.next ?? last.next,
        first: RawDate.Part(year: year?.year, month: month.number, day: start.day),
        last: RawDate.Part(year: year?.year, month: month.number, day: last.day))
    }
    if let year = trailingYear(at: month.next) {
      return RawDate(index, year.next, RawDate.Part(year: year.year, month: month.number))
    }
    return bareMonth(index, month)
  }

  private func bareMonth(_ index: Int, _ month: Month) -> RawDate? {
    guard month.isCapitalised, !month.isShort, !month.isForeign else { return nil }
    let before = text.lower(index - 1)
    let isPlaced = DateScanner.monthPrepositions.contains(before) || text.isDash(index - 1)
    if month.isAmbiguous, !isPlaced { return nil }
    // A name: "April Smith said".
    if !isPlaced, let next = text[index + 1], next.isCapitalised { return nil }
    if !isPlaced, let previous = text[index - 1], previous.isCapitalised, !previous.startsLine { return nil }
    var date = RawDate(index, month.next, RawDate.Part(month: month.number))
    // "The January unrest" may be of any year, and "by December" is ahead.
    date.isOpenEnded = ["by", "until", "till", "before", "the", "that"].contains(before)
    return date
  }

  private func furtherDay(at index: Int) -> (day: Int, next: Int)? {
    guard text.isDash(index) || text.matches(index, anyOf: [",", "and", "&", "to", "or", "и"]) else {
      return nil
    }
    let next = text.lower(index) == "," && text.lower(index + 1) == "and" ? index + 2 : index + 1
    return day(at: next)
  }

  private static let monthPrepositions: Set<String> = [
    "in", "since", "until", "till", "by", "during", "from", "of", "last", "next", "this", "early", "late",
    "mid",
    "between", "to", "through", "before", "after", "throughout", "and", "around",
  ]

  /// `Monday, 1 December`: the weekday belongs to the date.
  func withWeekday(at index: Int) -> RawDate? {
    guard MonthNames.weekdays[text.lower(index)] != nil else { return nil }
    let next = text.matches(index + 1, anyOf: [",", "("]) ? index + 2 : index + 1
    guard let lexeme = text[next] else { return nil }
    let date = lexeme.kind == .number ? (numeric(at: next) ?? dayMonth(at: next)) : monthDay(at: next)
    guard var date, let part = date.ends?.first, part.day != nil else { return nil }
    date.from = index
    return date
  }
}
