/// A unit vector in one byte a component, as archives store it: 4 bytes scale (little-endian Float), then the bytes.
///
/// 384 components take 388 bytes in place of 1,536. The largest component is ±127; the error of a dot product of
/// two unit vectors stays under 0.01, far below what separates two passages.
enum VectorCode {
  /// The bytes of `vector`.
  ///
  /// O(n).
  static func encode(_ vector: [Float]) -> [UInt8] {
    let largest = vector.reduce(Float(0)) { $1.isFinite ? max($0, abs($1)) : $0 }
    let scale = largest / 127
    var bytes = withUnsafeBytes(of: scale.bitPattern.littleEndian) { Array($0) }
    bytes.reserveCapacity(4 + vector.count)
    for value in vector {
      let level = scale > 0 && value.isFinite ? (value / scale).rounded() : 0
      bytes.append(UInt8(bitPattern: Int8(level)))
    }
    return bytes
  }

  /// The scale and components of stored bytes; nil where they are not of `dimension`.
  ///
  /// O(n).
  static func decode(_ bytes: UnsafeRawBufferPointer, dimension: Int) -> (scale: Float, values: [Int8])? {
    guard bytes.count == 4 + dimension else { return nil }
    let bits = UInt32(littleEndian: bytes.loadUnaligned(as: UInt32.self))
    return (Float(bitPattern: bits), bytes.dropFirst(4).map { Int8(bitPattern: $0) })
  }

  /// A query's components in 12 bits, so that 384 products with bytes still fit 32 bits, and its scale.
  static func query(_ vector: [Float]) -> (scale: Float, values: [Int16]) {
    let largest = vector.reduce(Float(0)) { $1.isFinite ? max($0, abs($1)) : $0 }
    let scale = largest / 2047
    guard scale > 0 else { return (0, vector.map { _ in 0 }) }
    return (scale, vector.map { $0.isFinite ? Int16(($0 / scale).rounded()) : 0 })
  }

  /// The cosine of a stored unit vector and a coded query; nil for bytes of another dimension.
  ///
  /// O(n).
  static func cosine(_ bytes: UnsafeRawBufferPointer, _ query: (scale: Float, values: [Int16])) -> Double? {
    guard bytes.count == 4 + query.values.count else { return nil }
    let scale = Float(bitPattern: UInt32(littleEndian: bytes.loadUnaligned(as: UInt32.self)))
    var sum: Int32 = 0
    for index in query.values.indices {
      sum &+= Int32(Int8(bitPattern: bytes[4 + index])) &* Int32(query.values[index])
    }
    return Double(Float(sum) * scale * query.scale)
  }
}
