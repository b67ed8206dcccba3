import AssayCore
import AssayText

/// What in an article does not agree with the rest of it: names, dates, days of the week, numbers.
///
/// It looks nothing up, and where the words allow two readings it finds nothing.
struct ConsistencyFinder {
  let reading: ArticleReading
  let published: PartialDate?

  /// The findings in reading order of their first sentences.
  ///
  /// O(n) in the article's length; names are compared within small groups.
  func findings() -> [ArticleFinding] {
    var found = NameSpellings.findings(in: reading)
    var period: DateMention?
    for line in reading.lines {
      found += NumberSums.findings(in: line)
      found += dates(in: line, period: period)
      if let stated = line.dates.last(where: { $0.first < $0.last }) { period = stated }
    }
    return found.enumerated().sorted {
      ($0.element.sentences[0].index, $0.offset) < ($1.element.sentences[0].index, $1.offset)
    }.map(\.element)
  }

  private func dates(in line: ArticleReading.Line, period: DateMention?) -> [ArticleFinding] {
    var found: [ArticleFinding] = []
    for mention in line.dates {
      if mention.last < mention.first, mention.last.lastDay < mention.first.firstDay {
        found.append(
          ArticleFinding(
            kind: .dateOutsidePeriod,
            text: "The period “\(mention.text)” ends before it begins.", sentences: [line.sentence]))
      }
      if let day = Weekday.mismatch(mention, in: line.sentence.text) {
        found.append(
          ArticleFinding(
            kind: .weekday,
            text:
              "“\(day.written)” stands beside \(DateWords.words(mention.first)), which was a \(day.actual).",
            sentences: [line.sentence]))
      }
      if isTooLate(mention, line) {
        found.append(
          ArticleFinding(
            kind: .dateAfterPublication,
            text: "“\(mention.text)” is told as past but lies after the article’s own date"
              + (published.map { ", \(DateWords.words($0))." } ?? "."),
            sentences: [line.sentence]))
      }
    }
    if let period, pointsBack(line.tokens),
      let odd = line.dates.first(where: {
        $0.first == $0.last && !$0.isYearInferred && !$0.isRelative && !$0.isCompatible(with: period)
      })
    {
      found.append(
        ArticleFinding(
          kind: .dateOutsidePeriod,
          text: "“\(odd.text)” lies outside the period that the article states, “\(period.text)”.",
          sentences: [line.sentence]))
    }
    return found
  }

  /// "During this period", "in the same period".
  private func pointsBack(_ tokens: [SentenceToken]) -> Bool {
    tokens.indices.dropFirst().contains { index in
      tokens[index].lower == "period" && tokens[index].isOpen
        && ["this", "that", "same"].contains(tokens[index - 1].lower)
    }
  }

  /// A full date after the article's own, beside a verb in the simple past and no other.
  private func isTooLate(_ mention: DateMention, _ line: ArticleReading.Line) -> Bool {
    guard let published, published.day != nil, !mention.isYearInferred, !mention.isRelative,
      mention.first == mention.last, mention.first.firstDay > published
    else { return false }
    let before = line.tokens.filter { ($0.span?.end ?? .max) <= mention.span.start }
    guard let last = before.last, ["on", "in"].contains(last.lower), last.isOpen else { return false }
    let groups = VerbGroup.all(in: line.tokens)
    guard groups.count == 1, let verb = groups.first, !verb.isModal else { return false }
    let first = line.tokens[verb.range.lowerBound].lower
    let isPast = VerbLexicon.forms(first).contains(.past) || ["was", "were"].contains(first)
    // "Was to begin", "said that", "was scheduled for": what is planned lies ahead.
    return isPast && !Clause.isSaying(line.tokens[verb.main])
      && !line.tokens.contains {
        ["to", "until", "from", "by", "for", "plan", "plans", "planned", "scheduled", "postponed"].contains(
          $0.lower)
      }
  }
}

/// A day of the week written beside a date.
enum Weekday {
  static let names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

  /// The day as written and the day as it was, where they differ: "Monday, 3 May 2025".
  static func mismatch(_ mention: DateMention, in sentence: String) -> (written: String, actual: String)? {
    guard mention.first == mention.last, mention.first.day != nil, !mention.isRelative,
      !mention.isYearInferred
    else { return nil }
    // Nothing but marks may stand between the day and the date.
    let start = max(0, mention.span.start - 12)
    let near = sentence.text(in: TextSpan(start: start, end: mention.span.end))
    let words = near.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    guard let written = words.first(where: names.contains), let position = words.firstIndex(of: written),
      position + 1 < words.count,
      words[position + 1].first?.isNumber == true || DateWords.isMonth(words[position + 1])
    else { return nil }
    // 1970-01-01 was a Thursday.
    let actual = names[((mention.first.dayNumber + 3) % 7 + 7) % 7]
    return actual == written ? nil : (written, actual)
  }
}
