import AssayCore

/// Turns written dates into calendar dates, with the help of a reference date.
struct DateResolver {
  let reference: PartialDate?

  /// The first and last date meant; nil where the words and the reference do not tell.
  func resolve(_ raw: RawDate) -> (first: PartialDate, last: PartialDate)? {
    switch raw.meaning {
    case .relative(let relative): return resolve(relative)
    case .calendar(var first, var last):
      if last.year == nil {
        guard !raw.isOpenEnded, let year = yearBefore(last) else { return nil }
        last.year = year
      }
      if first.year == nil, let year = last.year {
        first.year = first.ordinal > last.ordinal ? year - 1 : year
      }
      guard let from = first.date, let to = last.date, from.firstDay <= to.lastDay else { return nil }
      return (from, to)
    }
  }

  /// The latest year in which the month (and day) is not after the reference.
  private func yearBefore(_ part: RawDate.Part) -> Int? {
    guard let reference, let now = reference.month, let month = part.month else { return nil }
    if month != now { return month < now ? reference.year : reference.year - 1 }
    guard let day = part.day, let today = reference.day, !part.isClipped else { return reference.year }
    return day <= today ? reference.year : reference.year - 1
  }

  private func resolve(_ relative: RelativeDate) -> (first: PartialDate, last: PartialDate)? {
    guard let reference else { return nil }
    func both(_ date: PartialDate?) -> (PartialDate, PartialDate)? { date.map { ($0, $0) } }
    switch relative {
    case .day(let offset): return both(shifted(offset))
    case .weekday(let weekday, let direction): return both(resolve(weekday: weekday, direction))
    case .period(let unit, let offset): return period(unit, offset)
    case .sofar(let unit): return period(unit, 0).map { ($0.first, reference) }
    case .rest(let unit): return period(unit, 0).map { (reference, $0.last) }
    case .ago(let count, let unit): return ago(count, unit)
    case .past(let count, let unit): return back(count, unit).map { ($0, reference) }
    case .month(let month, let direction): return both(resolve(month: month, direction))
    case .season(let month, let direction):
      guard let start = resolve(month: month, direction) else { return nil }
      let end = PartialDate(
        year: month == 12 ? start.year + 1 : start.year, month: (month + 1) % 12 + 1)
      return end.map { (start, $0) }
    }
  }

  private func shifted(_ days: Int) -> PartialDate? {
    guard let reference, reference.precision == .day else { return nil }
    return PartialDate(dayNumber: reference.dayNumber + days)
  }

  /// 0 = Monday to 6 = Sunday; 1970-01-01 was a Thursday.
  private func weekdayIndex(_ dayNumber: Int) -> Int { ((dayNumber + 3) % 7 + 7) % 7 }

  private func resolve(weekday: Int, _ direction: RelativeDate.Direction) -> PartialDate? {
    guard let reference, reference.precision == .day else { return nil }
    let today = weekdayIndex(reference.dayNumber)
    let back = (today - (weekday - 1) + 7) % 7
    switch direction {
    case .bare: return shifted(-back)
    case .last: return shifted(back == 0 ? -7 : -back)
    case .next: return shifted(7 - back)
    case .this: return shifted(weekday - 1 - today)
    }
  }

  private func monthShifted(_ months: Int) -> PartialDate? {
    guard let reference, let month = reference.month else { return nil }
    let index = reference.year * 12 + month - 1 + months
    return PartialDate(year: index / 12, month: index % 12 + 1)
  }

  private func period(_ unit: RelativeDate.Unit, _ offset: Int) -> (first: PartialDate, last: PartialDate)? {
    guard let reference else { return nil }
    switch unit {
    case .day: return shifted(offset).map { ($0, $0) }
    case .week:
      guard reference.precision == .day else { return nil }
      let start = -weekdayIndex(reference.dayNumber) + offset * 7
      guard let first = shifted(start), let last = shifted(start + 6) else { return nil }
      return (first, last)
    case .month: return monthShifted(offset).map { ($0, $0) }
    case .year: return PartialDate(year: reference.year + offset).map { ($0, $0) }
    }
  }

  /// "Two weeks ago" is about two weeks: half a unit either way for weeks, the whole month or year beyond.
  private func ago(_ count: Int, _ unit: RelativeDate.Unit) -> (first: PartialDate, last: PartialDate)? {
    guard unit == .week else { return period(unit, -count) }
    guard let first = shifted(-count * 7 - 3), let last = shifted(-count * 7 + 3) else { return nil }
    return (first, last)
  }

  private func back(_ count: Int, _ unit: RelativeDate.Unit) -> PartialDate? {
    switch unit {
    case .day: shifted(-count)
    case .week: shifted(-count * 7)
    case .month, .year: monthShifted(unit == .year ? -count * 12 : -count) ?? period(unit, -count)?.first
    }
  }

  private func resolve(month: Int, _ direction: RelativeDate.Direction) -> PartialDate? {
    guard let reference, let now = reference.month else { return nil }
    let year =
      switch direction {
      case .this: reference.year
      case .bare: month <= now ? reference.year : reference.year - 1
      case .last: month < now ? reference.year : reference.year - 1
      case .next: month > now ? reference.year : reference.year + 1
      }
    return PartialDate(year: year, month: month)
  }
}
