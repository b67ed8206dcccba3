/// A half-open range of Unicode code points (scalars) in a text.
///
/// Offsets count code points, as the W3C Web Annotation model's `TextPositionSelector` does, so that a browser
/// and a Swift program mean the same place. They are never UTF-8 bytes, UTF-16 units or grapheme clusters.
public struct TextSpan: Hashable, Sendable, Codable, Comparable {
  /// The first code point, counted from 0.
  public var start: Int
  /// One past the last code point.
  public var end: Int

  /// Makes a span; an `end` before `start` is moved up to it, so a span is never negative.
  public init(start: Int, end: Int) {
    self.start = start
    self.end = max(start, end)
  }

  /// The number of code points covered.
  public var count: Int { end - start }

  /// Whether nothing is covered.
  public var isEmpty: Bool { end == start }

  /// Whether `offset` lies within the span.
  public func contains(_ offset: Int) -> Bool { offset >= start && offset < end }

  /// Whether the two spans share at least one code point.
  public func overlaps(_ other: TextSpan) -> Bool { start < other.end && other.start < end }

  /// The span moved by `distance` code points.
  public func shifted(by distance: Int) -> TextSpan {
    TextSpan(start: start + distance, end: end + distance)
  }

  /// Orders by start, then by end.
  public static func < (lhs: TextSpan, rhs: TextSpan) -> Bool {
    (lhs.start, lhs.end) < (rhs.start, rhs.end)
  }
}

extension StringProtocol {
  /// Whether there is anything in the text but white space and marks.
  package var hasWords: Bool { contains { $0.isLetter || $0.isNumber } }
}

extension String {
  /// The number of code points.
  ///
  /// O(n).
  public var codePointCount: Int { unicodeScalars.count }

  /// The text that `span` covers; the part of the span outside the text is ignored.
  ///
  /// O(n).
  public func text(in span: TextSpan) -> String {
    let scalars = unicodeScalars
    guard
      let from = scalars.index(scalars.startIndex, offsetBy: max(0, span.start), limitedBy: scalars.endIndex)
    else { return "" }
    let to = scalars.index(from, offsetBy: span.end - max(0, span.start), limitedBy: scalars.endIndex)
    return String(scalars[from..<(to ?? scalars.endIndex)])
  }
}
