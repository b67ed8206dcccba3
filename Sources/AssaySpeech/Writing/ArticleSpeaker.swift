public import AssayCore
import Foundation

/// Reads an article aloud, sentence by sentence.
public struct ArticleSpeaker: Sendable {
  /// Gives the engine for a language; nil where nobody speaks it.
  public typealias EngineChoice = @Sendable (_ language: String) async throws -> (any SpeechEngine)?

  private let normalizer: SpeechNormalizer
  private let engine: EngineChoice
  private let cache: SpeechCache?

  /// Makes a speaker.
  ///
  /// - Parameters:
  ///   - cache: keeps made audio; nil keeps none.
  ///   - engine: asked once a language; all engines have one sample rate.
  public init(normalizer: SpeechNormalizer, cache: SpeechCache? = nil, engine: @escaping EngineChoice) {
    self.normalizer = normalizer
    self.cache = cache
    self.engine = engine
  }

  /// Speaks an article into a folder: `article.wav`, `timings.json` and `article.vtt`, whole or not at all.
  ///
  /// Every sentence is written before the next is made.
  ///
  /// - Parameter progress: called after each utterance with the code points done, and those there are.
  /// - Returns: what was made.
  /// - Throws: ``AssayError`` with code `empty`, `cannotWrite`, `unavailable` or an engine's; `CancellationError`.
  public func speak(
    _ article: Article, into folder: URL, progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) async throws -> Listening {
    let writer = try ListeningWriter(folder: folder, article: article)
    do {
      let listening = try await speak(article, writer, progress)
      try writer.commit()
      return listening
    } catch {
      writer.discard()
      throw ListeningWriter.told(error, folder)
    }
  }

  private func speak(
    _ article: Article, _ writer: ListeningWriter, _ progress: (Int, Int) -> Void
  ) async throws -> Listening {
    var engines: [String: any SpeechEngine] = [:]
    let total = article.text.codePointCount
    for planned in SpeechPlan(article, normalizer: normalizer) {
      try Task.checkCancellation()
      let language = planned.utterance.language
      if engines[language] == nil {
        guard let made = try await engine(language) else {
          throw AssayError(
            .unavailable,
            "No voice speaks “\(language)”, the language of “\(writer.written(planned.span).prefix(60))”. Give a voice with "
              + "--voice, such as --voice espeak-ng-en.")
        }
        engines[language] = made
      }
      guard let engine = engines[language] else { continue }
      let audio =
        if let cache {
          try await cache.audio(planned.utterance, by: engine)
        } else {
          try await engine.speak(planned.utterance)
        }
      try writer.add(planned, audio, by: engine)
      progress(planned.span.end, total)
    }
    return try writer.finish()
  }
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
}
