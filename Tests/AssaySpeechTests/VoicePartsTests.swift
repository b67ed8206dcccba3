import AssayCore
import AssayInference
import Foundation
import Testing

@testable import AssaySpeech

@Suite("A voice in two parts")
struct VoicePartsTests {
  @Test(
    "Pieces keep every frame once, with context",
    arguments: [1, 5, 127, 128, 139, 140, 141, 152, 153, 268, 1000])
  func pieces(_ count: Int) {
    var next = 0
    for piece in VocoderPieces.pieces(of: count) {
      #expect(piece.start + piece.kept.lowerBound == next)
      #expect(piece.kept.upperBound <= VoiceParts.frames && !piece.kept.isEmpty)
      #expect(piece.start == 0 || piece.kept.lowerBound >= VoiceParts.context)
      next = piece.start + piece.kept.upperBound
      #expect(next == count || piece.kept.upperBound <= VoiceParts.frames - VoiceParts.context)
    }
    #expect(next == count)
  }

  @Test("Damaged files are no networks, and harm nothing", arguments: 0..<60)
  func damaged(_ seed: Int) {
    var state = UInt64(seed) &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    let bytes = (0..<200).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 33)
    }
    #expect(VoiceParts.cut(Data([0x3A]) + Data(bytes)) == nil)
    #expect(VoiceParts.cut(Data(bytes)) == nil)
  }

  /// One node as a file: x → Relu → y, with a constant of three dimensions.
  private func network() -> Data {
    func field(_ number: UInt8, _ content: [UInt8]) -> [UInt8] {
      [number << 3 | 2, UInt8(content.count)] + content
    }
    let node =
      field(1, Array("x".utf8)) + field(2, Array("y".utf8)) + field(3, Array("n".utf8))
      + field(4, Array("Relu".utf8))
    let constant = [1 << 3, 4, 1 << 3, 5] + field(8, Array("c".utf8))
    let graph =
      field(1, node) + field(5, constant) + field(11, field(1, Array("x".utf8)))
      + field(12, field(1, Array("y".utf8)))
    return Data([1 << 3, 8] + field(7, graph))
  }

  @Test("Names and needs are read") func structure() throws {
    let network = try #require(ONNXNetwork(network()))
    #expect(network.nodes.map(\.operation) == ["Relu"])
    #expect(network.constants["c"]?.dimensions == [4, 5])
    #expect(network.needed(for: ["y"], given: []).open == ["x"])
    #expect(network.needed(for: ["y"], given: ["x"]).open.isEmpty)
    let again = try #require(
      ONNXNetwork(
        network.part(
          nodes: network.nodes, constants: ["c"], inputs: [],
          outputs: [ONNXNetwork.tensor("y", shape: [1, 300])])))
    #expect(again.nodes.map(\.name) == ["n"] && again.outputs.map(\.name) == ["y"])
  }
}

@Suite(
  "The standard voice in two parts",
  .enabled(if: InstalledVoice.isComplete, "espeak-ng, the voice or the runtime is missing"))
struct InstalledVoicePartsTests {
  @Test("Sounds like the whole network") func sameSound() async throws {
    let engine = try await InstalledVoice.engine()
    let voice = try PiperVoice(network: InstalledVoice.network)
    let utterance = InstalledVoice.utterance(
      "The court in Almaty heard the case for the whole of a long afternoon.")
    let sequence = try await Phonemizer(espeak: EspeakProgram(), voice: voice).sequence(for: utterance.words)
    let whole = try await Model(
      ModelFiles(graph: voice.network, weights: voice.network, sha256: nil),
      runtime: OpenVINORuntime(at: InstalledVoice.runtime), options: ModelOptions(precision: .float32))
    let outputs = try await whole.run([
      "input": Tensor(shape: [1, sequence.ids.count], values: .int64(sequence.ids)),
      "input_lengths": Tensor(shape: [1], values: .int64([Int64(sequence.ids.count)])),
      "scales": Tensor(shape: [3], values: .float32([0, 1, 0])),
    ])
    guard case .float32(let sound)? = outputs.first?.values else { throw AssayError(.inference, "no sound") }
    let expected = PiperEngine.samples(sound)
    let made = try await engine.speak(utterance).samples
    #expect(made.count == expected.count)
    // Up to the last frames, where the whole network pads and the pieces have zeros.
    let compared = zip(made, expected).prefix(max(0, expected.count - 12 * 256))
    #expect(compared.allSatisfy { abs(Int($0) - Int($1)) < 100 })
    #expect(compared.contains { abs(Int($0.1)) > 3000 })
  }

  @Test("Several programs may prepare a voice at once") func together() async throws {
    try await WritingTests.withFolder { folder in
      let voice = try PiperVoice(network: InstalledVoice.network)
      let runtime = try OpenVINORuntime(at: InstalledVoice.runtime)
      try await withThrowingTaskGroup(of: Bool.self) { group in
        for _ in 0..<2 {
          group.addTask { try await PreparedVoice.load(voice, in: folder, runtime: runtime) != nil }
        }
        for try await isLoaded in group { #expect(isLoaded) }
      }
    }
  }

  @Test("A prepared voice is used again, and made anew when it is damaged") func prepared() async throws {
    try await WritingTests.withFolder { folder in
      let voice = try PiperVoice(network: InstalledVoice.network)
      let runtime = try OpenVINORuntime(at: InstalledVoice.runtime)
      func load() async throws -> PreparedVoice? {
        try await PreparedVoice.load(voice, in: folder, runtime: runtime)
      }
      let first = try #require(try await load())
      #expect(first.parts.tellsDurations && first.parts.channels == 192)
      let prepared = folder.appending(path: PreparedVoice.key(voice.network))
      #expect(CompiledFolder.isComplete(prepared.appending(path: "compiled")))
      let blobs = try FileManager.default.contentsOfDirectory(
        atPath: prepared.appending(path: "compiled").path
      ).filter {
        $0.hasSuffix(".blob")
      }
      let again = try #require(try await load())
      #expect(again.parts.sha256 == first.parts.sha256)
      // The second start compiled nothing: the same files are there.
      #expect(CompiledFolder.isComplete(prepared.appending(path: "compiled")))
      for blob in blobs {
        let file = prepared.appending(path: "compiled/\(blob)")
        try FileManager.default.removeItem(at: file)
        try Data("x".utf8).write(to: file)
      }
      _ = try #require(try await load())
      try Data("x".utf8).write(to: prepared.appending(path: "vocoder.onnx"))
      _ = try #require(try await load())
      // The voice and the lock.
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 2)
    }
  }
}
