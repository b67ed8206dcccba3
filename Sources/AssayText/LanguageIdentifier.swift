/// Tells the language of a text by its script, its frequent words and its own letters.
///
/// Knows en, de, fr, es, it, pt, nl, pl, tr, uz and az in Latin script, ru, uk, kk, ky and be in Cyrillic, and
/// gives the language of a script that one language owns (Greek, Georgian, Armenian, Hebrew, Korean, Japanese).
public struct LanguageIdentifier: Sendable {
  /// No more than this many code points are looked at.
  public static let sampleLength = 20_000

  /// Makes an identifier.
  public init() {}

  /// The BCP 47 code and a rough probability from 0 to 1; nil where the text is too short or undecided.
  public func identify(_ text: String) -> (code: String, probability: Double)? {
    var letters = 0
    var scripts: [Script: Int] = [:]
    var marks: [String: Int] = [:]
    var words: [String] = []
    var word = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.prefix(LanguageIdentifier.sampleLength) {
      if scalar.isLetter {
        letters += 1
        scripts[Script(scalar), default: 0] += 1
        word.append(scalar)
      } else if scalar.isApostrophe, !word.isEmpty {
        word.append("'")
      } else if !word.isEmpty {
        words.append(String(word).lowercased())
        word.removeAll()
      }
    }
    if !word.isEmpty { words.append(String(word).lowercased()) }
    guard letters >= 12,
      let (script, count) = scripts.max(by: { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) })
    else { return nil }
    let share = Double(count) / Double(letters)
    if let only = script.onlyLanguage { return share > 0.5 ? (only, share) : nil }
    guard script == .latin || script == .cyrillic else { return nil }
    let profiles = LanguageProfiles.profiles(of: script)
    for word in words {
      for scalar in word.unicodeScalars where !scalar.isASCII {
        for profile in profiles where profile.letters.contains(scalar) {
          marks[profile.code, default: 0] += 1
        }
      }
    }
    return best(profiles, words, marks)
  }

  private func best(
    _ profiles: [LanguageProfile], _ words: [String], _ marks: [String: Int]
  ) -> (code: String, probability: Double)? {
    guard words.count >= 3 else { return nil }
    let scores = profiles.map { profile -> (code: String, score: Double) in
      let hits = words.count { profile.words.contains($0) }
      let own = Double(marks[profile.code] ?? 0)
      return (profile.code, (Double(hits) + own * profile.letterWeight) / Double(words.count))
    }
    let ranked = scores.sorted { ($0.score, $1.code) > ($1.score, $0.code) }
    guard let first = ranked.first, ranked.count > 1, first.score > 0.06 else { return nil }
    // The lead over the next language, sharpened by how much text there is.
    let evidence = min(1, Double(words.count) / 8)
    let lead = (first.score - ranked[1].score) / first.score
    guard lead > 0.08 else { return nil }
    return (first.code, min(0.99, 0.5 + 0.5 * lead * evidence))
  }
}

/// A script, as far as it narrows the language down.
enum Script: Int {
  case latin
  case cyrillic
  case arabic
  case greek
  case hebrew
  case georgian
  case armenian
  case han
  case kana
  case hangul
  case other

  init(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x41...0x24F, 0x1E00...0x1EFF: self = .latin
    case 0x370...0x3FF: self = .greek
    case 0x400...0x52F: self = .cyrillic
    case 0x530...0x58F: self = .armenian
    case 0x590...0x5FF: self = .hebrew
    case 0x600...0x6FF, 0x750...0x77F: self = .arabic
    case 0x10A0...0x10FF: self = .georgian
    case 0x3040...0x30FF: self = .kana
    case 0x4E00...0x9FFF: self = .han
    case 0xAC00...0xD7AF: self = .hangul
    default: self = .other
    }
  }

  /// The language where the script has one.
  var onlyLanguage: String? {
    switch self {
    case .greek: "el"
    case .hebrew: "he"
    case .georgian: "ka"
    case .armenian: "hy"
    case .kana: "ja"
    case .hangul: "ko"
    case .han: "zh"
    case .latin, .cyrillic, .arabic, .other: nil
    }
  }
}
