public import AssayCore
public import AssayInference
import Foundation

/// A Piper voice on OpenVINO.
///
/// Piper voices are VITS networks (Kim, Kong and Son, 2021): phonemes in, samples out. Computed in f32: in bf16 they
/// overflow. Where the network tells how long each phoneme sounds (its predictor's result as a second output, which
/// the set-up adds to the standard voice), words are placed to the frame; elsewhere in proportion to their phonemes.
public struct PiperEngine: SpeechEngine {
  /// The voice's name and the first figures of its hash.
  public let voice: String
  /// Samples a second.
  public let sampleRate: Int
  private let phonemizer: Phonemizer
  private let model: Model
  private let scales: [Float]

  /// Loads the voice; takes about half a second.
  ///
  /// - Parameter isSteady: whether the same words always sound exactly the same; livelier without.
  /// - Throws: ``AssayError`` with code `modelMissing`, `malformed` or `inference`.
  public init(
    _ voice: PiperVoice, runtime: OpenVINORuntime, espeak: EspeakProgram, isSteady: Bool = false
  ) async throws {
    let sha256 = ContentHash.sha256(try Data(contentsOf: voice.network, options: .alwaysMapped))
    // An ONNX network holds its own weights.
    model = try await Model(
      ModelFiles(graph: voice.network, weights: voice.network, sha256: sha256), runtime: runtime,
      options: ModelOptions(precision: .float32, kernels: 0))
    self.voice = "\(voice.name) \(sha256.prefix(16))\(isSteady ? " steady" : "")"
    sampleRate = voice.description.audio.sampleRate
    phonemizer = Phonemizer(espeak: espeak, voice: voice)
    let inference = voice.description.inference
    scales = [isSteady ? 0 : inference.noiseScale, inference.lengthScale, isSteady ? 0 : inference.noiseW]
  }

  /// The sound of an utterance.
  public func speak(_ utterance: Utterance) async throws -> SpokenAudio {
    let sequence = try await phonemizer.sequence(for: utterance.words)
    guard sequence.owners.contains(where: { $0 != nil }) else {
      return SpokenAudio(
        samples: [], words: utterance.words.map { _ in 0..<0 }, skippedSounds: sequence.skipped)
    }
    try Task.checkCancellation()
    let outputs = try await model.run([
      "input": Tensor(shape: [1, sequence.ids.count], values: .int64(sequence.ids)),
      "input_lengths": Tensor(shape: [1], values: .int64([Int64(sequence.ids.count)])),
      "scales": Tensor(shape: [3], values: .float32(scales)),
    ])
    guard case .float32(let sound)? = outputs.first?.values else {
      throw AssayError(.inference, "The voice \(voice) gave no sound.")
    }
    var frames = [Float](repeating: 1, count: sequence.ids.count)
    if outputs.count > 1, case .float32(let told) = outputs[1].values, told.count == frames.count {
      frames = told
    }
    return SpokenAudio(
      samples: Self.samples(sound),
      words: Self.places(utterance.words.count, sequence.owners, frames, total: sound.count),
      skippedSounds: sequence.skipped)
  }

  /// 16-bit samples; an utterance that would clip is made quieter as a whole.
  static func samples(_ sound: [Float]) -> [Int16] {
    let peak = sound.reduce(0) { max($0, abs($1)) }
    let gain = 32_767 * (peak > 0.98 ? 0.98 / peak : 1)
    return sound.map { Int16(($0 * gain).rounded()) }
  }

  /// Where each word sounds, from the frames of its phonemes.
  static func places(_ count: Int, _ owners: [Int?], _ frames: [Float], total: Int) -> [Range<Int>] {
    let sum = max(1, frames.reduce(0, +))
    var places = [Range<Int>?](repeating: nil, count: count)
    var done: Float = 0
    for (owner, frame) in zip(owners, frames) {
      let start = Int(done / sum * Float(total))
      done += frame
      let end = min(total, Int(done / sum * Float(total)))
      guard let owner else { continue }
      places[owner] =
        min(places[owner]?.lowerBound ?? start, start)..<max(places[owner]?.upperBound ?? end, end)
    }
    var last = 0
    return places.map { place in
      let from = max(last, place?.lowerBound ?? last)
      let to = max(from, place?.upperBound ?? from)
      last = to
      return from..<to
    }
  }
}
