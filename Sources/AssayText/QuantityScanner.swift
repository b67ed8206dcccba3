/// Matches quantities over lexemes.
struct QuantityScanner {
  struct Match {
    var from: Int
    var to: Int
    var value: Double
    var upper: Double?
    var unit: String?
    var noun: String?
    var bound = QuantityMention.Bound.exact
    var dimension: QuantityMention.Dimension
  }

  let text: LexedText
  /// Lexemes that dates and laws have taken.
  let blocked: [Bool]

  /// The quantity whose number begins at `index`.
  func quantity(at index: Int) -> Match? {
    let lexeme = text.lexemes[index]
    guard lexeme.kind == .number || (lexeme.kind == .word && QuantityScanner.openers.contains(lexeme.lower)),
      !isPartOfName(index), !isReference(index)
    else { return nil }
    guard
      var match = timePart(at: index) ?? ordinal(at: index) ?? share(at: index) ?? singleUnit(at: index)
        ?? number(at: index)
    else {
      return nil
    }
    QuantityBounds(text: text).apply(to: &match)
    return match
  }

  /// Words that a quantity can begin with: most words are passed over by this one look-up.
  private static let openers: Set<String> = {
    var words: Set<String> = ["a", "an", "half", "quarter", "twice", "thrice"]
    words.formUnion(NumberReader.units.keys)
    words.formUnion(NumberReader.plurals.keys)
    words.formUnion(ordinals.keys)
    return words
  }()

  // MARK: What is no quantity

  /// `G20`, `COVID-19`, `Kh-101`, `10:30`, `5 p.m.`, and bullets of lists.
  private func isPartOfName(_ index: Int) -> Bool {
    let lexeme = text.lexemes[index]
    guard lexeme.kind == .number else { return false }
    if lexeme.isGlued, let before = text[index - 1] {
      if before.kind == .word { return !isCurrencyWord(index - 1) }
      if text.isDash(index - 1), before.isGlued, text[index - 2]?.kind == .word, before.lower == "-" {
        return NumberReader.units[text.lower(index - 2)] == nil
      }
      if ["/", "#", "@", "_", "&", "=", ".", ":", "№"].contains(before.lower) { return true }
    }
    if text.lower(index + 1) == ":", text[index + 1]?.isGlued == true, text[index + 2]?.isGlued == true,
      text[index + 2]?.kind == .number
    {
      return true
    }
    if text.matches(index + 1, anyOf: ["a", "p", "am", "pm", "o"]) {
      let next = index + 1
      if text.matches(next, anyOf: ["am", "pm"]) || text.matches(next, phrase: ["a", ".", "m"])
        || text.matches(next, phrase: ["p", ".", "m"])
        || text.lower(next + 2) == "clock"
      {
        return true
      }
    }
    if lexeme.startsLine, text[index + 1]?.isGlued == true, [")", "."].contains(text.lower(index + 1)),
      text[index + 2] != nil, lexeme.text.count <= 3
    {
      return true
    }
    return false
  }

  private func isCurrencyWord(_ index: Int) -> Bool { MoneyUnits.words[text.lower(index)] != nil }

  /// `No. 174`, `page 12`, `Resolution 1325`: a number that names rather than counts.
  private func isReference(_ index: Int) -> Bool {
    guard text.lexemes[index].kind == .number else { return false }
    var before = index - 1
    if text.lower(before) == "." { before -= 1 }
    let word = text.lower(before)
    if word == "no" || word == "nos" { return before < index - 1 || text.lexemes[index].text.count > 1 }
    return QuantityScanner.referenceWords.contains(word)
  }

  private static let referenceWords: Set<String> = [
    "article", "articles", "art", "section", "sections", "paragraph", "para", "page", "pages", "chapter",
    "resolution",
    "room", "figure", "table", "volume", "vol", "version", "flight", "channel", "number", "№", "§", "rule",
    "annex",
    "case", "protocol", "ст", "статья", "статьи", "п", "ч",
  ]

  // MARK: Numbers

