public import AssayCore

/// Cuts a text into sentences by rules: abbreviations, initials, quotations, lists and deliberate line breaks.
///
/// Blank lines always end a sentence. A single line break does so where the line ended early by the measure of its
/// block, or where a list item follows; otherwise the text is taken as hard-wrapped. Closing quotation marks and
/// brackets after a full stop belong to the sentence that it ends.
public struct SentenceSplitter: Sendable {
  /// Sentences are cut at white space when they grow longer than this, in code points, so that no step behind
  /// this one meets a sentence of megabytes.
  public static let maximumLength = 4000

  /// Makes a splitter.
  public init() {}

  /// The sentences of `text` in reading order, without surrounding white space.
  ///
  /// They do not overlap.
  ///
  /// A stretch without any letter or digit (a row of dashes, a lone ellipsis) is not a sentence and is left out.
  /// O(n) time; needs 4 bytes a code point.
  public func sentences(in text: String) -> [TextSpan] {
    sentences(in: Array(text.unicodeScalars))
  }

  func sentences(in scalars: [Unicode.Scalar]) -> [TextSpan] {
    var spans: [TextSpan] = []
    var start = 0
    var index = 0
    var lines = LineBreaks(scalars)
    while index < scalars.count {
      let scalar = scalars[index]
      if scalar.isLineBreak {
        let (end, isBoundary) = lines.run(at: index)
        if isBoundary {
          append(&spans, scalars, start, index)
          start = end
        }
        index = end
      } else if scalar.isTerminator {
        let boundary = SentenceBoundary(scalars, terminator: index, sentenceStart: start)
        if boundary.endsSentence {
          append(&spans, scalars, start, boundary.end)
          start = boundary.end
        }
        index = boundary.resume
      } else {
        index += 1
      }
    }
    append(&spans, scalars, start, scalars.count)
    return spans
  }

  private func append(_ spans: inout [TextSpan], _ scalars: [Unicode.Scalar], _ from: Int, _ to: Int) {
    var start = from
    while start < to {
      while start < to, scalars[start].isSpace { start += 1 }
      var end = to
      if end - start > SentenceSplitter.maximumLength {
        end = start + SentenceSplitter.maximumLength
        var cut = end
        while cut > start, !scalars[cut].isSpace { cut -= 1 }
        if cut > start { end = cut }
      }
      let next = end
      while end > start, scalars[end - 1].isSpace { end -= 1 }
      if scalars[start..<end].contains(where: { $0.isLetter || $0.isDigit }) {
        spans.append(TextSpan(start: start, end: end))
      }
      start = next
    }
  }
}

extension Unicode.Scalar {
  /// Whether this can end a sentence.
  var isTerminator: Bool {
    switch value {
    case 0x2E, 0x21, 0x3F, 0x2026, 0x3002, 0xFF01, 0xFF1F, 0x061F, 0x06D4, 0x0964: true
    default: false
    }
  }

  /// Whether this ends a sentence without a space after it, as in Chinese and Japanese.
  var isWideTerminator: Bool { value == 0x3002 || value == 0xFF01 || value == 0xFF1F }

  /// Whether a list item may begin with this.
  var isBullet: Bool {
    switch value {
    case 0x2022, 0x2023, 0x25E6, 0x2043, 0x2219, 0x25AA, 0x25CF, 0x25A0, 0x00B7, 0x2D, 0x2A, 0x2B, 0x2013,
      0x2014:
      true
    default: false
    }
  }
}
