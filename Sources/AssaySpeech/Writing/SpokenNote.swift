import Foundation

/// A remark that is spoken behind a sentence of an article, between two signals.
public struct SpokenNote: Sendable, Hashable {
  /// The sentence that it follows: an index into the article's sentences.
  public var sentence: Int
  /// What is said, in English.
  public var text: String
  /// The claim that it is about, by its identifier in the report.
  public var claim: String
  /// The verdict on that claim, as in the report.
  public var verdict: String

  /// Makes a note.
  public init(sentence: Int, text: String, claim: String, verdict: String) {
    self.sentence = sentence
    self.text = text
    self.claim = claim
    self.verdict = verdict
  }
}

/// Two soft tones that tell a listener where a remark begins (rising) and where the article goes on (falling).
enum NoteSignal {
  static func samples(isRising: Bool, rate: Int) -> [Int16] {
    let tones: [Double] = isRising ? [587.33, 880] : [880, 587.33]
    let length = rate * 9 / 100
    let silence = [Int16](repeating: 0, count: rate * 15 / 100)
    return tones.flatMap { tone in
      (0..<length).map { index in
        let place = Double(index) / Double(length)
        // A bell without edges, so that nothing clicks; a twelfth of full scale, quieter than the voice.
        let strength = 2700 * sin(.pi * place) * sin(.pi * place)
        return Int16((strength * sin(2 * .pi * tone * Double(index) / Double(rate))).rounded())
      }
    } + silence
  }
}
