/// Dates and times of day.
extension SentenceReading {
  func date(_ index: Int) -> Said? { dayFirst(index) ?? monthFirst(index) ?? numeric(index) }

  /// 5 December 2025, the 5th of December.
  private func dayFirst(_ index: Int) -> Said? {
    guard let day = day(index), joins(index), let month = month(index + 1) else { return nil }
    let article = lower(index - 1) == "the" ? "" : "the "
    let text = article + NumberWords.ordinal(day) + " of " + month
    guard joins(index + 1) || words[index + 1].mark == ",", let year = year(index + 2) else {
      return Said(text: text, count: 2)
    }
    return Said(text: text + ", " + year, count: 3)
  }

  /// December 5, 2025; December 2025.
  private func monthFirst(_ index: Int) -> Said? {
    guard let month = month(index), words.indices.contains(index + 1), joins(index) else { return nil }
    if let day = day(index + 1) {
      let text = month + " " + NumberWords.ordinal(day)
      if joins(index + 1) || words[index + 1].mark == ",", let year = year(index + 2) {
        return Said(text: text + ", " + year, count: 3)
      }
      return Said(text: text, count: 2)
    }
    return year(index + 1).map { Said(text: month + " " + $0, count: 2) }
  }

  /// 05.12.2025, 2025-12-05, 5/12/2025 with the day first where that is possible.
  private func numeric(_ index: Int) -> Said? {
    let text = words[index].core
    for separator in [".", "-", "/"] as [Character] {
      let parts = text.split(separator: separator, omittingEmptySubsequences: false)
      guard parts.count == 3, let numbers = integers(parts) else { continue }
      var (day, month, year) = (numbers[0], numbers[1], numbers[2])
      if parts[0].count == 4 { (year, day) = (numbers[0], numbers[2]) }
      if month > 12, day <= 12 { (day, month) = (month, day) }
      guard (1...31).contains(day), (1...12).contains(month), (1000...2999).contains(year) else { continue }
      return Said(
        text: "the \(NumberWords.ordinal(day)) of \(SpeechTables.monthNames[month - 1]), "
          + NumberWords.year(year))
    }
    return nil
  }

  private func integers(_ parts: [Substring]) -> [Int]? {
    let numbers = parts.compactMap { $0.allSatisfy { $0.isASCII && $0.isNumber } ? Int($0) : nil }
    return numbers.count == parts.count ? numbers : nil
  }

  private func day(_ index: Int) -> Int? {
    guard var text = core(index) else { return nil }
    for ending in ["st", "nd", "rd", "th"] where text.hasSuffix(ending) { text.removeLast(2) }
    guard text.count <= 2, let day = Int(text), (1...31).contains(day), text.first != "+" else { return nil }
    return day
  }

  private func month(_ index: Int) -> String? {
    guard let text = core(index), text.first?.isUppercase == true else { return nil }
    return SpeechTables.months[text.lowercased()]
  }

  /// A year from 1000 to 2999 in figures, in words.
  func year(_ index: Int) -> String? {
    guard let text = core(index), text.count == 4, let year = Int(text), (1000...2999).contains(year) else {
      return nil
    }
    return NumberWords.year(year)
  }

  // MARK: Times

  /// 14:30, 9:05 a.m., 5pm, 5 p.m.
  func time(_ index: Int) -> Said? {
    var text = words[index].core.lowercased()
    var half: String?
    for (ending, said) in [("a.m", "A M"), ("p.m", "P M"), ("am", "A M"), ("pm", "P M")]
    where text.hasSuffix(ending) && text.first?.isNumber == true {
      text = String(text.dropLast(ending.count))
      half = said
      break
    }
    var count = 1
    if half == nil, joins(index),
      let said = ["a.m": "A M", "p.m": "P M", "am": "A M", "pm": "P M"][lower(index + 1)]
    {
      (half, count) = (said, 2)
    }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard let hours = integers(parts), (1...2).contains(parts.count), let hour = hours.first, hour <= 24,
      !parts[0].isEmpty
    else { return nil }
    if parts.count == 1 {
      guard let half, (1...12).contains(hour) else { return nil }
      return Said(text: NumberWords.cardinal(hour) + " " + half, count: count)
    }
    guard parts[1].count == 2, hours[1] < 60 else { return nil }
    let minutes: String
    if hours[1] == 0 {
      minutes = half != nil ? "" : hour <= 12 && hour > 0 ? " o'clock" : " hundred"
    } else {
      minutes = (hours[1] < 10 ? " oh " : " ") + NumberWords.cardinal(hours[1])
    }
    return Said(text: NumberWords.cardinal(hour) + minutes + (half.map { " " + $0 } ?? ""), count: count)
  }
}
