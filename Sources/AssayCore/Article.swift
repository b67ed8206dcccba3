/// What a reader has in front of them: title, dates and text, split into paragraphs and sentences.
public struct Article: Sendable, Hashable, Codable {
  /// The headline; nil where none was found.
  public var title: String?
  /// The byline as printed, without "By".
  public var byline: String?
  /// When the article was published.
  public var published: PartialDate?
  /// When the article was last changed, where it says so.
  public var modified: PartialDate?
  /// BCP 47 language code of the text, such as `en`.
  public var language: String?
  /// The publishing site's or outlet's name.
  public var siteName: String?
  /// The canonical address, where known.
  public var url: String?
  /// Where the bytes came from: a path, an address, or `-` for standard input.
  public var source: String
  /// SHA-256 of the bytes read, in lower-case hexadecimal.
  public var sha256: String
  /// The article's text: paragraphs joined by a blank line.
  ///
  /// All offsets refer to it.
  public var text: String
  /// Paragraphs in reading order.
  ///
  /// They do not overlap.
  public var paragraphs: [Paragraph]
  /// Sentences in reading order; each lies within one paragraph.
  public var sentences: [Sentence]
  /// The publisher's section, such as "Politics", where known.
  public var section: String?
  /// The address of the lead image, where known.
  public var image: String?
  /// What a reader must know about how the text was got; empty where it is whole.
  public var notices: [Notice]

  /// Something about a reading that is less than the whole article.
  public struct Notice: Sendable, Hashable, Codable {
    /// What kind of notice it is; an open set, stable across versions.
    public var code: String
    /// What it means, for a user.
    public var message: String

    /// Makes a notice.
    public init(code: String, message: String) {
      self.code = code
      self.message = message
    }
  }

  /// Makes an article from parts; readers in AssayIngest are the usual way to get one.
  public init(
    title: String?, byline: String? = nil, published: PartialDate? = nil, modified: PartialDate? = nil,
    language: String? = nil, siteName: String? = nil, url: String? = nil, source: String, sha256: String,
    text: String, paragraphs: [Paragraph], sentences: [Sentence], section: String? = nil,
    image: String? = nil,
    notices: [Notice] = []
  ) {
    self.title = title
    self.byline = byline
    self.published = published
    self.modified = modified
    self.language = language
    self.siteName = siteName
    self.url = url
    self.source = source
    self.sha256 = sha256
    self.text = text
    self.paragraphs = paragraphs
    self.sentences = sentences
    self.section = section
    self.image = image
    self.notices = notices
  }

  /// The number of words, counted as runs of letters and digits between white space.
  public var wordCount: Int {
    text.split(whereSeparator: \.isWhitespace).count(where: \.hasWords)
  }
}

/// A block of an article's text.
public struct Paragraph: Sendable, Hashable, Codable {
  /// What a block is in the article.
  public enum Kind: String, Sendable, Codable, CaseIterable {
    /// The headline, where it is part of the text.
    case title
    case heading
    case body
    case listItem
    case quote
    case caption
    case table
    /// Words of the page, not of the article: "Listen to the article", "Share", "Advertisement".
    case furniture
  }

  /// Where it lies in the article's text.
  public var span: TextSpan
  /// What it is.
  public var kind: Kind

  /// Makes a paragraph.
  public init(span: TextSpan, kind: Kind) {
    self.span = span
    self.kind = kind
  }
}

/// A sentence of an article.
public struct Sentence: Sendable, Hashable, Codable {
  /// Position among the article's sentences, from 0.
  public var index: Int
  /// Where it lies in the article's text, without surrounding white space.
  public var span: TextSpan
  /// The exact words.
  public var text: String
  /// The paragraph it belongs to: an index into ``Article/paragraphs``.
  public var paragraph: Int

  /// Makes a sentence.
  public init(index: Int, span: TextSpan, text: String, paragraph: Int) {
    self.index = index
    self.span = span
    self.text = text
    self.paragraph = paragraph
  }
}
