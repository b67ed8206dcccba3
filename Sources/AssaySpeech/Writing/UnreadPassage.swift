public import AssayCore

/// A passage of an article that no voice reads: its place in the sound is empty.
public struct UnreadPassage: Sendable, Hashable {
  /// Why it was left unread.
  public enum Reason: String, Sendable, Hashable {
    /// No voice speaks its language or reads its script.
    case noVoice
    /// The voice of its language has no sound for it.
    case noSound
  }

  /// Where it stands in the article's text; for a remark, the sentence that it is about.
  public var span: TextSpan
  /// BCP 47 code of its language; `und` where only its script was seen.
  public var language: String
  /// Why.
  public var reason: Reason

  /// In words, for the timings.
  var words: String {
    switch reason {
    case .noVoice where language == "und": "no voice reads its script"
    case .noVoice: "no voice speaks its language, \(language)"
    case .noSound: "the voice has no sound for it"
    }
  }

  /// Adds what was planned; parts of one passage become one.
  static func add(_ planned: PlannedUtterance, _ reason: Reason, to passages: inout [UnreadPassage]) {
    let language = planned.utterance.language
    if let last = passages.last, last.language == language, last.reason == reason,
      (0...2).contains(planned.span.start - last.span.end)
    {
      passages[passages.count - 1].span = TextSpan(start: last.span.start, end: planned.span.end)
    } else {
      passages.append(UnreadPassage(span: planned.span, language: language, reason: reason))
    }
  }

  /// Whether words were to be said and nothing sounds.
  static func isSilent(_ utterance: Utterance, _ audio: SpokenAudio) -> Bool {
    audio.words.allSatisfy(\.isEmpty)
      && utterance.words.contains { $0.text.hasWords }
  }
}
