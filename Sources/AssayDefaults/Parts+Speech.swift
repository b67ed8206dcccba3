public import AssayCore
import AssayInference
public import AssaySpeech
import Foundation

extension Parts {
  /// Who speaks which language.
  ///
  /// English is spoken by the standard Piper voice. Another language is spoken by a Piper voice of that language in the
  /// user's voices folder, where there is one, else by espeak-ng's own voice. A voice chosen by name speaks its own
  /// language, or all of them where it is named so: `espeak-ng-ru`.
  ///
  /// - Parameter voice: a Piper voice's name in the user's voices folder, the path of an `.onnx` file, or `espeak-ng-` and a
  ///   language; nil for the standard.
  /// - Throws: ``AssayError`` with code `modelMissing`, `malformed` or `unavailable`.
  public static func voices(_ voice: String? = nil) throws -> ArticleSpeaker.EngineChoice {
    let espeak = try EspeakProgram()
    if let language = espeakLanguage(voice) {
      return { _ in try await espeakEngine(language, espeak) }
    }
    let piper = try PiperVoice(network: try voiceFile(voice))
    let rate = piper.sampleRate
    return { language in
      if language == piper.language { return try await engine(piper, espeak) }
      if let own = ownVoices().first(where: { $0.language == language }) {
        return ResampledEngine(try await engine(own, espeak), to: rate)
      }
      guard let code = EspeakProgram.code(for: language, among: try await espeak.languages()) else {
        return nil
      }
      return EspeakEngine(program: espeak, language: code, sampleRate: rate)
    }
  }

  /// A second voice, for remarks within a reading.
  ///
  /// - Parameters:
  ///   - voice: as of ``voices(_:)``.
  ///   - choice: the reading's own voices, whose sample rate it takes.
  /// - Throws: as ``voices(_:)``; code `unavailable` where the reading's voices do not speak English.
  public static func secondVoice(_ voice: String, beside choice: @escaping ArticleSpeaker.EngineChoice)
    async throws
    -> any SpeechEngine
  {
    let espeak = try EspeakProgram()
    let second: any SpeechEngine =
      if let language = espeakLanguage(voice) {
        try await espeakEngine(language, espeak)
      } else {
        try await engine(PiperVoice(network: try voiceFile(voice)), espeak)
      }
    guard let first = try await choice("en") else { return second }
    return ResampledEngine(second, to: first.sampleRate)
  }

  /// Keeps made audio in `$XDG_CACHE_HOME/assay/speech`.
  public static var speechCache: SpeechCache { SpeechCache(folder: UserFolders.speech) }

  private static func engine(_ voice: PiperVoice, _ espeak: EspeakProgram) async throws -> PiperEngine {
    try await PiperEngine(
      voice, runtime: try OpenVINORuntime(at: RuntimeLocation.find()), espeak: espeak,
      cache: preparedFolder(of: voice))
  }

  /// Where a voice's prepared parts are: beside it, where the set-up made them or a folder for them, else in the user's
  /// cache.
  private static func preparedFolder(of voice: PiperVoice) -> URL {
    let beside = voice.network.deletingLastPathComponent().appending(path: "prepared")
    return PiperEngine.isPrepared(voice, in: beside)
      || FileManager.default.isWritableFile(atPath: beside.path)
      ? beside : UserFolders.preparedVoices
  }

  private static func espeakLanguage(_ voice: String?) -> String? {
    guard let voice, voice.hasPrefix("espeak-ng-") else { return nil }
    return String(voice.dropFirst("espeak-ng-".count))
  }

  private static func espeakEngine(_ language: String, _ espeak: EspeakProgram) async throws -> EspeakEngine {
    // A variant of a voice follows behind a plus sign: en-us+f3.
    let base = language.prefix { $0 != "+" }
    guard let code = EspeakProgram.code(for: String(base), among: try await espeak.languages()) else {
      throw AssayError(.notFound, "espeak-ng does not speak “\(language)”. See: espeak-ng --voices")
    }
    return EspeakEngine(program: espeak, language: code + language[base.endIndex...])
  }

  /// The voices in the user's folder that can be read, by name.
  private static func ownVoices() -> [PiperVoice] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: UserFolders.voices.path)) ?? []
    return names.filter { $0.hasSuffix(".onnx") }.sorted().compactMap {
      try? PiperVoice(network: UserFolders.voices.appending(path: $0))
    }
  }

  private static func voiceFile(_ voice: String?) throws -> URL {
    guard let voice else { return try ModelFolders.find().voice }
    if voice.hasSuffix(".onnx") { return URL(fileURLWithPath: voice) }
    let own = UserFolders.voices.appending(path: "\(voice).onnx")
    if FileManager.default.fileExists(atPath: own.path) { return own }
    let standard = try ModelFolders.find().voice
    guard standard.lastPathComponent == "\(voice).onnx" else {
      let there = ([standard.deletingPathExtension().lastPathComponent] + ownVoices().map(\.name)).joined(
        separator: ", ")
      throw AssayError(
        .notFound,
        "There is no voice “\(voice)”; there are \(there), and espeak-ng-LANGUAGE. To add it, put \(voice).onnx and "
          + "\(voice).onnx.json into \(UserFolders.voices.path).")
    }
    return standard
  }
}
