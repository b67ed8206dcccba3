import Foundation

/// Numbers in English words, as American news reads them.
enum NumberWords {
  private static let small = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
  ]
  private static let tens = [
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
  ]
  private static let scales: [(value: Int, name: String)] = [
    (1_000_000_000_000_000, "quadrillion"), (1_000_000_000_000, "trillion"), (1_000_000_000, "billion"),
    (1_000_000, "million"), (1000, "thousand"),
  ]

  /// `55000` gives "fifty-five thousand".
  static func cardinal(_ number: Int) -> String {
    guard number >= 0 else { return "minus " + cardinal(number == .min ? .max : -number) }
    if number < 20 { return small[number] }
    if number < 100 {
      let unit = number % 10
      return tens[number / 10] + (unit == 0 ? "" : "-" + small[unit])
    }
    if number < 1000 {
      let rest = number % 100
      return small[number / 100] + " hundred" + (rest == 0 ? "" : " " + cardinal(rest))
    }
    guard let scale = scales.first(where: { number >= $0.value }) else { return digits(String(number)) }
    let rest = number % scale.value
    return cardinal(number / scale.value) + " " + scale.name + (rest == 0 ? "" : " " + cardinal(rest))
  }

  /// `21` gives "twenty-first".
  static func ordinal(_ number: Int) -> String {
    let irregular = [
      "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
      "twelve": "twelfth",
    ]
    let words = cardinal(number)
    let cut = words.lastIndex { $0 == " " || $0 == "-" }.map { words.index(after: $0) } ?? words.startIndex
    let last = String(words[cut...])
    let changed = irregular[last] ?? (last.hasSuffix("y") ? last.dropLast() + "ieth" : last + "th")
    return words[..<cut] + changed
  }

  /// `1999` gives "nineteen ninety-nine", `2005` "two thousand five", `2026` "twenty twenty-six".
  static func year(_ year: Int) -> String {
    let (century, rest) = (year / 100, year % 100)
    if year < 1000 || year > 9999 || (century % 10 == 0 && rest < 10) { return cardinal(year) }
    if rest == 0 { return cardinal(century) + " hundred" }
    return cardinal(century) + (rest < 10 ? " oh " : " ") + cardinal(rest)
  }

  /// `1990` gives "nineteen nineties", `2000` "two thousands", `90` "nineties".
  static func decade(_ start: Int) -> String {
    let words = start < 100 ? cardinal(start) : year(start)
    return words.hasSuffix("y") ? words.dropLast() + "ies" : words + "s"
  }

  /// Each digit alone: `007` gives "zero zero seven".
  static func digits(_ text: some StringProtocol) -> String {
    text.compactMap { $0.wholeNumberValue.map { $0 < 10 ? small[$0] : nil } ?? nil }.joined(separator: " ")
  }

  /// Digits with an optional decimal part: `1.05` gives "one point zero five"; nil for anything else.
  ///
  /// Commas group thousands; where one comma is followed by anything but three digits it is a decimal comma.
  static func decimal(_ text: some StringProtocol) -> String? {
    var text = String(text)
    guard let first = text.first, first.isASCII, first.isNumber || first == "." else { return nil }
    guard text.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == "." || $0 == ",") }) else { return nil }
    let groups = text.split(separator: ",", omittingEmptySubsequences: false)
    if groups.count > 1 {
      let whole = groups.dropFirst().dropLast().allSatisfy { $0.count == 3 }
      let last = groups[groups.count - 1].prefix { $0 != "." }
      if whole, last.count == 3, groups[0].count <= 3, !groups[0].isEmpty {
        text = groups.joined()
      } else if groups.count == 2, !text.contains("."), !groups[1].isEmpty {
        text = groups.joined(separator: ".")
      } else {
        return nil
      }
    }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2 else { return nil }
    let whole: String
    if parts[0].isEmpty {
      whole = "zero"
    } else if parts[0].count > 1, parts[0].first == "0" {
      whole = digits(parts[0])
    } else if parts[0].count <= 18, let number = Int(parts[0]) {
      whole = cardinal(number)
    } else {
      whole = digits(parts[0])
    }
    guard parts.count == 2 else { return whole }
    return parts[1].isEmpty ? nil : whole + " point " + digits(parts[1])
  }

  /// The value of a Roman numeral in its canonical form; nil for other words.
  static func roman(_ text: String) -> Int? {
    let values: [Character: Int] = ["I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000]
    guard !text.isEmpty, text.count <= 15 else { return nil }
    var total = 0
    var before = Int.max
    for letter in text {
      guard let value = values[letter] else { return nil }
      total += value
      if before < value { total -= 2 * before }
      before = value
    }
    return romanNumeral(total) == text ? total : nil
  }

  private static func romanNumeral(_ number: Int) -> String {
    let parts = [
      (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
      (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ]
    var rest = number
    var text = ""
    for (value, letters) in parts {
      while rest >= value {
        text += letters
        rest -= value
      }
    }
    return text
  }
}
