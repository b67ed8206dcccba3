/// What becomes of a common scalar, looked up rather than worked out.
struct WordPieceFolding: Sendable {
  /// Up to eight bytes, lowest first.
  private let bytes: UInt64
  private let count: UInt8

  /// Appends the bytes.
  func append(to words: inout [UInt8]) {
    var rest = bytes
    for _ in 0..<count {
      words.append(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
  }

  /// For the scalars below U+0080.
  static let ascii = (0..<0x80).map { WordPieceFolding(Unicode.Scalar(UInt8($0))) ?? WordPieceFolding() }

  /// For the alphabets of Europe and the Middle East (below U+0700) and for general punctuation; nil for other
  /// scalars and for those that fold to more than fits.
  static func common(_ scalar: Unicode.Scalar) -> WordPieceFolding? {
    switch scalar.value {
    case 0x80..<0x700: alphabets[Int(scalar.value) - 0x80]
    case 0x2000..<0x2070: punctuation[Int(scalar.value) - 0x2000]
    default: nil
    }
  }

  private static let alphabets = (0x80..<0x700).map { Unicode.Scalar($0).flatMap { WordPieceFolding($0) } }
  private static let punctuation = (0x2000..<0x2070).map {
    Unicode.Scalar($0).flatMap { WordPieceFolding($0) }
  }

  private init() { (bytes, count) = (0, 0) }

  private init?(_ scalar: Unicode.Scalar) {
    var folded: [UInt8] = []
    guard WordPieceScalar.append(scalar, to: &folded), folded.count <= 8 else { return nil }
    bytes = folded.reversed().reduce(0) { $0 << 8 | UInt64($1) }
    count = UInt8(folded.count)
  }
}
