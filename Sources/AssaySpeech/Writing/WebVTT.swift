import Foundation

/// Captions in WebVTT (W3C): a cue a sentence, with a time stamp before each word, so that a player can follow.
enum WebVTT {
  static let head = "WEBVTT\n\n"

  /// One cue, with the empty line behind it.
  static func cue(_ number: Int, _ sentence: SpokenSentence, textOfWords: [String]) -> String {
    // A cue must end after it begins.
    let end = max(sentence.to, sentence.from + 0.001)
    var text = ""
    var last = sentence.from
    for (word, written) in zip(sentence.words, textOfWords) {
      if !text.isEmpty { text += " " }
      // Time stamps within a cue rise strictly and lie inside it.
      if word.from > last + 0.0005, word.from < end - 0.0005 {
        text += "<\(time(word.from))>"
        last = word.from
      }
      text += escaped(written)
    }
    if text.isEmpty { text = escaped((sentence.kind == "note" ? "[Fact check] " : "") + sentence.text) }
    return "\(number)\n\(time(sentence.from)) --> \(time(end))\n\(text)\n\n"
  }

  /// `hh:mm:ss.ttt`.
  static func time(_ seconds: Double) -> String {
    let milliseconds = Int((seconds * 1000).rounded())
    func padded(_ number: Int, _ width: Int) -> String {
      let text = String(number)
      return String(repeating: "0", count: max(0, width - text.count)) + text
    }
    return
      "\(padded(milliseconds / 3_600_000, 2)):\(padded(milliseconds / 60_000 % 60, 2)):"
      + "\(padded(milliseconds / 1000 % 60, 2)).\(padded(milliseconds % 1000, 3))"
  }

  /// Text that is markup nowhere: no line breaks, no `-->`, and no NUL, which the format forbids.
  static func escaped(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      .replacing("\0", with: "\u{FFFD}").replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(
        ">", with: "&gt;")
  }
}
