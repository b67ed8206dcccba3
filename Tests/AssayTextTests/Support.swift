import AssayCore
import AssayTesting
import Testing

/// Random texts made of pieces that finders care about, with stray marks between them.
enum RandomText {
  private static let pieces = [
    "The", "court", "in", "December", "2025", "Dec.", "1", "24", "and", "to", "between", "June", "–", "-",
    ",", ".",
    "...", "…", "?!", "\"", "“", "”", "‘", "’", "'", "«", "»", "„", "(", ")", "[1]", "U.S.", "No.", "174",
    "Art.", "174(2)",
    "of", "the", "Criminal", "Code", "€200", "$5m", "1.2", "million", "twenty", "-five", "per", "cent", "%",
    "at", "least",
    "dozens", "half", "a", "year", "ago", "last", "month", "Monday", "early", "mid-", "1990s", "01.12.2025",
    "2025-12-01",
    "\n", "\n\n", "\r\n", "• ", "1. ", "г.", "ст.", "декабря", "👩‍👩‍👧", "e\u{301}", "\u{200B}", "\u{2028}",
    "19-year-old", "+7 701 555",
    "999999999999999999999", "0", "31", "99", "Law", "on", "§", "№", "'s", "x", "A.", "B.", "ǅ", "ß", "क्",
    "。",
  ]

  static func make(_ generator: inout SeededGenerator, pieces count: Int) -> String {
    var text = ""
    for _ in 0..<count {
      text += pieces.randomElement(using: &generator) ?? ""
      if Int.random(in: 0..<3, using: &generator) > 0 { text += " " }
    }
    return text
  }
}

extension String {
  /// The texts of some spans.
  func texts(_ spans: [TextSpan]) -> [String] { spans.map { text(in: $0) } }
}

/// Asserts that mentions lie within the text, do not overlap, come in order and carry their own words.
func expectValid(_ mentions: [(span: TextSpan, text: String)], in text: String, disjoint: Bool = true) {
  let length = text.codePointCount
  var end = 0
  for mention in mentions {
    #expect(
      mention.span.start >= 0 && mention.span.end <= length && !mention.span.isEmpty, "\(mention) in \(text)")
    #expect(
      Array(text.text(in: mention.span).unicodeScalars) == Array(mention.text.unicodeScalars), "in \(text)")
    if disjoint {
      #expect(mention.span.start >= end, "\(mention) overlaps in \(text)")
      end = mention.span.end
    }
  }
}
