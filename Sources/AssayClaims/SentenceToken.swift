import AssayCore
import AssayText

/// A word or mark of a sentence, as the splitter handles it.
struct SentenceToken: Sendable, Hashable {
  /// As written.
  var text: String
  /// In lower case.
  var lower: String
  /// Where it lies in the sentence; nil where the splitter put it in.
  var span: TextSpan?
  /// Whether white space stands before it.
  var isSpaced: Bool
  /// Whether it is a word or number; otherwise a mark.
  var isWord: Bool
  /// Whether it lies within quotation marks, the marks included.
  var isQuoted = false
  /// Whether it lies within round or square brackets, the brackets included.
  var isBracketed = false
  /// Which of the sentence's names it is part of, counted from 0.
  var name: Int?
  /// What bears that name.
  var nameKind: NameMention.Kind?
  /// Whether it is part of a date.
  var isDate = false

  /// Whether it begins with a capital letter.
  var isCapitalised: Bool { isWord && (text.first?.isUppercase ?? false) }
  /// Whether it begins with a digit.
  var isNumber: Bool { isWord && (text.first?.isNumber ?? false) }
  /// Whether it is the possessive "'s".
  var isPossessive: Bool { lower == "'s" || lower == "’s" || text == "’" || text == "'" }
  /// Whether rules may look at it as grammar: not quoted and not bracketed.
  var isOpen: Bool { !isQuoted && !isBracketed }

  /// Marks the tokens that names and dates cover; spans are within the sentence.
  static func mark(_ tokens: inout [SentenceToken], names: [NameMention], dates: [TextSpan]) {
    var name = 0
    var date = 0
    for index in tokens.indices {
      guard let span = tokens[index].span else { continue }
      while name < names.count, names[name].span.end <= span.start { name += 1 }
      while date < dates.count, dates[date].end <= span.start { date += 1 }
      if name < names.count, names[name].span.overlaps(span) {
        tokens[index].name = name
        tokens[index].nameKind = names[name].kind
      }
      if date < dates.count, dates[date].overlaps(span) { tokens[index].isDate = true }
    }
  }

  /// Makes a token that the article does not have at this place.
  static func inserted(_ text: String, isWord: Bool = true) -> SentenceToken {
    SentenceToken(text: text, lower: text.lowercased(), span: nil, isSpaced: isWord, isWord: isWord)
  }

  /// The tokens of a sentence.
  ///
  /// O(n).
  static func tokens(of sentence: String) -> [SentenceToken] {
    let scalars = Array(sentence.unicodeScalars)
    var tokens: [SentenceToken] = []
    var end = 0
    func isSpace(_ index: Int) -> Bool { scalars[index].properties.isWhitespace }
    func marks(upTo limit: Int) {
      var index = end
      while index < limit {
        if !isSpace(index) {
          let text = String(scalars[index])
          tokens.append(
            SentenceToken(
              text: text, lower: text, span: TextSpan(start: index, end: index + 1),
              isSpaced: index > 0 && isSpace(index - 1), isWord: false))
        }
        index += 1
      }
    }
    for word in Words.tokens(in: sentence) {
      marks(upTo: word.span.start)
      tokens.append(
        SentenceToken(
          text: word.text, lower: word.lowercased, span: word.span,
          isSpaced: word.span.start > 0 && isSpace(word.span.start - 1), isWord: true))
      end = word.span.end
    }
    marks(upTo: scalars.count)
    markQuotes(&tokens, in: sentence)
    markBrackets(&tokens)
    return tokens
  }

  private static func markQuotes(_ tokens: inout [SentenceToken], in sentence: String) {
    var position = 0
    for quote in QuoteFinder().mentions(in: sentence) where quote.depth == 0 {
      while position < tokens.count, let span = tokens[position].span, span.end < quote.span.start {
        position += 1
      }
      while position < tokens.count, let span = tokens[position].span, span.start <= quote.span.end {
        tokens[position].isQuoted = true
        position += 1
      }
    }
  }

  private static func markBrackets(_ tokens: inout [SentenceToken]) {
    var depth = 0
    for index in tokens.indices {
      if tokens[index].text == "(" || tokens[index].text == "[" { depth += 1 }
      tokens[index].isBracketed = depth > 0
      if tokens[index].text == ")" || tokens[index].text == "]" { depth = max(0, depth - 1) }
    }
  }
}

extension Array where Element == SentenceToken {
  /// The words as text: spaces as in the article, without a space at the start.
  var text: String {
    reduce(into: "") { text, token in
      // The sentence's first word has no space before it, but may have been moved behind others.
      if !text.isEmpty, token.isSpaced || token.span?.start == 0 { text += " " }
      text += token.text
    }
  }
}
