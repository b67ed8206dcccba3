import AssayCore

/// Finds a full date in the short texts that pages print dates in, in the languages of most pages.
///
/// Numbers as in `2026-01-12`, `12.01.2026`, `12/01/2026` and `1/12/2026`, month names of eleven languages, and the
/// compact `20260112`. Of an ambiguous `3/4/2026` English pages mean March, others April.
enum DateText {
  /// The first date of a text to the day; nil where there is none.
  static func find(in text: String, language: String? = nil) -> PartialDate? {
    let tokens = DateText.tokens(text.prefix(300))
    for index in tokens.indices {
      if let date = date(tokens[index...].prefix(5), isEnglish: language.map { $0.hasPrefix("en") } ?? true) {
        return date
      }
    }
    return nil
  }

  /// The date in an address's path, such as `/2026/01/12/`; nil where there is none.
  static func inAddress(_ address: String) -> PartialDate? {
    let path = address.prefix(2000).drop { $0 != "/" }.dropFirst(2).drop { $0 != "/" }
    let parts = path.split { !$0.isASCII || !$0.isNumber }.map(String.init)
    for (index, part) in parts.enumerated() {
      if part.count == 8, let date = compact(part) { return date }
      if part.count == 4, index + 2 < parts.count, let year = Int(part), (1990...2050).contains(year),
        parts[index + 1].count <= 2, parts[index + 2].count <= 2, let month = Int(parts[index + 1]),
        let day = Int(parts[index + 2])
      {
        let joined = ["/", "-", "_"].contains {
          path.contains("\(part)\($0)\(parts[index + 1])\($0)\(parts[index + 2])")
        }
        if joined { return PartialDate(year: year, month: month, day: day) }
      }
    }
    return nil
  }

  private enum Token {
    case number(Int, digits: Int)
    case month(Int)
    case word
    case mark(Character)
  }

  private static func tokens(_ text: Substring) -> [Token] {
    var tokens: [Token] = []
    var digits = ""
    var word = ""
    func end() {
      if !digits.isEmpty { tokens.append(.number(Int(digits) ?? -1, digits: digits.count)) }
      if !word.isEmpty { tokens.append(month(word).map { .month($0) } ?? .word) }
      digits = ""
      word = ""
    }
    for character in text {
      if character.isASCII, character.isNumber {
        if !word.isEmpty { end() }
        digits.append(character)
      } else if character.isLetter {
        if !digits.isEmpty { end() }
        word.append(character)
      } else {
        end()
        if character == "." || character == "/" || character == "-" { tokens.append(.mark(character)) }
      }
      if tokens.count > 80 { return tokens }
    }
    end()
    return tokens
  }

  private static func date(_ tokens: ArraySlice<Token>, isEnglish: Bool) -> PartialDate? {
    let found = Array(tokens)
    guard let first = found.first else { return nil }
    switch first {
    case .number(let number, let digits):
      if digits == 8 { return compact(String(number)) }
      guard found.count >= 3 else { return nil }
      if case .mark(let mark) = found[1], found.count == 5,
        case .number(let second, let secondDigits) = found[2],
        case .mark(mark) = found[3], case .number(let third, let thirdDigits) = found[4]
      {
        if digits == 4, secondDigits <= 2, thirdDigits <= 2 { return make(number, second, third) }
        guard digits <= 2, secondDigits <= 2 else { return nil }
        let year = thirdDigits == 4 ? third : thirdDigits == 2 && mark == "." ? 2000 + third : -1
        if mark == "/", isEnglish, number <= 12 {
          return make(year, number, second) ?? make(year, second, number)
        }
        return make(year, second, number) ?? (mark == "/" ? make(year, number, second) : nil)
      }
      guard digits <= 2 else { return nil }
      return dayFirst(number, found.dropFirst())
    case .month(let month):
      // "January 12, 2026".
      var numbers: [Int] = []
      for token in found.dropFirst().prefix(3) {
        if case .number(let number, _) = token { numbers.append(number) }
      }
      guard numbers.count >= 2 else { return nil }
      return make(numbers[1], month, numbers[0])
    case .word, .mark: return nil
    }
  }

  /// A date whose day stands before its month's name, as in `12 de enero de 2026`.
  private static func dayFirst(_ day: Int, _ rest: ArraySlice<Token>) -> PartialDate? {
    var month: Int?
    for token in rest {
      switch token {
      case .month(let found): month = month ?? found
      case .number(let number, let digits):
        guard let month, digits == 4 else { return nil }
        return make(number, month, day)
      case .word, .mark: continue
      }
    }
    return nil
  }

  private static func compact(_ digits: String) -> PartialDate? {
    guard digits.count == 8, let number = Int(digits) else { return nil }
    return make(number / 10000, number / 100 % 100, number % 100)
  }

  private static func make(_ year: Int, _ month: Int, _ day: Int) -> PartialDate? {
    (1990...2050).contains(year) ? PartialDate(year: year, month: month, day: day) : nil
  }

  private static func month(_ word: String) -> Int? {
    guard word.count >= 3 else { return nil }
    let lower = word.lowercased()
    return beginnings.firstIndex { names in names.contains { lower.hasPrefix($0) } }.map { $0 + 1 }
  }

  /// What the months begin with, from English, German, French, Spanish, Italian, Portuguese, Dutch, Polish, Russian,
  /// Swedish, Czech and Finnish.
  private static let beginnings: [[String]] = [
    ["jan", "jän", "ene", "gen", "sty", "янв", "led", "tammi"],
    ["feb", "fév", "fev", "lut", "фев", "únor", "helmi"],
    ["mar", "mär", "maar", "mrt", "мар", "břez", "maalis"],
    ["apr", "avr", "abr", "kwi", "апр", "dub", "huhti"],
    ["may", "mai", "mag", "maj", "mei", "май", "мая", "květ", "touko"],
    ["jun", "juin", "giu", "cze", "июн", "červn", "kesä"],
    ["jul", "juil", "lug", "lip", "июл", "červenc", "heinä"],
    ["aug", "aoû", "aou", "ago", "sie", "авг", "srp", "elo"],
    ["sep", "set", "wrz", "сен", "zář", "syys"], ["oct", "okt", "ott", "out", "paź", "окт", "říj", "loka"],
    ["nov", "lis", "ноя", "marras"], ["dec", "dez", "déc", "dic", "gru", "дек", "pros", "joulu"],
  ]
}
