public import AssayCore
public import AssayInference
public import Foundation

/// A Piper voice on OpenVINO.
///
/// Piper voices are VITS networks (Kim, Kong and Son, 2021): phonemes in, samples out. Computed in f32: in bf16 they
/// overflow. The network is cut in two (``VoiceParts``), the vocoder runs piece by piece. The durations that the first part
/// predicts place words to the frame; where a voice does not tell them, words are placed in proportion to their phonemes.
public struct PiperEngine: SpeechEngine {
  /// The voice's name and the first figures of its hash.
  public let voice: String
  /// Samples a second.
  public let sampleRate: Int
  private let phonemizer: Phonemizer
  private let network: Network
  private let scales: [Float]

  private enum Network {
    case parts(PreparedVoice)
    /// A network that is not made as Piper's are, in one piece.
    case whole(Model)
  }

  /// Loads the voice; takes about half a second, some seconds the first time.
  ///
  /// - Parameters:
  ///   - isSteady: whether the same words always sound exactly the same; livelier without.
  ///   - cache: a folder in which the prepared voice is kept for the next start; nil keeps nothing.
  /// - Throws: ``AssayError`` with code `modelMissing`, `malformed` or `inference`.
  public init(
    _ voice: PiperVoice, runtime: OpenVINORuntime, espeak: EspeakProgram, isSteady: Bool = false,
    cache: URL? = nil
  ) async throws {
    let folder =
      cache ?? FileManager.default.temporaryDirectory.appending(path: "assay-voice-\(UUID().uuidString)")
    defer { if cache == nil { try? FileManager.default.removeItem(at: folder) } }
    let sha256: String
    if let prepared = try? await PreparedVoice.load(voice, in: folder, runtime: runtime) {
      network = .parts(prepared)
      sha256 = prepared.parts.sha256
    } else {
      sha256 = ContentHash.sha256(try Data(contentsOf: voice.network, options: .alwaysMapped))
      // An ONNX network holds its own weights.
      network = .whole(
        try await Model(
          ModelFiles(graph: voice.network, weights: voice.network, sha256: nil), runtime: runtime,
          options: ModelOptions(precision: .float32, kernels: 0)))
    }
    self.voice = "\(voice.name) \(sha256.prefix(16))\(isSteady ? " steady" : "")"
    sampleRate = voice.description.audio.sampleRate
    phonemizer = Phonemizer(espeak: espeak, voice: voice)
    let inference = voice.description.inference
    scales = [isSteady ? 0 : inference.noiseScale, inference.lengthScale, isSteady ? 0 : inference.noiseW]
  }

  /// Whether a folder holds the voice prepared, so that it starts quickly and nothing is written there.
  public static func isPrepared(_ voice: PiperVoice, in cache: URL) -> Bool {
    PreparedVoice.isComplete(cache.appending(path: PreparedVoice.key(voice.network)))
  }

  /// The sound of an utterance.
  public func speak(_ utterance: Utterance) async throws -> SpokenAudio {
    let sequence = try await phonemizer.sequence(for: utterance.words)
    guard sequence.owners.contains(where: { $0 != nil }) else {
      return SpokenAudio(
        samples: [], words: utterance.words.map { _ in 0..<0 }, skippedSounds: sequence.skipped)
    }
    try Task.checkCancellation()
    let inputs = [
      "input": Tensor(shape: [1, sequence.ids.count], values: .int64(sequence.ids)),
      "input_lengths": Tensor(shape: [1], values: .int64([Int64(sequence.ids.count)])),
      "scales": Tensor(shape: [3], values: .float32(scales)),
    ]
    let (sound, durations) = try await sound(of: inputs)
    var frames = [Float](repeating: 1, count: sequence.ids.count)
    if let durations, durations.count == frames.count { frames = durations }
    return SpokenAudio(
      samples: Self.samples(sound),
      words: Self.places(utterance.words.count, sequence.owners, frames, total: sound.count),
      skippedSounds: sequence.skipped)
  }

  /// Samples, and how many frames each phoneme lasts where the voice tells.
  private func sound(of inputs: [String: Tensor]) async throws -> ([Float], [Float]?) {
    func floats(_ tensors: [Tensor], _ index: Int) -> [Float]? {
      guard tensors.indices.contains(index), case .float32(let values) = tensors[index].values else {
        return nil
      }
      return values
    }
    switch network {
    case .whole(let model):
      let outputs = try await model.run(inputs)
      guard let sound = floats(outputs, 0) else {
        throw AssayError(.inference, "The voice \(voice) gave no sound.")
      }
      return (sound, floats(outputs, 1))
    case .parts(let prepared):
      let outputs = try await prepared.acoustic.run(inputs)
      guard let hidden = floats(outputs, 0), hidden.count % prepared.parts.channels == 0 else {
        throw AssayError(.inference, "The voice \(voice) gave no sound.")
      }
      return (
        try await vocode(hidden, prepared), prepared.parts.tellsDurations ? floats(outputs, 1) : nil
      )
    }
  }

  /// Frames to samples, piece by piece.
  private func vocode(_ hidden: [Float], _ prepared: PreparedVoice) async throws -> [Float] {
    let (channels, size) = (prepared.parts.channels, VoiceParts.frames)
    let count = hidden.count / channels
    var sound: [Float] = []
    for piece in VocoderPieces.pieces(of: count) {
      try Task.checkCancellation()
      // Behind the end there is nothing: zeros, as in the batches that such networks are trained on.
      var values = [Float](repeating: 0, count: channels * size)
      let width = min(size, count - piece.start)
      for channel in 0..<channels {
        let from = channel * count + piece.start
        values.replaceSubrange(
          (channel * size)..<(channel * size + width), with: hidden[from..<(from + width)])
      }
      let outputs = try await prepared.vocoder.run([
        prepared.parts.joint: Tensor(shape: [1, channels, size], values: .float32(values))
      ])
      guard case .float32(let samples)? = outputs.first?.values, samples.count % size == 0 else {
        throw AssayError(.inference, "The voice \(voice) gave no sound.")
      }
      let hop = samples.count / size
      sound += samples[(piece.kept.lowerBound * hop)..<(piece.kept.upperBound * hop)]
    }
    return sound
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
