import AssayCore
import AssayText

/// Which way a day without a year, or the bare name of a weekday, points: back, as news mostly does, or ahead: "will meet on
/// Monday", "ahead of the vote on 3 May".
///
/// Where the words tell neither, the day is left out, so that no year or week is put in that may be wrong.
enum DateAim {
  /// The mentions that point to a day for sure, those that point ahead moved there.
  static func aimed(
    _ dates: [DateMention], in tokens: [SentenceToken], written: PartialDate?
  ) -> [DateMention] {
    guard let written, written.precision == .day else { return dates }
    return dates.compactMap { mention in
      guard mention.first == mention.last else { return mention }
      if mention.isRelative { return isWeekday(mention.text) ? weekday(mention, tokens, written) : mention }
      return mention.isYearInferred ? yearless(mention, tokens, written) : mention
    }
  }

  private static func isWeekday(_ text: String) -> Bool {
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"].contains(text)
  }

  private static func weekday(
    _ mention: DateMention, _ tokens: [SentenceToken], _ written: PartialDate
  ) -> DateMention? {
    switch aim(mention, tokens) {
    case .ahead:
      guard mention.first < written, let next = PartialDate(dayNumber: mention.first.dayNumber + 7) else {
        return mention
      }
      return moved(mention, to: next)
    case .pastPlan: return nil
    case .back, .present: return mention
    }
  }

  /// How far ahead a plan is dated without a year, and how far back a day lies that needs none.
  private static let farthest = 300
  private static let recent = 75

  private static func yearless(
    _ mention: DateMention, _ tokens: [SentenceToken], _ written: PartialDate
  ) -> DateMention? {
    let past = mention.first
    guard
      let next = PartialDate(year: past.year + 1, month: past.month, day: past.day)
    else { return mention }
    let back = written.dayNumber - past.firstDay.dayNumber
    let ahead = next.firstDay.dayNumber - written.dayNumber
    switch aim(mention, tokens) {
    // "Will open in February", written in that month, and "must pay by 3 May", a week later: either may be meant.
    case .ahead:
      if past.day == nil, past.month == written.month { return mention }
      return ahead <= farthest ? moved(mention, to: next) : nil
    case .pastPlan: return back <= recent ? mention : nil
    // "The march on 3 May is the tenth", written on 2 May.
    case .present: return ahead <= 45 && past.day != nil ? moved(mention, to: next) : mention
    case .back: return mention
    }
  }

  private static func moved(_ mention: DateMention, to date: PartialDate) -> DateMention {
    var mention = mention
    (mention.first, mention.last) = (date, date)
    return mention
  }

  private enum Aim {
    case back, ahead, present
    /// What was planned, so that the day may lie on either side.
    case pastPlan
  }

  private static let plans: Set<String> = [
    "expected", "scheduled", "due", "planned", "set", "slated", "postponed", "moved", "adjourned", "fixed",
  ]

  private static func aim(_ mention: DateMention, _ tokens: [SentenceToken]) -> Aim {
    guard
      let start = tokens.firstIndex(where: { $0.span.map { $0.start >= mention.span.start } ?? false })
    else { return .back }
    // A quoted or bracketed day has its verb beside it, too: the marks are no grammar.
    let open = tokens.map { token in
      var token = token
      token.isQuoted = false
      token.isBracketed = false
      return token
    }
    let groups = VerbGroup.all(in: open, orPlainForm: true)
    let before = groups.last { $0.range.upperBound <= start }
    let first = start > 0 ? open[start - 1].lower : ""
    let isGoal = ["until", "by", "before", "till"].contains(first)
    guard let verb = before ?? groups.first(where: { $0.range.lowerBound > start }) else { return .present }
    let lead = open[verb.range.lowerBound].lower
    let words = Set(open[verb.range].map(\.lower))
    let near = Set(open[min(verb.main, start)..<max(verb.main + 1, start)].map(\.lower))
    if ["will", "shall", "won't", "won’t", "would", "must"].contains(lead) {
      return words.contains("have") || words.contains("has") ? .back : .ahead
    }
    let isPresent =
      ["is", "are", "has", "have", "does", "do"].contains(lead)
      || !VerbLexicon.forms(lead).contains(.past)
        && !VerbLexicon.forms(lead).isDisjoint(with: [.third, .base])
    if !near.isDisjoint(with: plans), before != nil, !Clause.isSaying(open[verb.main]) || near.contains("due")
    {
      return isPresent ? .ahead : .pastPlan
    }
    if near.contains("upcoming") || near.contains("next") { return isPresent ? .ahead : .pastPlan }
    // "Has been closed since Monday", "has closed on 3 May": the perfect looks back.
    let isPerfect = ["has", "have"].contains(lead) && verb.main > verb.range.lowerBound
    if isPerfect || first == "since" { return .back }
    if isPresent, isGoal { return .ahead }
    if isGoal, !["was", "were", "had", "did"].contains(lead), before != nil { return .pastPlan }
    return isPresent ? .present : .back
  }
}
