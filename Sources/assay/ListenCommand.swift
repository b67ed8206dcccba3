import ArgumentParser
import AssayCore
import AssayDefaults
import AssaySources
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
      programs opusenc and lame are installed, and article.epub, text and speech in step, where zip is too. With - as the \
      output, the sound alone goes to standard output as it is made.

      English is spoken by a Piper voice, other languages by a Piper voice of theirs in the folder assay/voices of your \
      data folder, or by espeak-ng; passages in another language are spoken by its voice.

      With --with-verdicts the article is checked first, as “assay check” does, and a short note between two signals \
      follows each sentence with a refuted or contested claim. --summary reads the findings alone, into summary.wav and \
      the files beside it.

      Names that are said wrong go into a lexicon, one a line: “KazTAG = Kaz Tag”, or in IPA “Orda = /ˈɔɹdə/”. The file \
      pronunciation.txt in the folder assay of your data folder is used without --lexicon.

      EXAMPLES:
        assay listen article.md --output audio/
        assay listen article.md --output - | aplay
        assay listen article.md --output audio/ --voice espeak-ng-en
        assay listen article.md --output audio/ --with-verdicts --note-voice espeak-ng-en-gb
        assay listen article.md --output audio/ --summary
        assay listen article.md --output audio/ --base-url https://example.org/audio/
      """)

  @Argument(help: "A file, an http(s) address, or - for standard input.", completion: .file())
  var input: String
  @Option(
    help: "The folder to write to, made where there is none; or - for a WAV on standard output.",
    completion: .directory)
  var output: String
  @Option(help: "A Piper voice by name or .onnx file, or espeak-ng-LANGUAGE.")
  var voice: String?
  @Option(help: "A pronunciation lexicon.", completion: .file())
  var lexicon: String?
  @Flag(help: "Neither use nor keep audio made before.")
  var noCache = false
  @Flag(help: "Check the article first, and say at refuted and contested claims what was found.")
  var withVerdicts = false
  @Flag(help: "Check the article, and read the findings alone.")
  var summary = false
  @Option(help: "A second voice for the notes; without it they are heard in the first, between two signals.")
  var noteVoice: String?
  @Option(help: "The address under which the folder will be found; writes a podcast feed, feed.xml.")
  var baseURL: String?
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var fetching: FetchOptions

  private var isStream: Bool { output == "-" }

  func validate() throws {
    if summary, withVerdicts {
      throw ValidationError("--summary reads the findings alone; leave --with-verdicts away.")
    }
    if isStream, baseURL != nil {
      throw ValidationError("A feed needs files: give a folder as --output.")
    }
    if noteVoice != nil, !withVerdicts {
      throw ValidationError("--note-voice speaks the notes of --with-verdicts; give that too.")
    }
  }

  func run() async throws {
    try await Interruption.cancelling { try await listen() }
  }

  private func listen() async throws {
    var progress = Progress()
    let base = try baseURL.map(PodcastFeed.base)
    let voices = try Parts.voices(voice)
    let normalizer = SpeechNormalizer(lexicon: try pronunciations())
    var (article, notes) = try await material(&progress)
    let second = try await secondVoice(beside: voices, needed: !notes.isEmpty)
    let cache = noCache ? nil : Parts.speechCache
    let speaker = ArticleSpeaker(
      normalizer: normalizer, cache: cache, noteEngine: second, engine: voices)
    if article.title?.isEmpty != false { article.title = nil }
    let title = article.title ?? input
    progress.step("Reading aloud “\(title)” …")
    if isStream {
      tell(try await speaker.speak(article, to: .standardOutput, notes: notes))
    } else {
      try await write(article, notes, speaker, base, &progress)
    }
    cache?.prune()
  }

  private func write(
    _ article: Article, _ notes: [SpokenNote], _ speaker: ArticleSpeaker, _ base: URL?,
    _ progress: inout Progress
  ) async throws {
    let folder = URL(fileURLWithPath: output, isDirectory: true)
    let names: ListeningNames = summary ? .summary : .article
    var shown = progress
    let listening = try await speaker.speak(article, into: folder, notes: notes, names: names) {
      done, total in
      shown.count("characters read", done, of: total)
    }
    shown.clear()
    var files = [names.stem + ".wav", names.timings, names.stem + ".vtt"]
    // What an earlier, other article left would not fit the new timings.
    for ending in CompressedAudio.allCases.map(\.rawValue) + ["epub"] {
      try? FileManager.default.removeItem(at: folder.appending(path: "\(names.stem).\(ending)"))
    }
    for format in CompressedAudio.allCases {
      if let name = try await format.encode(in: folder, names: names) { files.append(name) }
    }
    if let name = try await EPUBBook.write(article, in: folder, names: names) { files.append(name) }
    if let base {
      guard let name = try PodcastFeed.write(article, listening, in: folder, base: base, names: names) else {
        throw AssayError(
          .unavailable,
          "A feed needs a compressed sound; install lame or opus-tools. The other files are complete.")
      }
      files.append(name)
    }
    let minutes = (listening.duration / 6).rounded() / 10
    Console.error(
      "Wrote \(minutes) minutes, \(listening.sentences) sentences, to \(output): \(files.joined(separator: ", "))."
    )
    tell(listening)
  }

  /// Says what was not read: a listener cannot see it.
  private func tell(_ listening: Listening) {
    if listening.skippedSounds > 0 {
      Console.error("\(listening.skippedSounds) sounds that the voice does not have were left out.")
    }
    guard !listening.unread.isEmpty else { return }
    let count = listening.unread.count
    let languages = Set(listening.unread.map(\.language)).sorted().joined(separator: ", ")
    Console.error(
      "Left unread: \(count) \(count == 1 ? "passage" : "passages") in a language or script that no voice here reads "
        + "(\(languages)).\(isStream ? "" : " The timings list them under “unspoken”.")")
  }

  /// What is read, and the remarks in it.
  private func material(_ progress: inout Progress) async throws -> (Article, [SpokenNote]) {
    if WebAddress.isAddress(input), !fetching.offline { progress.step("Fetching \(input) …") }
    let source = try await InputFile.load(input, options: fetching)
    guard summary || withVerdicts else { return (try Parts.reader.read(source), []) }
    let report = try await ListeningCheck(input: input, database: database.db).run(source, &progress)
    if summary { return (SummaryText.article(of: report), []) }
    let notes = NoteWriter().notes(on: report)
    progress.step(
      notes.isEmpty
        ? "No claim is refuted or contested, so there is nothing to note."
        : "\(notes.count) notes on refuted or contested claims.")
    return (report.article, notes)
  }

  private func secondVoice(beside voices: @escaping ArticleSpeaker.EngineChoice, needed: Bool) async throws
    -> (any SpeechEngine)?
  {
    guard let noteVoice, needed else { return nil }
    return try await Parts.secondVoice(noteVoice, beside: voices)
  }

  private func pronunciations() throws -> PronunciationLexicon {
    if let lexicon { return try PronunciationLexicon(file: URL(fileURLWithPath: lexicon)) }
    let own = UserFolders.pronunciation
    guard FileManager.default.fileExists(atPath: own.path) else { return .standard }
    return try PronunciationLexicon(file: own)
  }
}
