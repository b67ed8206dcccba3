import AssayCore
import Foundation

/// Writes audio, timings and captions side by side, under other names until all is well.
///
/// Used by one task only.
final class ListeningWriter: SpeechWriter {
  private let names: [String]
  private let folder: URL
  private let madeFolder: Bool
  private let scalars: [Unicode.Scalar]
  private let article: Article
  private let mark = ".\(UUID().uuidString).partial"
  private var wave: WAVFile?
  private let handles: [FileHandle]
  private let encoder: JSONEncoder
  private var listening = Listening(duration: 0, sentences: 0, voices: [], skippedSounds: 0)
  private var chapters: [Chapter] = []

  private struct Chapter: Encodable {
    var title: String
    var start: Int
    var from: Double
  }

  private struct Silent: Encodable {
    var start: Int
    var end: Int
    var reason: String
  }

  init(folder: URL, article: Article, names: ListeningNames) throws {
    self.names = names.files
    self.folder = folder
    self.article = article
    scalars = Array(article.text.unicodeScalars)
    encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    madeFolder = !FileManager.default.fileExists(atPath: folder.path)
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      handles = try self.names.map { [mark, folder] name in
        let url = folder.appending(path: ".\(name)\(mark)")
        try Data().write(to: url)
        return try FileHandle(forWritingTo: url)
      }
      try handles[2].write(contentsOf: Data(WebVTT.head.utf8))
    } catch {
      let made = madeFolder
      for name in self.names {
        try? FileManager.default.removeItem(at: folder.appending(path: ".\(name)\(mark)"))
      }
      if made { rmdir(folder.path) }
      throw Self.told(error, folder)
    }
  }

  /// The article's text in a span.
  func written(_ span: TextSpan) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[max(0, span.start)..<min(scalars.count, max(span.start, span.end))])
    return String(view)
  }

  func add(_ planned: PlannedUtterance, _ audio: SpokenAudio, by engine: any SpeechEngine) throws {
    if wave == nil { wave = try WAVFile(handles[0], sampleRate: engine.sampleRate) }
    guard var wave, wave.sampleRate == engine.sampleRate else {
      throw AssayError(.unavailable, "The voices differ in their sample rates; choose one with --voice.")
    }
    self.wave = nil  // the only owner, so that appending copies nothing
    if planned.signals.before {
      try wave.append(NoteSignal.samples(isRising: true, rate: wave.sampleRate))
    }
    let sentence = SpokenSentence(
      planned, audio, written: written, at: wave.sampleCount, rate: wave.sampleRate)
    try wave.append(audio.samples)
    try wave.appendSilence(seconds: planned.pause)
    if planned.signals.after {
      try wave.append(NoteSignal.samples(isRising: false, rate: wave.sampleRate))
    }
    self.wave = wave
    let lead = listening.sentences == 0 ? "{\"sentences\":[\n" : ",\n"
    try handles[1].write(contentsOf: Data(lead.utf8) + encoder.encode(sentence))
    listening.sentences += 1
    try handles[2].write(
      contentsOf: Data(WebVTT.cue(listening.sentences, sentence, textOfWords: slices(sentence)).utf8))
    if !listening.voices.contains(engine.voice) { listening.voices.append(engine.voice) }
    listening.skippedSounds += audio.skippedSounds
    if planned.note == nil, [.title, .heading].contains(planned.kind), chapters.count < 10_000 {
      chapters.append(Chapter(title: sentence.text, start: sentence.start, from: sentence.from))
    }
  }

  /// The words of a sentence with the marks around them, so that together they are the whole sentence.
  private func slices(_ sentence: SpokenSentence) -> [String] {
    // An opening quotation mark belongs to the word behind it.
    func opening(_ index: Int) -> Int {
      var place = sentence.words[index].start
      while place > sentence.start, !scalars[place - 1].properties.isWhitespace { place -= 1 }
      return place
    }
    return sentence.words.indices.map { index in
      let start = index == 0 ? sentence.start : opening(index)
      let end = index + 1 < sentence.words.count ? opening(index + 1) : sentence.end
      return written(TextSpan(start: start, end: end))
    }
  }

  func finish(unread: [UnreadPassage]) throws -> Listening {
    guard let wave else {
      throw AssayError(.empty, "There is nothing that can be said in \(article.source).")
    }
    try wave.finish()
    listening.duration = Double(wave.sampleCount) / Double(wave.sampleRate)
    struct Tail: Encodable {
      var title: String?
      var language: String?
      var textSha256: String
      var sampleRate: Int
      var duration: Double
      var voices: [String]
      var chapters: [Chapter]
      var unspoken: [Silent]
      var skippedSounds: Int
    }
    listening.unread = unread
    let silent =
      article.paragraphs.filter { $0.kind == .furniture }.map {
        Silent(start: $0.span.start, end: $0.span.end, reason: "words of the page, not of the article")
      } + unread.map { Silent(start: $0.span.start, end: $0.span.end, reason: $0.words) }
    let tail = Tail(
      title: article.title, language: article.language,
      textSha256: ContentHash.sha256(Data(article.text.utf8)), sampleRate: wave.sampleRate,
      duration: (listening.duration * 1000).rounded() / 1000, voices: listening.voices, chapters: chapters,
      unspoken: silent.sorted { $0.start < $1.start }, skippedSounds: listening.skippedSounds)
    // The object goes on behind the sentences that are already written.
    try handles[1].write(contentsOf: Data("\n],".utf8) + encoder.encode(tail).dropFirst() + Data("\n".utf8))
    for handle in handles {
      try handle.synchronize()
      try handle.close()
    }
    return listening
  }

  /// Gives the files their names.
  func commit() throws {
    for name in self.names {
      let (from, to) = (folder.appending(path: ".\(name)\(mark)"), folder.appending(path: name))
      guard rename(from.path, to.path) == 0 else {
        throw AssayError(.cannotWrite, "\(to.path) could not be replaced. Check the folder's rights.")
      }
    }
  }

  /// Removes what was written.
  func discard() {
    for handle in handles { try? handle.close() }
    for name in self.names {
      try? FileManager.default.removeItem(at: folder.appending(path: ".\(name)\(mark)"))
    }
    if madeFolder { rmdir(folder.path) }  // only where it is empty
  }

  /// A failure of the disk in words for the user; others as they are.
  static func told(_ error: any Error, _ folder: URL) -> any Error {
    if error is AssayError || error is CancellationError { return error }
    return AssayError(
      .cannotWrite,
      "The audio could not be written to \(folder.path). Check that the disk has room (an hour takes 160 MB) and that the "
        + "folder may be written. Nothing half-written was left.", cause: error)
  }
}
