import Foundation

/// The file of a ``SyntaxModel``: a line of JSON, the clusters as lines of text, then three tables of weights.
///
/// A table: its number of features, and for each the hash (4 bytes), the number of weights (1), and class and weight of
/// each (1 and 1). Numbers are little-endian.
package struct SyntaxFile {
  package struct Header: Codable, Sendable {
    package var format = 1
    package var tags: [String]
    package var labels: [String]
    package var words: Int
    package var coarse: [UInt8]

    package init(tags: [String], labels: [String], words: Int, coarse: [UInt8]) {
      (self.tags, self.labels, self.words, self.coarse) = (tags, labels, words, coarse)
    }
  }

  package let header: Header
  private let bytes: [UInt8]
  private var position: Int

  /// Nil where the first line is not that of a model.
  package init?(_ bytes: [UInt8]) {
    guard let end = bytes.firstIndex(of: 10),
      let header = try? JSONDecoder().decode(Header.self, from: Data(bytes[..<end])), header.format == 1,
      (1...200).contains(header.tags.count), (1...200).contains(header.labels.count)
    else { return nil }
    self.header = header
    self.bytes = bytes
    position = end + 1
  }

  package mutating func clusters() -> WordClusters? {
    var fine: [String: UInt16] = [:]
    for _ in 0..<max(0, min(header.words, 200_000)) {
      guard let end = bytes[min(position, bytes.count)...].firstIndex(of: 10) else { return nil }
      let parts = String(decoding: bytes[position..<end], as: UTF8.self).split(separator: "\t")
      guard parts.count == 2, let id = UInt16(parts[1]) else { return nil }
      fine[String(parts[0])] = id
      position = end + 1
    }
    return WordClusters(fine: fine, coarse: header.coarse)
  }

  package mutating func weights(classes: Int) -> SyntaxWeights? {
    guard let count = number(), count <= 4_000_000 else { return nil }
    var entries: [(key: UInt32, weights: [(UInt8, Int8)])] = []
    entries.reserveCapacity(Int(count))
    for _ in 0..<count {
      guard let key = number(), key != 0, position < bytes.count else { return nil }
      let size = Int(bytes[position])
      position += 1
      guard size <= classes, position + 2 * size <= bytes.count else { return nil }
      var weights: [(UInt8, Int8)] = []
      weights.reserveCapacity(size)
      for _ in 0..<size {
        guard bytes[position] < classes else { return nil }
        weights.append((bytes[position], Int8(bitPattern: bytes[position + 1])))
        position += 2
      }
      entries.append((key, weights))
    }
    return SyntaxWeights(classes: classes, entries: entries)
  }

  private mutating func number() -> UInt32? {
    guard position + 4 <= bytes.count else { return nil }
    defer { position += 4 }
    return (0..<4).reduce(0) { $0 | UInt32(bytes[position + $1]) << (8 * UInt32($1)) }
  }
}
