/// A script, as far as scripts are told apart to find a voice.
enum Script: CaseIterable {
  case latin, cyrillic, greek, armenian, georgian, hebrew, arabic, devanagari, bengali, gurmukhi, gujarati,
    oriya
  case tamil, telugu, kannada, malayalam, sinhala, thai, lao, tibetan, burmese, ethiopic, khmer, mongolian
  case japanese, chinese, korean
  /// Letters of any other script.
  case other

  /// A letter's script; nil for marks, digits, and what belongs to no script.
  init?(of scalar: Unicode.Scalar) {
    let value = scalar.value
    if let script = Script.allCases.first(where: { $0.ranges.contains { $0.contains(value) } }) {
      self = script
    } else if value > 0x2FF, scalar.properties.generalCategory == .otherLetter {
      // Scripts without capitals; letters used as signs in formulas have other categories.
      self = .other
    } else {
      return nil
    }
  }

  /// The script that a language is written in; Latin for one that is not known.
  init(ofLanguage code: String) {
    self = Script.allCases.first { $0.languages.contains(code) } ?? .latin
  }

  /// The language that is assumed where nothing else tells; `und`, which nobody speaks, for a script that is not known.
  var language: String { languages.first ?? "und" }

  /// Languages in the script, the most likely first.
  private var languages: [String] {
    switch self {
    case .latin: ["en"]
    case .cyrillic: ["ru", "uk", "be", "kk", "ky", "bg", "mk", "sr", "tt", "tg", "mn", "ba", "cv"]
    case .greek: ["el"]
    case .armenian: ["hy"]
    case .georgian: ["ka"]
    case .hebrew: ["he"]
    case .arabic: ["ar", "fa", "ur", "ug", "sd", "ps"]
    case .devanagari: ["hi", "mr", "ne"]
    case .bengali: ["bn", "as"]
    case .gurmukhi: ["pa"]
    case .gujarati: ["gu"]
    case .oriya: ["or"]
    case .tamil: ["ta"]
    case .telugu: ["te"]
    case .kannada: ["kn"]
    case .malayalam: ["ml"]
    case .sinhala: ["si"]
    case .thai: ["th"]
    case .lao: ["lo"]
    case .tibetan: ["bo", "dz"]
    case .burmese: ["my"]
    case .ethiopic: ["am", "ti"]
    case .khmer: ["km"]
    // Mongolian in Cyrillic letters is the common form, and has the code.
    case .mongolian, .other: []
    case .japanese: ["ja"]
    case .chinese: ["zh"]
    case .korean: ["ko"]
    }
  }

  /// Code points of its letters, by the blocks of Unicode 15.
  private var ranges: [ClosedRange<UInt32>] {
    switch self {
    case .latin: [0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x1E00...0x1EFF]
    case .cyrillic: [0x400...0x52F]
    case .greek: [0x370...0x3FF, 0x1F00...0x1FFF]
    case .armenian: [0x531...0x587]
    case .georgian: [0x10A0...0x10FF, 0x1C90...0x1CBF]
    case .hebrew: [0x5D0...0x5EA, 0xFB1D...0xFB4F]
    case .arabic: [0x620...0x64A, 0x66E...0x6D3, 0x750...0x77F, 0xFB50...0xFDFB, 0xFE70...0xFEFC]
    case .devanagari: [0x904...0x939, 0x958...0x961, 0x972...0x97F]
    case .bengali: [0x985...0x9B9, 0x9DC...0x9E1, 0x9F0...0x9F1]
    case .gurmukhi: [0xA05...0xA39, 0xA59...0xA5E]
    case .gujarati: [0xA85...0xAB9]
    case .oriya: [0xB05...0xB39, 0xB5C...0xB61]
    case .tamil: [0xB85...0xBB9]
    case .telugu: [0xC05...0xC39, 0xC58...0xC61]
    case .kannada: [0xC85...0xCB9]
    case .malayalam: [0xD05...0xD3A]
    case .sinhala: [0xD85...0xDC6]
    case .thai: [0xE01...0xE33, 0xE40...0xE46]
    case .lao: [0xE81...0xEB3, 0xEC0...0xEC6]
    case .tibetan: [0xF40...0xF6C]
    case .burmese: [0x1000...0x102A]
    case .ethiopic: [0x1200...0x135A]
    case .khmer: [0x1780...0x17B3]
    case .mongolian: [0x1820...0x1878]
    case .japanese: [0x3040...0x30FF, 0xFF66...0xFF9D]
    case .chinese: [0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF]
    case .korean: [0x1100...0x11FF, 0x3130...0x318F, 0xAC00...0xD7AF]
    case .other: []
    }
  }
}
