import AssayCore
import AssayText

/// A date with what the word before it makes of it: "by 30 June" is any day up to it, "since 2001" any after.
struct BoundedDate {
  private enum Bound {
    case none
    case upTo
    case from
  }

  /// How two dates stand to each other.
  enum Relation {
    case agrees
    case differs
    /// Both may be true, and neither says the other.
    case unclear
  }

  let date: DateMention
  private let bound: Bound

  init(_ date: DateMention, in text: TextAnalysis) {
    self.date = date
    var index = text.tokenIndex(at: date.span.start) - 1
    // "By the end of 2025", "from about 2010".
    while index >= 0, Self.passedOver.contains(text.lowercased[index]) { index -= 1 }
    let word = index >= 0 ? text.lowercased[index] : ""
    let isRange = date.first != date.last && Self.rangeWords.contains { date.text.contains($0) }
    bound =
      isRange
      ? .none : Self.upTo.contains(word) ? .upTo : Self.from.contains(word) ? .from : .none
  }

  private static let passedOver: Set<String> = [
    "the", "end", "of", "about", "around", "early", "late", "mid",
  ]
  private static let upTo: Set<String> = ["by", "before", "until", "till", "than"]
  private static let from: Set<String> = ["after", "since", "from"]
  private static let rangeWords = [" to ", " and ", "–", "-", " until ", " till "]

  /// Dates agree where some day fits both; an open end leaves the matter open.
  ///
  /// Two bounds of one direction compare by their own dates: "since 2012" is not "since 2000".
  func relation(to other: BoundedDate) -> Relation {
    if let relation = relationOfRanges(to: other) { return relation }
    if date.isCompatible(with: other.date) || differsByInference(from: other) { return .agrees }
    if isNear(other) || other.isNear(self) { return .unclear }
    switch (bound, other.bound) {
    case (.none, .none): return .differs
    case (.upTo, .upTo), (.from, .from): return .differs
    case (.upTo, .from), (.from, .upTo): return .unclear
    case (.upTo, .none): return other.date.first.firstDay <= date.last.lastDay ? .unclear : .differs
    case (.none, .upTo): return date.first.firstDay <= other.date.last.lastDay ? .unclear : .differs
    case (.from, .none): return other.date.last.lastDay >= date.first.firstDay ? .unclear : .differs
    case (.none, .from): return date.last.lastDay >= other.date.first.firstDay ? .unclear : .differs
    }
  }

  /// "From 2018 to 2021" and "from 2018 until 2023" have days in common, and are not the same.
  private func relationOfRanges(to other: BoundedDate) -> Relation? {
    func isRange(_ date: DateMention) -> Bool {
      date.first != date.last && Self.rangeWords.contains { date.text.contains($0) }
    }
    guard isRange(date), isRange(other.date), date.isCompatible(with: other.date),
      date.first.precision == other.date.first.precision, date.last.precision == other.date.last.precision,
      date.first != other.date.first || date.last != other.date.last
    else { return nil }
    return .unclear
  }

  /// Whether a date that is vague by its words comes near enough to another: "early March", "two months ago".
  private func isNear(_ other: BoundedDate) -> Bool {
    let words = date.text.lowercased().split(separator: " ").map(String.init)
    let gap = max(
      0, other.date.first.firstDay.dayNumber - date.last.lastDay.dayNumber,
      date.first.firstDay.dayNumber - other.date.last.lastDay.dayNumber)
    if let first = words.first, Self.vague.contains(first) {
      return gap <= (date.first.precision == .day || date.first.precision == .month ? 15 : 183)
    }
    guard words.last == "ago", let unit = words.dropLast().last else { return false }
    return gap
      <= (unit.hasPrefix("year") ? 183 : unit.hasPrefix("month") ? 20 : unit.hasPrefix("week") ? 4 : 0)
  }

  private static let vague: Set<String> = ["early", "mid", "late", "end", "beginning", "middle"]

  /// Whether only what was inferred differs: the year of "10 June", the week of "on Monday".
  private func differsByInference(from other: BoundedDate) -> Bool {
    let one = date.first
    let two = other.date.first
    if date.isYearInferred || other.date.isYearInferred {
      return one.month == two.month && (one.day == nil || two.day == nil || one.day == two.day)
    }
    let isWeekday = [date, other.date].contains {
      $0.isRelative && Self.weekdays.contains($0.text.lowercased())
    }
    return isWeekday && one.precision == .day && two.precision == .day
      && abs(one.dayNumber - two.dayNumber) == 7
  }

  private static let weekdays: Set<String> = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]
}
