/// Dates reckoned from the day of writing.
extension DateScanner {
  /// `yesterday`, `on Monday`, `last month`, `two weeks ago`, `earlier this year`, `the past two weeks`.
  func relative(at index: Int) -> RawDate? {
    let word = text.lower(index)
    if let offset = ["yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1][word] {
      return RawDate(index, index + 1, .day(offset: offset))
    }
    return weekday(at: index) ?? sofar(at: index) ?? past(at: index) ?? directed(at: index) ?? ago(at: index)
  }

  /// The direction that a word such as "last" gives.
  func direction(at index: Int) -> RelativeDate.Direction? {
    switch text.lower(index) {
    case "last", "previous": .last
    case "this": .this
    case "next": .next
    default: nil
    }
  }

  private func weekday(at index: Int) -> RawDate? {
    guard let weekday = MonthNames.weekdays[text.lower(index)], text.lexemes[index].isCapitalised else {
      return nil
    }
    // "Bloody Sunday" is a name.
    if let before = text[index - 1], before.isCapitalised, !Words.isStopWord(before.lower),
      before.lower != "last"
    {
      return nil
    }
    return RawDate(index, index + 1, .weekday(weekday, .bare))
  }

  private func unit(at index: Int) -> RelativeDate.Unit? {
    switch text.lower(index) {
    case "day", "days": .day
    case "week", "weeks": .week
    case "month", "months": .month
    case "year", "years": .year
    default: nil
    }
  }

  /// `last month`, `this year`, `next week`, `last Monday`, `last December`.
  private func directed(at index: Int) -> RawDate? {
    guard let direction = direction(at: index) else { return nil }
    let next = index + 1
    if let unit = unit(at: next), unit != .day {
      // "The next year" and "the previous month" are reckoned from the story, not from the day of writing.
      if direction != .this, text.lower(index - 1) == "the" || text.lower(index) == "previous" { return nil }
      let offset = direction == .last ? -1 : direction == .next ? 1 : 0
      return RawDate(index, next + 1, .period(unit, offset: offset))
    }
    if let weekday = MonthNames.weekdays[text.lower(next)] {
      return RawDate(index, next + 1, .weekday(weekday, direction))
    }
    if let month = month(at: next), month.isCapitalised, !month.isShort, trailingYear(at: month.next) == nil,
      day(at: month.next) == nil
    {
      return RawDate(index, month.next, .month(month.number, direction))
    }
    return season(at: next)
  }

  private func sofar(at index: Int) -> RawDate? {
    guard text.matches(index, anyOf: ["earlier", "later"]), text.lower(index + 1) == "this",
      let unit = unit(at: index + 2)
    else { return nil }
    return RawDate(index, index + 3, text.lower(index) == "earlier" ? .sofar(unit) : .rest(unit))
  }

  /// `the past two weeks`, `the last three months`, `the past year`.
  private func past(at index: Int) -> RawDate? {
    guard text.matches(index, anyOf: ["past", "last"]) else { return nil }
    if text.lower(index) == "past", ["the", "this"].contains(text.lower(index - 1)),
      let unit = unit(at: index + 1)
    {
      return RawDate(index, index + 2, .past(1, unit))
    }
    guard let number = NumberReader(text).read(at: index + 1), let count = whole(number),
      let unit = unit(at: number.next)
    else { return nil }
    return RawDate(index, number.next + 1, .past(count, unit))
  }

  /// `two weeks ago`, `a year ago`, `10 days ago`.
  func ago(at index: Int) -> RawDate? {
    var count = 1
    var next = index + 1
    if !text.matches(index, anyOf: ["a", "an"]) {
      guard let number = NumberReader(text).read(at: index), let value = whole(number) else { return nil }
      count = value
      next = number.next
    }
    guard let unit = unit(at: next), text.matches(next + 1, anyOf: ["ago", "earlier"]) else { return nil }
    // "A year earlier" is reckoned from the story.
    guard text.lower(next + 1) == "ago" else { return nil }
    return RawDate(index, next + 2, .ago(count, unit))
  }

  private func whole(_ number: NumberReader.Match) -> Int? {
    guard !number.isApproximate, number.value >= 1, number.value <= 1000,
      number.value.rounded() == number.value
    else {
      return nil
    }
    return Int(number.value)
  }
}
