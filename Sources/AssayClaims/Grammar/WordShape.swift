/// How a word is written: what the grammar model sees of capitals, digits and marks, as its encoder reads all in small letters.
///
/// The numbers are those of `Training/syntax/parser.py`.
enum WordShape: Int32 {
  case small, capital, capitals, digits, mixed, mark

  /// The shape of a word.
  init(_ word: String) {
    var (isFirst, opens, upper, lower, letters) = (true, false, 0, 0, 0)
    var isWord = false
    for scalar in word.unicodeScalars {
      let properties = scalar.properties
      if properties.numericType != nil {
        self = .digits
        return
      }
      isWord = isWord || properties.isAlphabetic
      if properties.isAlphabetic { letters += 1 }
      if properties.generalCategory == .uppercaseLetter || properties.generalCategory == .titlecaseLetter {
        upper += 1
        opens = opens || isFirst
      } else if properties.isAlphabetic {
        lower += 1
      }
      isFirst = false
    }
    if !isWord {
      self = .mark
    } else if upper == 0 {
      self = .small
    } else if lower == 0 {
      self = letters > 1 ? .capitals : .capital
    } else {
      self = opens && upper == 1 ? .capital : .mixed
    }
  }
}
