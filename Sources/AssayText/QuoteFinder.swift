public import AssayCore

/// Words that a text gives in quotation marks.
public struct QuoteMention: Sendable, Hashable {
  /// Where the words lie, inside the marks.
  public var span: TextSpan
  /// The words as written.
  public var text: String
  /// How many quotations lie around this one; 0 for an outermost one.
  public var depth: Int

  /// Makes a mention.
  public init(span: TextSpan, text: String, depth: Int) {
    self.span = span
    self.text = text
    self.depth = depth
  }
}

/// Finds quotations in “ ”, « », „ “, ‘ ’ and straight marks; apostrophes are told apart.
///
/// A mark that is never closed in its paragraph (text up to a blank line) opens nothing, so one stray mark does not
/// swallow what follows.
public struct QuoteFinder: Sendable {
  /// Makes a finder.
  public init() {}

  /// The quotations of `text`, by start; inner ones come after the one around them.
  ///
  /// O(n).
  public func mentions(in text: String) -> [QuoteMention] {
    let scalars = Array(text.unicodeScalars)
    var open: [(mark: Unicode.Scalar, start: Int)] = []
    var pairs: [TextSpan] = []
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      if scalar.isLineBreak, endsParagraph(scalars, index) {
        open.removeAll()
      } else if let closed = lastClosed(by: scalar, in: open), !opensFirst(scalars, index, open) {
        if canClose(scalars, index) {
          if index > open[closed].start { pairs.append(TextSpan(start: open[closed].start, end: index)) }
          open.removeSubrange(closed...)
        }
      } else if canOpen(scalars, index) {
        // No quotation nests deeper than this in print; stray marks must not pile up.
        if open.count > 8 { open.removeFirst() }
        open.append((scalar, index + 1))
      }
      index += 1
    }
    return withDepths(pairs.sorted { ($0.start, -$0.end) < ($1.start, -$1.end) }, scalars)
  }

  private func withDepths(_ pairs: [TextSpan], _ scalars: [Unicode.Scalar]) -> [QuoteMention] {
    var around: [Int] = []
    return pairs.map { span in
      while let end = around.last, end <= span.start { around.removeLast() }
      defer { around.append(span.end) }
      return QuoteMention(span: span, text: scalars.string(span), depth: around.count)
    }
  }

  /// The open mark that `scalar` closes.
  private func lastClosed(by scalar: Unicode.Scalar, in open: [(mark: Unicode.Scalar, start: Int)]) -> Int? {
    guard let openers = QuoteFinder.openers[scalar.value] else { return nil }
    return open.lastIndex { openers.contains($0.mark.value) }
  }

  /// Whether a mark that could close opens instead: a straight mark or “ at the start of a word.
  private func opensFirst(
    _ scalars: [Unicode.Scalar], _ index: Int, _ open: [(mark: Unicode.Scalar, start: Int)]
  ) -> Bool {
    let scalar = scalars[index]
    guard scalar == "\"" || scalar == "'" || scalar.value == 0x201C || scalar.value == 0x2018 else {
      return false
    }
    return canOpen(scalars, index) && !(open.last.map { $0.start == index } ?? false)
  }

  private func canOpen(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
    let scalar = scalars[index]
    guard QuoteFinder.opening.contains(scalar.value), index + 1 < scalars.count, !scalars[index + 1].isSpace
    else {
      return false
    }
    let isPlain = scalar == "\"" || scalar == "'" || scalar.value == 0x2018 || scalar.value == 0x201C
    guard isPlain, index > 0 else { return true }
    let before = scalars[index - 1]
    return before.isSpace || before.isDash || before.isOpening || before == "/" || before == ":"
  }

  /// A single mark between letters is an apostrophe; one before a letter does not close.
  private func canClose(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
    let scalar = scalars[index]
    guard scalar == "'" || scalar.value == 0x2019 || scalar.value == 0x2018 else { return true }
    return index + 1 >= scalars.count || !(scalars[index + 1].isLetter || scalars[index + 1].isDigit)
  }

  private func endsParagraph(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
    var next = index + 1
    if scalars[index].value == 0x0D, next < scalars.count, scalars[next].value == 0x0A { next += 1 }
    while next < scalars.count, scalars[next].isSpace, !scalars[next].isLineBreak { next += 1 }
    return next < scalars.count && scalars[next].isLineBreak
  }

  private static let opening: Set<UInt32> = [
    0x201C, 0x201E, 0xAB, 0x2018, 0x201A, 0x2039, 0x22, 0x27, 0x300C, 0x300E,
  ]

  /// Closing mark: the marks it may close.
  ///
  /// In German and Russian “ and ” close „.
  private static let openers: [UInt32: Set<UInt32>] = [
    0x201D: [0x201C, 0x201E], 0x201C: [0x201E], 0xBB: [0xAB], 0x2019: [0x2018, 0x201A], 0x2018: [0x201A],
    0x203A: [0x2039], 0x22: [0x22], 0x27: [0x27], 0x300D: [0x300C], 0x300F: [0x300E],
  ]
}
