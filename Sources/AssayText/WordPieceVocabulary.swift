import AssayCore
import Foundation

/// The pieces of a vocabulary by their bytes, in an open-addressed table over one buffer.
///
/// A dictionary of strings would take longer to fill than the model takes to load.
struct WordPieceVocabulary: Sendable {
  /// Ids of the special tokens.
  let cls: Int32
  let sep: Int32
  let unknown: Int32
  private let table: WordPieceTable

  /// The reference gives up on words of more scalars than this.
  static let longestWord = 100

  /// Reads one piece a line; `name` is for messages.
  init(_ data: Data, name: String) throws {
    var table = WordPieceTable(capacity: data.count { $0 == 0x0A } + 1, bytes: data.count)
    var hasRepeats = false
    data.withUnsafeBytes { text in
      for line in text.split(separator: 0x0A, omittingEmptySubsequences: false) {
        // What follows the last newline is no line.
        if line.isEmpty && line.endIndex == text.endIndex { break }
        hasRepeats = !table.insert(line.last == 0x0D ? line.dropLast() : line) || hasRepeats
      }
    }
    guard !hasRepeats, let cls = table.id(of: "[CLS]"), let sep = table.id(of: "[SEP]"),
      let unknown = table.id(of: "[UNK]")
    else {
      throw AssayError(
        .malformed,
        "The vocabulary \(name) is damaged: a piece stands twice, or [CLS], [SEP] or [UNK] is missing. "
          + "Restore the file from the repository.")
    }
    (self.cls, self.sep, self.unknown, self.table) = (cls, sep, unknown, table)
  }

  /// The ids of all words in `text`, which are divided by spaces.
  func pieces(_ text: [UInt8]) -> [Int32] {
    var ids: [Int32] = []
    ids.reserveCapacity(text.count / 3)
    var start = 0
    while start < text.count {
      if text[start] == 0x20 {
        start += 1
        continue
      }
      var end = start
      var scalars = 0
      while end < text.count, text[end] != 0x20 {
        if text[end] & 0xC0 != 0x80 { scalars += 1 }
        end += 1
      }
      append(start..<end, of: text, scalars: scalars, to: &ids)
      start = end
    }
    return ids
  }

  /// Appends the ids of a word's pieces: from the left, always the longest piece that fits; `[UNK]` for the whole word
  /// where none does.
  private func append(_ word: Range<Int>, of text: [UInt8], scalars: Int, to ids: inout [Int32]) {
    guard scalars <= Self.longestWord else { return ids.append(unknown) }
    let before = ids.count
    var start = word.lowerBound
    while start < word.upperBound {
      guard let (id, end) = table.longestPiece(in: text, word: word, from: start) else {
        ids.removeSubrange(before...)
        return ids.append(unknown)
      }
      ids.append(id)
      start = end
    }
  }
}
