import Testing

@testable import AssayCore

@Suite("Dates known to the day, month or year")
struct PartialDateTests {
  @Test(
    "ISO 8601 with reduced precision is read and written unchanged",
    arguments: ["2025", "2025-12", "2025-12-01", "0999-02-28", "2024-02-29"])
  func roundTrip(text: String) throws {
    #expect(try #require(PartialDate(iso8601: text)).description == text)
  }

  @Test(
    "What is not a date is refused",
    arguments: [
      "", "25", "2025-13", "2025-00", "2025-02-30", "2023-02-29", "2025-1a", "yesterday", "12025", "2025--01",
    ])
  func refused(text: String) {
    #expect(PartialDate(iso8601: text) == nil)
  }

  @Test("A date-time is read to the day")
  func dateTime() {
    #expect(PartialDate(iso8601: "2025-12-01T08:30:00+05:00")?.description == "2025-12-01")
  }

  @Test(
    "A coarse date covers the fine ones within it",
    arguments: [
      ("2025", "2025-12-31", true), ("2025-12", "2025-12-01", true), ("2025-12-01", "2025-12", false),
      ("2025-12", "2025-11-30", false), ("2025", "2025", true),
    ])
  func covers(one: String, other: String, expected: Bool) throws {
    let one = try #require(PartialDate(iso8601: one))
    let other = try #require(PartialDate(iso8601: other))
    #expect(one.covers(other) == expected)
  }

  @Test(
    "Day numbers count days, and lead back",
    arguments: [("1970-01-01", 0), ("2000-03-01", 11017), ("1969-12-31", -1)])
  func dayNumbers(text: String, number: Int) throws {
    let date = try #require(PartialDate(iso8601: text))
    #expect(date.dayNumber == number)
    #expect(PartialDate(dayNumber: number) == date)
  }

  @Test("Every day of 400 years leads to its number and back")
  func allDays() throws {
    let first = try #require(PartialDate(iso8601: "1800-01-01")).dayNumber
    for number in first..<(first + 146_097) {
      #expect(PartialDate(dayNumber: number)?.dayNumber == number)
    }
  }

  @Test("Dates sort by time, the finer first")
  func order() throws {
    let sorted = try ["2026", "2025-12", "2025-12-01", "2025", "2025-01"].map {
      try #require(PartialDate(iso8601: $0))
    }.sorted()
    #expect(sorted.map(\.description) == ["2025-01", "2025", "2025-12-01", "2025-12", "2026"])
  }
}
