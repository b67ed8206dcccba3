public import AssayCore

/// A name that a text mentions.
public struct NameMention: Sendable, Hashable {
  /// What bears the name.
  public enum Kind: String, Sendable, Codable, CaseIterable {
    case person
    case organisation
    case place
    /// A law, an event, an adjective of nationality, or a name of unknown kind.
    case other
  }

  /// Where it lies: without titles such as "President" and without a possessive "'s".
  public var span: TextSpan
  /// As written.
  public var text: String
  /// What bears it, as far as the words tell.
  public var kind: Kind

  /// Makes a mention.
  public init(span: TextSpan, text: String, kind: Kind) {
    self.span = span
    self.text = text
    self.kind = kind
  }
}
