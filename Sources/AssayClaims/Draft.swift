import AssayCore

/// A claim in the making: its words, what was put in, and the sentence it came from.
struct Draft {
  var tokens: [SentenceToken]
  var resolutions: [Resolution] = []
  var attribution: Attribution?
  /// Times that were taken over from a sentence before.
  var times: [ClaimTime] = []
  /// Whether it is what somebody said, cut off from the words that say so.
  var isContent = false
  /// Whether a pronoun is left that points to words which the claim no longer has.
  var isDangling = false
  /// What a description told that a name now stands for, as sentences of their own.
  var asides: [[SentenceToken]] = []

  /// Puts `replacement` in the place of the tokens in `range`.
  mutating func replace(_ range: Range<Int>, with replacement: String) {
    guard !range.isEmpty, range.upperBound <= tokens.count else { return }
    let original = Array(tokens[range]).text
    let first = tokens[range.lowerBound]
    var words = SentenceToken.tokens(of: replacement).map { word in
      var word = word
      word.span = nil
      word.isDate = first.isDate
      return word
    }
    guard !words.isEmpty else { return }
    words[0].span = first.span
    words[0].isSpaced = first.isSpaced
    tokens.replaceSubrange(range, with: words)
    resolutions.append(Resolution(original: original, replacement: replacement))
  }

  /// The claim as a sentence: a capital first, a full stop last.
  var text: String {
    var text = tokens.text.trimmingPrefix(while: \.isWhitespace).description
    while let last = text.last, ",;:–—".contains(last) || last.isWhitespace { text.removeLast() }
    if let first = text.first, first.isLowercase, !isBrand(text) {
      text = first.uppercased() + text.dropFirst()
    }
    if let last = text.last, !".!?…".contains(last) {
      let isClosed = "”\"»’".contains(last) && text.dropLast().last.map { ".!?…".contains($0) } == true
      if !isClosed { text += "." }
    }
    return text
  }

  /// "iPhone" keeps its small letter.
  private func isBrand(_ text: String) -> Bool {
    text.prefix { !$0.isWhitespace }.dropFirst().contains { $0.isUppercase }
  }
}
