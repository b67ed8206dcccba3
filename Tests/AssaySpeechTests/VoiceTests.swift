import AssayCore
import AssayInference
import AssayTesting
import Foundation
import Testing

@testable import AssaySpeech

/// What ./assay listen and ./test install.
enum InstalledVoice {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../..")
    .standardizedFileURL
  static let hasEspeak = (try? EspeakProgram()) != nil
  static let network = root.appending(path: ".assay/models/voice/en_US-joe-medium.onnx")
  static let runtime = RuntimeLocation(folder: root.appending(path: ".assay/runtime"))
  static let isComplete =
    hasEspeak && FileManager.default.fileExists(atPath: network.path)
    && FileManager.default.fileExists(atPath: runtime.folder.path)

  static func engine() async throws -> PiperEngine {
    try await PiperEngine(
      PiperVoice(network: network), runtime: OpenVINORuntime(at: runtime), espeak: EspeakProgram(),
      isSteady: true)
  }

  static func utterance(_ text: String) -> Utterance {
    Utterance(words: SpeechNormalizer().words(in: text), language: "en")
  }
}

@Suite(
  "The standard voice",
  .enabled(if: InstalledVoice.isComplete, "espeak-ng, the voice or the runtime is missing"))
struct PiperTests {
  @Test("Conforms") func conforms() async throws {
    try await SpeechEngineConformance(await InstalledVoice.engine()).check()
  }

  @Test("Speaks at a human pace, without clipping, and is silent at the end")
  func sound() async throws {
    let engine = try await InstalledVoice.engine()
    let text =
      "On 5 December 2025, the court in Almaty fined the editor of Orda.kz €200 and gave her 10 days."
    let audio = try await engine.speak(InstalledVoice.utterance(text))
    let seconds = Double(audio.samples.count) / Double(engine.sampleRate)
    #expect((5...14).contains(seconds))
    #expect(audio.samples.allSatisfy { $0 < 32_700 && $0 > -32_700 })
    #expect((audio.samples.max() ?? 0) > 4000)
    #expect(audio.skippedSounds == 0)
    let last = try #require(audio.words.last)
    let tail = audio.samples[last.upperBound...]
    #expect(tail.allSatisfy { abs(Int($0)) < 6000 })
  }

  @Test("A word begins where the sound says: behind a pause, within 120 ms")
  func marks() async throws {
    let engine = try await InstalledVoice.engine()
    let audio = try await engine.speak(InstalledVoice.utterance("Yesterday; tomorrow."))
    let samples = audio.samples
    // The longest silence with sound on both sides lies between the two.
    var best = 0..<0
    var start: Int?
    for index in samples.indices {
      if abs(Int(samples[index])) < 500 {
        start = start ?? index
      } else {
        if let from = start, from > 0, index - from > best.count { best = from..<index }
        start = nil
      }
    }
    let mark = try #require(audio.words.last?.lowerBound)
    #expect(abs(mark - best.upperBound) < engine.sampleRate * 60 / 1000 * 2)
  }

  @Test("Sounds that the voice lacks are counted, not dropped in silence")
  func skipped() async throws {
    let word = SpokenWord(text: "x", span: TextSpan(start: 0, end: 1), pronunciation: "a☃b")
    let audio = try await InstalledVoice.engine().speak(Utterance(words: [word], language: "en"))
    #expect(audio.skippedSounds == 1)
  }
}

@Suite("espeak-ng's voices", .enabled(if: InstalledVoice.hasEspeak, "espeak-ng is not installed"))
struct EspeakTests {
  @Test("Speak Russian, Kazakh and Arabic", arguments: ["ru", "kk", "ar"])
  func speaks(_ language: String) async throws {
    let program = try EspeakProgram()
    #expect(try await program.languages().contains(language))
    try await SpeechEngineConformance(EspeakEngine(program: program, language: language)).check()
  }

  @Test("Answer line by line, whatever the words")
  func lines() async throws {
    let answers = try await EspeakProgram().phonemes(
      of: ["the end of the road", "end", "road"], voice: "en-us")
    #expect(answers?.count == 3)
  }

  @Test("A program that is not installed is nil") func missing() {
    #expect(HelperProgram(named: "no-such-program-here") == nil)
  }
}

@Suite("Voices on disk")
struct VoiceFileTests {
  @Test("A missing or broken voice is told")
  func broken() async throws {
    try await WritingTests.withFolder { folder in
      let network = folder.appending(path: "v.onnx")
      let missing = #expect(throws: AssayError.self) { try PiperVoice(network: network) }
      #expect(missing?.code == .modelMissing)
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data("x".utf8).write(to: network)
      for text in ["", "{}", "{\"audio\":{\"sample_rate\":1}}"] {
        try Data(text.utf8).write(to: network.appendingPathExtension("json"))
        let error = #expect(throws: AssayError.self) { try PiperVoice(network: network) }
        #expect(error?.code == .malformed)
      }
    }
  }
}
