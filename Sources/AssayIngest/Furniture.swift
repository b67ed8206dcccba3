/// Recognises words of the page that are not words of the article.
///
/// A short list of what news pages print around an article, matched whole and without case, and a few shapes. A block
/// that only resembles one of them stays: losing a sentence of the article is worse than keeping a button's label.
enum Furniture {
  /// Whether a block of this text is page furniture.
  static func matches(_ text: String) -> Bool {
    guard text.utf8.count <= 400, text.unicodeScalars.count <= 160 else { return false }
    guard let words = normalisedASCII(text) else { return matches(words: normalised(text)) }
    return matches(words: words)
  }

  private static func matches(words: String) -> Bool {
    if words.isEmpty { return true }
    if phrases.contains(words) { return true }
    return openings.contains { words.hasPrefix($0) } || isReadingTime(words)
  }

  /// The words of a text of ASCII alone, which most blocks are; nil for any other.
  private static func normalisedASCII(_ text: String) -> String? {
    var words: [UInt8] = []
    words.reserveCapacity(text.utf8.count)
    var hasGap = false
    for byte in text.utf8 {
      switch byte {
      case 0x61...0x7A, 0x30...0x39, 0x27, 0x41...0x5A:
        if hasGap, !words.isEmpty { words.append(0x20) }
        hasGap = false
        words.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
      case 0x80...: return nil
      default: hasGap = true
      }
    }
    return String(decoding: words, as: UTF8.self)
  }

  private static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x61...0x7A, 0x30...0x39, 0x27, 0x41...0x5A: true
    case ..<0x80: false
    default: scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
  }

  private static func normalised(_ text: String) -> String {
    let kept = text.lowercased().unicodeScalars.map { scalar -> Character in
      isOfWord(scalar) ? Character(scalar) : " "
    }
    return String(kept).split(separator: " ").joined(separator: " ")
  }

  /// "5 min read".
  private static func isReadingTime(_ words: String) -> Bool {
    guard let first = words.utf8.first, first >= 0x30, first <= 0x39 else { return false }
    let parts = words.split(separator: " ")
    guard (2...4).contains(parts.count), Int(parts[0]) != nil, parts[1].hasPrefix("min") else { return false }
    return parts.count == 2 || parts[2] == "read" || parts[2] == "reading" || parts[2] == "of"
  }

  private static let phrases: Set<String> = [
    "listen to the article", "listen to this article", "listen", "fact checker", "fact check", "share",
    "share this",
    "share this article", "share on facebook", "share on twitter", "share on x", "share on telegram",
    "share on whatsapp", "tweet", "email", "print", "copy link", "save", "save article", "bookmark",
    "follow us",
    "advertisement", "advertising", "ad", "sponsored", "sponsored content", "promoted", "read more",
    "read also",
    "also read", "read next", "see also", "more", "more news", "related", "related articles",
    "related stories",
    "related news", "latest news", "most read", "most popular", "trending", "recommended",
    "you may also like",
    "comments", "leave a comment", "no comments", "add comment", "subscribe", "subscribe now", "sign up",
    "sign in",
    "log in", "newsletter", "menu", "search", "home", "skip to content", "skip to main content",
    "skip advertisement",
    "back to top", "load more", "show more", "view all", "next article", "previous article", "photo", "video",
    "audio",
    "image", "play", "pause", "play video", "close", "cookie policy", "privacy policy", "terms of use",
    "all rights reserved", "accept cookies", "topics", "tags", "table of contents", "article continues below",
    "continue reading", "story continues below advertisement", "story continues below", "loading", "download",
    "report an error",
    "поделиться", "читайте также", "реклама", "подписаться", "комментарии", "слушать статью", "главная",
  ]

  private static let openings = [
    "verify the accuracy of this article", "this article was produced by", "sign up for our newsletter",
    "subscribe to our", "follow us on", "click here to", "we use cookies", "by clicking", "read more about",
    "read also ", "support our journalism", "enable javascript", "please enable javascript",
  ]
}
