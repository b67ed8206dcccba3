/// Reads a number that begins at a lexeme: `55,000`, `1.2 million`, `twenty-five`, `a hundred and five`, `dozens`.
struct NumberReader {
  struct Match {
    var value: Double
    /// One past the last lexeme.
    var next: Int
    /// Whether the words themselves say that the number is rough: "dozens", "a couple of".
    var isApproximate = false
    /// Whether it is written in words.
    var isWords = false
  }

  private let text: LexedText

  init(_ text: LexedText) { self.text = text }

  /// The number that begins at lexeme `index`, the longest reading; nil where none does.
  func read(at index: Int) -> Match? {
    guard let lexeme = text[index] else { return nil }
    switch lexeme.kind {
    case .number: return digits(at: index)
    case .word: return vague(at: index) ?? words(at: index)
    case .mark: return nil
    }
  }

  // MARK: Digits

  private func digits(at index: Int) -> Match? {
    let first = text.lexemes[index]
    guard var value = NumberReader.value(of: first.text) else { return nil }
    var next = index + 1
    if first.text.count <= 3, first.integer != nil {
      // Groups set apart by a single space: "55 000".
      var joined = first.text
      while let group = text[next], group.kind == .number, group.integer != nil, group.text.count == 3,
        !group.isGlued, group.start == text.lexemes[next - 1].end + 1
      {
        joined += group.text
        next += 1
      }
      if next > index + 1 { value = Double(joined) ?? value }
    }
    if let word = text[next], word.kind == .word {
      if let scale = NumberReader.scales[word.lower] {
        value *= scale
        next += 1
      } else if word.isGlued, let scale = NumberReader.gluedScales[word.text] {
        value *= scale
        next += 1
      }
    }
    return Match(value: value, next: next)
  }

  /// The value of digits with commas and full stops as separators; nil for lists and dates such as `01.12.2025`.
  static func value(of text: String) -> Double? {
    let commas = text.count { $0 == "," }
    let stops = text.count { $0 == "." }
    func isGrouped(_ part: Substring, by separator: Character) -> Bool {
      let groups = part.split(separator: separator, omittingEmptySubsequences: false)
      return (1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy { $0.count == 3 }
    }
    func plain(_ part: Substring) -> String { String(part.filter { $0 != "," && $0 != "." }) }
    switch (commas, stops) {
    case (0, 0): return Double(text)
    case (0, 1): return Double(text)
    case (1, 0):
      if isGrouped(text[...], by: ",") { return Double(plain(text[...])) }
      return Double(text.replacing(",", with: "."))
    case (_, 0): return isGrouped(text[...], by: ",") ? Double(plain(text[...])) : nil
    case (0, _): return isGrouped(text[...], by: ".") ? Double(plain(text[...])) : nil
    default:
      guard let last = text.lastIndex(where: { $0 == "," || $0 == "." }) else { return nil }
      let other: Character = text[last] == "," ? "." : ","
      let whole = text[..<last]
      guard !whole.contains(text[last]), isGrouped(whole, by: other) else { return nil }
      return Double(plain(whole) + "." + text[text.index(after: last)...])
    }
  }

  // MARK: Words

  private func words(at index: Int) -> Match? {
    var next = index
    var total = 0.0
    var current = 0.0
    var hasAny = false
    if text.matches(index, anyOf: ["a", "an"]), let scale = NumberReader.scales[text.lower(index + 1)] {
      current = scale
      next = index + 2
      hasAny = true
      if scale >= 1000 { (total, current) = (scale, 0) }
    } else if text.matches(index, phrase: ["half", "a"]),
      let scale = NumberReader.scales[text.lower(index + 2)]
    {
      return Match(value: scale / 2, next: index + 3, isWords: true)
    }
    var lastWasUnit = false
    scanning: while let lexeme = text[next] {
      var at = next
      if hasAny, lexeme.lower == "and", follows(at + 1), current.truncatingRemainder(dividingBy: 100) == 0 {
        at += 1
      } else if hasAny, lexeme.lower == "-", lexeme.isGlued, text[next + 1]?.isGlued == true, !lastWasUnit,
        NumberReader.units[text.lower(next + 1)] != nil
      {
        at += 1
      }
      let word = text.lower(at)
      if let unit = NumberReader.units[word] {
        if lastWasUnit { break scanning }
        current += unit
        lastWasUnit = unit < 20
        if unit >= 20, current.truncatingRemainder(dividingBy: 100) != unit { return nil }
      } else if let scale = NumberReader.scales[word], hasAny {
        if scale == 100 {
          current = max(1, current) * 100
        } else {
          total += max(1, current) * scale
          current = 0
        }
        lastWasUnit = false
      } else {
        break
      }
      hasAny = true
      next = at + 1
    }
    guard hasAny else { return nil }
    var value = total + current
    if text.matches(next, phrase: ["and", "a", "half"]) {
      value += 0.5
      next += 3
    }
    return Match(value: value, next: next, isWords: true)
  }

  private func follows(_ index: Int) -> Bool { NumberReader.units[text.lower(index)] != nil }

  /// Numbers that name only a size.
  ///
  /// "Dozens" is given as two dozen: the least that the plural says.
  private func vague(at index: Int) -> Match? {
    if let value = NumberReader.plurals[text.lower(index)] {
      if text.lower(index + 1) == "of", let scale = NumberReader.plurals[text.lower(index + 2)] {
        return Match(value: value / 2 * scale, next: index + 3, isApproximate: true, isWords: true)
      }
      return Match(value: value, next: index + 1, isApproximate: true, isWords: true)
    }
    if text.matches(index, phrase: ["a", "couple", "of"]) {
      return Match(value: 2, next: index + 3, isApproximate: true, isWords: true)
    }
    return nil
  }

  static let units: [String: Double] = [
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
  ]

  static let scales: [String: Double] = [
    "dozen": 12, "hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "mln": 1e6,
    "bln": 1e9, "тысяч": 1e3, "тыс": 1e3, "млн": 1e6, "млрд": 1e9, "миллионов": 1e6, "миллиона": 1e6,
  ]

  /// Scales written against the digits; `m` is left to the finder, which knows whether money is meant.
  private static let gluedScales: [String: Double] = [
    "k": 1e3, "K": 1e3, "mn": 1e6, "bn": 1e9, "tn": 1e12, "M": 1e6, "B": 1e9,
  ]

  static let plurals: [String: Double] = [
    "tens": 20, "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2e3, "millions": 2e6,
    "billions": 2e9,
  ]
}
