/// A text as the numbers that a transformer reads, special tokens included.
public struct TokenSequence: Sendable, Hashable {
  /// Positions in the model's vocabulary.
  public let ids: [Int32]
  /// 0 for tokens of the first text, 1 for those of the second; as many as there are ids.
  public let typeIDs: [Int32]

  /// Makes a sequence of one or two texts.
  public init(ids: [Int32], typeIDs: [Int32]) {
    precondition(ids.count == typeIDs.count, "every token has a type")
    self.ids = ids
    self.typeIDs = typeIDs
  }

  /// Makes a sequence of one text.
  public init(ids: [Int32]) {
    self.init(ids: ids, typeIDs: [Int32](repeating: 0, count: ids.count))
  }

  /// The number of tokens.
  public var count: Int { ids.count }
}
