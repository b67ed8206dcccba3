/// Reads the words around a number that say how it is meant.
struct QuantityBounds {
  let text: LexedText

  /// Sets the bound and widens the match over its words.
  func apply(to match: inout QuantityScanner.Match) {
    for (words, bound) in QuantityBounds.before where text.matches(match.from - words.count, phrase: words) {
      // "No more than" is longer than "more than" and comes first in the list.
      match.from -= words.count
      if bound != .exact || match.bound == .exact { match.bound = bound }
      return
    }
    for (words, bound) in QuantityBounds.after where text.matches(match.to, phrase: words) {
      match.to += words.count
      match.bound = bound
      return
    }
    if match.upper != nil, text.matches(match.from - 1, anyOf: ["between", "from"]) { match.from -= 1 }
  }

  /// Takes "or more" and "+" where they stand between a number and its noun: "20 or more activists", "20+ activists".
  func applyInner(to match: inout QuantityScanner.Match) {
    if let plus = text[match.to], plus.lower == "+", plus.isGlued {
      match.to += 1
      match.bound = .atLeast
      return
    }
    for (words, bound) in QuantityBounds.after where text.matches(match.to, phrase: words) {
      match.to += words.count
      match.bound = bound
      return
    }
  }

  private static let before: [([String], QuantityMention.Bound)] = [
    (["not", "more", "than"], .atMost), (["no", "more", "than"], .atMost),
    (["no", "fewer", "than"], .atLeast),
    (["no", "less", "than"], .atLeast), (["not", "less", "than"], .atLeast),
    (["not", "fewer", "than"], .atLeast),
    (["a", "minimum", "of"], .atLeast), (["a", "maximum", "of"], .atMost), (["a", "total", "of"], .exact),
    (["upwards", "of"], .moreThan), (["in", "excess", "of"], .moreThan), (["just", "over"], .moreThan),
    (["just", "under"], .lessThan), (["well", "over"], .moreThan), (["at", "least"], .atLeast),
    (["at", "most"], .atMost),
    (["more", "than"], .moreThan), (["greater", "than"], .moreThan), (["longer", "than"], .moreThan),
    (["fewer", "than"], .lessThan), (["less", "than"], .lessThan), (["as", "many", "as"], .atMost),
    (["as", "much", "as"], .atMost), (["as", "few", "as"], .atLeast), (["up", "to"], .atMost),
    (["close", "to"], .approximate), (["an", "estimated"], .approximate), (["over"], .moreThan),
    (["above"], .moreThan),
    (["exceeding"], .moreThan), (["under"], .lessThan), (["below"], .lessThan), (["maximum"], .atMost),
    (["minimum"], .atLeast), (["about"], .approximate), (["around"], .approximate),
    (["approximately"], .approximate),
    (["roughly"], .approximate), (["some"], .approximate), (["nearly"], .approximate),
    (["almost"], .approximate),
    (["circa"], .approximate), (["~"], .approximate), (["estimated"], .approximate), (["exactly"], .exact),
    (["более"], .moreThan), (["около"], .approximate), (["менее"], .lessThan), (["до"], .atMost),
  ]

  private static let after: [([String], QuantityMention.Bound)] = [
    (["or", "more"], .atLeast), (["and", "more"], .atLeast), (["and", "above"], .atLeast),
    (["or", "less"], .atMost),
    (["or", "fewer"], .atMost), (["or", "so"], .approximate),
  ]
}
