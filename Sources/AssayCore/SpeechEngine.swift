/// Makes sound of words that were prepared for speaking.
///
/// An engine knows nothing of articles: it gets one utterance, usually a sentence, and gives its samples with the
/// place of every word in them.
public protocol SpeechEngine: Sendable {
  /// The voice's name; part of the key under which made audio is kept.
  var voice: String { get }
  /// Samples a second of every utterance that the engine makes.
  var sampleRate: Int { get }
  /// The sound of an utterance.
  ///
  /// - Throws: ``AssayError`` with code `modelMissing`, `inference` or `unavailable`; `CancellationError`.
  func speak(_ utterance: Utterance) async throws -> SpokenAudio
}

/// What is said in one breath: a sentence, or a part of a long one.
public struct Utterance: Sendable, Hashable {
  /// The words in order.
  public var words: [SpokenWord]
  /// BCP 47 code of the language that the words are in.
  public var language: String

  /// Makes an utterance.
  public init(words: [SpokenWord], language: String) {
    self.words = words
    self.language = language
  }
}

/// What is said for one word, or for a few that are said as one: a date, a sum of money.
public struct SpokenWord: Sendable, Hashable {
  /// The words said, lower or upper case as a speaker needs it; empty for what is seen but not said.
  public var text: String
  /// Where the written words lie in the article's text.
  public var span: TextSpan
  /// The mark that follows: one of `. , ; : ? !`; nil where the voice goes on.
  public var mark: Character?
  /// How it sounds, in the International Phonetic Alphabet; nil where the engine finds that out.
  public var pronunciation: String?

  /// Makes a word.
  public init(text: String, span: TextSpan, mark: Character? = nil, pronunciation: String? = nil) {
    self.text = text
    self.span = span
    self.mark = mark
    self.pronunciation = pronunciation
  }
}

/// The sound of an utterance.
public struct SpokenAudio: Sendable, Hashable {
  /// Mono samples, 16 bits each.
  public var samples: [Int16]
  /// Where each word of the utterance sounds, in samples; as many as there are words, in order, none overlapping.
  public var words: [Range<Int>]
  /// Sounds that the voice has no symbol for and left out.
  public var skippedSounds: Int

  /// Makes audio.
  public init(samples: [Int16], words: [Range<Int>], skippedSounds: Int = 0) {
    self.samples = samples
    self.words = words
    self.skippedSounds = skippedSounds
  }
}
