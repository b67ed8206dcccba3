import AssayCore

/// Gives dates the year of the date they are listed with, and joins the ends of ranges.
struct DateJoiner {
  let text: LexedText

  func join(_ dates: [RawDate]) -> [RawDate] {
    var dates = dates
    inheritYears(&dates)
    var joined: [RawDate] = []
    for date in dates {
      if let last = joined.last, let range = range(from: last, to: date) {
        joined[joined.count - 1] = range
      } else {
        joined.append(date)
      }
    }
    return joined
  }

  /// In "June, July and August 2025" the last year serves all; from right to left, so that it travels.
  private func inheritYears(_ dates: inout [RawDate]) {
    for index in dates.indices.reversed().dropFirst() {
      let later = dates[index + 1]
      guard let (first, last) = dates[index].ends, first.year == nil, let (next, _) = later.ends,
        let year = next.year, next.month != nil, isList(dates[index].to, later.from)
      else { continue }
      let ownYear = last.ordinal > next.ordinal ? year - 1 : year
      var from = first
      var to = last
      from.year = first.ordinal > last.ordinal ? ownYear - 1 : ownYear
      to.year = ownYear
      dates[index].meaning = .calendar(first: from, last: to)
    }
  }

  private func isList(_ from: Int, _ to: Int) -> Bool {
    guard to > from, to - from <= 2 else { return false }
    return (from..<to).allSatisfy {
      text.isDash($0) || text.matches($0, anyOf: [",", "and", "or", "&", "to", "until", "till", "through"])
    }
  }

  private func range(from start: RawDate, to end: RawDate) -> RawDate? {
    guard let (first, _) = start.ends, let (_, finish) = end.ends, end.from > start.to else { return nil }
    var last = finish
    var connector = start.to
    let word = text.lower(connector)
    let before = text.lower(start.from - 1)
    let joins =
      text.isDash(connector) || ["to", "until", "till", "through", "thru"].contains(word)
      || (word == "and" && before == "between")
    guard joins else { return nil }
    connector += 1
    if text.lower(connector) == "the" { connector += 1 }
    guard connector == end.from else { return nil }
    // "from November 2025 to January": the end lies in the year of the start, or the next.
    if last.year == nil, let year = first.year {
      last.year = last.ordinal < first.ordinal ? year + 1 : year
    }
    if let from = first.date, let to = last.date, from.firstDay > to.lastDay { return nil }
    let opens = before == "between" || before == "from"
    var range = RawDate(opens ? start.from - 1 : start.from, end.to, first: first, last: last)
    range.isOpenEnded = end.isOpenEnded && !opens
    return range
  }
}
