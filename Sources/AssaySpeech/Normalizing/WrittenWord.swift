import AssayCore

/// A word as it stands in the text: what is between white space, without the marks around it.
struct WrittenWord {
  /// The word without quotes, brackets and the marks behind it.
  var core: String
  /// Where `core` lies, in code points.
  var span: TextSpan
  /// The mark behind it, as a voice understands marks.
  var mark: Character?
  /// Whether a bracket opens before it: the voice pauses there.
  var opensBracket = false
  /// Whether a full stop stood directly behind the word.
  var hasStop = false

  /// Cuts a text into written words; costs linear time.
  static func words(in text: String, from offset: Int) -> [WrittenWord] {
    let scalars = Array(text.unicodeScalars)
    var words: [WrittenWord] = []
    var start = 0
    while start < scalars.count {
      if scalars[start].properties.isWhitespace || scalars[start].value == 0x200B {
        start += 1
        continue
      }
      var end = start + 1
      while end < scalars.count, !scalars[end].properties.isWhitespace, !isJoint(scalars, end) { end += 1 }
      if end < scalars.count, isJoint(scalars, end), pauses[scalars[end]] != nil { end += 1 }
      append(&words, scalars, start, end, offset)
      start = end
    }
    return words
  }

  /// Whether words end at `index` without a space: a long dash, an ellipsis, a slash between words.
  private static func isJoint(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
    switch scalars[index].value {
    case 0x2014, 0x2015, 0x2026: return true
    case 0x2013:  // between figures it is a range
      return index + 1 < scalars.count
        && !(scalars[index - 1].properties.numericType != nil && !scalars[index + 1].properties.isWhitespace)
    case 0x5B:  // a footnote mark glued to its word
      return index + 1 < scalars.count && ("0"..."9").contains(scalars[index + 1])
        && scalars[index - 1] != "["
    case 0xB9, 0xB2, 0xB3, 0x2070...0x2079:  // a raised footnote mark behind a stop
      return pauses[scalars[index - 1]] != nil
    default: return false
    }
  }

  private static func append(
    _ words: inout [WrittenWord], _ scalars: [Unicode.Scalar], _ from: Int, _ to: Int, _ offset: Int
  ) {
    var (start, end) = (from, to)
    var word = WrittenWord(core: "", span: TextSpan(start: 0, end: 0))
    let isFootnote = scalars[from] == "["
    while start < end, opening.contains(scalars[start]) {
      if scalars[start] == "(" { word.opensBracket = true }
      start += 1
    }
    while end > start, pauses[scalars[end - 1]] != nil || closing.contains(scalars[end - 1]) {
      if scalars[end - 1] == "." { word.hasStop = true }
      if let mark = pauses[scalars[end - 1]] { word.mark = stronger(mark, word.mark) }
      end -= 1
    }
    // A footnote mark in brackets keeps them, so that it is not read as a number.
    if isFootnote, (start..<end).allSatisfy({ ("0"..."9").contains(scalars[$0]) }), end < to,
      scalars[end] == "]"
    {
      (start, end) = (from, end + 1)
    }
    if word.opensBracket, !words.isEmpty, words[words.count - 1].mark == nil {
      words[words.count - 1].mark = ","
    }
    guard start < end else {
      // A lone dash or dots: a pause behind the word before.
      if let mark = word.mark, !words.isEmpty, words[words.count - 1].mark == nil {
        words[words.count - 1].mark = mark
      }
      return
    }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[start..<end])
    word.core = String(view)
    word.span = TextSpan(start: offset + start, end: offset + end)
    words.append(word)
  }

  private static let opening = Set("\"'“”„‟«»‹›‘‚([{_*¿¡`".unicodeScalars)

  /// What may follow a word and makes a pause.
  private static let pauses: [Unicode.Scalar: Character] = [
    ".": ".", "!": "!", "?": "?", ",": ",", ";": ";", ":": ":", "…": ",", "—": ",", "–": ",", "-": ",",
    "―": ",",
    ")": ",", "。": ".", "！": "!", "？": "?", "،": ",", "؛": ";", "؟": "?", "、": ",",
  ]
  /// What may follow a word and makes none.
  private static let closing = Set("\"”“»›'’]}_*`".unicodeScalars)

  private static func stronger(_ one: Character, _ other: Character?) -> Character {
    guard let other else { return one }
    let order: [Character] = ["!", "?", ".", ";", ":", ","]
    return order.first { $0 == one || $0 == other } ?? one
  }
}
