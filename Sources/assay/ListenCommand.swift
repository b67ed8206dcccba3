import ArgumentParser
import AssayCore
import AssayDefaults
import AssaySpeech
import Foundation

/// `assay listen`: an article read aloud.
struct ListenCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "listen",
    abstract: "Reads an article aloud into sound files, with timings of sentences and words.",
    discussion: """
      Writes article.wav, timings.json (code points of the text and seconds of the sound, sentence by sentence and word \
      by word, and chapters by headings) and article.vtt into the folder; article.opus and article.mp3 too where the \
      programs opusenc and lame are installed. English is spoken by a Piper voice, other languages by espeak-ng.

      Names that are said wrong go into a lexicon, one a line: “KazTAG = Kaz Tag”, or in IPA “Orda = /ˈɔɹdə/”. The file \
      pronunciation.txt in the folder assay of your data folder is used without --lexicon.

      EXAMPLES:
        assay listen article.md --output audio/
        assay listen article.md --output audio/ --voice espeak-ng-en
      """)

  @Argument(help: "A file, or - for standard input.", completion: .file())
  var input: String
  @Option(help: "The folder to write to; made where there is none.", completion: .directory)
  var output: String
  @Option(help: "A Piper voice by name or .onnx file, or espeak-ng-LANGUAGE.")
  var voice: String?
  @Option(help: "A pronunciation lexicon.", completion: .file())
  var lexicon: String?
  @Flag(help: "Neither use nor keep audio made before.")
  var noCache = false

  func run() async throws {
    try await Interruption.cancelling { try await listen() }
  }

  private func listen() async throws {
    var progress = Progress()
    let article = try Parts.reader.read(InputFile.read(input))
    let folder = URL(fileURLWithPath: output, isDirectory: true)
    let cache = noCache ? nil : Parts.speechCache
    let speaker = ArticleSpeaker(
      normalizer: SpeechNormalizer(lexicon: try pronunciations()), cache: cache,
      engine: try Parts.voices(voice))
    progress.step("Reading aloud “\(article.title ?? input)” …")
    let listening = try await speaker.speak(article, into: folder) { done, total in
      progress.count("characters read", done, of: total)
    }
    progress.clear()
    cache?.prune()
    var files = ["article.wav", "timings.json", "article.vtt"]
    for format in CompressedAudio.allCases {
      // What an earlier, other article left would not fit the new timings.
      try? FileManager.default.removeItem(at: folder.appending(path: "article.\(format.rawValue)"))
      if let name = try await format.encode(in: folder) { files.append(name) }
    }
    let minutes = (listening.duration / 6).rounded() / 10
    Console.error(
      "Wrote \(minutes) minutes, \(listening.sentences) sentences, to \(output): \(files.joined(separator: ", "))."
    )
    if listening.skippedSounds > 0 {
      Console.error("\(listening.skippedSounds) sounds that the voice does not have were left out.")
    }
  }

  private func pronunciations() throws -> PronunciationLexicon {
    if let lexicon { return try PronunciationLexicon(file: URL(fileURLWithPath: lexicon)) }
    let own = UserFolders.pronunciation
    guard FileManager.default.fileExists(atPath: own.path) else { return .standard }
    return try PronunciationLexicon(file: own)
  }
}
