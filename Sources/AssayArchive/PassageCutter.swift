import AssayCore
import AssayText

/// Cuts a document into passages: about three sentences each, one shared with the next.
///
/// A passage is what retrieval returns and the verifier reads. Short ones decide sharply, the shared sentence keeps
/// a fact whole that is told across a border. A heading opens a new passage and travels with it; a passage does not
/// run on over a paragraph's end once it has something to say.
struct PassageCutter: Sendable {
  /// Sentences in a passage, its heading not counted.
  var sentences = 3
  /// A passage takes no further sentence that would bring it over this many words.
  var words = 90
  /// A sentence of more words is cut.
  var longestSentence = 120
  /// A passage with this many words ends where its paragraph ends.
  var enoughWords = 30

  private let splitter = SentenceSplitter()

  /// A piece of the text that is never divided further.
  struct Unit {
    var span: TextSpan
    var words: Int
    var startsParagraph = false
    var isHeading = false
  }

  /// A passage as it is cut.
  struct Piece: Sendable, Equatable {
    /// Where it lies, in code points.
    var span: TextSpan
    var text: String
    /// The headings it stands under, outermost first; a heading that opens it is in its text.
    var headings: [String] = []
  }

  /// The passages of `text` in reading order.
  ///
  /// Empty only where the text is blank. O(n).
  func passages(in text: String) -> [Piece] {
    let scalars = Array(text.unicodeScalars)
    var sentences = splitter.sentences(in: text)
    // A text of signs alone has no sentences, but it must not have no passages.
    if sentences.isEmpty, let first = scalars.firstIndex(where: { !$0.isSpace }),
      let last = scalars.lastIndex(where: { !$0.isSpace })
    {
      sentences = [TextSpan(start: first, end: last + 1)]
    }
    let units = units(of: scalars, sentences: sentences)
    var result: [Piece] = []
    var trail = HeadingTrail()
    var walked = 0
    var first = 0
    while first < units.count {
      let end = end(of: units, from: first)
      let span = TextSpan(start: units[first].span.start, end: units[end - 1].span.end)
      for unit in units[walked..<first] { trail.pass(unit, String(scalars[unit.span.start..<unit.span.end])) }
      walked = first
      result.append(
        Piece(span: span, text: String(scalars[span.start..<span.end]), headings: trail.headings))
      guard end < units.count else { break }
      // Share the last sentence, unless a new paragraph begins here or it would be the whole passage again.
      let shares = !units[end].startsParagraph && end - 1 > first && units[end - 1].words <= words / 2
      first = shares ? end - 1 : end
    }
    return result
  }

  private func end(of units: [Unit], from first: Int) -> Int {
    var count = units[first].isHeading ? 0 : 1
    var total = units[first].words
    var end = first + 1
    while end < units.count, count < sentences {
      let next = units[end]
      if next.isHeading || total + next.words > words { break }
      // A heading keeps its first paragraph.
      if next.startsParagraph, total >= enoughWords, count > 0 { break }
      count += 1
      total += next.words
      end += 1
    }
    return end
  }
}

extension String {
  /// Makes a string of code points.
  init(_ scalars: ArraySlice<Unicode.Scalar>) {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    self.init(view)
  }
}
