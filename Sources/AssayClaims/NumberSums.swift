import AssayCore
import AssayText

/// Numbers of one sentence that do not add up: parts and their whole, a change and its ends.
enum NumberSums {
  static func findings(in line: ArticleReading.Line) -> [ArticleFinding] {
    guard line.tokens.contains(where: { $0.isNumber || WordClasses.numberWords.contains($0.lower) }) else {
      return []
    }
    let text = line.sentence.text
    let numbers = QuantityFinder().mentions(in: text)
    guard numbers.count >= 3 else { return [] }
    return [parts(numbers, text), change(numbers, text)].compactMap { $0 }.map {
      ArticleFinding(kind: .numbers, text: $0, sentences: [line.sentence])
    }
  }

  private static func words(_ text: String, _ start: Int, _ end: Int) -> [String] {
    guard start < end else { return [] }
    return text.text(in: TextSpan(start: start, end: end)).lowercased()
      .split { !$0.isLetter && $0 != "(" && $0 != ")" && $0 != ":" && $0 != "," && $0 != "–" && $0 != "—" }
      .map(String.init)
  }

  /// "12 people, 7 men and 6 women," and "12 people: 7 men and 6 women": exact counts that follow their whole at once.
  private static func parts(_ numbers: [QuantityMention], _ text: String) -> String? {
    for first in numbers.indices.dropLast(2) {
      let whole = numbers[first]
      guard whole.dimension == .count, whole.bound == .exact, whole.upper == nil else { continue }
      let lead = words(text, whole.span.end, numbers[first + 1].span.start).joined()
      guard [":", ",", "(", "–", "—"].contains(lead) else { continue }
      var parts: [QuantityMention] = []
      var next = first + 1
      var isEnded = false
      while next < numbers.count, !isEnded {
        let part = numbers[next]
        guard part.dimension == .count, part.bound == .exact, part.upper == nil, part.noun != whole.noun
        else { break }
        parts.append(part)
        guard next + 1 < numbers.count else { break }
        let joint = words(text, part.span.end, numbers[next + 1].span.start).joined()
        if !["and", ",", ",and"].contains(joint) { isEnded = true }
        next += 1
      }
      guard parts.count >= 2, let last = parts.last, isAnd(text, parts) else { continue }
      // A mark ends the list: "7 men and 6 women guarded them" is a clause of its own.
      let after = words(text, last.span.end, min(text.codePointCount, last.span.end + 24)).prefix(2)
      guard after.isEmpty || [",", ")", "–", "—"].contains(after[0]), after.dropFirst().first != "and" else {
        continue
      }
      let sum = parts.map(\.value).reduce(0, +)
      if sum != whole.value {
        let list = parts.map(\.text).joined(separator: " and ")
        return "“\(whole.text)” is not the sum of “\(list)”, which is \(plain(sum))."
      }
    }
    return nil
  }

  private static func isAnd(_ text: String, _ parts: [QuantityMention]) -> Bool {
    guard parts.count >= 2 else { return false }
    let before = parts[parts.count - 2].span.end
    return words(text, before, parts[parts.count - 1].span.start).contains { $0.hasSuffix("and") }
  }

  /// "Rose by 50 percent from 200 to 250": a change in percent that its ends do not give.
  private static func change(_ numbers: [QuantityMention], _ text: String) -> String? {
    let exact = numbers.filter { $0.upper == nil }
    guard exact.count == 3, numbers.count == 3, let share = exact.first(where: { $0.dimension == .percent }),
      share.bound == .exact || share.bound == .approximate
    else { return nil }
    let ends = exact.filter { $0 != share }
    guard ends.count == 2,
      ends.allSatisfy({ $0.dimension != .percent && $0.value > 0 && $0.bound == .exact }),
      ends[0].dimension == ends[1].dimension, ends[0].unit == ends[1].unit
    else { return nil }
    let all = words(text, 0, text.codePointCount)
    let before = words(text, 0, ends[0].span.start).last ?? ""
    // The share stands right before "from", or soon behind the ends: "from 200 to 250, a rise of 25 percent".
    let gap =
      share.span.start < ends[0].span.start
      ? words(text, share.span.end, ends[0].span.start) : words(text, ends[1].span.end, share.span.start)
    guard gap.count <= (share.span.start < ends[0].span.start ? 1 : 6) else { return nil }
    let between = words(text, ends[0].span.end, ends[1].span.start)
    guard before == "from", between.last == "to", between.count <= 4 else { return nil }
    let rising: Set<String> = [
      "rose", "grew", "increased", "increase", "climbed", "jumped", "rise", "up", "growth",
    ]
    let falling: Set<String> = [
      "fell", "dropped", "decreased", "declined", "decrease", "drop", "fall", "down",
    ]
    let rises = !rising.isDisjoint(with: all)
    guard rises != !falling.isDisjoint(with: all) else { return nil }
    let actual = (ends[1].value - ends[0].value) / ends[0].value * 100
    let told = rises ? share.value : -share.value
    guard abs(actual - told) > max(1.5, abs(told) * 0.08) else { return nil }
    return
      "A change from \(ends[0].text) to \(ends[1].text) is \(plain((abs(actual) * 10).rounded() / 10)) percent"
      + "\(actual < 0 ? " down" : " up"), not “\(share.text)”."
  }

  private static func plain(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
  }
}
