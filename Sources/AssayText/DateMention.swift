public import AssayCore

/// A date or stretch of time that a text names.
public struct DateMention: Sendable, Hashable {
  /// Where it lies: without a preposition such as "in", with words that narrow it ("early", "between … and …").
  public var span: TextSpan
  /// As written.
  public var text: String
  /// The first date that is meant; the same as ``last`` for "December 2025".
  public var first: PartialDate
  /// The last date that is meant, included.
  public var last: PartialDate
  /// Whether it was reckoned from the reference date: "yesterday", "last month".
  public var isRelative: Bool
  /// Whether the text gives no year and the latest one before the reference was taken.
  public var isYearInferred: Bool

  /// Makes a mention.
  public init(
    span: TextSpan, text: String, first: PartialDate, last: PartialDate, isRelative: Bool = false,
    isYearInferred: Bool = false
  ) {
    self.span = span
    self.text = text
    self.first = first
    self.last = last
    self.isRelative = isRelative
    self.isYearInferred = isYearInferred
  }

  /// Whether the text is the bare name of a weekday, which leaves the week open.
  public var isWeekday: Bool { isRelative && MonthNames.weekdays[text.lowercased()] != nil }

  /// Whether some day fits both mentions.
  public func isCompatible(with other: DateMention) -> Bool {
    first.firstDay <= other.last.lastDay && other.first.firstDay <= last.lastDay
  }
}

/// A month, or a day of a month, without a year in the text.
public struct MonthDayMention: Sendable, Hashable {
  /// Where it lies.
  public var span: TextSpan
  /// As written.
  public var text: String
  /// The month, 1 to 12.
  public var month: Int
  /// The day of the month, where given.
  public var day: Int?

  /// Makes a mention.
  public init(span: TextSpan, text: String, month: Int, day: Int?) {
    self.span = span
    self.text = text
    self.month = month
    self.day = day
  }
}
