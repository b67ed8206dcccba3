import AssayText

/// A day, a month or a range of them that stands without a year: "5 May", "between August and September".
struct YearlessPeriod {
  /// As written.
  let text: String
  /// The first and the last day, counted as if every month had 31; the last is the lesser one over New Year.
  private let first: Int
  private let last: Int

  /// The periods that mentions stand for, in order; the two ends of a range share a span.
  static func periods(of mentions: [MonthDayMention]) -> [YearlessPeriod] {
    var periods: [YearlessPeriod] = []
    var rest = mentions[...]
    while let first = rest.popFirst() {
      let last = rest.first?.span == first.span ? rest.removeFirst() : first
      periods.append(
        YearlessPeriod(
          text: first.text, first: first.month * 31 + (first.day ?? 1),
          last: last.month * 31 + (last.day ?? 31)))
    }
    return periods
  }

  /// Whether some day of the year lies in both.
  func overlaps(_ other: YearlessPeriod) -> Bool {
    contains(other.first) || other.contains(first)
  }

  private func contains(_ day: Int) -> Bool {
    first <= last ? (first...last).contains(day) : day >= first || day <= last
  }
}
