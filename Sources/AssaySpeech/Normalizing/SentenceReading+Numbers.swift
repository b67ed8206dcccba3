/// Numbers that are neither dates nor sums: years, units, ranges, scores, fractions, ordinals, decades.
extension SentenceReading {
  func number(_ index: Int) -> Said? {
    let text = words[index].core
    return counted(index) ?? decade(text) ?? ordinal(text) ?? fraction(text) ?? scoreOrRange(index)
      ?? signed(index) ?? plain(index)
  }

  /// A number that counts, as in № 5 or #5.
  private func counted(_ index: Int) -> Said? {
    let text = words[index].core
    if ["No", "Nos", "№", "#"].contains(text), joins(index),
      text == "№" || text == "#" || words[index].hasStop,
      let next = core(index + 1), let said = NumberWords.decimal(next)
    {
      return Said(text: (text == "Nos" ? "numbers " : "number ") + said, count: 2)
    }
    if text == "art", words[index].hasStop, let next = core(index + 1), let said = NumberWords.decimal(next) {
      return Said(text: "article " + said, count: 2)
    }
    guard let first = text.first, "№#§".contains(first), let said = NumberWords.decimal(text.dropFirst())
    else {
      return nil
    }
    return Said(text: (first == "§" ? "section " : "number ") + said)
  }

  /// 1990s, '90s, 1990's.
  private func decade(_ text: String) -> Said? {
    var figures = text[...]
    if figures.hasSuffix("'s") || figures.hasSuffix("’s") {
      figures = figures.dropLast(2)
    } else if figures.hasSuffix("s") {
      figures = figures.dropLast()
    } else {
      return nil
    }
    guard figures.count == 4 || figures.count == 2, let number = Int(figures), number % 10 == 0, number >= 20,
      figures.count == 2 || (1100...2090).contains(number)
    else { return nil }
    return Said(text: NumberWords.decade(number))
  }

  /// 1st, 22nd, 113th.
  private func ordinal(_ text: String) -> Said? {
    for ending in ["st", "nd", "rd", "th"] where text.hasSuffix(ending) {
      let figures = text.dropLast(2).filter { $0 != "," }
      guard !figures.isEmpty, figures.allSatisfy({ $0.isASCII && $0.isNumber }), figures.count < 10,
        let number = Int(figures)
      else { return nil }
      return Said(text: NumberWords.ordinal(number))
    }
    return nil
  }

  /// ½, 2½, 3/4, 24/7, 9/11.
  private func fraction(_ text: String) -> Said? {
    if let last = text.last, let part = SpeechTables.fractions[last] {
      let whole = text.dropLast()
      let isSingle = !part.contains(" ")
      if whole.isEmpty { return Said(text: isSingle ? (part == "half" ? "one half" : "one " + part) : part) }
      guard let said = NumberWords.decimal(whole) else { return nil }
      return Said(text: said + " and " + (isSingle ? "a " : "") + part)
    }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let top = Int(parts[0]), let bottom = Int(parts[1]), top >= 0, bottom > 0,
      parts[0].first != "+"
    else { return nil }
    if text == "24/7" || text == "9/11" || parts[1].count == 4 || bottom > 100 || top >= bottom {
      let isSeason = parts[0].count == 4
      return Said(
        text: (isSeason ? NumberWords.year(top) : NumberWords.cardinal(top))
          + (text == "24/7" || text == "9/11" ? " " : isSeason ? " to " : " slash ")
          + NumberWords.cardinal(bottom))
    }
    let unit = bottom == 2 ? "half" : bottom == 4 ? "quarter" : NumberWords.ordinal(bottom)
    let many = bottom == 2 ? "halves" : unit + "s"
    return Said(text: NumberWords.cardinal(top) + " " + (top == 1 ? unit : many))
  }

