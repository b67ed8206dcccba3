import AssayText
import Foundation

/// Reads the terms of a text as the lexical index knows them: lower case, without accents, stemmed.
///
/// A run of letters, marks and digits is a word. A number keeps its decimal point and loses the commas of its
/// thousands: "55,000" and "55000" are one term. Each sign of a script that is written without spaces (Han, kana,
/// Thai) is a term of its own.
///
/// Keeps the stems it has seen, so one reader for many texts is faster than one each.
struct TermReader {
  /// Words of more code points are cut: nobody looks for them, and they fill the index.
  static let longestWord = 64

  private var stems: [String: String] = [:]

  /// The terms of `text` in order, repeated as they occur.
  ///
  /// O(n).
  mutating func terms(in text: String) -> [String] { Self.words(in: text).map { term(of: $0) } }

  /// The term of a word that ``words(in:)`` gave.
  mutating func term(of word: String) -> String {
    if let known = stems[word] { return known }
    if stems.count > 200_000 { stems.removeAll(keepingCapacity: true) }
    let stem = Words.stem(word)
    stems[word] = stem
    return stem
  }

  /// The words of `text` in order, in lower case and without accents, not stemmed.
  static func words(in text: String) -> [String] {
    let scalars = Array(text.unicodeScalars)
    var words: [String] = []
    var index = 0
    while index < scalars.count {
      guard scalars[index].isWordPart else {
        index += 1
        continue
      }
      if scalars[index].standsAlone {
        words.append(String(scalars[index]))
        index += 1
        continue
      }
      let start = index
      var isASCII = true
      while index < scalars.count {
        let scalar = scalars[index]
        if scalar.isWordPart, !scalar.standsAlone {
          if scalar.value > 127 { isASCII = false }
        } else if !joinsDigits(scalars, index) {
          break
        }
        index += 1
      }
      let run = scalars[start..<min(index, start + longestWord)]
      words.append(isASCII ? asciiWord(run) : foldedWord(run))
    }
    return words.filter { !$0.isEmpty }
  }

  /// A point or comma between two digits; a comma only before three of them.
  private static func joinsDigits(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
    guard scalars[index] == "." || scalars[index] == ",", index > 0, scalars[index - 1].isASCIIDigit else {
      return false
    }
    func isDigit(_ offset: Int) -> Bool {
      index + offset < scalars.count && scalars[index + offset].isASCIIDigit
    }
    if scalars[index] == "." { return isDigit(1) }
    return isDigit(1) && isDigit(2) && isDigit(3) && !isDigit(4)
  }

  private static func asciiWord(_ run: ArraySlice<Unicode.Scalar>) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(run.count)
    for scalar in run where scalar != "," {
      let byte = UInt8(truncatingIfNeeded: scalar.value)
      bytes.append(byte >= 65 && byte <= 90 ? byte + 32 : byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Accents on letters (U+0300 to U+036F) go; the signs that carry vowels in other scripts stay.
  private static func foldedWord(_ run: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    for scalar in String(run).lowercased().decomposedStringWithCanonicalMapping.unicodeScalars
    where scalar != "," && !(0x300...0x36F).contains(scalar.value) {
      view.append(scalar)
    }
    return String(view)
  }
}

extension Unicode.Scalar {
  fileprivate var isASCIIDigit: Bool { value >= 48 && value <= 57 }

  /// A sign of a script that is written without spaces between words.
  fileprivate var standsAlone: Bool {
    guard value >= 0x0E00 else { return false }
    switch value {
    case 0x0E00...0x0EFF, 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF,
      0x20000...0x323AF:
      return true
    default: return false
    }
  }
}
