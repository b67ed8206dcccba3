/// Porter's second stemming algorithm for English, over ASCII letters.
///
/// M. Porter, "The English (Porter2) stemming algorithm", snowballstem.org/algorithms/english/stemmer.html.
struct Stemmer {
  private var word: [UInt8]
  private var r1 = 0
  private var r2 = 0

  /// The stem of a lower-case word.
  static func stem(_ text: String) -> String {
    if let known = irregular[text] { return known }
    let plain = text.utf8.elementsEqual(text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) })
    guard plain, text.utf8.count > 2, text.utf8.allSatisfy({ ($0 >= 97 && $0 <= 122) || $0 == 39 }) else {
      return text
    }
    var stemmer = Stemmer(word: Array(text.utf8))
    return stemmer.run()
  }

  /// Plurals that no rule makes, and the exceptions that the algorithm lists.
  private static let irregular: [String: String] = [
    "women": "woman", "men": "man", "children": "child", "feet": "foot", "teeth": "tooth", "wives": "wife",
    "ngos": "ngo",
    "lives": "life", "policemen": "policeman", "policewomen": "policewoman", "spokeswomen": "spokeswoman",
    "skis": "ski", "skies": "sky", "dying": "die", "lying": "lie", "tying": "tie", "idly": "idl",
    "gently": "gentl",
    "ugly": "ugli", "early": "earli", "only": "onli", "singly": "singl", "sky": "sky", "news": "news",
    "howe": "howe",
    "atlas": "atlas", "cosmos": "cosmos", "bias": "bias", "andes": "andes", "inning": "inning",
    "outing": "outing",
    "canning": "canning", "herring": "herring", "earring": "earring", "proceed": "proceed",
    "exceed": "exceed",
    "succeed": "succeed",
  ]

  private init(word: [UInt8]) { self.word = word }

  private mutating func run() -> String {
    if word.first == 39 { word.removeFirst() }
    guard word.count > 2 else { return String(decoding: word, as: UTF8.self) }
    // A `y` that is a consonant is written `Y` until the end.
    for index in word.indices where word[index] == y && (index == 0 || isVowel(index - 1)) {
      word[index] = bigY
    }
    markRegions()
    step0()
    step1a()
    step1b()
    step1c()
    step2()
    step3()
    step4()
    step5()
    return String(decoding: word.map { $0 == bigY ? y : $0 }, as: UTF8.self)
  }

  private let y = UInt8(ascii: "y")
  private let bigY = UInt8(ascii: "Y")

  private func isVowel(_ index: Int) -> Bool { "aeiouy".utf8.contains(word[index]) }

  private mutating func markRegions() {
    r1 = word.count
    if let prefix = ["gener", "commun", "arsen"].first(where: { word.starts(with: $0.utf8) }) {
      r1 = prefix.utf8.count
    } else {
      r1 = region(from: 0)
    }
    r2 = region(from: r1)
  }

  private func region(from start: Int) -> Int {
    var index = start + 1
    while index < word.count {
      if !isVowel(index), isVowel(index - 1) { return index + 1 }
      index += 1
    }
    return word.count
  }

  private func ends(_ suffix: String) -> Bool {
    word.count >= suffix.utf8.count && word.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
  }

  private mutating func replace(_ suffix: String, by other: String) {
    word.removeLast(suffix.utf8.count)
    word.append(contentsOf: other.utf8)
  }

  private func lies(_ suffix: String, in region: Int) -> Bool { word.count - suffix.utf8.count >= region }

  private func hasVowel(before end: Int) -> Bool { (0..<max(0, end)).contains(where: isVowel) }

  private func endsInShortSyllable(_ end: Int) -> Bool {
    if end == 2 { return isVowel(0) && !isVowel(1) }
    guard end > 2 else { return false }
    let last = word[end - 1]
    return !isVowel(end - 1) && isVowel(end - 2) && !isVowel(end - 3) && !"wxY".utf8.contains(last)
  }

  private var isShort: Bool { r1 >= word.count && endsInShortSyllable(word.count) }

  private mutating func step0() {
    for suffix in ["'s'", "'s", "'"] where ends(suffix) {
      word.removeLast(suffix.utf8.count)
      return
    }
  }

  private mutating func step1a() {
    if ends("sses") {
      replace("sses", by: "ss")
    } else if ends("ied") || ends("ies") {
      replace("ies", by: word.count > 4 ? "i" : "ie")
    } else if ends("us") || ends("ss") {
      return
    } else if ends("s"), hasVowel(before: word.count - 2) {
      word.removeLast()
    }
  }

  private mutating func step1b() {
    for suffix in ["eedly", "eed"] where ends(suffix) {
      if lies(suffix, in: r1) { replace(suffix, by: "ee") }
      return
    }
    for suffix in ["ingly", "edly", "ing", "ed"] where ends(suffix) {
      guard hasVowel(before: word.count - suffix.utf8.count) else { return }
      word.removeLast(suffix.utf8.count)
      if ends("at") || ends("bl") || ends("iz") {
        word.append(UInt8(ascii: "e"))
      } else if ["bb", "dd", "ff", "gg", "mm", "nn", "pp", "rr", "tt"].contains(where: ends) {
        word.removeLast()
      } else if isShort {
        word.append(UInt8(ascii: "e"))
      }
      return
    }
  }

  private mutating func step1c() {
    guard let last = word.last, last == y || last == bigY, word.count > 2, !isVowel(word.count - 2) else {
      return
    }
    word[word.count - 1] = UInt8(ascii: "i")
  }

  private mutating func step2() {
    for (suffix, other) in Stemmer.second where ends(suffix) {
      guard lies(suffix, in: r1) else { return }
      if suffix == "ogi" {
        if word.count > 3, word[word.count - 4] == UInt8(ascii: "l") { replace(suffix, by: other) }
      } else if suffix == "li" {
        if word.count > 2, "cdeghkmnrt".utf8.contains(word[word.count - 3]) { replace(suffix, by: other) }
      } else {
        replace(suffix, by: other)
      }
      return
    }
  }

  private mutating func step3() {
    for (suffix, other) in Stemmer.third where ends(suffix) {
      if suffix == "ative" {
        if lies(suffix, in: r2) { replace(suffix, by: "") }
      } else if lies(suffix, in: r1) {
        replace(suffix, by: other)
      }
      return
    }
  }

  private mutating func step4() {
    for suffix in Stemmer.fourth where ends(suffix) {
      guard lies(suffix, in: r2) else { return }
      let before = word.count - suffix.utf8.count - 1
      if suffix == "ion", before < 0 || !"st".utf8.contains(word[before]) { return }
      replace(suffix, by: "")
      return
    }
  }

  private mutating func step5() {
    if ends("e") {
      let end = word.count - 1
      if end >= r2 || (end >= r1 && !endsInShortSyllable(end)) { word.removeLast() }
    } else if ends("ll"), word.count - 1 >= r2 {
      word.removeLast()
    }
  }

  // Each list has longer suffixes before those that end them.
  private static let second: [(String, String)] = [
    ("ational", "ate"), ("fulness", "ful"), ("iveness", "ive"), ("ization", "ize"), ("ousness", "ous"),
    ("biliti", "ble"), ("lessli", "less"), ("tional", "tion"), ("ation", "ate"), ("alism", "al"),
    ("aliti", "al"),
    ("entli", "ent"), ("fulli", "ful"), ("iviti", "ive"), ("ousli", "ous"), ("enci", "ence"),
    ("anci", "ance"),
    ("abli", "able"), ("izer", "ize"), ("ator", "ate"), ("alli", "al"), ("bli", "ble"), ("ogi", "og"),
    ("li", ""),
  ]

  private static let third: [(String, String)] = [
    ("ational", "ate"), ("tional", "tion"), ("alize", "al"), ("icate", "ic"), ("iciti", "ic"), ("ative", ""),
    ("ical", "ic"), ("ness", ""), ("ful", ""),
  ]

  private static let fourth = [
    "ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous", "ive", "ize",
    "ion",
    "al", "er", "ic",
  ]
}
