import AssayCore

/// A sentence as it sounds in an article's audio; times are seconds from the beginning.
public struct SpokenSentence: Sendable, Hashable, Codable {
  /// A word and when it sounds.
  public struct Word: Sendable, Hashable, Codable {
    /// The first code point in the article's text.
    public var start: Int
    /// One past the last code point.
    public var end: Int
    /// When it begins to sound.
    public var from: Double
    /// When it has sounded.
    public var to: Double
    /// What is said, where that differs from what is written; empty for what is not said.
    public var said: String?
  }

  /// The first code point in the article's text.
  public var start: Int
  /// One past the last code point.
  public var end: Int
  /// When it begins to sound.
  public var from: Double
  /// When it has sounded.
  public var to: Double
  /// What kind of block it stands in; `note` for a remark, which is about the sentence at `start` to `end`.
  public var kind: String
  /// BCP 47 code of its language.
  public var language: String
  /// The sentence as written, or the remark.
  public var text: String
  /// Its words in order; none for a remark, whose words are not the article's.
  public var words: [Word]
  /// For a remark: the claim that it is about, by its identifier in the report.
  public var claim: String?
  /// For a remark: the verdict on that claim.
  public var verdict: String?

  init(
    _ planned: PlannedUtterance, _ audio: SpokenAudio, written: (TextSpan) -> String, at sample: Int,
    rate: Int
  ) {
    func seconds(_ samples: Int) -> Double { (Double(samples) * 1000 / Double(rate)).rounded() / 1000 }
    start = planned.span.start
    end = planned.span.end
    // A voice is silent for a moment before and behind what it says; the marks are where it sounds.
    let found = Silence.sounding(audio.samples)
    let sounding = found.isEmpty ? 0..<audio.samples.count : found
    from = seconds(sample + sounding.lowerBound)
    to = seconds(sample + sounding.upperBound)
    language = planned.utterance.language
    claim = planned.note?.claim
    verdict = planned.note?.verdict
    if let note = planned.note {
      kind = "note"
      text = note.text
      words = []
      return
    }
    kind = planned.kind.rawValue
    text = written(planned.span)
    words = zip(planned.utterance.words, audio.words).map { word, place in
      Word(
        start: word.span.start, end: word.span.end,
        from: seconds(sample + place.clamped(to: sounding).lowerBound),
        to: seconds(sample + place.clamped(to: sounding).upperBound),
        said: written(word.span) == word.text ? nil : word.text)
    }
  }
}
