import AssayCore
import AssayText

/// Puts dates in place of words that point back to one: "during this period", "in the same month", "that evening".
///
/// A period is the last interval that the article stated; a day or month is that of the sentence just before.
enum PeriodResolver {
  /// What earlier sentences leave to point back to.
  struct Memory {
    /// The last interval: "between June 2025 and January 2026".
    var period: ClaimTime?
    /// The last date of the sentence just before; nil where it has none.
    var date: PartialDate?
  }

  static func resolve(_ draft: inout Draft, memory: Memory) {
    for index in draft.tokens.indices where draft.tokens[index].isOpen {
      guard index < draft.tokens.count, let found = reference(draft.tokens, index),
        let time = time(found, memory)
      else { continue }
      let original = Array(draft.tokens[index..<found.end]).text
      let before = draft.tokens.count
      draft.replace(index..<found.end, with: words(found, time))
      for position in index..<(found.end + draft.tokens.count - before) {
        draft.tokens[position].isDate = true
      }
      draft.times.append(ClaimTime(text: original, first: time.first, last: time.last, isInferred: true))
      return
    }
  }

  private static let counts = [
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12,
  ]

  /// "Two days later", "the next day": the words stay, and the day goes on record, reckoned from the last one told before.
  static func reckon(_ draft: inout Draft, line: ArticleReading.Line, memory: Memory) {
    for index in draft.tokens.indices.dropLast(2) where draft.tokens[index].isOpen {
      guard let start = draft.tokens[index].span?.start, let step = step(draft.tokens, index) else {
        continue
      }
      let here = line.dates.last { $0.span.end <= start }
      guard let base = here.map({ $0.first == $0.last ? $0.first : nil }) ?? memory.date,
        let date = shifted(base, step)
      else { continue }
      draft.times.append(
        ClaimTime(
          text: Array(draft.tokens[index..<index + 3]).text, first: date, last: date, isInferred: true))
      return
    }
  }

  private enum Step {
    case days(Int), months(Int)
  }

  /// How far the three words from `index` on point.
  private static func step(_ tokens: [SentenceToken], _ index: Int) -> Step? {
    let (first, second, third) = (tokens[index].lower, tokens[index + 1].lower, tokens[index + 2].lower)
    if first == "the", ["next", "following"].contains(second), third == "day" { return .days(1) }
    guard let count = counts[first] ?? Int(first), (1...60).contains(count),
      let sign = ["later": 1, "earlier": -1][third]
    else { return nil }
    switch second {
    case "day", "days": return .days(sign * count)
    case "week", "weeks": return .days(sign * count * 7)
    case "month", "months": return .months(sign * count)
    default: return nil
    }
  }

  private static func shifted(_ base: PartialDate, _ step: Step) -> PartialDate? {
    switch step {
    case .days(let days): return base.day == nil ? nil : PartialDate(dayNumber: base.dayNumber + days)
    case .months(let months):
      guard let month = base.month else { return nil }
      let index = base.year * 12 + month - 1 + months
      return PartialDate(year: index / 12, month: index % 12 + 1)
    }
  }

  /// What the words at one place point to.
  private struct Reference {
    enum Unit {
      case period
      case year
      case month
      case day
      /// "Evening", "night" and the like.
      case part(String)
    }
    var end: Int
    var unit: Unit
  }

  private static let leads: Set<String> = ["in", "during", "over", "throughout", "on"]

  private static func reference(_ tokens: [SentenceToken], _ index: Int) -> Reference? {
    func lower(_ position: Int) -> String { position < tokens.count ? tokens[position].lower : "" }
    var next = index
    let hasLead = leads.contains(lower(next))
    if hasLead { next += 1 }
    let isSame = ["the", "that", "this"].contains(lower(next)) && lower(next + 1) == "same"
    if isSame {
      next += 2
    } else if ["this", "that"].contains(lower(next)), hasLead || index == 0 {
      next += 1
    } else {
      return nil
    }
    let isThis = lower(next - 1) == "this"
    guard next < tokens.count, !(next + 1 < tokens.count && lower(next + 1) == "of") else { return nil }
    switch lower(next) {
    case "period": return hasLead ? Reference(end: next + 1, unit: .period) : nil
    // "This year" and "this month" are the writer's own and were reckoned already.
    case "year" where !isThis: return Reference(end: next + 1, unit: .year)
    case "month" where !isThis: return Reference(end: next + 1, unit: .month)
    case "day" where !isThis: return Reference(end: next + 1, unit: .day)
    case "evening", "morning", "night", "afternoon":
      return isThis ? nil : Reference(end: next + 1, unit: .part(lower(next)))
    default: return nil
    }
  }

  private static func time(_ reference: Reference, _ memory: Memory) -> ClaimTime? {
    func only(_ date: PartialDate?) -> ClaimTime? { date.map { ClaimTime(text: "", first: $0, last: $0) } }
    switch reference.unit {
    case .period: return memory.period
    case .year: return only(memory.date.flatMap { PartialDate(year: $0.year) })
    case .month:
      return only(
        memory.date.flatMap { date in date.month.flatMap { PartialDate(year: date.year, month: $0) } })
    case .day, .part: return only(memory.date.flatMap { $0.day == nil ? nil : $0 })
    }
  }

  private static func words(_ reference: Reference, _ time: ClaimTime) -> String {
    let first = DateWords.words(time.first)
    switch reference.unit {
    case .period: return "between \(first) and \(DateWords.words(time.last))"
    case .year, .month: return "in \(first)"
    case .day: return "on \(first)"
    case .part("night"): return "on the night of \(first)"
    case .part(let part): return "on the \(part) of \(first)"
    }
  }
}
