import AssayCore
import Foundation

/// Reads the dates that feeds really have: RFC 822 and ISO 8601 with all their mistakes.
///
/// Taken without complaint: weekdays that are wrong or in another language, months by name in the languages of
/// ``months``, years of two digits, times without seconds or with 24:00, am and pm, zones by name, as `+3`, `+03:00`,
/// `GMT+3` or not at all, Unix times, and days as `31.12.2025`, `31/12/2025` and `12/31/2025`.
enum FeedDateParser {
  /// The date; nil for what is none.
  static func parse(_ text: String) -> FeedDate? {
    var tokens = Tokens()
    for byte in text.utf8.prefix(120) { tokens.take(byte) }
    tokens.finish()
    return tokens.list.isEmpty ? nil : read(tokens.list)
  }

  /// A run of digits, a word in lower case, or one other character.
  enum Token: Equatable {
    case number(Int, digits: Int)
    case word(String)
    case mark(UInt8)
  }

  private struct Tokens {
    var list: [Token] = []
    private var word: [UInt8] = []
    private var number: (value: Int, digits: Int) = (0, 0)

    mutating func take(_ byte: UInt8) {
      switch byte {
      case 0x30...0x39:
        endWord()
        if number.digits < 15 { number = (number.value * 10 + Int(byte - 0x30), number.digits + 1) }
      case 0x41...0x5A, 0x61...0x7A, 0x80...0xFF:
        endNumber()
        word.append(byte)
      default:
        finish()
        if byte > 0x20 { list.append(.mark(byte)) }
      }
    }

    mutating func finish() {
      endWord()
      endNumber()
    }

    private mutating func endWord() {
      guard !word.isEmpty else { return }
      list.append(.word(String(decoding: word, as: UTF8.self).lowercased()))
      word = []
    }

    private mutating func endNumber() {
      guard number.digits > 0 else { return }
      list.append(.number(number.value, digits: number.digits))
      number = (0, 0)
    }
  }

  private struct Fields {
    var year = 0
    var month = 0
    var day = 0
    var hour = 0
    var minute = 0
    var second = 0
    var isAfternoon: Bool?
    var offset = 0

    var date: FeedDate? {
      guard (1970...2200).contains(year), let date = PartialDate(year: year, month: month, day: day),
        (0...24).contains(hour), (0...59).contains(minute), (0...60).contains(second)
      else { return nil }
      var hour = hour
      if let isAfternoon, hour <= 12 { hour = hour % 12 + (isAfternoon ? 12 : 0) }
      let seconds = date.dayNumber * 86_400 + hour * 3600 + minute * 60 + second - offset * 60
      return FeedDate(instant: Date(timeIntervalSince1970: Double(seconds)), day: date)
    }
  }

  private static func read(_ tokens: [Token]) -> FeedDate? {
    if tokens.count == 1, case .number(let value, let digits) = tokens[0] { return lone(value, digits) }
    var fields = Fields()
    var rest = tokens[...]
    guard readDay(&rest, &fields) else { return nil }
    readTime(rest, &fields)
    return fields.date
  }

  /// A number alone: a Unix time in seconds or milliseconds, or `20251231`.
  private static func lone(_ value: Int, _ digits: Int) -> FeedDate? {
    var fields = Fields()
    switch digits {
    case 8: (fields.year, fields.month, fields.day) = (value / 10_000, value / 100 % 100, value % 100)
    case 4: (fields.year, fields.month, fields.day) = (value, 1, 1)
    case 14:
      (fields.year, fields.month, fields.day) = (
        value / 10_000_000_000, value / 100_000_000 % 100, value / 1_000_000 % 100
      )
      (fields.hour, fields.minute, fields.second) = (value / 10_000 % 100, value / 100 % 100, value % 100)
    case 9, 10, 13:
      let seconds = digits == 13 ? value / 1000 : value
      guard let day = PartialDate(dayNumber: seconds / 86_400) else { return nil }
      return FeedDate(instant: Date(timeIntervalSince1970: Double(seconds)), day: day)
    default: return nil
    }
    return fields.date
  }

  /// Reads the day; leaves in `tokens` what may hold time and zone.
  private static func readDay(_ tokens: inout ArraySlice<Token>, _ fields: inout Fields) -> Bool {
    if let position = tokens.firstIndex(where: {
      if case .word(let word) = $0 { month(word) != nil } else { false }
    }) {
      return readNamedMonth(&tokens, position, &fields)
    }
    // Weekdays and words such as "published:" before the first number.
    tokens = tokens.drop { if case .number = $0 { false } else { true } }
    guard case .number(let a, let digits) = tokens.first else { return false }
    if digits == 8, a > 19_000_000 {
      (fields.year, fields.month, fields.day) = (a / 10_000, a / 100 % 100, a % 100)
      tokens = tokens.dropFirst()
      return true
    }
    var numbers = [a]
    tokens = tokens.dropFirst()
    var separator: UInt8 = 0
    while numbers.count < 3, let first = tokens.first, case .number(let next, _) = tokens.dropFirst().first {
      switch first {
      case .mark(let mark) where mark == 0x2D || mark == 0x2F || mark == 0x2E: separator = mark
      // Years, months and days in Chinese and Japanese.
      case .word(let word) where ["年", "月", "년", "월"].contains(word): separator = 0x2D
      default: return finish(numbers, digits, separator, &fields)
      }
      numbers.append(next)
      tokens = tokens.dropFirst(2)
    }
    return finish(numbers, digits, separator, &fields)
  }

