import AssayCore
import Testing

@testable import AssayIngest

/// What a block's words say about it.
struct BlockTextTests {
  @Test(arguments: [
    ("We use cookies and similar tracking. Accept?", "consent"), ("Leave a reply to this comment", "comment"),
    ("Kommentare (12) Antworten", "comment"), ("Sign up for our newsletter", "account"),
    ("Teilen auf Facebook und WhatsApp", "share"), ("© 2026 Example. All rights reserved", "legal"),
    ("Read more: related articles", "more"), ("Читайте также", "more"),
    ("Foto: dpa / Getty Images", "picture"),
    ("Add to cart, price 12 EUR", "shop"), ("By Jane Doe, updated 12 January, 5 min read", "byline"),
  ])
  func cueWordsAreCounted(_ text: String, _ name: String) throws {
    let cues = TextCues(text)
    let index = try #require(TextCues.names.firstIndex(of: name))
    #expect(cues.counts[index] == cues.counts.max() && cues.counts[index] > 0)
  }

  @Test func plainTextHasFewCueWords() {
    let cues = TextCues("The court in Almaty ruled on Monday that the outlet must pay a fine.")
    #expect(cues.counts.allSatisfy { $0 == 0 } && cues.words == 14)
    #expect(TextCues("").words == 0)
  }

  /// Text of ASCII alone goes a shorter way; the answer is the same.
  @Test(arguments: [
    ("Share this!", true), ("SIGN IN", true), ("5 min read", true), ("---", true),
    ("Read  also: the ruling", true),
    ("Read more about the ruling", true), ("The share price fell.", false), ("Don't share this", false),
    ("5 ministers resigned", false), ("12 min", true),
  ])
  func furnitureOfASCIIAndOthersIsToldTheSameWay(_ text: String, _ isFurniture: Bool) {
    #expect(Furniture.matches(text) == isFurniture)
    // A bullet is no word, and makes the text other than ASCII.
    #expect(Furniture.matches("• " + text) == isFurniture)
  }
}
