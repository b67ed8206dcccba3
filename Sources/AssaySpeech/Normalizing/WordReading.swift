import Foundation

/// What is said for one written word by itself.
struct WordReading {
  let word: WrittenWord
  let isShouted: Bool
  let lexicon: PronunciationLexicon

  var text: String {
    let core = word.core
    if isFootnote(core) { return "" }
    if let sign = SpeechTables.signs[core] { return sign }
    return mail(core) ?? address(core) ?? handle(core) ?? abbreviation(core) ?? possessive(core) ?? compound(
      core)
      ?? capitals(core) ?? mixed(core) ?? letters(core)
  }

  private func isFootnote(_ core: String) -> Bool {
    (core.hasPrefix("[") && core.hasSuffix("]")) || core.allSatisfy { "⁰¹²³⁴⁵⁶⁷⁸⁹*†‡".contains($0) }
  }

  /// An address of mail, such as editor@orda.kz.
  private func mail(_ core: String) -> String? {
    let parts = core.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, let host = site(String(parts[1])) else { return nil }
    return dotted(String(parts[0])) + " at " + host
  }

  /// A web address with or without its scheme.
  private func address(_ core: String) -> String? {
    var rest = core
    for scheme in ["https://", "http://"] where rest.lowercased().hasPrefix(scheme) {
      rest = String(rest.dropFirst(scheme.count))
    }
    let hasScheme = rest != core
    if rest.lowercased().hasPrefix("www.") { rest = String(rest.dropFirst(4)) }
    let host = rest.prefix { !"/?#:".contains($0) }
    var name = String(host)
    var ending = ""
    for tail in ["'s", "’s"] where name.hasSuffix(tail) {
      name = String(name.dropLast(2))
      ending = "'s"
    }
    // Of a long address the site alone is said: nobody can follow the rest by ear.
    guard let said = site(name) else { return hasScheme ? "a web address" : nil }
    return said + ending
  }

  private static let wordDomains: Set<String> = [
    "com", "org", "net", "info", "gov", "edu", "biz", "int", "news", "media", "press", "online", "site",
    "agency",
    "live", "today", "asia", "blog", "app", "dev", "world", "global", "mil",
  ]
  private static let domains: Set<String> = [
    "kz", "ru", "kg", "uz", "de", "uk", "fr", "eu", "us", "ua", "by", "ch", "at", "pl", "it", "es", "nl",
    "se", "io",
    "tv", "me", "ai", "az", "ge", "am", "tj", "tm", "cn", "jp", "in", "ca", "au", "tr", "co",
  ]

  private func site(_ host: String) -> String? {
    let labels = host.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count >= 2, let last = labels.last?.lowercased(),
      Self.wordDomains.contains(last) || Self.domains.contains(last),
      labels.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" } }),
      labels[0].contains(where: \.isLetter)
    else { return nil }
    return labels.map { label in
      let label = String(label)
      if Self.domains.contains(label.lowercased()), label.count == 2 { return spell(label.uppercased()) }
      return dotted(label)
    }.joined(separator: " dot ")
  }

  private func dotted(_ text: String) -> String {
    text.split(separator: ".").map { part in
      part.split(separator: "-").map { piece in
        piece.split(separator: "_").map { figures(String($0)) }.joined(separator: " underscore ")
      }.joined(separator: " dash ")
    }.joined(separator: " dot ")
  }

  private func handle(_ core: String) -> String? {
    guard core.count > 1, let first = core.first, first == "@" || first == "#" else { return nil }
    let name = core.dropFirst()
    guard name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" }) else { return nil }
    return (first == "@" ? "at " : "hashtag ") + dotted(humps(String(name)))
  }

  /// `FreePress` as "Free Press".
  private func humps(_ text: String) -> String {
    var result = ""
    for character in text {
      if character.isUppercase, result.last?.isLowercase == true { result.append("_") }
      result.append(character)
    }
    return result.contains("_")
      ? result.split(separator: "_").joined(separator: ".").replacing(".", with: "-").replacing(
        "-", with: " ") : text
  }

  private func abbreviation(_ core: String) -> String? {
    let plain = core.filter { $0 != "." }
    let key = plain.lowercased()
    // U.S., e.g., p.m.: letters with stops between them.
    if core.contains("."),
      core.split(separator: ".").allSatisfy({ $0.count == 1 && $0.first?.isLetter == true })
    {
      return SpeechTables.abbreviations[key].flatMap {
        key.count > 1 && !plain.allSatisfy(\.isUppercase) ? $0 : nil
      }
        ?? spell(plain.uppercased())
    }
    if word.hasStop, plain.count == 1, plain.first?.isUppercase == true { return plain }
    guard word.hasStop || SpeechTables.bare.contains(key), !core.contains("."), key != "no" || plain == "No",
      key != "am", key != "sun", key != "mar" || plain == "Mar", key != "art" || plain == "Art", key != "al"
    else { return nil }
    return SpeechTables.abbreviations[key]
  }

  private func possessive(_ core: String) -> String? {
    for ending in ["'s", "’s"] where core.hasSuffix(ending) && core.count > 2 {
      var inner = word
      inner.core = String(core.dropLast(2))
      let entry = lexicon.entry(inner.core)?.spoken
      return (entry ?? WordReading(word: inner, isShouted: isShouted, lexicon: lexicon).text) + "'s"
    }
    return nil
  }

