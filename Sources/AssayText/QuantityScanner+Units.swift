/// What a number counts: units, nouns, shares and ranks.
extension QuantityScanner {
  /// Adds the unit or noun behind the number.
  func withUnit(_ plain: Match) -> Match? {
    var match = plain
    QuantityBounds(text: text).applyInner(to: &match)
    var at = match.to
    let hasHyphen = text.isDash(at) && text[at]?.isGlued == true && text[at + 1]?.isGlued == true
    if hasHyphen { at += 1 }
    guard let lexeme = text[at] else { return commaAge(match) ?? match }
    let word = lexeme.lower
    if word == "%" || word == "percent" || word == "pc" || (word == "per" && text.lower(at + 1) == "cent")
      || word == "percentage" && text.matches(at + 1, anyOf: ["point", "points"]) || word == "процентов"
    {
      let isPoint = text.matches(at + 1, anyOf: ["point", "points"])
      match.unit = isPoint ? "percentage-point" : "percent"
      match.dimension = .percent
      match.to = word == "per" || isPoint ? at + 2 : at + 1
      return match
    }
    if word == "times" {
      match.noun = "time"
      match.to = at + 1
      return match
    }
    return money(match, at) ?? time(match, at) ?? measure(match, at) ?? commaAge(match)
      ?? counted(match, at, hasHyphen)
  }

  private func money(_ plain: Match, _ index: Int) -> Match? {
    var match = plain
    var at = index
    if let country = MoneyUnits.countries[text.lower(at)],
      let code = country[text.lower(at + 1)] ?? country[String(text.lower(at + 1).dropLast())]
    {
      match.unit = code
      match.dimension = .money
      match.to = at + 2
      return match
    }
    if text.matches(at, anyOf: ["us", "american"]) {
      at += 1
    } else if text.matches(at, phrase: ["u", ".", "s", "."]) {
      at += 4
    } else if text.matches(at, anyOf: ["million", "billion"]) {
      at += 1
    }
    guard let lexeme = text[at], let code = MoneyUnits.words[lexeme.lower] ?? MoneyUnits.marks[lexeme.lower]
    else {
      return nil
    }
    match.unit = code
    match.dimension = .money
    match.to = at + 1
    return match
  }

  private func time(_ plain: Match, _ index: Int) -> Match? {
    var match = plain
    var at = index
    if text.matches(
      at, anyOf: ["full", "consecutive", "calendar", "working", "business", "long", "more", "additional"])
    {
      at += 1
    }
    guard let unit = DurationUnits.units[text.lower(at)] else { return nil }
    match.unit = unit
    match.dimension = .duration
    match.to = at + 1
    let hasRest = addsRest(to: &match)
    match = Self.inBaseUnit(match)
    if hasRest { return match }
    if text.isDash(at + 1), text.lower(at + 2) == "old" {
      match.dimension = .age
      match.to = at + 3
    } else if text.lower(at + 1) == "old" {
      match.dimension = .age
      match.to = at + 2
    } else if text.matches(at + 1, phrase: ["of", "age"]) {
      match.dimension = .age
      match.to = at + 3
    }
    return match
  }

  /// Decades and centuries in years, fortnights in weeks.
  private static func inBaseUnit(_ plain: Match) -> Match {
    let bases = ["decade": ("year", 10.0), "century": ("year", 100.0), "fortnight": ("week", 2.0)]
    guard let unit = plain.unit, let (base, multiple) = bases[unit] else { return plain }
    var match = plain
    match.unit = base
    match.value *= multiple
    match.upper = match.upper.map { $0 * multiple }
    return match
  }

  /// Adds what follows a stretch of time: "a year and a half", "two hours and five minutes", in the smaller unit.
  func addsRest(to match: inout Match) -> Bool {
    guard let unit = match.unit, match.upper == nil else { return false }
    if text.matches(match.to, phrase: ["and", "a", "half"]) {
      match.value += 0.5
      match.to += 3
      return true
    }
    var at = match.to
    if text.lower(at) == "," { at += 1 }
    if text.lower(at) == "and" { at += 1 }
    guard at > match.to, let rest = NumberReader(text).read(at: at),
      let smaller = DurationUnits.units[text.lower(rest.next)],
      let ratio = Self.ratios[unit]?[smaller], rest.value < ratio
    else { return false }
    match.value = match.value * ratio + rest.value
    match.unit = smaller
    match.to = rest.next + 1
    return true
  }

  /// How many of a smaller unit are in one of a larger.
  private static let ratios: [String: [String: Double]] = [
    "year": ["month": 12, "week": 52, "day": 365], "month": ["week": 4.35, "day": 30.4375],
    "week": ["day": 7],
    "day": ["hour": 24], "hour": ["minute": 60], "minute": ["second": 60],
  ]

  private func measure(_ plain: Match, _ index: Int) -> Match? {
    guard let lexeme = text[index], let unit = MeasureUnits.units[lexeme.lower] else { return nil }
    if MeasureUnits.gluedOnly.contains(lexeme.lower), !lexeme.isGlued { return nil }
    var match = plain
    match.unit = unit
    match.dimension = .measure
    match.to = index + 1
    if unit == "degree", let scale = MeasureUnits.scales[text.lower(index + 1)] {
      match.unit = scale
      match.to = index + 2
    }
    return match
  }

