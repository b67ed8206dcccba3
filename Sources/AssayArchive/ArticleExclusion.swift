import AssayCore
import AssayText

/// Recognises the article being checked, copies of it, and what others copied from it: none is evidence for it.
///
/// - A document at the article's address is the article, whatever it says today.
/// - A document most of whose five-word runs occur in the article is a copy.
/// - A passage almost all of whose runs occur in the article is copied from it, or both from a third; either way it
///   knows nothing more. Copied sentences within a longer passage are cut off.
/// - A sentence with quoted speech in it stays as long as its passage says something else too: two texts that quote
///   one person are two witnesses of the words.
struct ArticleExclusion: Sendable {
  /// A document with at least this share of its runs in the article is a copy of it.
  static let copiedDocument = 0.6
  /// A passage with at least this share of its runs in the article is copied from it.
  static let copiedPassage = 0.8
  /// A sentence with at least this share, and `sentenceWords` words, is copied.
  static let copiedSentence = 0.9
  static let sentenceWords = 8

  private let address: String?
  private let article: Shingles
  private let splitter = SentenceSplitter()

  init(_ article: ExcludedArticle) {
    address = article.url.flatMap(AddressKey.key)
    self.article = Shingles(article.text.unicodeScalars)
  }

  /// Whether `url` is the article's address.
  func isArticle(at url: String?) -> Bool {
    guard let address, let url else { return false }
    return AddressKey.key(for: url) == address
  }

  /// The share of the document's runs that occur in the article.
  func isCopy(document text: String) -> Bool {
    // A text of many more bytes than the article has words cannot lie within it for the most part.
    guard article.wordCount > 0, text.utf8.count < article.wordCount * 64 else { return false }
    return Shingles(text.unicodeScalars).containment(in: article) >= Self.copiedDocument
  }

  /// What of `passage` is not copied, and the share of it that was; nil where nothing of worth is left.
  func uncopied(_ passage: Passage) -> (passage: Passage, copied: Double)? {
    let shingles = Shingles(passage.text.unicodeScalars)
    let share = shingles.containment(in: article)
    guard share > 0 else { return (passage, 0) }
    guard share < Self.copiedPassage else { return nil }
    let sentences = splitter.sentences(in: passage.text)
    let copied = sentences.map { isCopied(sentence: passage.text.text(in: $0)) }
    guard copied.contains(true) else { return (passage, share) }
    // The longest run of sentences of its own.
    var best = TextSpan(start: 0, end: 0)
    var start: Int?
    for index in 0...sentences.count {
      if index < sentences.count, !copied[index] {
        start = start ?? index
      } else if let from = start {
        let span = TextSpan(start: sentences[from].start, end: sentences[index - 1].end)
        if span.count > best.count { best = span }
        start = nil
      }
    }
    guard !best.isEmpty else { return nil }
    var rest = passage
    rest.text = passage.text.text(in: best)
    rest.span = best.shifted(by: passage.span.start)
    return (rest, share)
  }

  private func isCopied(sentence: String) -> Bool {
    guard !sentence.unicodeScalars.contains(where: { "\"“”«»„".unicodeScalars.contains($0) }) else {
      return false
    }
    let shingles = Shingles(sentence.unicodeScalars)
    return shingles.wordCount >= Self.sentenceWords
      && shingles.containment(in: article) >= Self.copiedSentence
  }
}
