/// A block of numbers with a shape: what goes into a network and comes out of it.
public struct Tensor: Sendable, Hashable {
  /// The numbers, in row-major order.
  public enum Values: Sendable, Hashable {
    case int64([Int64])
    case float32([Float])

    /// How many numbers there are.
    public var count: Int {
      switch self {
      case .int64(let values): values.count
      case .float32(let values): values.count
      }
    }
  }

  /// The size of each dimension, outermost first.
  public var shape: [Int]
  /// The numbers.
  public var values: Values

  /// Makes a tensor; `values` holds as many numbers as the shape has room for.
  public init(shape: [Int], values: Values) {
    precondition(shape.reduce(1, *) == values.count, "a tensor's values fill its shape")
    self.shape = shape
    self.values = values
  }
}
