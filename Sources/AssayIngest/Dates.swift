import AssayCore
import AssayText

/// Dates as metadata writes them.
enum Dates {
  /// The date of an ISO 8601 string, or of the first full date in other words ("Mon, 12 Jan 2026 10:00:00 GMT").
  static func parse(_ text: String) -> PartialDate? {
    let trimmed = Whitespace.collapsed(text)
    if let date = PartialDate(iso8601: trimmed) ?? DateText.find(in: trimmed) { return date }
    return DateFinder().mentions(in: String(trimmed.prefix(200))).first { $0.first == $0.last }?.first
  }
}
