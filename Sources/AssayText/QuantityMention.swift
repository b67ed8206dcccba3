public import AssayCore

/// A number that a text states, with what it counts or measures.
public struct QuantityMention: Sendable, Hashable {
  /// What the words around a number say about how it is meant.
  public enum Bound: String, Sendable, Codable, CaseIterable {
    case exact
    /// "About 20", "nearly 20".
    case approximate
    /// "At least 20", "20 or more", "dozens".
    case atLeast
    /// "More than 20", "over 20".
    case moreThan
    /// "Up to 20", "no more than 20".
    case atMost
    /// "Fewer than 20", "under 20".
    case lessThan
  }

  /// What kind of number it is.
  public enum Dimension: String, Sendable, Codable, CaseIterable {
    /// Things or people: "three women".
    case count
    /// A stretch of time: "two months".
    case duration
    case money
    /// A share, in percent: "15 per cent", "half", "one in five".
    case percent
    /// A place in an order: "third".
    case ordinal
    /// A physical measure: "20 km".
    case measure
    /// How old somebody or something is, in `unit`: "19-year-old".
    case age
  }

  /// Where it lies, from the words of its bound to its unit or noun.
  public var span: TextSpan
  /// As written.
  public var text: String
  /// The number, or the lower end of a range.
  ///
  /// Shares are in percent.
  public var value: Double
  /// The upper end of a range.
  public var upper: Double?
  /// Canonical singular unit: `day`, `year`, `percent`, `EUR`, `kilometre`; nil for counts.
  public var unit: String?
  /// The stem of the noun that is counted; people, persons and individuals are all `person`.
  public var noun: String?
  /// How the number is meant.
  public var bound: Bound
  /// What kind of number it is.
  public var dimension: Dimension

  /// Makes a mention.
  public init(
    span: TextSpan, text: String, value: Double, upper: Double? = nil, unit: String? = nil,
    noun: String? = nil,
    bound: Bound = .exact, dimension: Dimension
  ) {
    self.span = span
    self.text = text
    self.value = value
    self.upper = upper
    self.unit = unit
    self.noun = noun
    self.bound = bound
    self.dimension = dimension
  }
}
