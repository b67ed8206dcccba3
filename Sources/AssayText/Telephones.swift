/// Finds runs of digit groups that are telephone or account numbers, so that no count is read from them.
enum Telephones {
  /// The lexemes of each such run: a plus and at least seven digits, or three groups joined by hyphens.
  static func ranges(in text: LexedText) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var index = 0
    while index < text.count {
      let hasPlus = text.lower(index) == "+" && text[index + 1]?.isGlued == true
      let start = hasPlus ? index + 1 : index
      guard let first = text[start], first.kind == .number, first.integer != nil else {
        index += 1
        continue
      }
      let run = run(from: start, in: text)
      if hasPlus ? run.digits >= 7 : run.hyphens >= 2 { found.append(index..<run.end) }
      index = run.end
    }
    return found
  }

  private static func run(from start: Int, in text: LexedText) -> (end: Int, digits: Int, hyphens: Int) {
    var end = start + 1
    var digits = text.lexemes[start].text.count
    var hyphens = 0
    while let lexeme = text[end], end - start < 16 {
      if lexeme.integer != nil {
        digits += lexeme.text.count
      } else if lexeme.lower == "-", lexeme.isGlued, text[end + 1]?.isGlued == true,
        text[end + 1]?.integer != nil
      {
        hyphens += 1
      } else if !(["(", ")"].contains(lexeme.lower) && text[end + 1]?.integer != nil) {
        break
      }
      end += 1
    }
    return (end, digits, hyphens)
  }
}
