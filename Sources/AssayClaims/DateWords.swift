import AssayCore
import AssayText

/// Dates in words, in place of "last month" and of days without a year.
enum DateWords {
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November",
    "December",
  ]

  /// Whether the word is a month's name in full.
  static func isMonth(_ word: String) -> Bool { months.contains(word) }

  /// "16 January 2026", "December 2025", "2024".
  static func words(_ date: PartialDate) -> String {
    guard let month = date.month else { return String(date.year) }
    let named = "\(months[month - 1]) \(date.year)"
    return date.day.map { "\($0) \(named)" } ?? named
  }

  /// Replaces the relative and yearless dates of a draft by absolute ones.
  static func resolve(_ draft: inout Draft, dates: [DateMention]) {
    for mention in dates
    where (mention.isRelative || mention.isYearInferred) && mention.first == mention.last {
      guard
        let start = draft.tokens.firstIndex(where: {
          $0.span.map { $0.start >= mention.span.start && $0.end <= mention.span.end } ?? false
        })
      else { continue }
      var end = start
      while end < draft.tokens.count, let span = draft.tokens[end].span, span.end <= mention.span.end,
        span.start >= mention.span.start
      { end += 1 }
      guard draft.tokens[start..<end].allSatisfy(\.isOpen) else { continue }
      // "In March of this year": the year that the month got already.
      if start > 1, draft.tokens[start - 1].lower == "of", draft.tokens[start - 2].isDate,
        mention.isRelative, mention.first.month == nil, start > 2
      {
        if draft.tokens[start - 2].text == String(mention.first.year) {
          draft.replace(start - 2..<end, with: String(mention.first.year))
        } else {
          draft.replace(start - 1..<end, with: String(mention.first.year))
        }
        continue
      }
      // "Today the site has nine editors": nowadays.
      if start == 0, mention.text.lowercased() == "today", isState(draft.tokens) { continue }
      if end < draft.tokens.count, draft.tokens[end].isPossessive { continue }
      guard var words = replacement(for: mention, after: start > 0 ? draft.tokens[start - 1].lower : "")
      else { continue }
      // "On Saturday evening": the part of the day belongs to the date.
      if end < draft.tokens.count, partsOfDay.contains(draft.tokens[end].lower), draft.tokens[end].isOpen {
        let part = draft.tokens[end].lower
        words = words.hasPrefix("on ") ? "on the \(part) of " + words.dropFirst(3) : "the \(part) of " + words
        end += 1
      }
      if words != Array(draft.tokens[start..<end]).text { draft.replace(start..<end, with: words) }
    }
  }

  /// Whether the main verb tells what is so, not what happened.
  private static func isState(_ tokens: [SentenceToken]) -> Bool {
    guard let verb = VerbGroup.all(in: tokens).first, !verb.isModal else { return false }
    let lead = tokens[verb.range.lowerBound].lower
    return ["is", "are"].contains(lead) || ["has", "have"].contains(lead) && verb.range.count == 1
      || VerbLexicon.forms(lead).contains(.third)
  }

  private static let partsOfDay: Set<String> = ["morning", "afternoon", "evening", "night"]
  private static let weekdays = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ]

  private static func replacement(for mention: DateMention, after previous: String) -> String? {
    // The day of the week stays: it is what the article says, and the date follows from it.
    let weekday = weekdays.first { mention.text.contains($0) && mention.isRelative }
    let date = (weekday.map { $0 + " " } ?? "") + words(mention.first)
    if mention.isYearInferred, !mention.isRelative {
      // The words stay as they are and the year is added, where month and day are given plainly.
      guard mention.first.month != nil else { return nil }
      let hasMonth = months.contains { mention.text.contains($0) }
      guard hasMonth, mention.text.split(separator: " ").count <= 2 else { return nil }
      return mention.text.first?.isNumber == true || mention.first.day == nil
        ? "\(mention.text) \(mention.first.year)" : date
    }
    let lower = mention.text.lowercased()
    let words = lower.split(separator: " ")
    guard words.count <= 3,
      !["early", "late", "mid", "start", "end", "beginning"].contains(where: lower.contains)
    else { return nil }
    guard !["later", "earlier", "before", "after"].contains(where: lower.contains) else { return nil }
    // "More than a year ago" reckons from now; the date is on record.
    if previous == "than" { return nil }
    let governed = [
      "in", "on", "since", "by", "until", "from", "before", "after", "between", "of", "during", "to", "for",
      "as", "and",
    ]
    if governed.contains(previous) { return date }
    return (mention.first.precision == .day ? "on " : "in ") + date
  }
}
