public import AssayCore
import Foundation

/// espeak-ng's own voices, for languages that have no neural voice here.
///
/// The program gives no marks of words: their places are estimated from their letters, scaled to the length of the
/// utterance without its silent ends.
public struct EspeakEngine: SpeechEngine {
  /// `espeak-ng-` and the language.
  public let voice: String
  /// Samples a second.
  public let sampleRate: Int
  private let program: EspeakProgram
  private let language: String

  /// Makes an engine.
  ///
  /// - Parameters:
  ///   - language: a code that ``EspeakProgram/languages()`` gives.
  ///   - sampleRate: samples a second; the program's 22,050 are converted where this differs.
  public init(program: EspeakProgram, language: String, sampleRate: Int = 22_050) {
    self.program = program
    self.language = language
    self.sampleRate = sampleRate
    voice = "espeak-ng-\(language)"
  }

  /// The sound of an utterance.
  public func speak(_ utterance: Utterance) async throws -> SpokenAudio {
    let text = utterance.words.map { $0.text + ($0.mark.map(String.init) ?? "") }.joined(separator: " ")
    guard text.contains(where: \.isSayable) else {
      return SpokenAudio(samples: [], words: utterance.words.map { _ in 0..<0 })
    }
    let wave = try await program.wave(of: text, voice: language)
    guard let (samples, rate) = WAVFile.samples(streamed: wave) else {
      throw AssayError(.unavailable, "espeak-ng gave no sound for the language \(language).")
    }
    let converted = Resampling.linear(samples, from: rate, to: sampleRate)
    return SpokenAudio(
      samples: converted, words: WordPlacing.byLetters(utterance.words, in: Silence.sounding(converted)))
  }
}

/// Where words lie when only the length of the whole is known.
enum WordPlacing {
  /// Shares `range` out by the number of letters, with three letters' time for a pause.
  static func byLetters(_ words: [SpokenWord], in range: Range<Int>) -> [Range<Int>] {
    let weights = words.map { $0.text.isEmpty ? 0 : $0.text.count + 1 }
    let pauses = words.map { $0.mark == nil ? 0 : 3 }
    let total = max(1, weights.reduce(0, +) + pauses.dropLast().reduce(0, +))
    var done = 0
    return zip(weights, pauses).map { weight, pause in
      let start = range.lowerBound + range.count * done / total
      let end = range.lowerBound + min(range.count, range.count * (done + weight) / total)
      done += weight + pause
      return start..<max(start, end)
    }
  }
}

/// Looks for silence at the ends of samples.
enum Silence {
  /// Samples of one look: about 5 ms at 22,050 samples a second.
  static let frame = 110

  /// The part between the first and the last frame whose mean power is above −45 dB of full scale: breath and the noise
  /// of a voice that fades out lie below it.
  static func sounding(_ samples: [Int16], decibels: Double = -45) -> Range<Int> {
    let power = 32_768.0 * 32_768.0 * pow(10, decibels / 10)
    func isLoud(_ start: Int) -> Bool {
      let part = samples[start..<min(samples.count, start + frame)]
      return part.reduce(0.0) { $0 + Double($1) * Double($1) } > power * Double(part.count)
    }
    let starts = stride(from: 0, to: samples.count, by: frame)
    guard let first = starts.first(where: isLoud), let last = starts.reversed().first(where: isLoud) else {
      return 0..<0
    }
    return first..<min(samples.count, last + frame)
  }
}

/// Changes the number of samples a second.
enum Resampling {
  /// Linear interpolation: enough for speech between rates that lie near each other.
  static func linear(_ samples: [Int16], from: Int, to: Int) -> [Int16] {
    guard from != to, from > 0, to > 0, samples.count > 1 else { return samples }
    let count = samples.count * to / from
    return (0..<count).map { index in
      let place = Double(index) * Double(from) / Double(to)
      let whole = min(Int(place), samples.count - 2)
      let part = place - Double(whole)
      return Int16((Double(samples[whole]) * (1 - part) + Double(samples[whole + 1]) * part).rounded())
    }
  }
}
