/// A word as the tagger and the parser see it: numbers that stand for its letters, endings, shape and cluster.
package struct SyntaxWord: Sendable {
  package var form: UInt64
  package var suffix2: UInt64
  package var suffix3: UInt64
  package var prefix: UInt64
  package var shape: UInt64
  package var cluster: UInt64
  package var coarse: UInt64

  /// What stands before the first and behind the last word.
  package static let none = SyntaxWord(
    form: 1, suffix2: 1, suffix3: 1, prefix: 1, shape: 1, cluster: 1, coarse: 1)

  private init(
    form: UInt64, suffix2: UInt64, suffix3: UInt64, prefix: UInt64, shape: UInt64, cluster: UInt64,
    coarse: UInt64
  ) {
    (self.form, self.suffix2, self.suffix3, self.prefix) = (form, suffix2, suffix3, prefix)
    (self.shape, self.cluster, self.coarse) = (shape, cluster, coarse)
  }

  package init(_ text: String, clusters: WordClusters, isFirst: Bool) {
    let plain = Self.plain(text)
    let scalars = Array(plain.unicodeScalars)
    form = Self.hash(scalars[...])
    suffix2 = Self.hash(scalars.suffix(2))
    suffix3 = Self.hash(scalars.suffix(3))
    prefix = Self.hash(scalars.prefix(2))
    shape = Self.shape(text, isFirst: isFirst)
    let pair = clusters.cluster(of: plain)
    cluster = UInt64(pair.fine + 2)
    coarse = UInt64(pair.coarse + 2)
  }

  /// Lower case, with straight quotation marks, and 0 for every digit.
  static func plain(_ text: String) -> String {
    var plain = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "“", "”", "„", "«", "»": plain.unicodeScalars.append("\"")
      case "’", "‘": plain.unicodeScalars.append("'")
      case "–", "—": plain.unicodeScalars.append("-")
      case "0"..."9": plain.unicodeScalars.append("0")
      default: plain += String(scalar).lowercased()
      }
    }
    return plain
  }

  private static func hash(_ scalars: ArraySlice<Unicode.Scalar>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for scalar in scalars { hash = (hash ^ UInt64(scalar.value)) &* 0x100_0000_01b3 }
    return hash ^ (hash >> 29)
  }

  /// Capitals, small letters, digits and marks, runs of one sort written once; and whether it begins the sentence.
  private static func shape(_ text: String, isFirst: Bool) -> UInt64 {
    var shape: UInt64 = isFirst ? 3 : 2
    var last: UInt64 = 0
    for scalar in text.unicodeScalars.prefix(24) {
      let sort: UInt64 =
        scalar.properties.isUppercase ? 1 : scalar.properties.isAlphabetic ? 2 : scalar.isDigit ? 3 : 4
      if sort != last { shape = shape &* 5 &+ sort }
      last = sort
    }
    return shape
  }
}

/// Clusters of words that stand in like places, made from the embedder's word vectors.
package struct WordClusters: Sendable {
  private var fine: [String: UInt16] = [:]
  private var coarse: [UInt8] = []

  package init() {}

  /// - Parameter coarse: the coarse cluster of each fine one.
  package init(fine: [String: UInt16], coarse: [UInt8]) {
    self.fine = fine
    self.coarse = coarse
  }

  package var words: [String: UInt16] { fine }
  package var coarseOfFine: [UInt8] { coarse }

  func cluster(of plain: String) -> (fine: Int, coarse: Int) {
    // The last part of a hyphenated word tells what it is.
    let key =
      plain.contains("-") && plain.count > 1 ? String(plain.split(separator: "-").last ?? "") : plain
    guard let cluster = fine[plain] ?? fine[key], Int(cluster) < coarse.count else { return (-1, -1) }
    return (Int(cluster), Int(coarse[Int(cluster)]))
  }
}
