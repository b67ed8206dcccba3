import AssayCore
import Foundation
import Testing

@testable import AssaySpeech

/// Notes how much was written before each utterance is made.
private struct WatchingEngine: SpeechEngine {
  actor Sizes {
    var all: [Int] = []
    func add(_ size: Int) { all.append(size) }
  }

  let voice = "watching"
  let sampleRate = 8000
  let file: URL
  let sizes = Sizes()

  func speak(_ utterance: Utterance) async throws -> SpokenAudio {
    await sizes.add((try? Data(contentsOf: file).count) ?? -1)
    return try await ToneEngine().speak(utterance)
  }
}

@Suite("Sound as it is made, and passages in other scripts")
struct StreamTests {
  @Test("The first sentence is written before the next is made") func stream() async throws {
    try await WritingTests.withFolder { folder in
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let file = folder.appending(path: "out.wav")
      try Data().write(to: file)
      let engine = WatchingEngine(file: file)
      let speaker = ArticleSpeaker(normalizer: SpeechNormalizer()) { _ in engine }
      let listening = try await speaker.speak(WritingTests.sample, to: FileHandle(forWritingTo: file))
      let sizes = await engine.sizes.all
      #expect(sizes.first == 0 && zip(sizes, sizes.dropFirst()).allSatisfy { $0 < $1 })
      let sound = try #require(WAVFile.samples(streamed: Data(contentsOf: file)))
      #expect(Double(sound.samples.count) / 8000 == listening.duration)
    }
  }

  @Test("A full disk and a closed player are told") func full() async throws {
    let speaker = ArticleSpeaker(normalizer: SpeechNormalizer()) { _ in ToneEngine() }
    let error = await #expect(throws: AssayError.self) {
      try await speaker.speak(
        WritingTests.sample, to: FileHandle(forWritingTo: URL(fileURLWithPath: "/dev/full")))
    }
    #expect(error?.code == .cannotWrite)
    let pipe = Pipe()
    try pipe.fileHandleForReading.close()
    let closed = await #expect(throws: AssayError.self) {
      try await speaker.speak(WritingTests.sample, to: pipe.fileHandleForWriting)
    }
    #expect(closed?.code == .cannotWrite)
  }

  struct Passage: Sendable {
    var text: String
    var languages: [String]
  }

  @Test(
    "Passages in another script go to their own voice; names stay in the sentence",
    arguments: [
      Passage(
        text: "She said that «я не признаю своей вины и буду обжаловать это решение» and left the court.",
        languages: ["en", "ru", "en"]),
      Passage(text: "The president, Қасым-Жомарт Тоқаев, did not comment on it.", languages: ["en"]),
      Passage(
        text: "The banner read قال الرئيس إن القانون in large letters.", languages: ["en", "ar", "en"]),
      Passage(
        text: "He quoted «қазақ тілінде сөйлеу керек дейді олар» twice.", languages: ["en", "kk", "en"]),
    ])
  func passages(_ passage: Passage) {
    let plan = Array(
      SpeechPlan(WritingTests.article([(.body, [passage.text])]), normalizer: SpeechNormalizer()))
    #expect(plan.map(\.utterance.language) == passage.languages)
    // Together they cover the sentence, in order.
    #expect(plan.first?.span.start == 0 && plan.last?.span.end == passage.text.codePointCount)
    for (one, next) in zip(plan, plan.dropFirst()) { #expect(one.span.end <= next.span.start) }
  }

  @Test(
    "Languages are found under the program's own codes",
    arguments: [("en", "en-us"), ("fr", "fr-be"), ("zh", "cmn"), ("ru", "ru"), ("xx", nil)])
  func codes(_ language: String, _ code: String?) {
    let known: Set<String> = ["en-us", "en-gb", "fr-fr", "fr-be", "cmn", "ru"]
    #expect(EspeakProgram.code(for: language, among: known) == code)
  }
}
