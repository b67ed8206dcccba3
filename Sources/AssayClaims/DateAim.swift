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
      if mention.isWeekday, isOneOfMany(mention, tokens) { return nil }
      if mention.isRelative { return mention.isWeekday ? weekday(mention, tokens, written) : mention }
      return mention.isYearInferred ? yearless(mention, tokens, written) : mention
    }
  }

  /// "On a grey Tuesday in January", "every Monday": no certain day.
  private static func isOneOfMany(_ mention: DateMention, _ tokens: [SentenceToken]) -> Bool {
    guard let start = tokens.firstIndex(where: { $0.span.map { $0.start >= mention.span.start } ?? false })
    else { return false }
    let before = tokens[max(0, start - 2)..<start].map(\.lower)
    return before.last.map(many.contains) == true
      || before.count == 2 && many.contains(before[0]) && !WordClasses.prepositions.contains(before[1])
  }

  private static let many: Set<String> = [
    "a", "an", "every", "each", "one", "any", "some", "most", "several",
  ]

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
    // "Called a strike for Monday".
    case .goal where isCalled(mention, tokens):
      guard mention.first < written, let next = PartialDate(dayNumber: mention.first.dayNumber + 7) else {
        return mention
      }
      return moved(mention, to: next)
    case .back, .present, .goal: return mention
    }
  }

  private static let calls: Set<String> = [
    "announce", "call", "schedule", "order", "set", "plan", "summon", "invite", "convene",
  ]

  /// Whether the verb before the day makes something come to pass: "announced a strike for Monday", and no "had announced".
  private static func isCalled(_ mention: DateMention, _ tokens: [SentenceToken]) -> Bool {
    guard
      let start = tokens.firstIndex(where: { $0.span.map { $0.start >= mention.span.start } ?? false }),
      let verb = VerbGroup.all(in: Array(tokens[..<start])).last, verb.range.count == 1
    else { return false }
    return VerbLexicon.base(tokens[verb.main].lower).map(calls.contains) ?? false
  }

  private static let wishes: Set<String> = ["hope", "plan", "intend", "want", "expect", "aim", "promise"]

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
    // "Ordered a hearing for 21 March", written a fortnight before.
    case .goal:
      if back <= recent { return mention }
      return ahead <= farthest / 2 ? moved(mention, to: next) : nil
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
    case back, ahead, present, goal
    /// What was planned, so that the day may lie on either side.
    case pastPlan
  }

  private static let plans: Set<String> = [
    "expected", "scheduled", "due", "planned", "set", "slated", "postponed", "moved", "adjourned", "fixed",
  ]

  /// "The council meets on Wednesday": what is told in the present of a day is still to come.
  private static let events: Set<String> = [
    "meet", "begin", "start", "open", "vote", "convene", "expire", "end", "resume", "close", "decide", "go",
    "leave",
    "arrive", "visit", "travel",
  ]

  /// What comes to pass at a time that is known before.
  private static let ends: Set<String> = [
    "expire", "end", "begin", "start", "retire", "open", "close", "lapse",
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
    // "Ahead of the vote on 3 May": the nearer of the two.
    if before == nil, let ahead = open[..<start].firstIndex(where: { $0.lower == "ahead" }),
      ahead + 1 < start,
      open[ahead + 1].lower == "of"
    {
      return .present
    }
    // "The draft, presented on 3 March, would": the verb behind is not that of the day.
    guard before != nil || start < SentenceOpening.length(open) else { return .back }
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
    // "Is to debate in April".
    if ["is", "are"].contains(lead), verb.main + 2 < start, open[verb.main + 1].lower == "to" {
      return .ahead
    }
    // "Hopes to open in October", "can be seen on Tuesday".
    if before != nil, isPresent, verb.main + 2 < start, open[verb.main + 1].lower == "to",
      VerbLexicon.base(lead).map(wishes.contains) == true
    {
      return .ahead
    }
    if before != nil, ["can", "may"].contains(lead), verb.isPassive, mention.isWeekday { return .ahead }
    if before != nil, isPresent, mention.isWeekday, events.contains(VerbLexicon.base(lead) ?? "") {
      return .ahead
    }
    if near.contains("upcoming") || near.contains("next") { return isPresent ? .ahead : .pastPlan }
    // "Has been closed since Monday", "has closed on 3 May": the perfect looks back.
    let isPerfect = ["has", "have"].contains(lead) && verb.main > verb.range.lowerBound
    if isPerfect || first == "since" { return .back }
    if isPresent, isGoal { return .ahead }
    // "Her contract expires in December": a month still to come, where no other verb stands between.
    if before != nil, isPresent, mention.first.day == nil, ends.contains(VerbLexicon.base(lead) ?? ""),
      verb.main + 2 >= start - 1
    {
      return .ahead
    }
    if isGoal, !["was", "were", "had", "did"].contains(lead), before != nil { return .pastPlan }
    if first == "for", before != nil, !isPresent { return .goal }
    return isPresent ? .present : .back
  }
}
