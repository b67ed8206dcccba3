/// White space and line ends, over UTF-8 bytes: a text of megabytes goes through here several times.
enum Whitespace {
  /// The text with runs of white space as single spaces and none at the ends; invisible marks are dropped.
  ///
  /// O(n).
  static func collapsed(_ text: String) -> String {
    var text = text
    return text.withUTF8 { bytes -> String? in
      if isCollapsed(bytes) { return nil }
      var result: [UInt8] = []
      result.reserveCapacity(bytes.count)
      var hasGap = false
      var index = 0
      while index < bytes.count {
        let (kind, length) = piece(bytes, index)
        switch kind {
        case .space: hasGap = !result.isEmpty
        case .invisible: break
        case .word:
          if hasGap {
            result.append(0x20)
            hasGap = false
          }
          result.append(contentsOf: bytes[index..<(index + length)])
        }
        index += length
      }
      return String(decoding: result, as: UTF8.self)
    } ?? text
  }

  /// The lines of a text, whichever way they end.
  ///
  /// O(n).
  static func lines(_ text: String) -> [Substring] {
    var lines: [Substring] = []
    let bytes = text.utf8
    var start = bytes.startIndex
    var index = start
    while index < bytes.endIndex {
      let next = bytes.index(after: index)
      let byte = bytes[index]
      guard byte == 0x0A || byte == 0x0D || isLineSeparator(bytes, index) else {
        index = next
        continue
      }
      lines.append(text[start..<index])
      let isPair = byte == 0x0D && next < bytes.endIndex && bytes[next] == 0x0A
      index = byte == 0xE2 ? bytes.index(index, offsetBy: 3) : isPair ? bytes.index(after: next) : next
      start = index
    }
    lines.append(text[start...])
    return lines
  }

  /// U+2028 and U+2029.
  private static func isLineSeparator(_ bytes: String.UTF8View, _ index: String.Index) -> Bool {
    guard bytes[index] == 0xE2 else { return false }
    let second = bytes.index(after: index)
    guard bytes[second] == 0x80 else { return false }
    let third = bytes[bytes.index(after: second)]
    return third == 0xA8 || third == 0xA9
  }

  private enum Kind {
    case word
    case space
    case invisible
  }

  /// Most texts need no change, and then no copy is made.
  private static func isCollapsed(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var wasSpace = true
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x20 {
        if wasSpace { return false }
        wasSpace = true
        index += 1
      } else if byte > 0x20, byte < 0x7F {
        wasSpace = false
        index += 1
      } else {
        let (kind, length) = piece(bytes, index)
        guard kind == .word else { return false }
        wasSpace = false
        index += length
      }
    }
    return bytes.isEmpty || !wasSpace
  }

  /// What begins at a byte, and how many bytes it takes.
  private static func piece(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> (Kind, Int) {
    let first = bytes[index]
    switch first {
    case 0x20, 0x09...0x0D: return (.space, 1)
    case 0x00...0x1F, 0x7F: return (.invisible, 1)
    case 0x00..<0x80: return (.word, 1)
    case 0xC2:
      return (
        bytes[index + 1] == 0x85 || bytes[index + 1] == 0xA0
          ? .space : bytes[index + 1] == 0xAD ? .invisible : .word, 2
      )
    case 0xC3...0xDF: return (.word, 2)
    case 0xE0...0xEF:
      let value =
        UInt32(first & 0x0F) << 12 | UInt32(bytes[index + 1] & 0x3F) << 6 | UInt32(bytes[index + 2] & 0x3F)
      switch value {
      case 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: return (.space, 3)
      case 0x200B, 0x2060, 0xFEFF: return (.invisible, 3)
      default: return (.word, 3)
      }
    default: return (.word, 4)
    }
  }
}
