/// Weights of one linear classifier over hashed features, sparse and of one byte each.
package struct SyntaxWeights: Sendable {
  package let classes: Int
  /// Open addressing: a feature's hash, 0 where free.
  private var keys: [UInt32]
  /// Where its weights begin and how many there are, by the same index.
  private var places: [UInt32]
  private var counts: [UInt8]
  private var classOf: [UInt8]
  private var values: [Int8]
  private let mask: Int

  /// - Parameter entries: for each feature its hash and the weights that are not 0, by class.
  package init(classes: Int, entries: [(key: UInt32, weights: [(UInt8, Int8)])]) {
    self.classes = classes
    var size = 16
    while size < entries.count * 2 { size *= 2 }
    mask = size - 1
    keys = Array(repeating: 0, count: size)
    places = Array(repeating: 0, count: size)
    counts = Array(repeating: 0, count: size)
    classOf = []
    values = []
    for entry in entries {
      var slot = Int(entry.key &* 0x9e37_79b1) & mask
      while keys[slot] != 0 { slot = (slot + 1) & mask }
      keys[slot] = entry.key
      places[slot] = UInt32(values.count)
      counts[slot] = UInt8(entry.weights.count)
      for (index, value) in entry.weights {
        classOf.append(index)
        values.append(value)
      }
    }
  }

  /// The sum of the weights of `features` for each class.
  package func scores(_ features: [UInt32], into scores: inout [Int32]) {
    for index in scores.indices { scores[index] = 0 }
    for feature in features {
      var slot = Int(feature &* 0x9e37_79b1) & mask
      while keys[slot] != 0 {
        if keys[slot] == feature {
          let place = Int(places[slot])
          for offset in place..<(place + Int(counts[slot])) {
            scores[Int(classOf[offset])] += Int32(values[offset])
          }
          break
        }
        slot = (slot + 1) & mask
      }
    }
  }
}
