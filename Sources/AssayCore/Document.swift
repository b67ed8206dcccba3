/// What a source published, as kept in an archive.
public struct Document: Sendable, Hashable, Identifiable {
  /// The user's own identifier; comes back unchanged wherever the document is cited.
  public var id: String
  /// Where it was published.
  public var url: String?
  /// Its headline.
  public var title: String?
  /// When it was published.
  public var published: PartialDate?
  /// Who published it.
  public var source: String?
  /// BCP 47 language code.
  public var language: String?
  /// Its text.
  ///
  /// Passage offsets refer to it.
  public var text: String
  /// What kind of text it is, where that is known.
  public var kind: DocumentKind?
  /// What it checked, for an earlier fact check.
  public var factCheck: FactCheck?

  /// Makes a document.
  public init(
    id: String, url: String? = nil, title: String? = nil, published: PartialDate? = nil,
    source: String? = nil,
    language: String? = nil, text: String, kind: DocumentKind? = nil, factCheck: FactCheck? = nil
  ) {
    self.id = id
    self.url = url
    self.title = title
    self.published = published
    self.source = source
    self.language = language
    self.text = text
    self.kind = kind
    self.factCheck = factCheck
  }
}

/// A piece of a document, a few sentences long, that retrieval returns.
public struct Passage: Sendable, Hashable, Codable {
  /// The document it is from, without the text.
  public struct Origin: Sendable, Hashable, Codable {
    /// The document's identifier.
    public var id: String
    /// Where the document was published.
    public var url: String?
    /// The document's headline.
    public var title: String?
    /// Who published it.
    public var source: String?
    /// When it was published.
    public var published: PartialDate?
    /// BCP 47 language code.
    public var language: String?
    /// What kind of text the document is, where that is known.
    public var kind: DocumentKind?
    /// Names the text that several documents carry: the identifier of the one that was first.
    ///
    /// Documents with one group are copies of each other; nil for a text that stands alone.
    public var group: String?
    /// Who owns the source, from its card; nil where that is not known.
    public var owner: String?
    /// What is on record of the source, to be shown beside its words; nil where there is no card of it.
    public var card: SourceCard?

    /// Makes an origin.
    public init(
      id: String, url: String? = nil, title: String? = nil, source: String? = nil,
      published: PartialDate? = nil,
      language: String? = nil, kind: DocumentKind? = nil, group: String? = nil, owner: String? = nil,
      card: SourceCard? = nil
    ) {
      self.id = id
      self.url = url
      self.title = title
      self.source = source
      self.published = published
      self.language = language
      self.kind = kind
      self.group = group
      self.owner = owner
      self.card = card
    }
  }

  /// The document it is from.
  public var document: Origin
  /// Where it lies in the document's text.
  public var span: TextSpan
  /// The exact words.
  public var text: String

  /// Makes a passage.
  public init(document: Origin, span: TextSpan, text: String) {
    self.document = document
    self.span = span
    self.text = text
  }
}

/// A passage that retrieval returned, with the scores that brought it there.
public struct RetrievedPassage: Sendable, Hashable {
  /// The passage.
  public var passage: Passage
  /// The fused score; higher is better.
  ///
  /// Comparable within one query only.
  public var score: Double
  /// The parts of the score by name (`lexical`, `dense`, …), so that a reader can trace it.
  public var parts: [String: Double]

  /// Makes a retrieved passage.
  public init(passage: Passage, score: Double, parts: [String: Double] = [:]) {
    self.passage = passage
    self.score = score
    self.parts = parts
  }
}
