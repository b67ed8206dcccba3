import AssayCore
import Foundation

/// Writes sound alone, as it is made, to a pipe or a file that cannot be gone back in.
final class StreamWriter: SpeechWriter {
  private let output: FileHandle
  private let article: Article
  private var rate: Int?
  private var samples = 0
  private var listening = Listening(duration: 0, sentences: 0, voices: [], skippedSounds: 0)

  init(_ output: FileHandle, article: Article) {
    self.output = output
    self.article = article
    // A player that is closed early must be an error here, not the end of the process.
    signal(SIGPIPE, SIG_IGN)
  }

  func add(_ planned: PlannedUtterance, _ audio: SpokenAudio, by engine: any SpeechEngine) throws {
    var data = Data()
    if rate == nil {
      // The greatest even length: players take it as "until the end".
      data += WAVFile.header(samples: (Int(UInt32.max) - 4096) / 2, sampleRate: engine.sampleRate)
      rate = engine.sampleRate
    }
    guard rate == engine.sampleRate else {
      throw AssayError(.unavailable, "The voices differ in their sample rates; choose one with --voice.")
    }
    let made =
      (planned.signals.before ? NoteSignal.samples(isRising: true, rate: engine.sampleRate) : [])
      + audio.samples + [Int16](repeating: 0, count: Int(planned.pause * Double(engine.sampleRate)))
      + (planned.signals.after ? NoteSignal.samples(isRising: false, rate: engine.sampleRate) : [])
    made.map(\.littleEndian).withUnsafeBytes { data += Data($0) }
    do {
      try output.write(contentsOf: data)
    } catch {
      throw AssayError(
        .cannotWrite, "The sound could not be written on: the player was closed, or the disk is full.",
        cause: error)
    }
    samples += made.count
    listening.sentences += 1
    listening.skippedSounds += audio.skippedSounds
    if !listening.voices.contains(engine.voice) { listening.voices.append(engine.voice) }
  }

  func finish(unread: [UnreadPassage]) throws -> Listening {
    guard let rate else {
      throw AssayError(.empty, "There is nothing that can be said in \(article.source).")
    }
    listening.duration = Double(samples) / Double(rate)
    listening.unread = unread
    return listening
  }
}
