import AssayCore
import AssayText
import Testing

struct DateFinderTests {
  /// What a text says, as "words = first..last" for each date.
  private func found(_ text: String, _ reference: String? = nil) -> [String] {
    let finder = DateFinder(reference: reference.flatMap { PartialDate(iso8601: $0) })
    return finder.mentions(in: text).map { mention in
      mention.first == mention.last
        ? "\(mention.text) = \(mention.first)" : "\(mention.text) = \(mention.first)..\(mention.last)"
    }
  }

  @Test(arguments: [
    ("On 1 December 2025 the court ruled.", ["1 December 2025 = 2025-12-01"]),
    ("On December 1, 2025, it ruled.", ["December 1, 2025 = 2025-12-01"]),
    ("the 5th of November 2025", ["5th of November 2025 = 2025-11-05"]),
    ("Monday, 1 December 2025", ["Monday, 1 December 2025 = 2025-12-01"]),
    ("In December 2025, police came", ["December 2025 = 2025-12"]),
    ("as of early 2026", ["early 2026 = 2026-01..2026-04"]),
    (
      "mid-2025 and late December 2025",
      ["mid-2025 = 2025-05..2025-08", "late December 2025 = 2025-12-21..2025-12-31"]
    ),
    ("late February 2024", ["late February 2024 = 2024-02-21..2024-02-29"]),
    (
      "dissent between June 2025 and January 2026, a report says",
      ["between June 2025 and January 2026 = 2025-06..2026-01"]
    ),
    ("from June to August 2025", ["from June to August 2025 = 2025-06..2025-08"]),
    ("from November to January 2026", ["from November to January 2026 = 2025-11..2026-01"]),
    ("from November 2025 to January", ["from November 2025 to January = 2025-11..2026-01"]),
    ("on 24 and 25 June 2025", ["24 and 25 June 2025 = 2025-06-24..2025-06-25"]),
    ("June, July and August 2025", ["June = 2025-06", "July = 2025-07", "August 2025 = 2025-08"]),
    ("December 30–January 2, 2026", ["December 30–January 2, 2026 = 2025-12-30..2026-01-02"]),
    (
      "2025-12-01, 01.12.2025 and 13/12/2025",
      ["2025-12-01 = 2025-12-01", "01.12.2025 = 2025-12-01", "13/12/2025 = 2025-12-13"]
    ),
    ("the summer of 2024", ["summer of 2024 = 2024-06..2024-08"]),
    ("the 1990s and the early 1990s", ["1990s = 1990..1999", "early 1990s = 1990..1993"]),
    (
      "the 1800s, the 1960's and the 2000s",
      ["1800s = 1800..1899", "1960's = 1960..1969", "2000s = 2000..2009"]
    ),
    ("in 2026, the 2021 Law (2019)", ["2026 = 2026", "2021 = 2021", "2019 = 2019"]),
    ("2022–2024 and 2024/25", ["2022–2024 = 2022..2024", "2024/25 = 2024..2025"]),
    (
      "second half of 2025, Q1 2025",
      ["second half of 2025 = 2025-07..2025-12", "Q1 2025 = 2025-01..2025-03"]
    ),
    ("the 2022 January events", ["2022 January = 2022-01"]),
    ("1 декабря 2025 года и в январе 2026 года", ["1 декабря 2025 = 2025-12-01", "январе 2026 = 2026-01"]),
  ])
  func findsDates(_ text: String, _ dates: [String]) { #expect(found(text) == dates) }

  @Test(arguments: [
    "2,026 people came", "about 2000 people", "more than 2000 protesters", "2000 euros", "Article 2025",
    "No. 2024",
    "Resolution 1325", "€2000", "03/04/2025 is ambiguous", "31 June 2025", "30 February 2024",
    "He may march.",
    "the 21st century", "Ms May said", "version 1.2.2025.3", "yesterday", "on Monday", "two weeks ago",
    "December",
  ])
  func leavesOthersAlone(_ text: String) { #expect(found(text) == []) }

  @Test(arguments: [
    ("Dec. 1", ["Dec. 1 = 2025-12-01"]), ("in December", ["December = 2025-12"]),
    ("in January", ["January = 2026-01"]),
    ("on 31 January", ["31 January = 2025-01-31"]), ("in March", ["March = 2025-03"]),
    ("by December", []), ("the January unrest", []),
    ("yesterday", ["yesterday = 2026-01-29"]), ("on Monday", ["Monday = 2026-01-26"]),
    ("last Friday", ["last Friday = 2026-01-23"]), ("on Friday", ["Friday = 2026-01-30"]),
    ("last month", ["last month = 2025-12"]), ("two weeks ago", ["two weeks ago = 2026-01-13..2026-01-19"]),
    ("10 days ago", ["10 days ago = 2026-01-20"]), ("two months ago", ["two months ago = 2025-11"]),
    ("this year", ["this year = 2026"]), ("a year ago", ["a year ago = 2025"]),
    ("earlier this month", ["earlier this month = 2026-01..2026-01-30"]),
    ("the past two weeks", ["past two weeks = 2026-01-16..2026-01-30"]),
    ("last December", ["last December = 2025-12"]),
    ("last summer", ["last summer = 2025-06..2025-08"]),
    ("next week", ["next week = 2026-02-02..2026-02-08"]),
    ("the previous month", []), ("Bloody Sunday", []),
  ])
  func reckonsFromTheReference(_ text: String, _ dates: [String]) {
    // 30 January 2026 was a Friday.
    #expect(found(text, "2026-01-30") == dates)
  }

  @Test func saysWhatItInferred() throws {
    let finder = DateFinder(reference: PartialDate(iso8601: "2026-01-30"))
    let bare = try #require(finder.mentions(in: "in December").first)
    #expect(bare.isYearInferred && !bare.isRelative)
    let relative = try #require(finder.mentions(in: "last month").first)
    #expect(relative.isRelative && !relative.isYearInferred)
    #expect(finder.mentions(in: "on Monday, in a month").count == 1)
    #expect(
      DateFinder(reference: PartialDate(iso8601: "2026")).mentions(in: "yesterday, in December").isEmpty)
  }

  @Test func givesMonthsWithoutYears() {
    let mentions = DateFinder().partialMentions(in: "On Dec. 1 and in November, by the end of March 2025.")
    #expect(mentions.map(\.month) == [12, 11])
    #expect(mentions.map(\.day) == [1, nil])
    #expect(DateFinder().partialMentions(in: "in December 2025").isEmpty)
  }

  @Test func comparesIntervals() throws {
    func date(_ text: String) throws -> DateMention { try #require(DateFinder().mentions(in: text).first) }
    #expect(try date("early 2026").isCompatible(with: date("in January 2026")))
    #expect(try date("in 2025").isCompatible(with: date("1 December 2025")))
    #expect(try !date("December 2025").isCompatible(with: date("November 2025")))
  }
}
