import AssayCore
import AssayText

/// Cuts a text into pieces that the model can read whole, at sentence ends, each sharing a sentence with the one before.
enum TextPieces {
  /// The most words of a piece: with the claim they stay within the model's reach.
  static let words = 150

  static func cut(_ text: String) -> [(span: TextSpan, text: String)] {
    let sentences = SentenceSplitter().sentences(in: text)
    guard !sentences.isEmpty else { return [] }
    let scalars = Array(text.unicodeScalars)
    let counts = sentences.map { span in
      scalars[span.start..<span.end].split { $0.properties.isWhitespace }.count
    }
    var pieces: [(span: TextSpan, text: String)] = []
    var start = 0
    while start < sentences.count {
      var end = start
      var total = 0
      while end < sentences.count, end == start || total + counts[end] <= words {
        total += counts[end]
        end += 1
      }
      let span = TextSpan(start: sentences[start].start, end: sentences[end - 1].end)
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[span.start..<span.end])
      pieces.append((span, String(view)))
      if end == sentences.count { break }
      start = end - start > 1 ? end - 1 : end
    }
    return pieces
  }

  /// The sentences of a text, in O(n).
  static func sentences(_ text: String) -> [String] {
    let scalars = Array(text.unicodeScalars)
    return SentenceSplitter().sentences(in: text).map { span in
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[span.start..<span.end])
      return String(view)
    }
  }
}
