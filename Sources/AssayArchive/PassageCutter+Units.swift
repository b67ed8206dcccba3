import AssayCore

extension PassageCutter {
  /// The sentences as units: divided at blank lines and where they are too long, marked as headings.
  func units(of scalars: [Unicode.Scalar], sentences: [TextSpan]) -> [Unit] {
    var units: [Unit] = []
    var previousEnd = 0
    for sentence in sentences {
      for span in blocks(of: scalars, in: sentence) {
        let starts = units.isEmpty || hasBlankLine(scalars, in: TextSpan(start: previousEnd, end: span.start))
        for piece in pieces(of: scalars, in: span) {
          units.append(
            Unit(
              span: piece, words: wordCount(scalars, in: piece),
              startsParagraph: starts && piece.start == span.start))
        }
        previousEnd = span.end
      }
    }
    for index in units.indices { units[index].isHeading = isHeading(units, index, scalars) }
    return units
  }

  /// A short paragraph of one sentence without its end mark, with text below it.
  private func isHeading(_ units: [Unit], _ index: Int, _ scalars: [Unicode.Scalar]) -> Bool {
    let unit = units[index]
    guard unit.startsParagraph, index + 1 < units.count, units[index + 1].startsParagraph else {
      return false
    }
    if scalars[unit.span.start] == "#" { return true }
    let last = scalars[unit.span.end - 1]
    return unit.words <= 12 && !".!?…:;,\"”»)。！？".unicodeScalars.contains(last)
  }

  /// The span divided at blank lines, for a splitter that reads over them.
  private func blocks(of scalars: [Unicode.Scalar], in span: TextSpan) -> [TextSpan] {
    var result: [TextSpan] = []
    var start = span.start
    var index = span.start
    while index < span.end {
      guard scalars[index].isSpace else {
        index += 1
        continue
      }
      let gap = index
      while index < span.end, scalars[index].isSpace { index += 1 }
      if hasBlankLine(scalars, in: TextSpan(start: gap, end: index)) {
        if gap > start { result.append(TextSpan(start: start, end: gap)) }
        start = index
      }
    }
    if span.end > start { result.append(TextSpan(start: start, end: span.end)) }
    return result
  }

  /// The span cut into pieces that are short enough: at the last comma of the second half, else between words, else
  /// (a text without white space) after 1,000 code points.
  private func pieces(of scalars: [Unicode.Scalar], in span: TextSpan) -> [TextSpan] {
    let longest = 1000
    guard span.count > longest || wordCount(scalars, in: span) > longestSentence else { return [span] }
    var result: [TextSpan] = []
    var start = span.start
    while start < span.end {
      var count = 0
      var index = start
      var cut: Int?
      while index < span.end, index - start < longest {
        if scalars[index].isSpace {
          count += 1
          let mark = scalars[index - 1]
          if count > words / 2, mark == "," || mark == ";" || mark == ":" { cut = index }
          if count >= words {
            cut = cut ?? index
            break
          }
        }
        index += 1
      }
      let end = index >= span.end ? span.end : cut ?? lastSpace(scalars, from: start, to: index) ?? index
      result.append(TextSpan(start: start, end: end))
      start = end
      while start < span.end, scalars[start].isSpace { start += 1 }
    }
    return result
  }

  private func lastSpace(_ scalars: [Unicode.Scalar], from start: Int, to end: Int) -> Int? {
    scalars[(start + 1)..<end].lastIndex(where: \.isSpace)
  }

  private func hasBlankLine(_ scalars: [Unicode.Scalar], in span: TextSpan) -> Bool {
    var lineEnds = 0
    for index in span.start..<span.end {
      // CR LF is one line end.
      if scalars[index] == "\n"
        || (scalars[index] == "\r" && (index + 1 == scalars.count || scalars[index + 1] != "\n"))
        || scalars[index] == "\u{2029}"
      {
        lineEnds += scalars[index] == "\u{2029}" ? 2 : 1
      }
    }
    return lineEnds >= 2
  }

  private func wordCount(_ scalars: [Unicode.Scalar], in span: TextSpan) -> Int {
    var count = 0
    var inWord = false
    for index in span.start..<span.end {
      let space = scalars[index].isSpace
      if !space, !inWord { count += 1 }
      inWord = !space
    }
    return count
  }
}

extension Unicode.Scalar {
  /// White space, with a short way for ASCII: this is asked of every code point of every document.
  var isSpace: Bool {
    value < 128 ? value == 32 || (value >= 9 && value <= 13) : properties.isWhitespace
  }
}
