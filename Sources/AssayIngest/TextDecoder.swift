import AssayCore
import Foundation

/// Decodes bytes of text: by byte order mark, as UTF-8, by a declared charset, and as Windows text where plausible.
///
/// Bytes without a mark that are not valid UTF-8 are taken, in this order, as: the charset declared; UTF-8 with a
/// few damaged characters (shown as U+FFFD) where valid sequences outnumber invalid ones four to one; KOI8-R or Windows-1251
/// where the letters are mostly outside ASCII, by where the small letters are; Windows-1252 where few are and no code is undefined. Anything else is
/// refused, because wrong letters would be quoted as evidence.
struct TextDecoder {
  /// The text without a byte order mark.
  ///
  /// - Throws: ``AssayError`` with code `unsupportedFormat` where no charset is plausible.
  static func decode(_ data: Data, source: String, charset: String? = nil) throws -> String {
    if let text = byMark(data) { return text }
    if let text = String(validating: data, as: UTF8.self) { return text }
    if let charset {
      if KOI8.isName(charset) { return KOI8.decode(data) }
      if let encoding = encoding(named: charset), let text = String(data: data, encoding: encoding) {
        return text
      }
    }
    let census = ByteCensus(data)
    if census.validSequences >= 4, census.validSequences >= 4 * census.invalidBytes {
      return String(decoding: data, as: UTF8.self)
    }
    if census.isPlausibleKOI8 { return KOI8.decode(data) }
    if let encoding = census.plausibleEncoding, let text = String(data: data, encoding: encoding) {
      return text
    }
    throw AssayError(
      .unsupportedFormat,
      "\(InputBytes.name(source)) is neither valid UTF-8 nor plausible Windows text. "
        + "Convert it first, for example: iconv -f IBM866 -t UTF-8 FILE > FILE.utf8")
  }

  /// Whether the bytes begin with a Unicode byte order mark, or can only be UTF-16 without one.
  static func hasByteOrderMark(_ data: Data) -> Bool {
    marks.contains { data.starts(with: $0.bytes) } || unmarkedUTF16(data) != nil
  }

  /// The order of bytes of UTF-16 text without a mark: nearly every other byte is zero in mark-up and western text.
  private static func unmarkedUTF16(_ data: Data) -> String.Encoding? {
    let head = Array(data.prefix(200))
    let pairs = head.count / 2
    guard pairs >= 16 else { return nil }
    let first = (0..<pairs).count { head[2 * $0] == 0 }
    let second = (0..<pairs).count { head[2 * $0 + 1] == 0 }
    if second * 10 >= pairs * 9, first == 0 { return .utf16LittleEndian }
    if first * 10 >= pairs * 9, second == 0 { return .utf16BigEndian }
    return nil
  }

  /// The charset that fits bytes without mark or declaration best; nil for valid UTF-8 and for the implausible.
  static func guess(_ data: Data) -> String.Encoding? { ByteCensus(data).plausibleEncoding }

  /// The text of bytes that begin with a byte order mark, or of UTF-16 without one; nil for any other.
  static func byMark(_ data: Data) -> String? {
    guard let mark = marks.first(where: { data.starts(with: $0.bytes) }) else {
      return unmarkedUTF16(data).flatMap { String(data: data.prefix(data.count / 2 * 2), encoding: $0) }
    }
    let body = data.dropFirst(mark.bytes.count)
    guard mark.encoding != .utf8 else { return String(decoding: body, as: UTF8.self) }
    // A cut-off last unit must not lose the rest.
    let width = mark.encoding == .utf16LittleEndian || mark.encoding == .utf16BigEndian ? 2 : 4
    return String(data: body.prefix(body.count / width * width), encoding: mark.encoding)
  }

  private static let marks: [(bytes: [UInt8], encoding: String.Encoding)] = [
    ([0xEF, 0xBB, 0xBF], .utf8), ([0xFF, 0xFE, 0, 0], .utf32LittleEndian),
    ([0, 0, 0xFE, 0xFF], .utf32BigEndian),
    ([0xFF, 0xFE], .utf16LittleEndian), ([0xFE, 0xFF], .utf16BigEndian),
  ]

  /// Charsets by their names on the web; ISO 8859-1 means Windows-1252 there.
  static func encoding(named name: String) -> String.Encoding? {
    switch name.lowercased().filter({ $0 != "_" && $0 != "-" }) {
    case "utf8": .utf8
    case "windows1252", "cp1252", "iso88591", "latin1", "usascii", "ascii": .windowsCP1252
    case "windows1251", "cp1251": .windowsCP1251
    case "windows1250", "cp1250": .windowsCP1250
    case "windows1253", "cp1253": .windowsCP1253
    case "windows1254", "cp1254", "iso88599": .windowsCP1254
    case "iso88592": .isoLatin2
    case "utf16": .utf16
    case "utf16le": .utf16LittleEndian
    case "utf16be": .utf16BigEndian
    case "shiftjis", "sjis": .shiftJIS
    case "eucjp": .japaneseEUC
    default: nil
    }
  }
}

/// Counts what kinds of bytes a text has, to judge which charset is plausible.
struct ByteCensus {
  private(set) var asciiLetters = 0
  private(set) var highLetters = 0
  /// Of them, those below 0xE0: capitals in Windows-1251, small letters in KOI8-R.
  private(set) var lowerHalf = 0
  private(set) var undefined = 0
  private(set) var controls = 0
  private(set) var validSequences = 0
  private(set) var invalidBytes = 0

  init(_ data: Data) {
    data.withUnsafeBytes { (bytes: UnsafeRawBufferPointer) in
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        switch byte {
        case 0x41...0x5A, 0x61...0x7A: asciiLetters += 1
        case 0..<9, 0x0E..<0x20, 0x7F: controls += 1
        case 0x81, 0x8D, 0x8F, 0x90, 0x9D: undefined += 1
        case 0xC0...0xFF:
          highLetters += 1
          if byte < 0xE0 { lowerHalf += 1 }
        default: break
        }
        if byte >= 0x80 {
          let length = ByteCensus.sequenceLength(bytes, index)
          if length > 0 { validSequences += 1 } else { invalidBytes += 1 }
          if length > 1 {
            index += length
            continue
          }
        }
        index += 1
      }
    }
  }

  /// Whether the bytes look like Russian in KOI8-R: its small letters lie where Windows-1251 has capitals.
  var isPlausibleKOI8: Bool {
    highLetters > 20 && highLetters * 3 > asciiLetters + highLetters && controls * 50 <= highLetters
      && lowerHalf * 5 > highLetters * 4
  }

  /// Windows-1251 or Windows-1252, where the bytes look like it.
  var plausibleEncoding: String.Encoding? {
    let letters = asciiLetters + highLetters
    guard letters > 0, controls * 50 <= letters else { return nil }
    // A text of more than a third letters outside ASCII is not a western one.
    if highLetters * 3 > letters { return highLetters > 8 ? .windowsCP1251 : nil }
    return undefined == 0 ? .windowsCP1252 : nil
  }

  /// The length of the valid UTF-8 sequence at `index`, or 0.
  private static func sequenceLength(_ bytes: UnsafeRawBufferPointer, _ index: Int) -> Int {
    let length =
      switch bytes[index] {
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 0
      }
    guard length > 0, index + length <= bytes.count else { return 0 }
    return (1..<length).allSatisfy { bytes[index + $0] & 0xC0 == 0x80 } ? length : 0
  }
}
