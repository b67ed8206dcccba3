/// The runs of five words in a text, as hashes: what two copies of one text share and two tellings of one fact do not.
///
/// Broder, "On the resemblance and containment of documents", 1997. Case, punctuation and white space do not count.
struct Shingles: Sendable {
  /// Words in a run.
  static let length = 5

  /// The distinct runs.
  ///
  /// A text of fewer words is one run of all of them.
  private(set) var hashes: Set<UInt64> = []
  /// The words, as hashes, in order.
  private var words: [UInt64] = []

  /// O(n).
  init(_ text: some Sequence<Unicode.Scalar>) {
    var hash = Self.seed
    var inWord = false
    for scalar in text {
      if scalar.isWordPart {
        for folded in scalar.lowered { hash = Self.mix(hash, UInt64(folded.value)) }
        inWord = true
      } else if inWord, scalar != "'", scalar != "’" {
        words.append(hash)
        hash = Self.seed
        inWord = false
      }
    }
    if inWord { words.append(hash) }
    let length = min(Self.length, words.count)
    guard length > 0 else { return }
    for start in 0...(words.count - length) {
      hashes.insert(words[start..<start + length].reduce(Self.seed, Self.mix))
    }
  }

  /// The number of words.
  var wordCount: Int { words.count }

  /// The share of these runs that occur in `other`, from 0 to 1; 0 for a text without words.
  ///
  /// O(runs).
  func containment(in other: Shingles) -> Double {
    guard !hashes.isEmpty else { return 0 }
    if wordCount < Self.length { return other.containsRun(words) ? 1 : 0 }
    return Double(hashes.count { other.hashes.contains($0) }) / Double(hashes.count)
  }

  private func containsRun(_ run: [UInt64]) -> Bool {
    guard run.count <= words.count else { return false }
    return (0...(words.count - run.count)).contains { words[$0..<$0 + run.count].elementsEqual(run) }
  }

  // FNV-1a over code points: fixed, fast, and good enough for sets of this size.
  private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325
  private static func mix(_ hash: UInt64, _ value: UInt64) -> UInt64 {
    var hash = (hash ^ value) &* 0x0000_0100_0000_01B3
    hash ^= hash >> 29
    return hash
  }
}

extension Unicode.Scalar {
  /// The code point in lower case, with a short way for ASCII.
  fileprivate var lowered: String.UnicodeScalarView {
    if value < 128 {
      let isUpper = value >= 65 && value <= 90
      return String.UnicodeScalarView([isUpper ? Unicode.Scalar(UInt8(value) + 32) : self])
    }
    return properties.lowercaseMapping.unicodeScalars
  }
}
