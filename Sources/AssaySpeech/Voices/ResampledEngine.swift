public import AssayCore

/// A voice at another number of samples a second, so that several voices fit into one sound.
public struct ResampledEngine: SpeechEngine {
  /// The voice's own name.
  public let voice: String
  /// Samples a second after the change.
  public let sampleRate: Int
  private let engine: any SpeechEngine

  /// Makes an engine that gives `sampleRate` samples a second.
  public init(_ engine: any SpeechEngine, to sampleRate: Int) {
    self.engine = engine
    self.sampleRate = sampleRate
    voice = engine.voice
  }

  /// The sound of an utterance.
  public func speak(_ utterance: Utterance) async throws -> SpokenAudio {
    let audio = try await engine.speak(utterance)
    guard engine.sampleRate != sampleRate else { return audio }
    let samples = Resampling.linear(audio.samples, from: engine.sampleRate, to: sampleRate)
    func place(_ sample: Int) -> Int { min(samples.count, sample * sampleRate / engine.sampleRate) }
    return SpokenAudio(
      samples: samples, words: audio.words.map { place($0.lowerBound)..<place($0.upperBound) },
      skippedSounds: audio.skippedSounds)
  }
}
