public import AssayCore
public import Foundation

/// Reads an article aloud, sentence by sentence.
public struct ArticleSpeaker: Sendable {
  /// Gives the engine for a language; nil where nobody speaks it.
  public typealias EngineChoice = @Sendable (_ language: String) async throws -> (any SpeechEngine)?

  private let normalizer: SpeechNormalizer
  private let engine: EngineChoice
  private let noteEngine: (any SpeechEngine)?
  private let cache: SpeechCache?

  /// Makes a speaker.
  ///
  /// - Parameters:
  ///   - cache: keeps made audio; nil keeps none.
  ///   - noteEngine: a second voice for notes, of the same sample rate; nil for the first.
  ///   - engine: asked once a language; all engines have one sample rate.
  public init(
    normalizer: SpeechNormalizer, cache: SpeechCache? = nil, noteEngine: (any SpeechEngine)? = nil,
    engine: @escaping EngineChoice
  ) {
    self.normalizer = normalizer
    self.cache = cache
    self.noteEngine = noteEngine
    self.engine = engine
  }

  /// Speaks an article into a folder: `article.wav`, `timings.json` and `article.vtt`, whole or not at all.
  ///
  /// Every sentence is written before the next is made.
  ///
  /// - Parameters:
  ///   - notes: remarks that are spoken behind sentences.
  ///   - names: how the files are called.
  ///   - progress: called after each utterance with the code points done, and those there are.
  /// - Returns: what was made, and what was left unread because no voice reads it.
  /// - Throws: ``AssayError`` with code `empty`, `cannotWrite`, `unavailable` or an engine's; `CancellationError`.
  public func speak(
    _ article: Article, into folder: URL, notes: [SpokenNote] = [], names: ListeningNames = .article,
    progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) async throws -> Listening {
    let writer = try ListeningWriter(folder: folder, article: article, names: names)
    do {
      let listening = try await speak(article, notes, to: writer, progress)
      try writer.commit()
      return listening
    } catch {
      writer.discard()
      throw ListeningWriter.told(error, folder)
    }
  }

  /// Speaks an article into an open file or pipe, as a WAV whose length is left open.
  ///
  /// Every sentence is written as soon as it is made.
  ///
  /// - Parameter notes: remarks that are spoken behind sentences.
  /// - Throws: ``AssayError`` with code `empty`, `cannotWrite`, `unavailable` or an engine's; `CancellationError`.
  public func speak(
    _ article: Article, to output: FileHandle, notes: [SpokenNote] = [],
    progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) async throws -> Listening {
    try await speak(article, notes, to: StreamWriter(output, article: article), progress)
  }

  private func speak(
    _ article: Article, _ notes: [SpokenNote], to writer: any SpeechWriter, _ progress: (Int, Int) -> Void
  ) async throws -> Listening {
    guard article.sentences.contains(where: { article.paragraphs[$0.paragraph].kind != .furniture }) else {
      throw AssayError(.empty, "There is no text to read aloud in \(article.source).")
    }
    var engines: [String: (any SpeechEngine)?] = [:]
    var unread: [UnreadPassage] = []
    var isHeard = false
    let total = article.text.codePointCount
    for planned in SpeechPlan(article, normalizer: normalizer, notes: notes) {
      try Task.checkCancellation()
      let language = planned.utterance.language
      let chosen: (any SpeechEngine)?
      if planned.note != nil, let noteEngine {
        chosen = noteEngine
      } else if let known = engines[language] {
        chosen = known
      } else {
        chosen = try await engine(language)
        engines[language] = .some(chosen)
      }
      guard let engine = chosen else {
        // One passage in a language that nobody speaks must not cost the article; it is told, never dropped in silence.
        if planned.note != nil { throw Self.noVoice(language, planned.span, article) }
        UnreadPassage.add(planned, .noVoice, to: &unread)
        continue
      }
      let audio =
        if let cache {
          try await cache.audio(planned.utterance, by: engine)
        } else {
          try await engine.speak(planned.utterance)
        }
      if planned.note == nil, UnreadPassage.isSilent(planned.utterance, audio) {
        UnreadPassage.add(planned, .noSound, to: &unread)
      }
      try writer.add(planned, audio, by: engine)
      isHeard = true
      progress(planned.span.end, total)
    }
    if !isHeard, let passage = unread.first {
      throw Self.noVoice(passage.language, passage.span, article)
    }
    return try writer.finish(unread: unread)
  }

  private static func noVoice(_ language: String, _ span: TextSpan, _ article: Article) -> AssayError {
    AssayError(
      .unavailable,
      "No voice speaks “\(language)”, the language of “\(article.text.text(in: span).prefix(60))”. Give a voice with "
        + "--voice, such as --voice espeak-ng-en.")
  }
}

/// Takes what is spoken, utterance by utterance.
///
/// Used by one task only.
protocol SpeechWriter: AnyObject {
  func add(_ planned: PlannedUtterance, _ audio: SpokenAudio, by engine: any SpeechEngine) throws
  func finish(unread: [UnreadPassage]) throws -> Listening
}

/// What speaking an article gave.
public struct Listening: Sendable, Hashable {
  /// Seconds of audio.
  public var duration: Double
  /// How many sentences, and parts of long ones, sound.
  public var sentences: Int
  /// The voices heard.
  public var voices: [String]
  /// Sounds that the voices have no symbol for.
  public var skippedSounds: Int
  /// What was left unread, in order.
  public var unread: [UnreadPassage] = []
}

/// How the files of a reading are called.
public struct ListeningNames: Sendable, Hashable {
  /// The sound's name without its ending.
  public var stem: String
  /// The file of the timings.
  public var timings: String

  /// The article itself: `article.wav`, `article.vtt`, `timings.json`.
  public static let article = ListeningNames(stem: "article", timings: "timings.json")
  /// The findings alone: `summary.wav`, `summary.vtt`, `summary.json`.
  public static let summary = ListeningNames(stem: "summary", timings: "summary.json")

  /// Sound, timings and captions, in this order.
  var files: [String] { ["\(stem).wav", timings, "\(stem).vtt"] }
}
