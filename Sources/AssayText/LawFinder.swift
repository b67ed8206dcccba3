public import AssayCore

/// A law, or an article of one, that a text names.
public struct LawMention: Sendable, Hashable {
  /// Where it lies.
  public var span: TextSpan
  /// As written.
  public var text: String
  /// The article with its part in brackets, `174(2)`; several are separated by a comma and a space.
  public var article: String?
  /// The law as named: "Criminal Code", "Law on Peaceful Assemblies".
  public var name: String?

  /// Makes a mention.
  public init(span: TextSpan, text: String, article: String?, name: String?) {
    self.span = span
    self.text = text
    self.article = article
    self.name = name
  }
}

/// Finds references to laws and their articles: "Article 174(2) of the Criminal Code", "part 2 of Article 174".
public struct LawFinder: Sendable {
  /// Makes a finder.
  public init() {}

  /// The references of `text` in order; they do not overlap.
  ///
  /// O(n).
  public func mentions(in text: String) -> [LawMention] {
    let lexed = LexedText(text)
    return LawScanner(text: lexed).laws().map { law in
      let span = lexed.span(law.from, law.to)
      return LawMention(span: span, text: lexed.string(span), article: law.article, name: law.name)
    }
  }
}
