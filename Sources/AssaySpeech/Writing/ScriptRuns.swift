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
    let own = Script(ofLanguage: language)
    // What has no letters goes with what is before it.
    var scripts: [Script] = []
    for word in words {
      let script = script(of: word) ?? scripts.last ?? own
      // Japanese is written in Chinese characters as well.
      scripts.append(script == .chinese && own == .japanese ? own : script)
    }
    var runs: [Run] = []
    var start = 0
    for index in words.indices where index + 1 == words.count || scripts[index + 1] != scripts[start] {
      let part = words[start...index]
      var told: String?
      if scripts[start] != own, isPassage(part, scripts[start]) {
        told = Self.language(of: part, scripts[start])
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

  private static func script(of word: WrittenWord) -> Script? {
    word.core.unicodeScalars.lazy.compactMap(Script.init(of:)).first
  }

  /// Names in Cyrillic or Latin letters are said within the sentence; other scripts nobody can say there.
  private static func isPassage(_ words: ArraySlice<WrittenWord>, _ script: Script) -> Bool {
    guard script == .cyrillic || script == .latin else { return true }
    return words.count >= 3 && words.contains { $0.core.first?.isLowercase == true }
  }

  /// Whether a text, though most of it may be a quotation in another script, has words of the given language's script
  /// that are no names.
  static func has(_ text: String, wordsLike language: String) -> Bool {
    let own = Script(ofLanguage: language)
    return text.split(whereSeparator: { !$0.isLetter }).lazy.filter { word in
      word.first?.isLowercase == true && word.unicodeScalars.first.flatMap(Script.init(of:)) == own
    }.prefix(2).count == 2
  }

  /// Whether two languages are written in the same script.
  static func isAlike(_ one: String, _ other: String) -> Bool {
    Script(ofLanguage: one) == Script(ofLanguage: other)
  }

  private static func language(of words: ArraySlice<WrittenWord>, _ script: Script) -> String {
    let found = { LanguageIdentifier().identify(words.map(\.core).joined(separator: " "))?.code }
    return switch script {
    case .cyrillic: found() ?? cyrillic(words)
    case .latin: found() ?? "en"
    default: script.language
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
