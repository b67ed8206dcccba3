/// A Gregorian date known to the day, the month or the year, as news gives them.
///
/// Written as ISO 8601 with reduced precision: `2025-12-01`, `2025-12`, `2025`.
public struct PartialDate: Hashable, Sendable {
  /// How finely a date is known.
  public enum Precision: String, Sendable, Codable, Comparable {
    case year
    case month
    case day

    private var rank: Int {
      switch self {
      case .year: 0
      case .month: 1
      case .day: 2
      }
    }

    /// Orders from coarse to fine.
    public static func < (lhs: Precision, rhs: Precision) -> Bool { lhs.rank < rhs.rank }
  }

  /// The year, for example 2025.
  public let year: Int
  /// The month, 1 to 12, where known.
  public let month: Int?
  /// The day of the month, 1 to 31, where known.
  ///
  /// Never without a month.
  public let day: Int?

  /// Makes a date; nil where month or day do not exist in that year.
  public init?(year: Int, month: Int? = nil, day: Int? = nil) {
    guard (1...9999).contains(year) else { return nil }
    if let month {
      guard (1...12).contains(month) else { return nil }
      if let day, !(1...PartialDate.days(inMonth: month, of: year)).contains(day) { return nil }
    } else if day != nil {
      return nil
    }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads the leading `YYYY`, `YYYY-MM` or `YYYY-MM-DD` of an ISO 8601 date or date-time; nil for anything else.
  public init?(iso8601 text: String) {
    let head = text.prefix(10).prefix { $0.isASCII && ($0.isNumber || $0 == "-") }
    let rest = text.dropFirst(head.count).first
    guard rest == nil || rest == "T" || rest == " " else { return nil }
    let parts = head.split(separator: "-", omittingEmptySubsequences: false)
    guard let first = parts.first, first.count == 4, let year = Int(first), parts.count <= 3 else {
      return nil
    }
    guard parts.dropFirst().allSatisfy({ $0.count == 2 }) else { return nil }
    let month = parts.count > 1 ? Int(parts[1]) : nil
    let day = parts.count > 2 ? Int(parts[2]) : nil
    self.init(year: year, month: month, day: day)
  }

  /// How finely the date is known.
  public var precision: Precision { day != nil ? .day : month != nil ? .month : .year }

  /// The first day that the date can mean.
  public var firstDay: PartialDate { PartialDate(unchecked: year, month ?? 1, day ?? 1) }

  /// The last day that the date can mean.
  public var lastDay: PartialDate {
    let lastMonth = month ?? 12
    return PartialDate(unchecked: year, lastMonth, day ?? PartialDate.days(inMonth: lastMonth, of: year))
  }

  /// Days since 1970-01-01 of the first day (proleptic Gregorian calendar).
  public var dayNumber: Int {
    // Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil.
    let monthValue = month ?? 1
    let shiftedYear = monthValue <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (monthValue + (monthValue > 2 ? -3 : 9)) + 2) / 5 + (day ?? 1) - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The day that lies `dayNumber` days after 1970-01-01.
  public init?(dayNumber: Int) {
    let shifted = dayNumber + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    self.init(year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month, day: day)
  }

  /// Whether every day that `other` can mean is a day that this date can mean.
  public func covers(_ other: PartialDate) -> Bool {
    firstDay <= other.firstDay && other.lastDay <= lastDay
  }

  /// Whether some day fits both dates.
  public func isCompatible(with other: PartialDate) -> Bool {
    firstDay <= other.lastDay && other.firstDay <= lastDay
  }

  /// The number of days in a month, leap years counted.
  public static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private init(unchecked year: Int, _ month: Int, _ day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }
}

extension PartialDate: Comparable {
  /// Orders by first day; of two dates with one first day, the finer comes first.
  public static func < (lhs: PartialDate, rhs: PartialDate) -> Bool {
    let left = (lhs.year, lhs.month ?? 1, lhs.day ?? 1)
    let right = (rhs.year, rhs.month ?? 1, rhs.day ?? 1)
    return left == right ? lhs.precision > rhs.precision : left < right
  }
}

extension PartialDate: CustomStringConvertible, Codable {
  /// ISO 8601 with the precision known.
  public var description: String {
    func padded(_ value: Int, _ width: Int) -> String {
      let digits = String(value)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return ([padded(year, 4)] + [month, day].compactMap { $0.map { padded($0, 2) } }).joined(separator: "-")
  }

  /// Decodes an ISO 8601 string.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let date = PartialDate(iso8601: text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "Not an ISO 8601 date: \(text)")
    }
    self = date
  }

  /// Encodes as an ISO 8601 string.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
