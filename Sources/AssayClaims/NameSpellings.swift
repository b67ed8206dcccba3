import AssayCore
import AssayText

/// One name in two spellings: "Temur Shakirov" and "Timur Shakirov".
enum NameSpellings {
  /// Names compared with each other in one group; more are left out, so that a list of names costs no square time.
  private static let mostInGroup = 120

  private struct Spelling {
    var mention: NameMention
    var sentence: Sentence
    var count: Int
  }

  static func findings(in reading: ArticleReading) -> [ArticleFinding] {
    var spellings: [String: Spelling] = [:]
    var order: [String] = []
    for line in reading.lines {
      for name in line.names where name.kind != .place {
        if spellings[name.text] == nil { order.append(name.text) }
        spellings[name.text, default: Spelling(mention: name, sentence: line.sentence, count: 0)].count += 1
      }
    }
    var groups: [String: [Spelling]] = [:]
    for text in order {
      guard let spelling = spellings[text], let key = key(spelling.mention) else { continue }
      groups[key, default: []].append(spelling)
    }
    var found: [ArticleFinding] = []
    for group in groups.values where group.count > 1 {
      let group = group.prefix(mostInGroup)
      for (position, left) in group.enumerated() {
        for right in group.dropFirst(position + 1) where differ(left.mention, right.mention) {
          found.append(finding(left, right))
        }
      }
    }
    return found
  }

  /// Only full names are compared, those of one kind, of as many words, whose words have the same first letters.
  private static func key(_ mention: NameMention) -> String? {
    let words = mention.text.split(separator: " ")
    guard words.count >= 2, mention.text.count >= 8 else { return nil }
    let letters = words.compactMap { $0.first.map { String($0).lowercased() } }.joined()
    return "\(mention.kind.rawValue) \(letters)"
  }

  /// One word differs, in its letters and not by a missing end: "Ann" and "Anna" may be two persons.
  private static func differ(_ left: NameMention, _ right: NameMention) -> Bool {
    let pairs = zip(plain(left.text), plain(right.text)).filter { $0 != $1 }
    guard pairs.count == 1, let (one, other) = pairs.first, min(one.count, other.count) >= 4,
      !one.hasPrefix(other), !other.hasPrefix(one)
    else { return false }
    if NameComparison.compare(left, right) == .same { return true }
    return left.kind == .person && differInVowel(one, other)
  }

  /// "Temur" and "Timur": a transliteration rather than another name.
  private static func differInVowel(_ one: String, _ other: String) -> Bool {
    guard one.count == other.count, one.count >= 5 else { return false }
    let letters = zip(one, other).filter { $0 != $1 }
    return letters.count == 1 && letters.allSatisfy { "aeiouy".contains($0) && "aeiouy".contains($1) }
  }

  private static func plain(_ text: String) -> [String] {
    text.lowercased().replacing("’", with: "'").split(separator: " ").map(String.init)
  }

  private static func finding(_ left: Spelling, _ right: Spelling) -> ArticleFinding {
    let times = "(\(left.count) and \(right.count) times)"
    return ArticleFinding(
      kind: .nameSpelling,
      text:
        "“\(left.mention.text)” and “\(right.mention.text)” \(times) seem to be one name in two spellings.",
      sentences: left.sentence == right.sentence ? [left.sentence] : [left.sentence, right.sentence])
  }
}
