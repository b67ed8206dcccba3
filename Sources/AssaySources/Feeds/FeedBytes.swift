import CAssaySources
import CLibXML2
import Foundation

/// Makes of a feed's bytes an XML text that libxml2 can read to the end.
///
/// One pass, O(n): the charset is converted to UTF-8; what stands before the root element, comments, processing
/// instructions and the whole DOCTYPE are left out, so no entity can be declared and none expanded (billion laughs);
/// HTML's named entities become characters; an ampersand or a "less than" that begins nothing is escaped; characters
/// that XML forbids are dropped.
struct FeedBytes {
  /// The cleaned text.
  private(set) var bytes: [UInt8] = []
  /// Whether something had to be mended.
  private(set) var isMended = false
  // What was looked for once and not found is not there later either; or each beginning would cost a search to the end.
  private var lacksSectionEnd = false
  private var lacksCommentEnd = false

  private static let maximumEntityName = 32

  /// Cleans a feed.
  ///
  /// - Parameter charset: what the server named.
  init(_ data: Data, charset: String?) {
    let text = FeedBytes.utf8(data, charset: charset)
    isMended = text.isMended
    bytes.reserveCapacity(text.data.count + 64)
    text.data.withUnsafeBytes { clean($0) }
  }

  // MARK: Charset

  /// The text in UTF-8: by byte order mark, by the server's charset, by the XML declaration, or by what fits.
  static func utf8(_ data: Data, charset: String?) -> (data: Data, isMended: Bool) {
    if data.starts(with: [0xEF, 0xBB, 0xBF]) { return valid(data.dropFirst(3)) }
    if data.starts(with: [0xFE, 0xFF]) || data.starts(with: [0x00, 0x3C, 0x00]) {
      return valid(Charset.convert(data, from: "utf-16be") ?? data)
    }
    if data.starts(with: [0xFF, 0xFE]) || data.starts(with: [0x3C, 0x00]) {
      return valid(Charset.convert(data, from: "utf-16le") ?? data)
    }
    // Seven-bit charsets look like UTF-8.
    if let name = declaration(data), name.hasPrefix("iso-2022"), data.contains(0x1B),
      let converted = Charset.convert(data, from: name)
    {
      return valid(converted)
    }
    // Servers and declarations lie; bytes that are valid UTF-8 by chance and not by nature are rare.
    if Charset.isUTF8(data) { return (data, false) }
    let declared = declaration(data)
    for name in [declared, charset] {
      guard let name, !["utf-8", "utf8", "utf-16"].contains(name) else { continue }
      if let converted = Charset.convert(data, from: name) { return valid(converted) }
    }
    let claimsUTF8 = declared == "utf-8" || declared == nil
    // A feed that is UTF-8 but for a few bytes is mended; one that is nothing like it is of Windows.
    let repaired = Data(String(decoding: data, as: UTF8.self).utf8)
    let broken = repaired.count(of: [0xEF, 0xBF, 0xBD])
    if claimsUTF8, broken * 200 <= data.count, broken < 64 { return (repaired, true) }
    return (Charset.convert(data, from: "windows-1252") ?? repaired, true)
  }

  private static func valid(_ data: Data) -> (data: Data, isMended: Bool) {
    if Charset.isUTF8(data) { return (data, false) }
    return (Data(String(decoding: data, as: UTF8.self).utf8), true)
  }

  /// The encoding that an XML declaration names, in lower case.
  private static func declaration(_ data: Data) -> String? {
    let head = String(decoding: data.prefix(256), as: UTF8.self)
    guard let start = head.firstRange(of: "encoding"), let end = head.firstRange(of: "?>"),
      start.upperBound < end.lowerBound
    else { return nil }
    let name = head[start.upperBound..<end.lowerBound].drop { " =\"'".contains($0) }.prefix {
      $0.isASCII && ($0.isLetter || $0.isNumber || "-_:.".contains($0))
    }
    return name.isEmpty ? nil : name.lowercased()
  }

  // MARK: Cleaning

