import AssayCore

/// A block of a page, article or not, before it is decided which.
struct PageBlock {
  /// What it would be in an article.
  var kind: Paragraph.Kind
  /// Its words on one line.
  var text: String
  /// The innermost block element around it.
  var node: Int
  /// Letters, without white space.
  var letters: Int
  /// Of them, those in links.
  var links: Int
  /// The share of letters in links.
  var linkShare: Double { letters == 0 ? 0 : Double(links) / Double(letters) }
}
