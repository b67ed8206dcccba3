/// Sums of money and telephone numbers.
extension SentenceReading {
  /// €200, $1.5 million, US$5bn, 200€, EUR 200, 500 ₸, $5-10 million.
  func money(_ index: Int) -> Said? {
    let text = words[index].core
    if let (sign, currency) = prefix(text) {
      let rest = String(text.dropFirst(sign.count))
      if rest.isEmpty {
        guard joins(index), let sum = amount(index + 1, core(index + 1) ?? "") else { return nil }
        return say(sum, currency, before: 1)
      }
      return amount(index, rest).map { say($0, currency, before: 0) }
    }
    if let (sign, currency) = suffix(text) {
      return amount(index, String(text.dropLast(sign.count)), alone: true).map {
        say($0, currency, before: 0)
      }
    }
    guard text.first?.isNumber == true, let sum = amount(index, text), joins(index + sum.count - 1),
      let sign = core(index + sum.count), let currency = SpeechTables.currencies[sign]
    else { return nil }
    var said = say(sum, currency, before: 0)
    said.count += 1
    return said
  }

  private struct Amount {
    var words: String
    var count: Int
    /// The figures, where there is no scale behind them.
    var figures: String?
  }

  private func prefix(_ text: String) -> (String, SpeechTables.Currency)? {
    for length in [3, 2, 1] {
      let sign = String(text.prefix(length))
      guard sign.count == length, let currency = SpeechTables.currencies[sign] else { continue }
      guard text.dropFirst(length).first?.isNumber ?? (text.count == length) else { continue }
      return (sign, currency)
    }
    return nil
  }

  private func suffix(_ text: String) -> (String, SpeechTables.Currency)? {
    guard text.first?.isNumber == true, let last = text.last,
      let currency = SpeechTables.currencies[String(last)]
    else { return nil }
    return (String(last), currency)
  }

  private func amount(_ index: Int, _ text: String, alone: Bool = false) -> Amount? {
    var figures = text
    var scale: String?
    let letters = String(figures.reversed().prefix { $0.isLetter }.reversed())
    if !letters.isEmpty {
      guard let glued = SpeechTables.scales[letters] else { return nil }
      scale = glued
      figures.removeLast(letters.count)
    }
    var next = index + 1
    if !alone {
      // Groups set apart by spaces: 55 000.
      while scale == nil, figures.count <= 11, figures.allSatisfy({ $0.isASCII && $0.isNumber }),
        next == index + 1 ? figures.count <= 3 : true, joins(next - 1), let group = core(next),
        group.count == 3,
        group.allSatisfy({ $0.isASCII && $0.isNumber })
      {
        figures += group
        next += 1
      }
    }
    let ends = figures.split(whereSeparator: { $0 == "-" || $0 == "–" }).map { end in
      end.first.map { SpeechTables.currencies[String($0)] != nil } == true ? end.dropFirst() : end
    }
    let said = ends.compactMap { NumberWords.decimal($0) }
    guard !said.isEmpty, said.count == ends.count, said.count <= 2 else { return nil }
    if !alone, scale == nil, joins(next - 1), let word = core(next),
      word.count > 3 || ["bn", "mn", "mln", "tn", "m"].contains(word),
      let named = SpeechTables.scales[word]
    {
      scale = named
      next += 1
    }
    return Amount(
      words: said.joined(separator: " to ") + (scale.map { " " + $0 } ?? ""), count: next - index,
      figures: scale == nil && said.count == 1 ? figures : nil)
  }

  private func say(_ sum: Amount, _ currency: SpeechTables.Currency, before: Int) -> Said {
    let count = sum.count + before
    if let figures = sum.figures, let cent = currency.cent, let cents = currency.cents {
      let parts = figures.filter { $0 != "," }.split(separator: ".", omittingEmptySubsequences: false)
      if parts.count == 2, parts[1].count == 2, let small = Int(parts[1]),
        let whole = NumberWords.decimal(parts[0])
      {
        let minor = NumberWords.cardinal(small) + " " + (small == 1 ? cent : cents)
        if parts[0] == "0" { return Said(text: minor, count: count) }
        let major = whole + " " + (parts[0] == "1" ? currency.one : currency.many)
        return Said(text: small == 0 ? major : major + " and " + minor, count: count)
      }
    }
    // "a 5 million euro fine" is rarer in news than "5 million euros": the plural is the better guess.
    return Said(text: sum.words + " " + (sum.figures == "1" ? currency.one : currency.many), count: count)
  }

  // MARK: Telephones

  /// +7 727 123-45-67, +49 30 1234567: digit by digit, a pause at each gap.
  func telephone(_ index: Int) -> Said? {
    guard let first = core(index), first.first == "+", first.dropFirst().first?.isNumber == true else {
      return nil
    }
    func isGroup(_ text: Substring) -> Bool {
      !text.isEmpty && text.allSatisfy { $0.isASCII && ($0.isNumber || "-().".contains($0)) }
    }
    guard isGroup(first.dropFirst()) else { return nil }
    var groups = [first.dropFirst()]
    var next = index + 1
    while words.indices.contains(next), words[next - 1].mark == nil || words[next - 1].mark == ",",
      isGroup(words[next].core[...]), groups.count < 8
    {
      groups.append(words[next].core[...])
      next += 1
    }
    guard groups.reduce(0, { $0 + $1.count(where: \.isNumber) }) >= 7 else { return nil }
    let parts = groups.flatMap { $0.split { !$0.isNumber } }.map { NumberWords.digits($0) }
    return Said(text: "plus " + parts.joined(separator: ", "), count: next - index)
  }
}
