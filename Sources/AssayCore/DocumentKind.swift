/// What kind of text a document is.
///
/// An open set: an archive keeps kinds that it does not know.
public struct DocumentKind: RawRepresentable, Sendable, Hashable, Codable {
  /// The kind as written in files, in camel case.
  public let rawValue: String

  /// Makes a kind from its written form.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// A study, a briefing or a note of an organisation.
  public static let analysis = DocumentKind(rawValue: "analysis")
  /// A published check of somebody's claim.
  public static let factCheck = DocumentKind(rawValue: "factCheck")
  /// A report of a news medium.
  public static let news = DocumentKind(rawValue: "news")
  /// A report of an authority, a court or a body of experts.
  public static let report = DocumentKind(rawValue: "report")
  /// A law, a decree or a ruling.
  public static let law = DocumentKind(rawValue: "law")
  /// What a person or body said for itself.
  public static let statement = DocumentKind(rawValue: "statement")
}
