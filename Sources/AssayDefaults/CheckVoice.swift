import AssayCore
import AssayServer
import AssaySpeech
import Foundation

extension Parts {
  /// Reads checked articles aloud for a server, with the standard voices; nil where no voice was set up.
  ///
  /// - Throws: ``AssayError`` with code `malformed` where the user's pronunciation lexicon cannot be read.
  public static func checkSpeaker() throws -> (any CheckSpeaker)? {
    guard let engines = try? voices() else { return nil }
    let lexicon = UserFolders.pronunciation
    let words =
      FileManager.default.fileExists(atPath: lexicon.path)
      ? try PronunciationLexicon(file: lexicon) : .standard
    return CheckVoice(
      speaker: ArticleSpeaker(
        normalizer: SpeechNormalizer(lexicon: words), cache: speechCache, engine: engines))
  }
}

/// An article speaker with the compressed forms that its programs can make.
private struct CheckVoice: CheckSpeaker {
  let speaker: ArticleSpeaker

  func speak(_ article: Article, into folder: URL) async throws {
    _ = try await speaker.speak(article, into: folder)
    // The recording is whole without them; they make it small.
    for format in CompressedAudio.allCases { _ = try await format.encode(in: folder) }
  }
}
