/// Something in an article that does not agree with the rest of the same article.
///
/// It says nothing about which of the two is right, and needs no source but the article.
public struct ArticleFinding: Sendable, Hashable, Codable {
  /// What does not agree.
  public enum Kind: String, Sendable, Codable, CaseIterable {
    /// One name in two spellings.
    case nameSpelling
    /// A date outside the period that the article states for it, or an end before its beginning.
    case dateOutsidePeriod
    /// Something told as past that lies after the article's own date.
    case dateAfterPublication
    /// A day of the week that the date does not fall on.
    case weekday
    /// Parts that exceed or miss their whole, or a change that is not the difference of its ends.
    case numbers
  }

  /// What does not agree.
  public var kind: Kind
  /// What was found, for a reader, in one sentence.
  public var text: String
  /// The sentences in which it was found, in reading order; at least one.
  public var sentences: [Sentence]

  /// Makes a finding.
  public init(kind: Kind, text: String, sentences: [Sentence]) {
    self.kind = kind
    self.text = text
    self.sentences = sentences
  }
}
