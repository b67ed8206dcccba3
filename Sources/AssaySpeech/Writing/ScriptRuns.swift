import AssayCore
import AssayText

/// Finds the passages of a sentence that are written in another script than the rest: a Russian quotation in an English
/// sentence.
///
/// Such a passage is spoken by a voice of its own language. A name or two in Cyrillic are no passage: they are written
/// over in Latin letters and said within the sentence.
enum ScriptRuns {
  /// Consecutive words, and the language that their script tells; nil for the sentence's own.
  struct Run {
    var words: ArraySlice<WrittenWord>
    var language: String?
  }

  /// The runs of a sentence in the given language, in order, covering all words.
  static func runs(of words: [WrittenWord], in language: String) -> [Run] {
    let own = family(ofLanguage: language)
    var families = words.map { family(of: $0) ?? .none }
    for index in families.indices {
      // What has no letters goes with what is before it.
      if families[index] == .none { families[index] = index > 0 ? families[index - 1] : own }
    }
    var runs: [Run] = []
    var start = 0
    for index in words.indices where index + 1 == words.count || families[index + 1] != families[start] {
      let part = words[start...index]
      var told: String?
      if families[start] != own, isPassage(part, families[start]) {
        told = Self.language(of: part, families[start])
      }
      if told == nil, let last = runs.last, last.language == nil {
        runs[runs.count - 1].words = words[last.words.startIndex...index]
      } else {
        runs.append(Run(words: part, language: told))
      }
      start = index + 1
    }
    return runs
  }

  enum Family {
    case none, latin, cyrillic, greek, hebrew, arabic, georgian, armenian, devanagari, thai, japanese, korean,
      chinese
  }

  static func family(of scalar: Unicode.Scalar) -> Family? {
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x1E00...0x1EFF: .latin
    case 0x370...0x3FF, 0x1F00...0x1FFF: .greek
    case 0x400...0x52F: .cyrillic
    case 0x531...0x587: .armenian
    case 0x5D0...0x5EA: .hebrew
    case 0x620...0x64A, 0x66E...0x6D3, 0x750...0x77F: .arabic
    case 0x904...0x939: .devanagari
    case 0xE01...0xE30: .thai
    case 0x10A0...0x10FF: .georgian
    case 0x3040...0x30FF: .japanese
    case 0x4E00...0x9FFF: .chinese
    case 0xAC00...0xD7AF: .korean
    default: nil
    }
  }

  private static func family(of word: WrittenWord) -> Family? {
    word.core.unicodeScalars.lazy.compactMap(family(of:)).first
  }

  private static func family(ofLanguage code: String) -> Family {
    switch code {
    case "ru", "uk", "be", "kk", "ky", "bg", "mk", "sr", "tt", "tg", "mn", "ba", "cv": .cyrillic
    case "el": .greek
    case "hy": .armenian
    case "he": .hebrew
    case "ar", "fa", "ur", "ug", "sd", "ps": .arabic
    case "hi", "mr", "ne": .devanagari
    case "th": .thai
    case "ka": .georgian
    case "ja": .japanese
    case "zh": .chinese
    case "ko": .korean
    default: .latin
    }
  }

  /// Names in Cyrillic or Latin letters are said within the sentence; other scripts nobody can say there.
  private static func isPassage(_ words: ArraySlice<WrittenWord>, _ family: Family) -> Bool {
    guard family == .cyrillic || family == .latin else { return true }
    return words.count >= 3 && words.contains { $0.core.first?.isLowercase == true }
  }

  /// Whether a text, though most of it may be a quotation in another script, has words of the given language's script
  /// that are no names.
  static func has(_ text: String, wordsLike language: String) -> Bool {
    let own = family(ofLanguage: language)
    return text.split(whereSeparator: { !$0.isLetter }).lazy.filter { word in
      word.first?.isLowercase == true && word.unicodeScalars.first.flatMap(family(of:)) == own
    }.prefix(2).count == 2
  }

  /// Whether two languages are written in the same script.
  static func isAlike(_ one: String, _ other: String) -> Bool {
    family(ofLanguage: one) == family(ofLanguage: other)
  }

  private static func language(of words: ArraySlice<WrittenWord>, _ family: Family) -> String {
    switch family {
    case .cyrillic:
      LanguageIdentifier().identify(words.map(\.core).joined(separator: " "))?.code ?? cyrillic(words)
    case .greek: "el"
    case .armenian: "hy"
    case .hebrew: "he"
    case .arabic: "ar"
    case .devanagari: "hi"
    case .thai: "th"
    case .georgian: "ka"
    case .japanese: "ja"
    case .chinese: "zh"
    case .korean: "ko"
    case .none, .latin: LanguageIdentifier().identify(words.map(\.core).joined(separator: " "))?.code ?? "en"
    }
  }

  /// By letters that one language has and Russian has not.
  private static func cyrillic(_ words: ArraySlice<WrittenWord>) -> String {
    let letters = Set(words.flatMap { $0.core.lowercased() })
    if !letters.isDisjoint(with: "әғқұһ") { return "kk" }
    if !letters.isDisjoint(with: "їєґ") { return "uk" }
    return "ru"
  }
}
