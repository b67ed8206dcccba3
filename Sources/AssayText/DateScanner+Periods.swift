import AssayCore

/// Years, decades, seasons, quarters, and words that narrow a date.
extension DateScanner {
  /// `the 1990s`, `the 1990's`; `the 1900s` are a decade or the century, and taken for the longer.
  func decade(at index: Int) -> RawDate? {
    guard !isAttached(index), let value = text[index]?.integer, text.lexemes[index].text.count == 4,
      value % 10 == 0, (1000...2190).contains(value)
    else { return nil }
    let apostrophe = text[index + 1].map { ["'", "’"].contains($0.text) && $0.isGlued } ?? false
    let end = index + (apostrophe ? 2 : 1)
    guard let suffix = text[end], suffix.isGlued, suffix.text == "s" else { return nil }
    let years = value % 100 == 0 && value < 2000 ? 100 : 10
    return RawDate(
      index, end + 1, first: RawDate.Part(year: value), last: RawDate.Part(year: value + years - 1))
  }

  /// A year alone, or a span of years `2022–2024`, `2024/25`.
  func year(at index: Int) -> RawDate? {
    guard !isAttached(index), let year = plainYear(at: index), !isCount(index, year) else { return nil }
    if let last = laterYear(after: year, at: index + 1) {
      return RawDate(index, index + 3, first: RawDate.Part(year: year), last: RawDate.Part(year: last))
    }
    if let month = month(at: index + 1), month.isCapitalised, !month.isShort, !month.isAmbiguous,
      day(at: month.next) == nil, trailingYear(at: month.next) == nil
    {
      return RawDate(index, month.next, RawDate.Part(year: year, month: month.number))
    }
    // `2025-12-45` and the like are neither dates nor years.
    if let mark = text[index + 1], mark.isGlued, mark.lower == "/" || mark.lower == "-",
      let next = text[index + 2], next.isGlued, next.kind == .number
    {
      return nil
    }
    return RawDate(index, index + 1, RawDate.Part(year: year))
  }

  private func laterYear(after year: Int, at index: Int) -> Int? {
    guard text.isDash(index) || text.lower(index) == "/", text[index]?.isGlued == true,
      let next = text[index + 1], next.isGlued, let value = next.integer
    else { return nil }
    if next.text.count == 4, value > year, value - year < 200 { return value }
    if next.text.count == 2, value == (year + 1) % 100 || (value > year % 100 && text.lower(index) != "/") {
      return year / 100 * 100 + value + (value == 0 ? 100 : 0)
    }
    return nil
  }

  /// Whether a number that could be a year is more likely a count, an amount or a reference.
  private func isCount(_ index: Int, _ year: Int) -> Bool {
    let before = text.lower(index - 1)
    let isInside = ["in", "since", "until", "till", "during", "throughout"].contains(before)
    if !(1900...2099).contains(year), !isInside || year < 1500 { return true }
    if DateScanner.countMarks.contains(before) { return true }
    if before == "." && DateScanner.countMarks.contains(text.lower(index - 2)) { return true }
    if ["than", "least", "nearly", "almost", "approximately", "roughly", "some", "exceeding"].contains(before)
    {
      return true
    }
    guard let next = text[index + 1] else { return false }
    if next.kind == .word {
      if DurationUnits.units[next.lower] != nil || NumberReader.scales[next.lower] != nil { return true }
      if MoneyUnits.words[next.lower] != nil || ["percent", "per", "km", "kg", "mw"].contains(next.lower) {
        return !(isInside && next.lower == "per")
      }
      if !isInside, !next.isCapitalised, NounHeads.isPlural(next.lower),
        !["the", "a", "its", "their", "his", "her", "this"].contains(before)
      {
        return true
      }
    }
    if ["%", "°", "€", "$", "£", "₸", "₽"].contains(next.lower) { return true }
    // "from 2000 to 3000": a range of which one end is no year is no range of years.
    if ["to", "and"].contains(next.lower), ["from", "between"].contains(before),
      let other = text[index + 2], other.kind == .number, plainYear(at: index + 2) == nil
    {
      return true
    }
    return false
  }

  private static let countMarks: Set<String> = [
    "€", "$", "£", "¥", "₸", "₽", "₹", "#", "№", "§", "no", "nos", "article", "articles", "art", "section",
    "usd",
    "eur", "kzt", "resolution", "room", "page", "iso", "+", "about", "over",
  ]

