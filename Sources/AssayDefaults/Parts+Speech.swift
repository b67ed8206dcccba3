import AssayCore
import AssayInference
public import AssaySpeech
import Foundation

extension Parts {
  /// Who speaks which language.
  ///
  /// English is spoken by the standard Piper voice, other languages by espeak-ng's own voices. A voice chosen by name
  /// speaks its own language, or all of them where it is named so: `espeak-ng-ru`.
  ///
  /// - Parameter voice: a Piper voice's name in the user's voices folder, the path of an `.onnx` file, or `espeak-ng-` and a
  ///   language; nil for the standard.
  /// - Throws: ``AssayError`` with code `modelMissing`, `malformed` or `unavailable`.
  public static func voices(_ voice: String? = nil) throws -> ArticleSpeaker.EngineChoice {
    let espeak = try EspeakProgram()
    if let voice, voice.hasPrefix("espeak-ng-") {
      let language = String(voice.dropFirst("espeak-ng-".count))
      return { _ in
        guard try await espeak.languages().contains(language) else {
          throw AssayError(.notFound, "espeak-ng does not speak “\(language)”. See: espeak-ng --voices")
        }
        return EspeakEngine(program: espeak, language: language)
      }
    }
    let piper = try PiperVoice(network: try voiceFile(voice))
    let rate = piper.sampleRate
    return { language in
      if language == piper.language {
        return try await PiperEngine(
          piper, runtime: try OpenVINORuntime(at: RuntimeLocation.find()), espeak: espeak)
      }
      guard try await espeak.languages().contains(language) else { return nil }
      return EspeakEngine(program: espeak, language: language, sampleRate: rate)
    }
  }

  /// Keeps made audio in `$XDG_CACHE_HOME/assay/speech`.
  public static var speechCache: SpeechCache { SpeechCache(folder: UserFolders.speech) }

  private static func voiceFile(_ voice: String?) throws -> URL {
    guard let voice else { return try ModelFolders.find().voice }
    if voice.hasSuffix(".onnx") { return URL(fileURLWithPath: voice) }
    let own = UserFolders.voices.appending(path: "\(voice).onnx")
    if FileManager.default.fileExists(atPath: own.path) { return own }
    let standard = try ModelFolders.find().voice
    guard standard.lastPathComponent == "\(voice).onnx" else {
      throw AssayError(
        .notFound,
        "There is no voice “\(voice)”. Put \(voice).onnx and \(voice).onnx.json into \(UserFolders.voices.path)."
      )
    }
    return standard
  }
}
