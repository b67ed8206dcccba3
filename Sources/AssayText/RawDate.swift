import AssayCore

/// A date as the words give it, before a missing year or a reference date is filled in.
struct RawDate {
  /// Year, month and day as far as they are written.
  struct Part: Equatable {
    var year: Int?
    var month: Int?
    var day: Int?
    /// Whether a day past the month's end means the month's last day: "late February".
    var isClipped = false
  }

  enum Meaning {
    case calendar(first: Part, last: Part)
    case relative(RelativeDate)
  }

  /// The lexemes covered, half open.
  var from: Int
  var to: Int
  var meaning: Meaning
  /// Whether the year of a month without one may be in the future ("by December"), so that none is inferred.
  var isOpenEnded = false

  init(_ from: Int, _ to: Int, first: Part, last: Part) {
    self.from = from
    self.to = to
    meaning = .calendar(first: first, last: last)
  }

  init(_ from: Int, _ to: Int, _ part: Part) { self.init(from, to, first: part, last: part) }

  init(_ from: Int, _ to: Int, _ relative: RelativeDate) {
    self.from = from
    self.to = to
    meaning = .relative(relative)
  }

  /// The written ends of a calendar date.
  var ends: (first: Part, last: Part)? {
    if case .calendar(let first, let last) = meaning { (first, last) } else { nil }
  }

  /// Whether it is a calendar date without a year.
  var lacksYear: Bool { ends.map { $0.first.year == nil || $0.last.year == nil } ?? false }
}

extension RawDate.Part {
  /// The date, if the year is known and the day exists.
  var date: PartialDate? {
    guard let year else { return nil }
    guard isClipped, let month, let day, (1...12).contains(month) else {
      return PartialDate(year: year, month: month, day: day)
    }
    return PartialDate(year: year, month: month, day: min(day, PartialDate.days(inMonth: month, of: year)))
  }

  /// Month and day as one number, for order within a year.
  var ordinal: Int { (month ?? 1) * 32 + (day ?? 0) }
}

/// A date reckoned from the day of writing.
enum RelativeDate {
  enum Unit {
    case day
    case week
    case month
    case year
  }
  enum Direction {
    case last
    case this
    case next
    /// No word says which: the nearest in the past is meant, today included.
    case bare
  }

  case day(offset: Int)
  case weekday(Int, Direction)
  /// The week, month or year that lies `offset` from the current one.
  case period(Unit, offset: Int)
  /// From the start of the current period to the reference, or from the reference to its end.
  case sofar(Unit)
  case rest(Unit)
  /// "Two weeks ago".
  case ago(Int, Unit)
  /// "The past two weeks".
  case past(Int, Unit)
  case month(Int, Direction)
  /// A season by its first month.
  case season(Int, Direction)
}
