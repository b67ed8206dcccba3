/// A few numbers by which near copies of a text are found among millions.
///
/// MinHash over runs of five words (Broder, "On the resemblance and containment of documents", 1997), with one hash
/// function for all slots (Li, Owen and Zhang, "One Permutation Hashing", 2012), in bands: two texts that share 80 of
/// 100 runs have at least one band in common in 98 of 100 cases, two that share 20 in 5.
struct TextSignature: Sendable, Hashable {
  /// Bands of a signature.
  static let bands = 6
  /// Slots of a band; two texts have a band in common when all its slots are the same.
  static let slotsPerBand = 3
  /// Texts of fewer words have no signature: they are alike by chance.
  static let fewestWords = 12

  /// The bands; empty for a text that is too short.
  let bands: [Int64]

  /// O(n).
  init(_ text: String) {
    let shingles = Shingles(text.unicodeScalars)
    guard shingles.wordCount >= Self.fewestWords else {
      bands = []
      return
    }
    var slots = [UInt64](repeating: .max, count: Self.bands * Self.slotsPerBand)
    for hash in shingles.hashes {
      let mixed = Self.mix(hash)
      let slot = Int(mixed % UInt64(slots.count))
      slots[slot] = min(slots[slot], mixed)
    }
    // A slot that no run fell into borrows from the next that has one (Shrivastava and Li, 2014).
    let filled = slots
    for index in slots.indices where slots[index] == .max {
      for step in 1..<slots.count where filled[(index + step) % slots.count] != .max {
        slots[index] = Self.mix(filled[(index + step) % slots.count] &+ UInt64(step))
        break
      }
    }
    bands = (0..<Self.bands).map { band in
      let start = band * Self.slotsPerBand
      let hash = slots[start..<start + Self.slotsPerBand].reduce(UInt64(band)) { Self.mix($0 ^ $1) }
      return Int64(bitPattern: hash)
    }
  }

  // SplitMix64's finalizer.
  private static func mix(_ value: UInt64) -> UInt64 {
    var z = value &+ 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
