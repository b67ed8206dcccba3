import AssayCore

/// Finds counts, durations, amounts, shares, ranks, measures and ages in running text.
///
/// Numbers inside dates, references to laws ("Article 174(2)", "No. 174"), names ("G20", "COVID-19"), times of day,
/// telephone numbers and list bullets are not quantities. "Dozens", "hundreds" and the like count as the least
/// that the plural says (24, 200) and are approximate.
public struct QuantityFinder: Sendable {
  /// Makes a finder.
  public init() {}

  /// The quantities of `text` in order; they do not overlap.
  ///
  /// O(n).
  public func mentions(in text: String) -> [QuantityMention] {
    let lexed = LexedText(text)
    var blocked = [Bool](repeating: false, count: lexed.count)
    for date in DateScanner.dates(in: lexed) {
      for index in date.from..<date.to { blocked[index] = true }
    }
    for law in LawScanner(text: lexed).laws() {
      for index in law.from..<law.to { blocked[index] = true }
    }
    for telephone in Telephones.ranges(in: lexed) {
      for index in telephone { blocked[index] = true }
    }
    let scanner = QuantityScanner(text: lexed, blocked: blocked)
    var found: [QuantityMention] = []
    var index = 0
    while index < lexed.count {
      if !blocked[index], let match = scanner.quantity(at: index) {
        var from = match.from
        while from < index, lexed.lexemes[from].start < found.last?.span.end ?? 0 { from += 1 }
        let span = lexed.span(from, match.to)
        found.append(
          QuantityMention(
            span: span, text: lexed.string(span), value: match.value, upper: match.upper, unit: match.unit,
            noun: match.noun, bound: match.bound, dimension: match.dimension))
        index = match.to
      } else {
        index += 1
      }
    }
    return found
  }
}
