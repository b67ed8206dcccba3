/// Tells a deliberate line break from a hard wrap.
///
/// A writer who wraps at a width breaks a line because the next word does not fit. So where the next line's first
/// word would still have fitted into the longest line of the block, the break was meant: a heading, a byline, a
/// list, or text with one paragraph a line.
struct LineBreaks {
  private let scalars: [Unicode.Scalar]
  private var blockEnd = 0
  private var widest = 0

  init(_ scalars: [Unicode.Scalar]) { self.scalars = scalars }

  /// The end of the white space that begins with the line break at `index`, and whether a sentence ends here.
  ///
  /// Calls must come with growing indices; all of them together cost O(n).
  mutating func run(at index: Int) -> (end: Int, isBoundary: Bool) {
    var end = index
    var breaks = 0
    while end < scalars.count, scalars[end].isSpace {
      let isPair = scalars[end].value == 0x0D && end + 1 < scalars.count && scalars[end + 1].value == 0x0A
      if scalars[end].isLineBreak, !isPair { breaks += 1 }
      end += 1
    }
    if breaks > 1 || end == scalars.count { return (end, true) }
    if isListItem(at: end) { return (end, true) }
    let next = scalars[end]
    guard next.isUpper || next.isDigit || next.isOpening || !next.isLetter else { return (end, false) }
    measureBlock(around: index)
    var lineStart = index
    // A line is looked at once from its end; its length bounds this walk, so the sum stays linear.
    while lineStart > 0, !scalars[lineStart - 1].isLineBreak { lineStart -= 1 }
    var wordEnd = end
    while wordEnd < scalars.count, !scalars[wordEnd].isSpace { wordEnd += 1 }
    return (end, index - lineStart + 1 + (wordEnd - end) <= widest)
  }

  /// Whether a list item begins at `start`: a bullet, or a number or letter with a stop or bracket, then a space.
  func isListItem(at start: Int) -> Bool {
    var index = start
    if scalars[index].isBullet {
      index += 1
    } else {
      while index < scalars.count, scalars[index].isDigit, index - start < 3 { index += 1 }
      if index == start, scalars[index].isLetter { index += 1 }
      guard index > start, index < scalars.count, scalars[index] == "." || scalars[index] == ")" else {
        return false
      }
      index += 1
    }
    return index < scalars.count && scalars[index].isSpace && !scalars[index].isLineBreak
  }

  private mutating func measureBlock(around index: Int) {
    guard index >= blockEnd else { return }
    var start = index
    // Only the current line lies before `index`: earlier lines of this block would have set `blockEnd`, or ended
    // in breaks that needed no measure, and then their width still counts.
    var empty = false
    while start > 0 {
      if scalars[start - 1].isLineBreak {
        if empty { break }
        empty = true
      } else if !scalars[start - 1].isSpace {
        empty = false
      }
      if start <= blockEnd { break }
      start -= 1
    }
    widest = 0
    var lineStart = start
    var cursor = start
    while cursor <= scalars.count {
      let atEnd = cursor == scalars.count
      if atEnd || scalars[cursor].isLineBreak {
        let width = cursor - lineStart
        let isBlank = width == 0 || scalars[lineStart..<cursor].allSatisfy(\.isSpace)
        let isPair =
          !atEnd && cursor > 0 && scalars[cursor].value == 0x0A && scalars[cursor - 1].value == 0x0D
        if cursor > index, isBlank, !isPair { break }
        widest = max(widest, width)
        lineStart = cursor + 1
      }
      cursor += 1
    }
    blockEnd = cursor
  }
}