  /// `summer of 2024`, `winter 2024/25`.
  ///
  /// A winter by one year may be either of the two that touch it.
  func season(at index: Int) -> RawDate? {
    guard let start = DateScanner.seasons[text.lower(index)] else { return nil }
    let at = text.matches(index + 1, anyOf: ["of", ","]) ? index + 2 : index + 1
    guard let year = plainYear(at: at), (1500...2199).contains(year) else {
      guard let direction = direction(at: index - 1) else { return nil }
      return RawDate(index - 1, index + 1, .season(start, direction))
    }
    if start != 12 {
      return RawDate(
        index, at + 1, first: RawDate.Part(year: year, month: start),
        last: RawDate.Part(year: year, month: start + 2))
    }
    if laterYear(after: year, at: at + 1) == year + 1 {
      return RawDate(
        index, at + 3, first: RawDate.Part(year: year, month: 12),
        last: RawDate.Part(year: year + 1, month: 2))
    }
    return RawDate(
      index, at + 1, first: RawDate.Part(year: year - 1, month: 12),
      last: RawDate.Part(year: year + 1, month: 2))
  }

  static let seasons = ["spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12]

  /// `first quarter of 2025`, `second half of 2025`, `Q1 2025`.
  func partOfYear(at index: Int) -> RawDate? {
    var number = DateScanner.orders[text.lower(index)]
    var months = ["quarter": 3, "half": 6][text.lower(index + 1)]
    var next = index + 2
    if text.lower(index) == "q", let quarter = text[index + 1], quarter.isGlued {
      number = quarter.integer
      months = 3
    }
    guard let number, let months, (1...12 / months).contains(number) else { return nil }
    if text.matches(next, anyOf: ["of"]) { next += 1 }
    guard let year = plainYear(at: next) else { return nil }
    return RawDate(
      index, next + 1, first: RawDate.Part(year: year, month: (number - 1) * months + 1),
      last: RawDate.Part(year: year, month: number * months))
  }

  static let orders = ["first": 1, "second": 2, "third": 3, "fourth": 4]

  /// `early 2026`, `late December 2025`, `mid-2025`, `the end of 2025`, `the early 1990s`.
  func narrowed(at index: Int) -> RawDate? {
    guard let third = DateScanner.thirds[text.lower(index)] else { return nil }
    var next = index + 1
    if ["beginning", "start", "end", "middle"].contains(text.lower(index)) {
      guard text.lower(next) == "of" else { return nil }
      next += 1
    } else if text.isDash(next), text[next]?.isGlued == true {
      next += 1
    } else if text.matches(next, anyOf: ["in"]) {
      next += 1
    }
    if text.lower(next) == "the", text[next + 1]?.kind == .number { next += 1 }
    guard let lexeme = text[next] else { return nil }
    let base = lexeme.kind == .number ? (decade(at: next) ?? yearAfterModifier(at: next)) : monthDay(at: next)
    guard let base, let (first, last) = base.ends, let narrow = narrowed(first, last, third) else {
      return nil
    }
    var date = RawDate(index, base.to, first: narrow.0, last: narrow.1)
    let before = text.lower(index - 1) == "the" ? index - 2 : index - 1
    date.isOpenEnded = text.matches(before, anyOf: ["by", "until", "till", "before"])
    return date
  }

  /// After "early-" a year needs no further sign that it is one.
  private func yearAfterModifier(at index: Int) -> RawDate? {
    guard let year = plainYear(at: index), (1500...2199).contains(year) else { return nil }
    return RawDate(index, index + 1, RawDate.Part(year: year))
  }

  private func narrowed(_ first: RawDate.Part, _ last: RawDate.Part, _ third: Int) -> (
    RawDate.Part, RawDate.Part
  )? {
    if let start = first.year, let end = last.year, end - start == 9 {
      let years = [(0, 3), (3, 6), (6, 9)][third]
      return (RawDate.Part(year: start + years.0), RawDate.Part(year: start + years.1))
    }
    guard first == last, first.day == nil else { return nil }
    var from = first
    var to = first
    if first.month == nil {
      (from.month, to.month) = [(1, 4), (5, 8), (9, 12)][third]
    } else {
      (from.day, to.day) = [(1, 10), (11, 20), (21, 31)][third]
      from.isClipped = true
      to.isClipped = true
    }
    return (from, to)
  }

  static let thirds = [
    "early": 0, "beginning": 0, "start": 0, "mid": 1, "middle": 1, "late": 2, "end": 2,
  ]
}