  private mutating func clean(_ text: UnsafeRawBufferPointer) {
    let count = text.count
    var index = 0
    var copied = 0
    // Nothing before the first tag is XML.
    while index < count, text[index] != 0x3C { index += 1 }
    copied = index
    func flush(_ self: inout FeedBytes, _ end: Int) {
      if copied < end { self.bytes.append(contentsOf: text[copied..<end]) }
    }
    while index < count {
      let byte = text[index]
      if byte == 0x26 {
        flush(&self, index)
        index += reference(text, index)
        copied = index
      } else if byte == 0x3C {
        let next = index + 1 < count ? text[index + 1] : 0
        if FeedBytes.isNameStart(next) || next == 0x2F, FeedBytes.isTag(text, index) {
          if let end = FeedBytes.emptyElement(text, index) {
            flush(&self, index)
            if next != 0x2F {
              bytes.append(contentsOf: text[index..<(text[end - 1] == 0x2F ? end - 1 : end)])
              bytes += [0x2F, 0x3E]
            }
            index = end + 1
            copied = index
          } else {
            index += 1
          }
        } else if next == 0x21 || next == 0x3F {
          flush(&self, index)
          index = special(text, index)
          copied = index
        } else {
          flush(&self, index)
          bytes += Array("&lt;".utf8)
          isMended = true
          index += 1
          copied = index
        }
      } else if byte == 0x5D, text.has("]]>", at: index) {
        // XML forbids it in text, and libxml2 drops what stands before it.
        flush(&self, index)
        bytes += Array("]]&gt;".utf8)
        isMended = true
        index += 3
        copied = index
      } else if byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D
        || byte == 0xEF && index + 2 < count && text[index + 1] == 0xBF && text[index + 2] >= 0xBE
      {
        flush(&self, index)
        isMended = true
        index += byte == 0xEF ? 3 : 1
        copied = index
      } else {
        index += 1
      }
    }
    flush(&self, count)
  }

  /// Whether what begins at `start` can be a tag: libxml2 compares each attribute with all others, so there are bounds.
  private static func isTag(_ text: UnsafeRawBufferPointer, _ start: Int) -> Bool {
    var equalSigns = 0
    var index = start + 1
    while index < text.count {
      switch text[index] {
      case 0x3C, 0x3E: return true
      case 0x3D:
        equalSigns += 1
        if equalSigns > 512 { return false }
      default: break
      }
      index += 1
      if index - start > 1 << 16 { return false }
    }
    return true
  }

  /// Where the tag at `start` ends, if it is one of HTML's elements that are never closed and no feed has: those are
  /// written closed, or each would nest all that follows one deeper.
  private static func emptyElement(_ text: UnsafeRawBufferPointer, _ start: Int) -> Int? {
    let first = text[start + 1] == 0x2F ? start + 2 : start + 1
    var name: UInt32 = 0
    var index = first
    while index < text.count, index - first < 4, (text[index] | 0x20) >= 0x61, (text[index] | 0x20) <= 0x7A {
      name = name << 8 | UInt32(text[index] | 0x20)
      index += 1
    }
    // br, hr, img, wbr
    guard [0x6272, 0x6872, 0x69_6D67, 0x77_6272].contains(name), index < text.count,
      text[index] <= 0x20 || text[index] == 0x2F || text[index] == 0x3E
    else { return nil }
    while index < text.count, index - start < 8192 {
      if text[index] == 0x3E { return index }
      if text[index] == 0x3C { return nil }
      index += 1
    }
    return nil
  }