  private func number(at index: Int) -> Match? {
    let reader = NumberReader(text)
    guard let first = reader.read(at: index), !isBlocked(index, first.next) else { return nil }
    if text.lower(index) == "one", first.next == index + 1, !isCountingOne(index) { return nil }
    var match = Match(from: index, to: first.next, value: first.value, dimension: .count)
    if first.isApproximate {
      match.bound = NumberReader.plurals[text.lower(index)] == nil ? .approximate : .atLeast
    }
    // "-20" and "minus 20"; between figures a dash makes a range.
    let isSigned = text.isDash(index - 1) && text.lexemes[index].isGlued && text[index - 1]?.isGlued == false
    if isSigned || text.lower(index - 1) == "minus" {
      match.value = -match.value
      match.from = index - 1
      return withUnit(match)
    }
    let leading = leadingCurrency(index)
    if let leading { match.from = leading.from }
    if leading != nil { takeMillion(&match) }
    if let upper = upperEnd(at: match.to, reader), upper.value > match.value || match.value < 100 {
      match.upper = upper.value
      match.to = upper.next
      if leading != nil { takeMillion(&match) }
      // "1 to 2 million" is a range of millions.
      if match.value < 1000, upper.value >= 1e3,
        let scale = [1e9, 1e6, 1e3].first(where: { upper.value >= $0 }),
        upper.value / scale >= match.value, hasScale(before: upper.next)
      {
        match.value *= scale
      }
      if let upperValue = match.upper, upperValue <= match.value { return plain(index, first, leading) }
    }
    if let leading {
      match.unit = leading.code
      match.dimension = .money
      return match
    }
    return withUnit(match)
  }

  private func plain(_ index: Int, _ first: NumberReader.Match, _ leading: (from: Int, code: String)?)
    -> Match?
  {
    var match = Match(from: leading?.from ?? index, to: first.next, value: first.value, dimension: .count)
    guard let leading else { return withUnit(match) }
    match.unit = leading.code
    match.dimension = .money
    return match
  }

  private func hasScale(before index: Int) -> Bool { NumberReader.scales[text.lower(index - 1)] != nil }

  private func isBlocked(_ from: Int, _ to: Int) -> Bool { blocked[from..<to].contains(true) }

  /// "One" counts before a noun, but not in "no one", "one of", "this one".
  private func isCountingOne(_ index: Int) -> Bool {
    if text.matches(
      index - 1, anyOf: ["no", "this", "that", "the", "each", "any", "every", "another", "which", "day"])
    {
      return false
    }
    guard let next = text[index + 1] else { return false }
    if text.isDash(index + 1) { return true }
    return next.kind == .word && !Words.isStopWord(next.lower)
      && !["another", "thing", "day"].contains(next.lower)
  }

  /// `€`, `US$`, `USD` before the number.
  private func leadingCurrency(_ index: Int) -> (from: Int, code: String)? {
    guard let before = text[index - 1], !blocked[index - 1] else { return nil }
    if let code = MoneyUnits.marks[before.lower] {
      if before.isGlued, code == "USD", let named = MoneyUnits.dollars[text.lower(index - 2)] {
        return (index - 2, named)
      }
      return (index - 1, code)
    }
    if before.text.count == 3, before.text == before.text.uppercased(),
      let code = MoneyUnits.words[before.lower]
    {
      return (index - 1, code)
    }
    return nil
  }

  /// `$5m`: behind a currency a glued `m` means million.
  private func takeMillion(_ match: inout Match) {
    guard let word = text[match.to], word.isGlued, word.lower == "m" else { return }
    match.to += 1
    if match.upper != nil { match.upper = (match.upper ?? 0) * 1e6 }
    match.value *= 1e6
  }

  /// The second number of `10 to 15`, `10–15`, `two or three`, `between 10 and 15`.
  private func upperEnd(at index: Int, _ reader: NumberReader) -> NumberReader.Match? {
    let word = text.lower(index)
    let isBetween = word == "and" && opensRange(index)
    guard text.isDash(index) || word == "to" || word == "or" || isBetween else { return nil }
    var next = index + 1
    if let mark = text[next], MoneyUnits.marks[mark.lower] != nil { next += 1 }
    guard let lexeme = text[next], !blocked[next], lexeme.kind != .mark else { return nil }
    if text.isDash(index), lexeme.kind == .word, text[index]?.isGlued == true, lexeme.isGlued { return nil }
    return reader.read(at: next)
  }

  private func opensRange(_ index: Int) -> Bool {
    (max(0, index - 5)..<index).contains { text.lower($0) == "between" }
  }
}
