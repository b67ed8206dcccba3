import Foundation

/// Writes text as BERT's normaliser and pre-tokenizer leave it: in lower case, without accents and control
/// characters, words divided by spaces, each punctuation mark and each CJK ideograph a word of its own.
enum WordPieceNormalizer {
  /// The words' UTF-8 bytes with one or more spaces (0x20) between words, in O(n).
  static func words(of text: String) -> [UInt8] {
    var text = text
    return text.withUTF8 { bytes in
      var words: [UInt8] = []
      words.reserveCapacity(bytes.count + bytes.count / 4)
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        if byte < 0x80 {
          WordPieceFolding.ascii[Int(byte)].append(to: &words)
          index += 1
          continue
        }
        let scalar = decode(bytes, &index)
        if let folding = WordPieceFolding.common(scalar) {
          folding.append(to: &words)
        } else if !WordPieceScalar.append(scalar, to: &words) {
          return reordered(String(decoding: bytes, as: UTF8.self))
        }
      }
      return words
    }
  }

  /// The same for the rare text with a combining mark that is kept: canonical order (Unicode Standard Annex 15) moves
  /// such marks past each other, so the text must be seen whole.
  private static func reordered(_ text: String) -> [UInt8] {
    var scalars: [(scalar: Unicode.Scalar, order: UInt8)] = []
    for scalar in text.unicodeScalars {
      for part in WordPieceScalar.decomposition(of: scalar) {
        scalars.append((part, part.properties.canonicalCombiningClass.rawValue))
      }
    }
    var words: [UInt8] = []
    var run: [(scalar: Unicode.Scalar, order: UInt8)] = []
    for item in scalars + [(" ", 0)] {
      if item.order == 0 {
        // Swift's sort is stable.
        for mark in run.sorted(by: { $0.order < $1.order }) {
          WordPieceScalar.appendPart(mark.scalar, to: &words)
        }
        run.removeAll(keepingCapacity: true)
        WordPieceScalar.appendPart(item.scalar, to: &words)
      } else {
        run.append(item)
      }
    }
    return words
  }

  /// Reads the scalar at `index` of well-formed UTF-8 that is not ASCII, and steps over it.
  private static func decode(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> Unicode.Scalar {
    let first = UInt32(bytes[index])
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    var value = first & (0x7F >> UInt32(length))
    for offset in 1..<length { value = value << 6 | UInt32(bytes[index + offset] & 0x3F) }
    index += length
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }
}
