/// The features of a sentence that tell whether it states something checkable: word and letter n-grams.
///
/// The same as `features` in `Training/checkworthiness/train.py`. A feature is known by the hash of its letters, so
/// that none is ever built as a string.
struct CheckWorthinessFeatures {
  /// How often each feature of word n-grams occurs.
  private(set) var words: [UInt64: Int] = [:]
  /// How often each feature of letter n-grams within a word occurs.
  private(set) var letters: [UInt64: Int] = [:]

  init(_ sentence: String) {
    let tokens = Self.tokens(of: sentence)
    let padded = [["^"]] + tokens + [["$"]]
    for start in padded.indices {
      var hash = FeatureHash("w")
      for size in 0..<3 where start + size < padded.count {
        if size > 0 { hash.add(" ") }
        hash.add(padded[start + size])
        words[hash.value, default: 0] += 1
      }
    }
    for token in tokens {
      let spaced = [" "] + token + [" "]
      for start in spaced.indices {
        var hash = FeatureHash("c")
        for size in 1...5 where start + size <= spaced.count {
          hash.add(spaced[start + size - 1])
          if size >= 3 { letters[hash.value, default: 0] += 1 }
        }
      }
    }
  }

  /// Words in small letters, numbers as "0", and each mark alone.
  static func tokens(of sentence: String) -> [[Unicode.Scalar]] {
    let scalars = sentence.lowercased().unicodeScalars.map { $0 == "\u{2019}" ? "'" : $0 }
    var tokens: [[Unicode.Scalar]] = []
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      let start = index
      index += 1
      if isLetter(scalar) {
        while index < scalars.count, isLetter(scalars[index]) { index += 1 }
        if index + 1 < scalars.count, scalars[index] == "'", isLetter(scalars[index + 1]) {
          index += 1
          while index < scalars.count, isLetter(scalars[index]) { index += 1 }
        }
        tokens.append(Array(scalars[start..<index]))
      } else if isDigit(scalar) {
        while index < scalars.count {
          let isPoint = scalars[index] == "." || scalars[index] == ","
          if isDigit(scalars[index]) {
            index += 1
          } else if isPoint, index + 1 < scalars.count, isDigit(scalars[index + 1]) {
            index += 2
          } else {
            break
          }
        }
        tokens.append(["0"])
      } else if !scalar.properties.isWhitespace, scalar != "_", scalar.properties.numericType == nil {
        tokens.append([scalar])
      }
    }
    return tokens
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 { return scalar.value >= 0x61 && scalar.value <= 0x7A }
    return scalar.properties.isAlphabetic
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x30 && scalar.value <= 0x39
  }
}

/// FNV-1a in 64 bits over code points.
struct FeatureHash {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  init(_ scalar: Unicode.Scalar) { add(scalar) }

  init(_ text: some StringProtocol) { for scalar in text.unicodeScalars { add(scalar) } }

  mutating func add(_ scalar: Unicode.Scalar) {
    value = (value ^ UInt64(scalar.value)) &* 0x100_0000_01B3
  }

  mutating func add(_ scalars: [Unicode.Scalar]) { for scalar in scalars { add(scalar) } }
}