  /// `aged 43`, `the age of 43`, and `Smith, 43, said`.
  private func commaAge(_ plain: Match) -> Match? {
    guard plain.upper == nil, (1...119).contains(plain.value) else { return nil }
    var match = plain
    let isNamed = text.lower(plain.from - 1) == "aged" || text.matches(plain.from - 2, phrase: ["age", "of"])
    let isSetOff =
      text.lower(plain.from - 1) == "," && text[plain.from - 2]?.isCapitalised == true
      && [",", ")"].contains(text.lower(plain.to)) && text.lexemes[plain.from].kind == .number
      && text[plain.to + 1].map { $0.kind == .word && !$0.isCapitalised } ?? false
    guard isNamed || isSetOff else { return nil }
    match.unit = "year"
    match.dimension = .age
    if text.lower(plain.from - 1) == "aged" { match.from -= 1 }
    return match
  }

  private func counted(_ plain: Match, _ index: Int, _ hasHyphen: Bool) -> Match? {
    var match = plain
    if hasHyphen {
      // "A three-judge panel": the word behind the hyphen is what is counted.
      guard let lexeme = text[index], lexeme.kind == .word else { return match }
      match.noun = NounHeads.noun(lexeme.lower)
      match.to = index + 1
      return match
    }
    var at = index
    if text.matches(at, anyOf: ["more", "other", "additional", "further", "new"]) { at += 1 }
    let isOne = match.value == 1 && match.upper == nil
    if let next = text[at], !blocked[at], let head = NounHeads(text: text).head(at: at, isOne: isOne),
      next.kind == .word, !blocked[at..<head.next].contains(true)
    {
      match.noun = head.noun
      match.to = head.next
    }
    return match
  }

  /// `first`, `21st`.
  func ordinal(at index: Int) -> Match? {
    guard let lexeme = text[index] else { return nil }
    var match = Match(from: index, to: index + 1, value: 0, dimension: .ordinal)
    if let value = QuantityScanner.ordinals[lexeme.lower] {
      // "First, …", "at first" and "for the first time" rank nothing; "second" may be a unit or a verb.
      let next = text.lower(index + 1)
      if next == "," || next.isEmpty || text.lower(index - 1) == "at" || next == "time" || next == "of" {
        return nil
      }
      if next == "quarter" || next == "half" || next == "person" || (lexeme.lower == "second" && next == "to")
      {
        return nil
      }
      guard text[index + 1]?.kind == .word || text.isDash(index + 1) else { return nil }
      match.value = value
    } else if let value = lexeme.integer, let suffix = text[index + 1], suffix.isGlued,
      ["st", "nd", "rd", "th"].contains(suffix.lower)
    {
      match.value = Double(value)
      match.to = index + 2
    } else {
      return nil
    }
    if let head = NounHeads(text: text).head(at: match.to, isOne: true),
      !blocked[match.to..<head.next].contains(true)
    {
      match.noun = head.noun
      match.to = head.next
    }
    return match
  }

  static let ordinals: [String: Double] = [
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15,
    "twentieth": 20,
  ]

  /// `half`, `a third`, `two-thirds`, `one in five`, `twice`.
  func share(at index: Int) -> Match? {
    var match = Match(from: index, to: index + 1, value: 0, unit: "percent", dimension: .percent)
    switch text.lower(index) {
    case "half":
      let next = text.lower(index + 1)
      guard ["of", "the", "its", "their", "all"].contains(next) else { return nil }
      if next == "the", ["time"].contains(text.lower(index + 2)) { return nil }
      match.value = 50
      return match
    case "twice", "thrice":
      return Match(
        from: index, to: index + 1, value: text.lower(index) == "twice" ? 2 : 3, noun: "time",
        dimension: .count)
    default: break
    }
    let isArticle = text.matches(index, anyOf: ["a", "one"])
    let count = isArticle ? 1 : NumberReader.units[text.lower(index)]
    guard let count else { return nil }
    let at = text.isDash(index + 1) ? index + 2 : index + 1
    if let part = QuantityScanner.parts[text.lower(at)], count < part, text.lower(at + 1) == "of" || count > 1
    {
      match.value = count / part * 100
      match.to = at + 1
      return match
    }
    if text.matches(index + 1, anyOf: ["in", "out"]),
      let whole = NumberReader(text).read(at: text.lower(index + 1) == "out" ? index + 3 : index + 2),
      text.lower(index + 1) == "in" ? text.lower(index) == "one" : text.lower(index + 2) == "of",
      whole.value > count, whole.value <= 1000
    {
      match.value = count / whole.value * 100
      match.to = whole.next
      return match
    }
    return nil
  }

  private static let parts: [String: Double] = [
    "half": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fifth": 5, "fifths": 5, "sixth": 6,
    "eighth": 8,
    "tenth": 10, "tenths": 10,
  ]

  /// `for a year`: an article that counts one unit of time.
  func singleUnit(at index: Int) -> Match? {
    guard text.matches(index, anyOf: ["a", "an"]), let unit = DurationUnits.units[text.lower(index + 1)]
    else { return nil }
    if text.isDash(index + 2), text.lower(index + 3) == "old" {
      return Self.inBaseUnit(Match(from: index, to: index + 4, value: 1, unit: unit, dimension: .age))
    }
    var match = Match(from: index, to: index + 2, value: 1, unit: unit, dimension: .duration)
    if addsRest(to: &match) { return Self.inBaseUnit(match) }
    guard
      text.matches(
        index - 1,
        anyOf: [
          "for", "to", "within", "after", "nearly", "almost", "about", "over", "than", "least", "under",
        ])
    else { return nil }
    return Self.inBaseUnit(match)
  }
}
