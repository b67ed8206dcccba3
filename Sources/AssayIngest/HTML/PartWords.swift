/// What the names in an element's `class`, `id`, `role` and the like say about its part in the page.
struct PartWords: OptionSet, Hashable, Sendable {
  let rawValue: UInt32

  /// Readers' comments.
  static let comment = PartWords(rawValue: 1 << 0)
  /// Ways through the site: menus, breadcrumbs, pagers.
  static let navigation = PartWords(rawValue: 1 << 1)
  /// Other articles.
  static let related = PartWords(rawValue: 1 << 2)
  /// Share bars and social networks.
  static let share = PartWords(rawValue: 1 << 3)
  /// Advertisements.
  static let advert = PartWords(rawValue: 1 << 4)
  /// Side bars and widgets.
  static let sidebar = PartWords(rawValue: 1 << 5)
  /// The foot of the page or of an article.
  static let footer = PartWords(rawValue: 1 << 6)
  /// The head of the page or of an article.
  static let header = PartWords(rawValue: 1 << 7)
  /// Byline, date and the like.
  static let byline = PartWords(rawValue: 1 << 8)
  /// Captions and credits.
  static let caption = PartWords(rawValue: 1 << 9)
  /// Newsletters, subscriptions, logins, cookies.
  static let signup = PartWords(rawValue: 1 << 10)
  /// The text of an article.
  static let body = PartWords(rawValue: 1 << 11)
  /// Content of some kind.
  static let content = PartWords(rawValue: 1 << 12)
  /// Short announcements of other pages.
  static let teaser = PartWords(rawValue: 1 << 13)
  /// Not shown.
  static let hidden = PartWords(rawValue: 1 << 14)
  /// Pictures, videos, players.
  static let media = PartWords(rawValue: 1 << 15)
  /// Keywords and categories.
  static let tags = PartWords(rawValue: 1 << 16)
  /// Buttons and tools: print, search, font size.
  static let tool = PartWords(rawValue: 1 << 17)
  /// A headline.
  static let title = PartWords(rawValue: 1 << 18)
  /// A standfirst.
  static let lead = PartWords(rawValue: 1 << 19)
  /// A person who wrote something, described.
  static let author = PartWords(rawValue: 1 << 20)
  /// Lists and archives.
  static let list = PartWords(rawValue: 1 << 21)
  /// A post embedded from elsewhere.
  static let embed = PartWords(rawValue: 1 << 22)
  /// A quotation.
  static let quote = PartWords(rawValue: 1 << 23)
  /// Small print: copyright, imprint, disclaimers.
  static let legal = PartWords(rawValue: 1 << 24)

  /// How many parts there are.
  static let count = 25

  /// Parts that are not the article's own text.
  static let boilerplate: PartWords = [
    .comment, .navigation, .related, .share, .advert, .sidebar, .footer, .signup, .hidden, .tags, .tool,
    .teaser,
    .legal,
  ]

  /// Reads the parts from names; `lower` holds the names in lower case, `words` them cut into words.
  init(names: some Sequence<UInt8>) {
    var parts: PartWords = []
    var word = HTMLTag.basis
    var length = 0
    var token: [UInt8] = []
    var wasLower = false
    func endWord() {
      if length > 1, length <= 20, let found = PartWords.words[word] { parts.formUnion(found) }
      word = HTMLTag.basis
      length = 0
    }
    func endToken() {
      endWord()
      if token.count > 6 { parts.formUnion(PartWords.within(token)) }
      token.removeAll(keepingCapacity: true)
    }
    for byte in names {
      let isUpper = byte >= 0x41 && byte <= 0x5A
      let lower = isUpper ? byte | 0x20 : byte
      let isLetter = (lower >= 0x61 && lower <= 0x7A) || byte >= 0x80
      if byte <= 0x20 { endToken() } else { token.append(lower) }
      if isLetter {
        // "articleBody" is two words.
        if isUpper, wasLower { endWord() }
        word = HTMLTag.step(word, lower)
        length += 1
      } else {
        endWord()
      }
      wasLower = isLetter && !isUpper
    }
    endToken()
    self = parts
  }

  init(rawValue: UInt32) { self.rawValue = rawValue }

  /// The parts that stand within a longer name, such as "relatedposts".
  private static func within(_ token: [UInt8]) -> PartWords {
    var parts: PartWords = []
    for start in token.indices {
      for (piece, part) in pieces[Int(token[start])] where piece.count <= token.count - start {
        if piece.elementsEqual(token[start..<(start + piece.count)]) { parts.formUnion(part) }
      }
    }
    return parts
  }

  /// Pieces of longer names by their first byte.
  private static let pieces: [[([UInt8], PartWords)]] = {
    var table = [[([UInt8], PartWords)]](repeating: [], count: 256)
    for (name, part) in PartVocabulary.pieces {
      let bytes = Array(name.utf8)
      table[Int(bytes[0])].append((bytes, part))
    }
    return table
  }()

  /// The words by their hashes; see ``HTMLTag/step(_:_:)``.
  private static let words: [UInt64: PartWords] = Dictionary(
    uniqueKeysWithValues: PartVocabulary.words.map { ($0.utf8.reduce(HTMLTag.basis, HTMLTag.step), $1) })
}
