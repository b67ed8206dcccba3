/// A person, organisation, place or law that a claim names.
public struct ClaimEntity: Sendable, Hashable, Codable {
  /// What bears the name.
  public enum Kind: String, Sendable, Codable, CaseIterable {
    case person
    case organisation
    case place
    case law
    /// An event, a nationality, or a name of unknown kind.
    case other
  }

  /// What bears the name.
  public var kind: Kind
  /// The name, in full where the article gives it in full elsewhere.
  public var name: String
  /// The article of a law with its part in brackets, such as `174(2)`; nil for everything else.
  public var article: String?

  /// Makes an entity.
  public init(kind: Kind, name: String, article: String? = nil) {
    self.kind = kind
    self.name = name
    self.article = article
  }
}

/// A date or stretch of time that a claim names, normalised.
public struct ClaimTime: Sendable, Hashable, Codable {
  /// As the article writes it: "last month", "between June 2025 and January 2026".
  public var text: String
  /// The first date that is meant.
  public var first: PartialDate
  /// The last date that is meant, included; the same as ``first`` for one date.
  public var last: PartialDate
  /// Whether the year, or the whole date, was reckoned from the article's date or from a sentence before.
  public var isInferred: Bool

  /// Makes a time.
  public init(text: String, first: PartialDate, last: PartialDate, isInferred: Bool = false) {
    self.text = text
    self.first = first
    self.last = last
    self.isInferred = isInferred
  }
}

/// A number that a claim states.
public struct ClaimQuantity: Sendable, Hashable, Codable {
  /// What the words around the number say about how it is meant.
  public enum Bound: String, Sendable, Codable, CaseIterable {
    case exact
    /// "About 20", "nearly 20".
    case approximate
    /// "At least 20".
    case atLeast
    /// "More than 20".
    case moreThan
    /// "Up to 20".
    case atMost
    /// "Fewer than 20".
    case lessThan
  }

  /// As the claim writes it, its bound included.
  public var text: String
  /// The number, or the lower end of a range.
  public var value: Double
  /// The upper end of a range.
  public var upper: Double?
  /// Canonical singular unit such as `day`, `percent`, `EUR`; nil for counts.
  public var unit: String?
  /// How the number is meant.
  public var bound: Bound

  /// Makes a quantity.
  public init(text: String, value: Double, upper: Double? = nil, unit: String? = nil, bound: Bound = .exact) {
    self.text = text
    self.value = value
    self.upper = upper
    self.unit = unit
    self.bound = bound
  }
}

/// Words of a claim that may mean more than one thing and were therefore left as they are.
public struct Ambiguity: Sendable, Hashable, Codable {
  /// The words: "he", "the case", "this action".
  public var words: String
  /// What they may mean, as far as the article tells; may be empty.
  public var candidates: [String]

  /// Makes an ambiguity.
  public init(words: String, candidates: [String] = []) {
    self.words = words
    self.candidates = candidates
  }
}
