public import AssayCore

/// Finds dates in running text, reckons relative ones from a reference, and joins ranges.
///
/// Numeric dates with two readings ("03/04/2025") are left out, as are years that may be counts ("2000 people").
public struct DateFinder: Sendable {
  private let reference: PartialDate?

  /// Makes a finder.
  ///
  /// - Parameter reference: when the text was written. Without it, relative dates and dates without a year are not
  ///   mentions; with it, a month without a year is the latest one that is not after the reference, unless the
  ///   words point ahead ("by December").
  public init(reference: PartialDate? = nil) { self.reference = reference }

  /// The dates of `text` in order; they do not overlap.
  ///
  /// O(n).
  public func mentions(in text: String) -> [DateMention] {
    let lexed = LexedText(text)
    let resolver = DateResolver(reference: reference)
    return DateScanner.dates(in: lexed).compactMap { raw in
      guard let resolved = resolver.resolve(raw) else { return nil }
      let span = lexed.span(raw.from, raw.to)
      var isRelative = false
      if case .relative = raw.meaning { isRelative = true }
      return DateMention(
        span: span, text: lexed.string(span), first: resolved.first, last: resolved.last,
        isRelative: isRelative,
        isYearInferred: raw.lacksYear)
    }
  }

  /// Months and days of months that stand without a year in `text`, in order.
  ///
  /// O(n).
  ///
  /// The reference plays no part. A range without a year gives its two ends as two mentions with one span.
  public func partialMentions(in text: String) -> [MonthDayMention] {
    let lexed = LexedText(text)
    var found: [MonthDayMention] = []
    for raw in DateScanner.dates(in: lexed) where raw.lacksYear {
      guard let (first, last) = raw.ends else { continue }
      let span = lexed.span(raw.from, raw.to)
      let isOne = first == last || (first.isClipped && first.month == last.month)
      for part in isOne ? [first] : [first, last] {
        guard let month = part.month else { continue }
        found.append(
          MonthDayMention(
            span: span, text: lexed.string(span), month: month, day: part.isClipped ? nil : part.day))
      }
    }
    return found
  }
}