  private static func finish(_ n: [Int], _ firstDigits: Int, _ separator: UInt8, _ fields: inout Fields)
    -> Bool
  {
    if firstDigits == 4 {
      (fields.year, fields.month, fields.day) = (n[0], n.count > 1 ? n[1] : 1, n.count > 2 ? n[2] : 1)
      return n.count > 1
    }
    guard n.count == 3 else { return false }
    let isMonthFirst = separator == 0x2F && n[0] <= 12
    (fields.day, fields.month) = isMonthFirst ? (n[1], n[0]) : (n[0], n[1])
    fields.year = fullYear(n[2])
    return true
  }

  private static func readNamedMonth(
    _ tokens: inout ArraySlice<Token>, _ position: Int, _ fields: inout Fields
  ) -> Bool {
    guard case .word(let word) = tokens[position], let found = month(word) else { return false }
    fields.month = found
    // The numbers next to the month that are no time: day before and year after, or both after, or both before.
    var before: [Int] = []
    for token in tokens[..<position] { if case .number(let value, _) = token { before.append(value) } }
    var after = tokens[(position + 1)...]
    func next() -> Int? {
      after = after.drop { token in
        switch token {
        case .mark(let mark): mark != 0x3A
        case .word(let word): ["de", "of", "г", "ж", "st", "nd", "rd", "th", "del", "жылғы"].contains(word)
        default: false
        }
      }
      guard case .number(let value, _) = after.first else { return nil }
      // A number before a colon is the hour.
      if case .mark(0x3A) = after.dropFirst().first { return nil }
      after = after.dropFirst()
      return value
    }
    if before.count == 2, before[0] > 31, let day = before.last {
      (fields.year, fields.day) = (before[0], day)
    } else if let first = before.last, first > 31, before.count == 1 {
      guard let day = next() else { return false }
      (fields.year, fields.day) = (first, day)
    } else if let day = before.last, before.count == 1 {
      fields.day = day
      if let year = next() {
        fields.year = fullYear(year)
      } else {
        // asctime: the year comes after the time.
        guard case .number(let year, digits: 4) = after.last else { return false }
        fields.year = year
        after = after.dropLast()
      }
    } else if before.isEmpty, let day = next() {
      fields.day = day
      if let year = next() {
        fields.year = fullYear(year)
      } else if let year = lastYear(&after) {
        fields.year = year
      } else {
        return false
      }
    } else {
      return false
    }
    tokens = after
    return true
  }

  /// A year of four digits that stands after the time, as in asctime's form; taken out.
  private static func lastYear(_ tokens: inout ArraySlice<Token>) -> Int? {
    guard
      let position = tokens.lastIndex(where: {
        if case .number(let value, digits: 4) = $0 { (1970...2200).contains(value) } else { false }
      })
    else { return nil }
    guard case .number(let year, _) = tokens[position] else { return nil }
    if position > tokens.startIndex, case .mark(let sign) = tokens[position - 1], sign == 0x2B { return nil }
    tokens.remove(at: position)
    return year
  }

  private static func fullYear(_ year: Int) -> Int {
    year < 70 ? year + 2000 : year < 100 ? year + 1900 : year
  }

  private static func readTime(_ tokens: ArraySlice<Token>, _ fields: inout Fields) {
    var rest = tokens.drop { if case .number = $0 { false } else { true } }
    guard case .number(let hour, let digits) = rest.first else { return }
    if digits == 6 || digits == 4, rest.dropFirst().first != .mark(0x3A) {
      (fields.hour, fields.minute) =
        digits == 6 ? (hour / 10_000, hour / 100 % 100) : (hour / 100, hour % 100)
      fields.second = digits == 6 ? hour % 100 : 0
      rest = rest.dropFirst()
    } else {
      fields.hour = hour
      rest = rest.dropFirst()
      func part() -> Int? {
        guard case .mark(let mark) = rest.first, mark == 0x3A || mark == 0x2E,
          case .number(let value, _) = rest.dropFirst().first
        else { return nil }
        rest = rest.dropFirst(2)
        return value
      }
      fields.minute = part() ?? 0
      if case .mark(0x3A) = rest.first { fields.second = part() ?? 0 }
      // A fraction of a second.
      if let mark = rest.first, mark == .mark(0x2E) || mark == .mark(0x2C) {
        _ = rest.popFirst(); _ = rest.popFirst()
      }
    }
    readZone(rest, &fields)
  }

