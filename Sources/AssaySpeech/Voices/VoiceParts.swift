import AssayCore
import Foundation

/// A Piper voice cut in two, so that its memory does not grow with the length of what is said.
///
/// A VITS network is two: one turns phonemes into frames of hidden values, and the vocoder turns frames into samples. Most of
/// the work and of the memory is the vocoder's. Its convolutions see only a few frames to each side, so it is run over
/// pieces of one fixed size: with fixed shapes the runtime prepares its kernels and buffers once.
struct VoiceParts: Codable, Sendable {
  /// Frames of one piece, those at its sides that only give the context included.
  static let frames = 152
  /// Frames of context at each side: more than the vocoder sees.
  static let context = 12

  /// SHA-256 of the whole network.
  var sha256: String
  /// Hidden values of a frame.
  var channels: Int
  /// The name of the tensor that joins the two.
  var joint: String
  /// Whether the first part also tells how long each phoneme sounds.
  var tellsDurations: Bool

  /// The parts of a network as files' contents; nil for a network that is not made as Piper's are.
  static func cut(_ data: Data) -> (parts: VoiceParts, acoustic: Data, vocoder: Data)? {
    guard let network = ONNXNetwork(data),
      let first = network.nodes.first(where: { $0.name == "/dec/conv_pre/Conv" && $0.operation == "Conv" }),
      first.inputs.count >= 2, let output = network.outputs.first,
      let weight = network.constants[first.inputs[1]], weight.dimensions.count == 3
    else { return nil }
    let (joint, channels) = (first.inputs[0], weight.dimensions[1])
    let vocoder = network.needed(for: [output.name], given: [joint])
    // The vocoder must depend on nothing but the joint: no speaker, no text.
    guard vocoder.open.isEmpty, (1...4096).contains(channels) else { return nil }
    let rounded = network.nodes.filter { $0.operation == "Ceil" && $0.outputs.count == 1 }
    let durations = rounded.count == 1 ? rounded[0].outputs : []
    let acoustic = network.needed(for: [joint] + durations, given: [])
    guard acoustic.open.isSubset(of: Set(network.inputs.map(\.name))) else { return nil }
    return (
      VoiceParts(
        sha256: ContentHash.sha256(data), channels: channels, joint: joint, tellsDurations: !durations.isEmpty
      ),
      network.part(
        nodes: acoustic.nodes, constants: acoustic.constants,
        inputs: network.inputs.map { network.content(of: $0.place) },
        outputs: ([joint] + durations).map { ONNXNetwork.tensor($0, shape: nil) }),
      network.part(
        nodes: vocoder.nodes, constants: vocoder.constants,
        inputs: [ONNXNetwork.tensor(joint, shape: [1, channels, frames])],
        outputs: [network.content(of: output.place)])
    )
  }
}

/// The pieces in which a vocoder goes over frames.
enum VocoderPieces {
  /// One piece: where it begins, and which of its frames are kept.
  struct Piece: Equatable {
    var start: Int
    var kept: Range<Int>
  }

  /// Pieces of `size` frames that together keep each of `count` frames once, in order.
  ///
  /// Every kept frame has `context` frames beside it, or the end of the utterance.
  static func pieces(of count: Int, size: Int = VoiceParts.frames, context: Int = VoiceParts.context)
    -> [Piece]
  {
    var pieces: [Piece] = []
    var done = 0
    while done < count {
      let start = max(0, done - context)
      let isLast = start + size >= count
      let end = isLast ? count - start : size - context
      pieces.append(Piece(start: start, kept: (done - start)..<end))
      done = start + end
    }
    return pieces
  }
}
