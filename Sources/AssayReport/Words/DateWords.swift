import AssayCore
import Foundation

/// Dates for readers, in English and independent of the machine's locale and time zone.
package enum DateWords {
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November",
    "December",
  ]

  /// "1 December 2025", "December 2025" or "2025".
  package static func words(_ date: PartialDate) -> String {
    guard let month = date.month else { return "\(date.year)" }
    let name = months[month - 1]
    return date.day.map { "\($0) \(name) \(date.year)" } ?? "\(name) \(date.year)"
  }
}

/// A moment in UTC, to the second.
package struct UTCMoment {
  /// The day.
  package let day: PartialDate
  private let hour: Int
  private let minute: Int
  private let second: Int

  /// Reads a moment; what lies outside the years 1 to 9999 is moved to their edge.
  package init(_ date: Date) {
    let seconds = date.timeIntervalSince1970
    let whole = seconds.isNaN ? 0 : Int(min(253_402_300_799, max(-62_135_596_800, seconds)).rounded(.down))
    let days = Int((Double(whole) / 86_400).rounded(.down))
    guard let day = PartialDate(dayNumber: days) else {
      preconditionFailure("Every second of the years 1 to 9999 falls on a day.")
    }
    self.day = day
    let rest = whole - days * 86_400
    (hour, minute, second) = (rest / 3600, rest / 60 % 60, rest % 60)
  }

  /// ISO 8601: `2025-12-01T09:05:00Z`.
  package var iso8601: String { "\(day)T\(padded(hour)):\(padded(minute)):\(padded(second))Z" }

  /// For a reader: "1 December 2025, 09:05 UTC".
  package var words: String { "\(DateWords.words(day)), \(clock)" }

  /// The time of day: "09:05 UTC".
  package var clock: String { "\(padded(hour)):\(padded(minute)) UTC" }

  private func padded(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
}