  private static func readZone(_ tokens: ArraySlice<Token>, _ fields: inout Fields) {
    var rest = tokens
    while let token = rest.popFirst() {
      switch token {
      case .word("am"), .word("a"): fields.isAfternoon = false
      case .word("pm"), .word("p"): fields.isAfternoon = true
      case .word(let word): if let minutes = zones[word] { fields.offset = minutes }
      case .mark(let sign) where sign == 0x2B || sign == 0x2D:
        guard case .number(let value, let digits) = rest.first else { continue }
        rest = rest.dropFirst()
        var minutes = digits <= 2 ? value * 60 : value / 100 * 60 + value % 100
        if digits <= 2, case .mark(0x3A) = rest.first, case .number(let more, _) = rest.dropFirst().first {
          minutes += more
        }
        if minutes <= 15 * 60 { fields.offset = sign == 0x2B ? minutes : -minutes }
        return
      default: break
      }
    }
  }

  /// The month that a word names; words of three letters or more, whole or as the beginning of a name.
  private static func month(_ word: String) -> Int? {
    if let known = shortMonths[word] { return known }
    guard word.count > 3 else { return nil }
    return months.first { word.hasPrefix($0.0) }?.1
  }

  private static let shortMonths: [String: Int] = [
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10,
    "nov": 11,
    "dec": 12, "mai": 5, "okt": 10, "dez": 12, "dic": 12, "dec.": 12, "ene": 1, "abr": 4, "ago": 8, "set": 9,
    "out": 10, "fev": 2, "fév": 2, "déc": 12, "avr": 4, "mär": 3, "mrz": 3, "gen": 1, "mag": 5, "giu": 6,
    "lug": 7,
    "ott": 10,
    "янв": 1, "фев": 2, "мар": 3, "апр": 4, "май": 5, "мая": 5, "июн": 6, "июл": 7, "авг": 8, "сен": 9,
    "окт": 10,
    "ноя": 11, "дек": 12, "maj": 5, "juin": 6, "août": 8, "aoû": 8, "mayıs": 5, "mei": 5, "mrt": 3,
  ]

  /// Beginnings of longer names: English, German, French, Spanish, Portuguese, Italian, Russian, Ukrainian, Kazakh,
  /// Turkish.
  static let months: [(String, Int)] = [
    ("janu", 1), ("febr", 2), ("marc", 3), ("apri", 4), ("june", 6), ("july", 7), ("augu", 8), ("sept", 9),
    ("octo", 10), ("nove", 11), ("dece", 12), ("jänn", 1), ("märz", 3), ("juni", 6), ("juli", 7),
    ("okto", 10),
    ("deze", 12), ("janv", 1), ("févr", 2), ("mars", 3), ("avri", 4), ("juil", 7), ("déce", 12), ("ener", 1),
    ("febr", 2), ("abri", 4), ("mayo", 5), ("junio", 6), ("julio", 7), ("agos", 8), ("dici", 12), ("feve", 2),
    ("març", 3), ("maio", 5), ("junh", 6), ("julh", 7), ("sete", 9), ("outu", 10), ("gennaio", 1),
    ("magg", 5),
    ("giug", 6), ("lugl", 7), ("sett", 9), ("otto", 10), ("янва", 1), ("февр", 2), ("март", 3), ("апре", 4),
    ("июня", 6), ("июнь", 6), ("июля", 7), ("июль", 7), ("авгу", 8), ("сент", 9), ("октя", 10), ("нояб", 11),
    ("дека", 12), ("січн", 1), ("люто", 2), ("бере", 3), ("квіт", 4), ("трав", 5), ("черв", 6), ("липн", 7),
    ("серп", 8), ("вере", 9), ("жовт", 10), ("лист", 11), ("груд", 12), ("қаңт", 1), ("ақпа", 2), ("наур", 3),
    ("сәуі", 4), ("мамы", 5), ("маус", 6), ("шілд", 7), ("тамы", 8), ("қырк", 9), ("қаза", 10), ("қара", 11),
    ("желт", 12), ("ocak", 1), ("şuba", 2), ("nisa", 4), ("hazi", 6), ("temm", 7), ("ağus", 8), ("eylü", 9),
    ("ekim", 10), ("kası", 11), ("aral", 12),
  ]

  /// Zones by name, in minutes from UTC (RFC 822, and those of news sites).
  static let zones: [String: Int] = [
    "z": 0, "ut": 0, "utc": 0, "gmt": 0, "est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420,
    "mdt": -360, "pst": -480, "pdt": -420, "akst": -540, "akdt": -480, "hst": -600, "ast": -240, "adt": -180,
    "nst": -210, "brt": -180, "art": -180, "wet": 0, "west": 60, "bst": 60, "cet": 60, "cest": 120, "met": 60,
    "mest": 120, "mez": 60, "mesz": 120, "eet": 120, "eest": 180, "msk": 180, "msd": 240, "trt": 180,
    "almt": 300,
    "qyzt": 300, "uzt": 300, "pkt": 300, "ist": 330, "kgt": 360, "ict": 420, "sgt": 480, "hkt": 480,
    "jst": 540,
    "kst": 540, "aest": 600, "aedt": 660, "acst": 570, "awst": 480, "nzst": 720, "nzdt": 780, "sast": 120,
    "eat": 180, "wat": 60, "cat": 120,
  ]
}