  /// 2019–2024, 10-15 km, won 2-1.
  private func scoreOrRange(_ index: Int) -> Said? {
    let text = words[index].core
    let parts = text.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "–" }
    guard parts.count == 2, let first = NumberWords.decimal(parts[0]) else { return nil }
    let (figures, rest) = split(parts[1])
    guard let second = NumberWords.decimal(figures) else { return nil }
    let around = (max(0, index - 6)..<min(words.count, index + 3)).contains {
      SpeechTables.scoreCues.contains(lower($0))
    }
    if rest.isEmpty, let one = Int(parts[0]), let two = Int(parts[1]), around, one < 200, two < 200 {
      func points(_ value: Int) -> String { value == 0 ? "nil" : NumberWords.cardinal(value) }
      return Said(text: points(one) + " " + points(two))
    }
    if rest.isEmpty, parts[0].count == 4, let start = Int(parts[0]), (1100...2100).contains(start),
      parts[1].count == 4 || parts[1].count == 2, let end = Int(parts[1])
    {
      let last =
        parts[1].count == 4 ? NumberWords.year(end) : end < 10 ? "oh " + NumberWords.cardinal(end) : second
      return Said(text: NumberWords.year(start) + " to " + last)
    }
    return unit(index, first + " to " + second, rest, isOne: false)
      ?? (rest.isEmpty ? Said(text: first + " to " + second) : nil)
  }

  /// −5, +3, ~40, <10.
  private func signed(_ index: Int) -> Said? {
    let text = words[index].core
    let signs: [Character: String] = [
      "-": "minus ", "−": "minus ", "–": "minus ", "+": "plus ", "~": "about ", "≈": "about ",
      "<": "less than ",
      ">": "more than ", "±": "plus or minus ", "×": "times ", "≥": "at least ", "≤": "at most ",
    ]
    guard let first = text.first, let sign = signs[first] else { return nil }
    let (figures, rest) = split(text.dropFirst())
    guard let said = NumberWords.decimal(figures) else { return nil }
    return unit(index, sign + said, rest, isOne: figures == "1")
      ?? (rest.isEmpty ? Said(text: sign + said) : nil)
  }

  /// Years, numbers with and without units, numbers in groups.
  private func plain(_ index: Int) -> Said? {
    var (figures, rest) = split(words[index].core[...])
    guard figures.contains(where: \.isNumber) else { return nil }
    if rest == "'s" || rest == "’s" { return isYear(index, figures).map { Said(text: $0 + "'s") } }
    var count = 1
    while rest.isEmpty, count == 1 ? figures.count <= 3 : figures.count <= 15, joins(index + count - 1),
      figures.allSatisfy({ $0.isASCII && $0.isNumber }), figures.first != "0",
      let group = core(index + count), group.count == 3, group.allSatisfy({ $0.isASCII && $0.isNumber })
    {
      figures += group
      count += 1
    }
    if count == 1, rest.isEmpty, let year = isYear(index, figures) { return Said(text: year) }
    guard let said = NumberWords.decimal(figures) else {
      let parts = figures.split(separator: ".")
      guard rest.isEmpty, parts.count > 2, parts.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } })
      else { return nil }
      return Said(
        text: parts.map { Int($0).map(NumberWords.cardinal) ?? NumberWords.digits($0) }.joined(
          separator: " point "))
    }
    if let said = unit(index + count - 1, said, rest, isOne: figures == "1") {
      return Said(text: said.text, count: said.count + count - 1)
    }
    if rest.isEmpty, joins(index + count - 1), let word = core(index + count), word.hasSuffix("illion"),
      let scale = SpeechTables.scales[word], joins(index + count), let name = core(index + count + 1),
      let unit = SpeechTables.units[name], !SpeechTables.gluedUnits.contains(name)
    {
      return Said(text: "\(said) \(scale) \(unit.many)", count: count + 2)
    }
    return rest.isEmpty ? Said(text: said, count: count) : nil
  }

  /// Figures at the front of a word, and what follows them.
  private func split(_ text: Substring) -> (figures: String, rest: String) {
    let figures = text.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == ",") }
    return (String(figures), String(text.dropFirst(figures.count)))
  }

  /// A number with the unit glued to it (`rest`) or in the next word.
  private func unit(_ index: Int, _ said: String, _ rest: String, isOne: Bool) -> Said? {
    if !rest.isEmpty {
      let text = rest.first == "-" ? String(rest.dropFirst()) : rest
      if let scale = SpeechTables.scales[text], !SpeechTables.units.keys.contains(text) || text == "m" {
        return Said(text: said + " " + scale)
      }
      if let unit = SpeechTables.units[text] {
        return Said(text: said + " " + (isOne || rest.first == "-" ? unit.one : unit.many))
      }
      // 10-day, 3-year-old, 5G, 4x
      if rest.first == "-", text.allSatisfy({ $0.isLetter || $0 == "-" }) {
        return Said(text: said + " " + text.split(separator: "-").joined(separator: " "))
      }
      if rest == "x" || rest == "×" { return Said(text: said + " times") }
      if rest == "+" { return Said(text: said + " plus") }
      guard rest.count <= 2, rest.allSatisfy({ $0.isASCII && $0.isLetter && $0.isUppercase }) else {
        return nil
      }
      return Said(text: said + " " + rest.map(String.init).joined(separator: " "))
    }
    guard joins(index), let next = core(index + 1) else { return nil }
    if ["sq", "cu"].contains(next), let unit = SpeechTables.units[core(index + 2) ?? ""] {
      let word = next == "sq" ? "square " : "cubic "
      return Said(text: said + " " + word + (isOne ? unit.one : unit.many), count: 3)
    }
    if ["bn", "mln", "mn", "tn", "trn", "bln"].contains(next), let scale = SpeechTables.scales[next] {
      return Said(text: said + " " + scale, count: 2)
    }
    guard let unit = SpeechTables.units[next], !SpeechTables.gluedUnits.contains(next) || next == "m" else {
      return nil
    }
    return Said(text: said + " " + (isOne ? unit.one : unit.many), count: 2)
  }

  /// The year that four figures are; nil where they count something.
  private func isYear(_ index: Int, _ figures: String) -> String? {
    guard figures.count == 4, let number = Int(figures), (1100...2099).contains(number) else { return nil }
    let isCued = SpeechTables.yearCues.contains(lower(index - 1)) || words[index].opensBracket
    let next = joins(index) ? lower(index + 1) : ""
    let isPlural =
      next.count > 3 && next.hasSuffix("s")
      && !["was", "this", "elections", "olympics", "protests"].contains(next)
    let counts = isPlural || ["people", "men", "women", "children", "km", "kg"].contains(next)
    if number >= 1900 {
      return counts && !["in", "since", "from", "the"].contains(lower(index - 1))
        ? nil : NumberWords.year(number)
    }
    return isCued && !counts ? NumberWords.year(number) : nil
  }

  /// World War II, Charles III, the XXI century, Chapter IV.
  func numeral(_ index: Int) -> Said? {
    var text = words[index].core
    var possessive = ""
    for ending in ["'s", "’s"] where text.hasSuffix(ending) {
      text.removeLast(2)
      possessive = "'s"
    }
    guard let value = NumberWords.roman(text), value < 4000 else { return nil }
    let before = lower(index - 1)
    if SpeechTables.numeralCues.contains(before) {
      return Said(text: NumberWords.cardinal(value) + possessive)
    }
    if joins(index), ["century", "centuries", "congress"].contains(where: { lower(index + 1).hasPrefix($0) })
    {
      return Said(text: NumberWords.ordinal(value))
    }
    guard text.count >= 2 || text == "V" || text == "X", value <= 40,
      !SpeechTables.wordAcronyms.contains(text),
      let name = core(index - 1), name.count > 2, name.first?.isUppercase == true,
      name.dropFirst().allSatisfy(\.isLowercase),
      !["The", "And", "For", "With"].contains(name)
    else { return nil }
    return Said(text: "the " + NumberWords.ordinal(value) + possessive)
  }
}