  private static func isNameStart(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte == 0x5F || byte == 0x3A || (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A
  }

  /// Takes what begins with `<!` or `<?`; gives the index after it.
  private mutating func special(_ text: UnsafeRawBufferPointer, _ start: Int) -> Int {
    if text.has("<![CDATA[", at: start) {
      guard !lacksSectionEnd, let end = text.find("]]>", from: start + 9) else {
        lacksSectionEnd = true
        isMended = true
        return start + 9
      }
      var run = start
      for index in start..<end {
        let byte = text[index]
        if byte < 0x20, byte != 0x09, byte != 0x0A, byte != 0x0D {
          bytes.append(contentsOf: text[run..<index])
          run = index + 1
          isMended = true
        }
      }
      bytes.append(contentsOf: text[run..<(end + 3)])
      return end + 3
    }
    if text.has("<!--", at: start) {
      guard !lacksCommentEnd, let end = text.find("-->", from: start + 4) else {
        lacksCommentEnd = true
        isMended = true
        return start + 4
      }
      return end + 3
    }
    if text[start + 1] == 0x3F { return text.find(">", from: start).map { $0 + 1 } ?? text.count }
    // <!DOCTYPE name [ … ]>: to the bracket that closes it.
    var depth = 0
    var index = start
    while index < text.count {
      switch text[index] {
      case 0x5B: depth += 1
      case 0x5D: depth -= 1
      case 0x3E where depth <= 0: return index + 1
      default: break
      }
      index += 1
    }
    return text.count
  }

  /// Writes what an ampersand at `start` begins; gives how many bytes of the text it took.
  private mutating func reference(_ text: UnsafeRawBufferPointer, _ start: Int) -> Int {
    var end = start + 1
    while end < text.count, end - start <= FeedBytes.maximumEntityName, FeedBytes.isReferenceByte(text[end]) {
      end += 1
    }
    if end < text.count, text[end] == 0x3B, end > start + 1 {
      let name = text[(start + 1)..<end]
      if let written = FeedBytes.replacement(String(decoding: name, as: UTF8.self)) {
        bytes += written
        return end + 1 - start
      }
    }
    isMended = true
    bytes += Array("&amp;".utf8)
    return 1
  }

  private static func isReferenceByte(_ byte: UInt8) -> Bool {
    byte == 0x23 || (0x30...0x39).contains(byte) || (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A
  }

  /// What stands for a reference: itself where XML knows it, else the character; nil where it means nothing.
  private static func replacement(_ name: String) -> [UInt8]? {
    switch name {
    case "amp", "lt", "gt", "quot", "apos": return Array("&\(name);".utf8)
    case _ where name.hasPrefix("#"):
      guard let value = HTMLEntities.number(name.dropFirst()) else { return nil }
      return escaped(value)
    default: return HTMLEntities.named(name).map(escaped)
    }
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> [UInt8] {
    switch scalar {
    case "<", ">", "&", "\"", "'": Array("&#\(scalar.value);".utf8)
    default: Array(String(Character(scalar)).utf8)
    }
  }
}

/// HTML's character references.
enum HTMLEntities {
  /// The character of a name of HTML 4, such as `nbsp`.
  static func named(_ name: String) -> Unicode.Scalar? {
    guard let entry = htmlEntityLookup(name) else { return nil }
    return Unicode.Scalar(entry.pointee.value)
  }

  /// A text with its references as characters; what means nothing stays as it is.
  static func decoded(_ text: String) -> String {
    guard text.utf8.contains(0x26) else { return text }
    var result = ""
    var rest = text[...]
    while let mark = rest.firstIndex(of: "&") {
      result += rest[..<mark]
      let after = rest[rest.index(after: mark)...]
      if let end = after.prefix(33).firstIndex(of: ";"), let scalar = scalar(after[..<end]) {
        result.unicodeScalars.append(scalar)
        rest = after[after.index(after: end)...]
      } else {
        result += "&"
        rest = after
      }
    }
    return result + rest
  }

  private static func scalar(_ name: Substring) -> Unicode.Scalar? {
    name.first == "#" ? number(name.dropFirst()) : name == "apos" ? "'" : named(String(name))
  }

  /// The character of a number, `8217` or `x2019`; codes of Windows-1252 mean what browsers take them for.
  static func number(_ text: Substring) -> Unicode.Scalar? {
    let isHexadecimal = text.first == "x" || text.first == "X"
    let digits = isHexadecimal ? text.dropFirst() : text
    guard !digits.isEmpty, let value = UInt32(digits, radix: isHexadecimal ? 16 : 10) else { return nil }
    if (0x80...0x9F).contains(value) { return Unicode.Scalar(windows[Int(value) - 0x80]) }
    // What XML forbids becomes the replacement character, as in a browser.
    guard value >= 0x20 || [0x09, 0x0A, 0x0D].contains(value), value & 0xFFFE != 0xFFFE,
      let scalar = Unicode.Scalar(value)
    else { return "\u{FFFD}" }
    return scalar
  }

  private static let windows: [UInt16] = [
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152,
    0xFFFD,
    0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161,
    0x203A,
    0x0153, 0xFFFD, 0x017E, 0x0178,
  ]
}

extension UnsafeRawBufferPointer {
  /// Whether the bytes of an ASCII text stand at an index.
  func has(_ text: StaticString, at index: Int) -> Bool {
    let length = text.utf8CodeUnitCount
    guard let baseAddress, index + length <= count else { return false }
    return memcmp(baseAddress + index, text.utf8Start, length) == 0
  }

  /// The next place of an ASCII text.
  func find(_ text: StaticString, from index: Int) -> Int? {
    guard let baseAddress, index < count else { return nil }
    return assay_find(baseAddress + index, count - index, text.utf8Start, text.utf8CodeUnitCount).map {
      $0 - baseAddress
    }
  }
}

extension Data {
  /// How often a sequence of bytes occurs.
  func count(of pattern: [UInt8]) -> Int {
    var result = 0
    var start = startIndex
    let pattern = Data(pattern)
    while let found = range(of: pattern, in: start..<endIndex) {
      result += 1
      start = found.upperBound
    }
    return result
  }
}
