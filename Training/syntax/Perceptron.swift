import AssayText

/// An averaged perceptron over hashed features that occur often enough.
final class Perceptron {
  let classes: Int
  private var keys: [UInt32]
  private var rows: [Int32]
  private let mask: Int
  private let count: Int
  private var weights: [Float]
  private var totals: [Float]
  private var stamps: [Int32]
  private var now: Int32 = 0

  /// - Parameter counts: how often each feature occurs; those under `least` are left out.
  init(classes: Int, counts: [UInt32: UInt16], least: UInt16) {
    self.classes = classes
    let kept = counts.filter { $0.value >= least }.keys.sorted()
    var size = 16
    while size < kept.count * 2 { size *= 2 }
    mask = size - 1
    keys = Array(repeating: 0, count: size)
    rows = Array(repeating: 0, count: size)
    count = kept.count
    for (row, key) in kept.enumerated() {
      var slot = Int(key &* 0x9e37_79b1) & mask
      while keys[slot] != 0 { slot = (slot + 1) & mask }
      keys[slot] = key
      rows[slot] = Int32(row)
    }
    weights = Array(repeating: 0, count: kept.count * classes)
    totals = weights
    stamps = Array(repeating: 0, count: kept.count * classes)
  }

  func rowsOf(_ features: [UInt32], into found: inout [Int]) {
    found.removeAll(keepingCapacity: true)
    for feature in features {
      var slot = Int(feature &* 0x9e37_79b1) & mask
      while keys[slot] != 0 {
        if keys[slot] == feature {
          found.append(Int(rows[slot]) * classes)
          break
        }
        slot = (slot + 1) & mask
      }
    }
  }

  func scores(_ rows: [Int], into scores: inout [Float]) {
    for index in 0..<classes { scores[index] = 0 }
    weights.withUnsafeBufferPointer { weights in
      for row in rows { for index in 0..<classes { scores[index] += weights[row + index] } }
    }
  }

  func step() { now += 1 }

  func update(_ rows: [Int], right: Int, wrong: Int) {
    for row in rows {
      add(row + right, 1)
      add(row + wrong, -1)
    }
  }

  private func add(_ index: Int, _ value: Float) {
    totals[index] += Float(now - stamps[index]) * weights[index]
    stamps[index] = now
    weights[index] += value
  }

  /// The averaged weights, brought to whole numbers; small ones are left out, features without any too.
  func entries(cut: Float) -> [(key: UInt32, weights: [(UInt8, Int8)])] {
    var averages = weights
    for index in averages.indices {
      averages[index] = (totals[index] + Float(now - stamps[index]) * weights[index]) / Float(max(1, now))
    }
    let sorted = averages.map(abs).sorted()
    let largest = sorted[min(sorted.count - 1, Int(Double(sorted.count) * 0.99995))]
    let scale = 127 / max(largest, 1e-9)
    var found: [(key: UInt32, weights: [(UInt8, Int8)])] = []
    for slot in keys.indices where keys[slot] != 0 {
      let row = Int(rows[slot]) * classes
      var kept: [(UInt8, Int8)] = []
      for index in 0..<classes where abs(averages[row + index]) >= cut * largest {
        let value = max(-127, min(127, (averages[row + index] * scale).rounded()))
        if value != 0 { kept.append((UInt8(index), Int8(value))) }
      }
      if !kept.isEmpty { found.append((keys[slot], kept)) }
    }
    return found.sorted { $0.key < $1.key }
  }
}
