/// What a page's own metadata says of its text, to compare blocks with.
struct PageHints {
  /// The title, as far as it is known before the text.
  var title: String?
  private var body: Set<Int> = []
  private var description = ""

  /// Whether the metadata holds a text.
  var hasBody: Bool { !body.isEmpty }

  init(title: String?, description: String?, body: String?) {
    self.title = title
    self.description = description?.lowercased() ?? ""
    if let body, body.utf8.count > 200 { self.body = PageHints.shingles(body) }
  }

  /// The share of a block's word triples that stand in the metadata's text; 0 where there is none.
  func bodyShare(of text: String) -> Float {
    guard hasBody else { return 0 }
    let own = PageHints.shingles(text)
    guard !own.isEmpty else { return 0 }
    return Float(own.count { body.contains($0) }) / Float(own.count)
  }

  /// Whether a block is the page's description, or begins it.
  func isInDescription(_ text: String) -> Bool {
    guard description.utf8.count > 20, text.utf8.count > 20, text.utf8.count < 2000,
      let first = text.utf8.first
    else { return false }
    // Most blocks differ in the first letter, and need not be looked at further.
    if first < 0x80, first | 0x20 != (description.utf8.first ?? 0) | 0x20 { return false }
    let lower = text.prefix(60).lowercased()
    return description.hasPrefix(lower) || lower.hasPrefix(description.prefix(60))
  }

  /// The hashes of a text's runs of three words, over its bytes: letters outside ASCII are not folded.
  private static func shingles(_ text: String) -> Set<Int> {
    var result: Set<Int> = []
    var last: (UInt64, UInt64) = (0, 0)
    var word = HTMLTag.basis
    var isInWord = false
    func endWord() {
      guard isInWord else { return }
      if last.0 != 0 { result.insert(Int(truncatingIfNeeded: (last.0 &* 31 &+ last.1) &* 31 &+ word)) }
      last = (last.1, word)
      word = HTMLTag.basis
      isInWord = false
    }
    for byte in text.utf8.prefix(400_000) {
      let isLetter =
        byte >= 0x80 || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x30 && byte <= 0x39)
      if isLetter {
        word = HTMLTag.step(word, byte)
        isInWord = true
      } else {
        endWord()
      }
    }
    endWord()
    return result
  }
}
