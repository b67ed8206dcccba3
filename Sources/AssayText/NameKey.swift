import Foundation

/// A name in a spelling that is the same for its usual transliterations.
enum NameKey {
  /// The key of one word: small letters of the Latin alphabet, variants drawn together.
  static func key(_ word: String) -> String {
    var letters = latin(word.lowercased())
    for (from, to) in variants { replace(from, with: to, in: &letters) }
    var key: [UInt8] = []
    for letter in letters where letter != key.last || isDigit(letter) { key.append(letter) }
    return String(decoding: key, as: UTF8.self)
  }

  /// Replaces a pattern from left to right; names are short and compared often, so this works on bytes.
  private static func replace(_ from: [UInt8], with to: [UInt8], in letters: inout [UInt8]) {
    var start = 0
    while start + from.count <= letters.count {
      if letters[start] == from[0], letters[start..<start + from.count].elementsEqual(from) {
        letters.replaceSubrange(start..<start + from.count, with: to)
        start += to.count
      } else {
        start += 1
      }
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }
  private static func isSmallLetter(_ byte: UInt8) -> Bool { UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte }

  /// Longer patterns first, so that a part of one is not taken for another.
  private static let variants: [([UInt8], [UInt8])] = [
    ("shch", "sh"), ("sch", "sh"), ("dzh", "j"), ("zh", "j"), ("dj", "j"), ("kh", "h"), ("gh", "g"),
    ("tch", "c"),
    ("ch", "c"), ("ts", "s"), ("tz", "s"), ("ks", "x"), ("ck", "k"), ("ph", "f"), ("q", "k"), ("w", "v"),
    ("ou", "u"),
    ("oo", "u"), ("ee", "i"), ("iy", "y"), ("ii", "y"), ("yi", "y"), ("ay", "ai"), ("ey", "ei"), ("oy", "oi"),
    ("uy", "ui"),
    ("aye", "ae"), ("aie", "ae"), ("eye", "ee"), ("eie", "ee"), ("oie", "oe"), ("uie", "ue"), ("iye", "ie"),
    ("ye", "e"),
    ("yo", "e"), ("io", "e"), ("ya", "a"), ("ia", "a"), ("yu", "u"), ("iu", "u"), ("y", "i"), ("ie", "e"),
  ].map { (Array($0.utf8), Array($1.utf8)) }

  private static let cyrillic: [Character: String] = [
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i",
    "й": "y",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u",
    "ф": "f",
    "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu",
    "я": "ya", "ә": "a", "ғ": "g", "қ": "k", "ң": "n", "ө": "o", "ұ": "u", "ү": "u", "һ": "h", "і": "i",
    "є": "e",
    "ї": "i", "ґ": "g",
  ]

  /// The letters and digits of a word in small letters, in ASCII.
  private static func latin(_ lowercased: String) -> [UInt8] {
    if lowercased.utf8.allSatisfy({ $0 < 0x80 }) {
      return lowercased.utf8.filter { isSmallLetter($0) || isDigit($0) }
    }
    let spelled = lowercased.reduce(into: "") { $0 += cyrillic[$1] ?? String($1) }
    let folded = spelled.folding(options: [.diacriticInsensitive], locale: nil)
      .replacing("ı", with: "i").replacing("ø", with: "o").replacing("ł", with: "l").replacing(
        "ß", with: "ss")
    return folded.filter { $0.isASCII && ($0.isLetter || $0.isNumber) }.flatMap(\.utf8)
  }

  /// Whether two keys are one name: equal, or one letter apart inside a long one.
  ///
  /// The last letter is never the difference: Kassenov and Kassenova are two persons.
  static func areVariants(_ left: String, _ right: String) -> Bool {
    if left == right { return true }
    let short = min(left.count, right.count)
    guard short >= 7, abs(left.count - right.count) <= 1, left.first == right.first, left.last == right.last
    else {
      return false
    }
    let head = zip(left, right).prefix { $0 == $1 }.count
    let tail = zip(left.reversed(), right.reversed()).prefix { $0 == $1 }.count
    return head + tail >= max(left.count, right.count) - 1
  }
}
