import AssayCore
import AssayText

/// Words of a page rather than of its article: "Listen to the article", "Share", "Fact Checker".
enum Furniture {
  private static let phrases: Set<String> = [
    "listen to the article", "listen to this article", "fact checker", "fact check", "share", "share this",
    "read more",
    "subscribe", "sign up", "log in", "advertisement", "related articles", "related", "most read", "comments",
    "follow us",
    "print", "email", "home", "menu", "search", "cookies", "all rights reserved", "read also", "see also",
    "more news",
    "newsletter", "support us", "donate", "copy link", "table of contents", "back to top", "skip to content",
  ]

  static func isFurniture(_ sentence: Sentence, in paragraph: Paragraph?, tokens: [SentenceToken]) -> Bool {
    if paragraph?.kind == .furniture { return true }
    let words = tokens.filter(\.isWord)
    if words.allSatisfy({ !$0.text.contains(where: \.isLetter) }) { return true }
    let text = words.map(\.lower).joined(separator: " ")
    if phrases.contains(text) { return true }
    // "SINES, Portugal, 10 April 2025.": a dateline alone.
    if words.count <= 8,
      words.allSatisfy({ $0.isDate || $0.nameKind == .place || $0.text.allSatisfy(\.isUppercase) }),
      words.contains(where: \.isDate)
    {
      return true
    }
    if text.hasPrefix("for more information") || text.hasPrefix("for further information") { return true }
    guard let last = tokens.last, !last.isQuoted, ![".", "!", "?", "…"].contains(last.text) else {
      return false
    }
    // A headline: nearly all words with capitals, and no full stop.
    let longer = words.filter { $0.text.count > 3 }
    if words.count >= 4, longer.count(where: \.isCapitalised) >= longer.count - longer.count / 6,
      longer.count >= 3
    {
      return true
    }
    // A line without a full stop that has no verb is a heading or a button.
    return words.count <= 6 && VerbGroup.all(in: tokens).isEmpty
  }
}
