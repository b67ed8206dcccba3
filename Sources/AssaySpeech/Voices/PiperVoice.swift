import AssayCore
public import Foundation

/// A Piper voice on disk: a network `NAME.onnx` and its description `NAME.onnx.json`.
///
/// The format is that of rhasspy/piper: `phoneme_id_map` gives the numbers of each phoneme, `inference` the scales.
public struct PiperVoice: Sendable {
  /// The voice's name, such as `en_US-joe-medium`.
  public let name: String
  /// The network's file.
  public let network: URL
  let description: Description

  struct Description: Decodable, Sendable {
    struct Audio: Decodable, Sendable {
      var sampleRate: Int
      enum CodingKeys: String, CodingKey { case sampleRate = "sample_rate" }
    }
    struct Espeak: Decodable, Sendable { var voice: String }
    struct Inference: Decodable, Sendable {
      var noiseScale: Float
      var lengthScale: Float
      var noiseW: Float
      enum CodingKeys: String, CodingKey {
        case noiseScale = "noise_scale"
        case lengthScale = "length_scale"
        case noiseW = "noise_w"
      }
    }
    var audio: Audio
    var espeak: Espeak
    var inference: Inference
    var speakers: Int?
    var phonemeIDs: [String: [Int64]]
    enum CodingKeys: String, CodingKey {
      case audio
      case espeak
      case inference
      case speakers = "num_speakers"
      case phonemeIDs = "phoneme_id_map"
    }
  }

  /// Reads a voice's description.
  ///
  /// - Parameter network: the `.onnx` file.
  /// - Throws: ``AssayError`` with code `modelMissing` or `malformed`.
  public init(network: URL) throws {
    let file = network.appendingPathExtension("json")
    for file in [network, file] where !FileManager.default.isReadableFile(atPath: file.path) {
      throw AssayError(
        .modelMissing,
        "The voice file \(file.path) is missing. Start with ./assay listen, which installs the standard voice; a voice "
          + "of your own is two files, NAME.onnx and NAME.onnx.json.")
    }
    let description: Description
    do {
      description = try JSONDecoder().decode(Description.self, from: Data(contentsOf: file))
    } catch {
      throw AssayError(.malformed, "\(file.path) does not describe a Piper voice.", cause: error)
    }
    guard (8000...192_000).contains(description.audio.sampleRate),
      ["^", "_", "$"].allSatisfy({ description.phonemeIDs[$0]?.isEmpty == false })
    else {
      throw AssayError(.malformed, "\(file.path) lacks the phonemes or the sample rate of a Piper voice.")
    }
    guard description.speakers ?? 1 <= 1 else {
      throw AssayError(.unavailable, "\(file.path) has several speakers; Assay speaks voices of one speaker.")
    }
    self.description = description
    self.network = network
    name = network.deletingPathExtension().lastPathComponent
  }

  /// Samples a second.
  public var sampleRate: Int { description.audio.sampleRate }

  /// The language that the voice speaks, such as `en`.
  public var language: String {
    String(description.espeak.voice.prefix { $0 != "-" && $0 != "_" })
  }
}

/// An utterance as a Piper network takes it.
///
/// Begin, then each phoneme with a pad behind it, then end; a pad follows the beginning too (piper-phonemize,
/// `phonemes_to_ids`).
struct PhonemeSequence {
  var ids: [Int64] = []
  /// For each id the word that it sounds for; nil for pauses.
  var owners: [Int?] = []
  var skipped = 0
  private let map: [String: [Int64]]

  init(map: [String: [Int64]]) {
    self.map = map
    append("^", nil)
  }

  /// Adds a sound; what the voice has no symbol for is counted and left out.
  mutating func add(_ symbol: Unicode.Scalar, owner: Int?) {
    guard map[String(symbol)] != nil else {
      skipped += 1
      return
    }
    append(String(symbol), owner)
  }

  mutating func end() { push("$", nil) }

  private mutating func append(_ symbol: String, _ owner: Int?) {
    push(symbol, owner)
    push("_", owner)
  }

  private mutating func push(_ symbol: String, _ owner: Int?) {
    let numbers = map[symbol] ?? []
    ids += numbers
    owners += numbers.map { _ in owner }
  }
}
