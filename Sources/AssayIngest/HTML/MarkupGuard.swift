import Foundation

/// Cuts what would take libxml2 more than linear time out of a page, before it is parsed.
///
/// The parser compares each attribute of a tag with all before it and looks for each end tag among all open elements. One
/// pass over the bytes drops the rest of a tag with too many attributes, and what stands behind too many tags.
enum MarkupGuard {
  /// The most attributes of a tag; real ones have a few dozen.
  static let maximumAttributes = 300
  /// The most tags of a page; a long page has ten thousand.
  static let maximumTags = 1_200_000

  /// The page, and whether its end was cut off; unchanged, and not copied, where nothing is too much.
  ///
  /// O(n).
  static func bounded(_ data: Data) -> (data: Data, isCut: Bool) {
    let (drops, end) = data.withUnsafeBytes { scan($0) }
    guard !drops.isEmpty || end < data.count else { return (data, false) }
    var result = Data(capacity: end)
    var index = data.startIndex
    for drop in drops {
      result.append(data[index..<(data.startIndex + drop.lowerBound)])
      index = data.startIndex + drop.upperBound
    }
    if index < data.startIndex + end { result.append(data[index..<(data.startIndex + end)]) }
    return (result, end < data.count)
  }

  /// The ranges to drop, and where to stop.
  private static func scan(_ bytes: UnsafeRawBufferPointer) -> (drops: [Range<Int>], end: Int) {
    var drops: [Range<Int>] = []
    var tags = 0
    var index = 0
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "<"), index + 1 < bytes.count else {
        index += 1
        continue
      }
      let next = bytes[index + 1]
      guard next == UInt8(ascii: "/") || isLetter(next) else {
        index += 1
        continue
      }
      tags += 1
      if tags > maximumTags { return (drops, index) }
      index = isLetter(next) ? endOfTag(bytes, index + 1, &drops) : index + 2
    }
    return (drops, bytes.count)
  }

  /// Where a tag ends whose name begins at `start`; too many attributes are added to `drops`.
  private static func endOfTag(
    _ bytes: UnsafeRawBufferPointer, _ start: Int, _ drops: inout [Range<Int>]
  ) -> Int {
    var index = start
    var quote: UInt8 = 0
    var wasSpace = false
    var wasEquals = false
    var attributes = 0
    var tooMany: Int?
    while index < bytes.count {
      let byte = bytes[index]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: ">") || byte == UInt8(ascii: "<") {
        break
      } else if (byte == 0x22 || byte == 0x27) && wasEquals {
        quote = byte
        wasEquals = false
        wasSpace = true
      } else if byte <= 0x20 || byte == UInt8(ascii: "/") {
        wasSpace = true
      } else {
        wasEquals = byte == UInt8(ascii: "=")
        if wasSpace, !wasEquals {
          attributes += 1
          if attributes > maximumAttributes, tooMany == nil { tooMany = index }
        }
        wasSpace = false
      }
      index += 1
    }
    // A quotation mark that never closes would hide the rest of the page; the parser recovers on its own.
    if index == bytes.count, tooMany == nil { return start }
    if let tooMany { drops.append(tooMany..<index) }
    return index
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }
}