  /// COVID-19, editor-in-chief, and/or, UN-backed.
  private func compound(_ core: String) -> String? {
    let parts = core.split { $0 == "-" || $0 == "‑" || $0 == "–" || $0 == "/" }
    guard parts.count > 1 else { return nil }
    return parts.map { part in
      var inner = word
      inner.core = String(part)
      inner.hasStop = false
      return lexicon.entry(inner.core)?.spoken
        ?? NumberWords.decimal(inner.core)
        ?? WordReading(word: inner, isShouted: isShouted, lexicon: lexicon).text
    }.joined(separator: " ")
  }

  /// UN, LGBTQI+, NGOs, COVID, G7.
  private func capitals(_ core: String) -> String? {
    var text = core
    var ending = ""
    if text.hasSuffix("s"), text.count > 2, text.dropLast().allSatisfy(\.isUppercase) {
      text.removeLast()
      ending = "s"
    }
    while text.hasSuffix("+") {
      text.removeLast()
      ending = " plus"
    }
    guard text.count > 1, text.contains(where: \.isLetter),
      text.allSatisfy({ $0.isASCII && ($0.isUppercase || $0 == "&") })
    else { return nil }
    if isShouted, !Self.knownShort.contains(text) { return text.lowercased() + ending }
    if SpeechTables.wordAcronyms.contains(text) || (text.count > 5 && ending.isEmpty) {
      return text.prefix(1) + text.dropFirst().lowercased() + ending
    }
    return spell(text) + (ending == "s" ? "s" : ending)
  }

  /// Acronyms that stay acronyms where everything is in capitals.
  private static let knownShort: Set<String> = [
    "UN", "EU", "US", "USA", "UK", "UAE", "CPJ", "RSF", "FBI", "CIA", "BBC", "NGO", "ICC", "ECHR", "OSCE",
    "NATO",
    "HRW", "LGBT", "LGBTQ", "LGBTQI", "TV", "DNA", "GDP", "IMF", "WHO", "MP",
  ]

  /// G7, MH17, A4, F-16, 5G: letters spelled, figures as a number.
  private func mixed(_ core: String) -> String? {
    guard core.contains(where: { $0.isASCII && $0.isNumber }), core.contains(where: \.isLetter) else {
      return nil
    }
    guard core.allSatisfy({ $0.isLetter || $0.isNumber }) else { return nil }
    return figures(core)
  }

  private func figures(_ text: String) -> String {
    guard text.contains(where: \.isNumber) else { return text }
    var pieces: [String] = []
    for character in text {
      if let last = pieces.last?.last, last.isNumber == character.isNumber {
        pieces[pieces.count - 1].append(character)
      } else {
        pieces.append(String(character))
      }
    }
    return pieces.map { piece in
      if piece.first?.isNumber == true { return NumberWords.decimal(piece) ?? piece }
      return piece.count <= 3 && piece.allSatisfy(\.isUppercase) ? spell(piece) : piece
    }.joined(separator: " ")
  }

  /// Letters in other scripts, emoji and signs within a word.
  private func letters(_ core: String) -> String {
    if core.unicodeScalars.allSatisfy(\.isASCII) { return unsigned(core) }
    if let said = EmojiReading.said(core) { return said }
    return unsigned(Transliteration.latin(core))
  }

  private func unsigned(_ core: String) -> String {
    guard core.contains(where: { "&+=%@/|\\~^<>{}[]\"“”*_#".contains($0) }) else { return core }
    var text = ""
    for character in core {
      if let sign = SpeechTables.signs[String(character)] {
        text += sign.isEmpty ? "" : " \(sign) "
      } else {
        text.append("{}[]\"“”_".contains(character) ? " " : character)
      }
    }
    return text.split(separator: " ").joined(separator: " ")
  }

  private func spell(_ letters: String) -> String {
    letters.map { $0 == "&" ? "and" : String($0) }.joined(separator: " ")
  }
}

/// Emoji by their Unicode names: a reader sees them, so a listener hears of them.
enum EmojiReading {
  static func said(_ core: String) -> String? {
    var names: [String] = []
    for scalar in core.unicodeScalars {
      switch scalar.value {
      case 0xFE0F, 0x200D, 0x1F3FB...0x1F3FF: continue
      default: break
      }
      guard scalar.properties.isEmoji, scalar.value > 0xFF, let name = scalar.properties.name else {
        return nil
      }
      guard !names.contains(name.lowercased()) else { continue }
      names.append(name.lowercased())
    }
    return names.isEmpty ? nil : names.joined(separator: ", ") + " emoji"
  }
}

/// Cyrillic in Latin letters, close to BGN/PCGN, for a voice that knows no Cyrillic.
enum Transliteration {
  private static let table: [Character: String] = [
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh", "з": "z", "и": "i",
    "й": "y",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u",
    "ф": "f",
    "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu",
    "я": "ya",
    "ә": "a", "ғ": "gh", "қ": "q", "ң": "ng", "ө": "o", "ұ": "u", "ү": "u", "һ": "h", "і": "i", "ї": "yi",
    "є": "ye",
    "ґ": "g", "ў": "w",
  ]

  static func latin(_ text: String) -> String {
    var result = ""
    // These letters are Ukrainian alone; there the letter и sounds like y.
    let isUkrainian = text.contains { "їєґЇЄҐ".contains($0) }
    for character in text {
      let small = Character(character.lowercased().first.map(String.init) ?? String(character))
      if let latin = isUkrainian && small == "и" ? "y" : table[small] {
        result += character.isUppercase ? latin.prefix(1).uppercased() + latin.dropFirst() : latin
      } else {
        result.append(character == "’" ? "'" : character)
      }
    }
    return result
  }
}
