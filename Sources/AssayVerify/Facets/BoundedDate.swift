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
  /// Whether both ends are named: "from 2018 to 2021".
  private let isRange: Bool

  init(_ date: DateMention, in text: TextAnalysis) {
    self.date = date
    isRange = date.first != date.last && Self.rangeWords.contains { date.text.contains($0) }
    bound = isRange ? .none : Self.bound(before: text.tokenIndex(at: date.span.start), in: text.lowercased)
  }

  private static func bound(before start: Int, in words: [String]) -> Bound {
    // "By the end of 2025", "from about 2010".
    let before = words[..<start].reversed().drop { passedOver.contains($0) }.prefix(3).map(\.self)
    guard let word = before.first else { return .none }
    if word == "than" {
      // "No later than" and "earlier than" close, "later than" opens.
      let isLater = before.dropFirst().first == "later"
      return isLater && !["no", "not"].contains(before.last) ? .from : .upTo
    }
    return upTo.contains(word) ? .upTo : from.contains(word) ? .from : .none
  }

  private static let passedOver: Set<String> = [
    "the", "beginning", "start", "middle", "end", "of", "about", "around", "early", "late", "mid",
  ]
  private static let upTo: Set<String> = ["by", "before", "until", "till"]
  private static let from: Set<String> = ["after", "since", "from"]
  private static let rangeWords = [" to ", " and ", "–", "-", " until ", " till "]

  /// Dates agree where some day fits both; an open end leaves the matter open.
  ///
  /// Two bounds of one direction compare by their own dates: "since 2012" is not "since 2000".
  func relation(to other: BoundedDate) -> Relation {
    if isAnotherRange(than: other) { return .unclear }
    if date.isCompatible(with: other.date) { return .agrees }
    if let relation = relationAsWritten(to: other) { return relation }
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
  private func isAnotherRange(than other: BoundedDate) -> Bool {
    isRange && other.isRange && date.isCompatible(with: other.date)
      && date.first.precision == other.date.first.precision
      && date.last.precision == other.date.last.precision
      && (date.first != other.date.first || date.last != other.date.last)
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

  /// How dates stand where only what was inferred differs: the year of "10 June", the week of "on Monday"; else nil.
  private func relationAsWritten(to other: BoundedDate) -> Relation? {
    let one = date.first
    let two = other.date.first
    if date.isYearInferred || other.date.isYearInferred {
      guard one.month == two.month, one.day == nil || two.day == nil || one.day == two.day else { return nil }
      // A year off, the inference may have looked the wrong way; further off, another year's day may be meant.
      return abs(one.year - two.year) <= 1 ? .agrees : .unclear
    }
    let isWeekday = date.isWeekday || other.date.isWeekday
    let isWeekOff = one.precision == .day && two.precision == .day && abs(one.dayNumber - two.dayNumber) == 7
    return isWeekday && isWeekOff ? .agrees : nil
  }
}
