import AssayCore
import Foundation

/// Cuts text into the pieces of a BERT vocabulary, exactly as the reference does (Hugging Face `tokenizers`,
/// `BertNormalizer` with lower-casing, `BertPreTokenizer`, `WordPiece`; Devlin et al., "BERT", 2019).
///
/// With one difference, for safety: `[SEP]` and its like are text when they stand in a text, as with the reference's
/// `encode_special_tokens`. A document must not be able to pretend where it ends.
public struct WordPieceTokenizer: Sendable {
  let vocabulary: WordPieceVocabulary

  /// Reads a vocabulary: one piece a line, the line's number being its id.
  ///
  /// - Throws: ``AssayCore/AssayError`` with code `modelMissing` when the file cannot be read, `malformed` when it lacks
  ///   a special token or holds a piece twice.
  public init(vocabulary file: URL) throws {
    let data: Data
    do {
      data = try Data(contentsOf: file)
    } catch {
      throw AssayError(
        .modelMissing,
        "The vocabulary \(file.path) cannot be read. Run ./assay in the folder of the repository, or restore the file.",
        cause: error)
    }
    vocabulary = try WordPieceVocabulary(data, name: file.path)
  }

  /// The id of what the vocabulary has no piece for.
  public var unknown: Int32 { vocabulary.unknown }

  /// The ids of the text's pieces, without special tokens.
  public func pieces(_ text: String) -> [Int32] {
    vocabulary.pieces(WordPieceNormalizer.words(of: text))
  }

  /// `[CLS] text [SEP]`, cut to `maxLength` tokens.
  public func encode(_ text: String, maxLength: Int = 512) -> WordPieceEncoding {
    let ids = pieces(text).prefix(max(0, maxLength - 2))
    return WordPieceEncoding(first: ids, second: nil, vocabulary: vocabulary)
  }

  /// `[CLS] first [SEP] second [SEP]`, cut to `maxLength` tokens.
  ///
  /// Where `onlySecond` leaves no room for the second text, the first is cut too: a model cannot read more.
  public func encode(
    _ first: String, _ second: String, maxLength: Int = 512, truncation: PairTruncation = .longestFirst
  ) -> WordPieceEncoding {
    encode(first: pieces(first), second: pieces(second), maxLength: maxLength, truncation: truncation)
  }

  /// As ``encode(_:_:maxLength:truncation:)``, of pieces; where one claim is set beside many passages, cut it once.
  public func encode(
    first: [Int32], second: [Int32], maxLength: Int = 512, truncation: PairTruncation = .longestFirst
  ) -> WordPieceEncoding {
    let (a, b) = truncation.lengths(first.count, second.count, room: max(0, maxLength - 3))
    return WordPieceEncoding(first: first.prefix(a), second: second.prefix(b), vocabulary: vocabulary)
  }
}

/// A text or a pair of texts as the numbers that a BERT model reads.
public struct WordPieceEncoding: Sendable, Hashable {
  /// Positions in the vocabulary, special tokens included.
  public var ids: [Int32]
  /// 0 for the first text and its special tokens, 1 for the second; as many as there are ids.
  public var typeIDs: [Int32]

  init(first: ArraySlice<Int32>, second: ArraySlice<Int32>?, vocabulary: WordPieceVocabulary) {
    ids = [vocabulary.cls] + first + [vocabulary.sep]
    typeIDs = [Int32](repeating: 0, count: ids.count)
    if let second {
      ids += second + [vocabulary.sep]
      typeIDs += [Int32](repeating: 1, count: second.count + 1)
    }
  }
}

/// Which text of a pair is cut when both together are too long.
public enum PairTruncation: Sendable, Hashable {
  /// The longer one, until both fit; the reference's `longest_first`.
  case longestFirst
  /// The second one; the reference's `only_second`.
  case onlySecond

  /// How many pieces of each text are kept, given room for `room` in all.
  func lengths(_ first: Int, _ second: Int, room: Int) -> (Int, Int) {
    guard first + second > room else { return (first, second) }
    switch self {
    case .onlySecond:
      let kept = min(first, room)
      return (kept, room - kept)
    case .longestFirst:
      // The shorter one stays whole if the longer can be cut to the rest; otherwise both get half, and where the room
      // is odd the second gets the larger half.
      let shorter = min(first, second)
      let kept = 2 * shorter <= room ? (shorter, room - shorter) : (room / 2, room - room / 2)
      return first > second ? (kept.1, kept.0) : kept
    }
  }
}
