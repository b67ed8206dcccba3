import AssayCore
import AssayTesting
import Foundation
import Testing

@testable import AssaySpeech

@Suite("Audio, timings and captions")
struct WritingTests {
  static func article(_ paragraphs: [(Paragraph.Kind, [String])]) -> Article {
    var article = Article(
      title: nil, language: "en", source: "test", sha256: "", text: "", paragraphs: [], sentences: [])
    var place = 0
    for (kind, sentences) in paragraphs {
      if !article.text.isEmpty {
        article.text += "\n\n"
        place += 2
      }
      let start = place
      for (index, text) in sentences.enumerated() {
        if index > 0 {
          article.text += " "
          place += 1
        }
        article.text += text
        article.sentences.append(
          Sentence(
            index: article.sentences.count, span: TextSpan(start: place, end: place + text.codePointCount),
            text: text, paragraph: article.paragraphs.count))
        place += text.codePointCount
      }
      article.paragraphs.append(Paragraph(span: TextSpan(start: start, end: place), kind: kind))
    }
    return article
  }

  static func withFolder<Result>(_ body: (URL) async throws -> Result) async throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "listen-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    return try await body(folder)
  }

  struct Timings: Decodable {
    struct Chapter: Decodable {
      var title: String
      var start: Int
      var from: Double
    }
    struct Silent: Decodable {
      var start: Int
      var end: Int
    }
    var sentences: [SpokenSentence]
    var chapters: [Chapter]
    var unspoken: [Silent]
    var duration: Double
    var sampleRate: Int
  }

  static let sample = article([
    (.title, ["Court fines an editor"]),
    (.body, ["On 5 December 2025, the court fined her €200.", "She said “no” — & left < early."]),
    (.furniture, ["Listen to the article"]), (.heading, ["What followed"]), (.body, ["Nothing."]),
  ])

  @Test("The fake engine conforms") func fakeConforms() async throws {
    try await SpeechEngineConformance(ToneEngine()).check()
  }

  @Test("Sentences, words and sound agree to the sample")
  func wholeArticle() async throws {
    try await Self.withFolder { folder in
      let speaker = ArticleSpeaker(normalizer: SpeechNormalizer()) { _ in ToneEngine() }
      let listening = try await speaker.speak(Self.sample, into: folder)
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      #expect(names == ["article.vtt", "article.wav", "timings.json"])
      let wave = try Data(contentsOf: folder.appending(path: "article.wav"))
      let sound = try #require(WAVFile.samples(streamed: wave))
      #expect(sound.rate == ToneEngine().sampleRate)
      #expect(abs(Double(sound.samples.count) / Double(sound.rate) - listening.duration) < 0.0001)
      let timings = try JSONDecoder().decode(
        Timings.self, from: Data(contentsOf: folder.appending(path: "timings.json")))
      #expect(timings.sentences.count == 5)
      #expect(timings.chapters.map(\.title) == ["Court fines an editor", "What followed"])
      #expect(timings.unspoken.count == 1)
      for sentence in timings.sentences {
        let span = TextSpan(start: sentence.start, end: sentence.end)
        #expect(Self.sample.text.text(in: span) == sentence.text)
        // The tone begins and ends where the mark says, and silence lies behind it.
        let first = Int((sentence.from * Double(sound.rate)).rounded())
        let last = Int((sentence.to * Double(sound.rate)).rounded())
        #expect(sound.samples[first..<min(first + 40, last)].contains { $0 != 0 })
        #expect(sound.samples[(last + 20)..<(last + 40)].allSatisfy { $0 == 0 })
        for word in sentence.words { #expect(word.from >= sentence.from && word.to <= sentence.to + 0.001) }
      }
      let fined = timings.sentences[1].words.first { $0.said?.contains("December") == true }
      #expect(
        fined.map { Self.sample.text.text(in: TextSpan(start: $0.start, end: $0.end)) } == "5 December 2025")
    }
  }

  @Test("Captions are valid WebVTT")
  func captions() async throws {
    try await Self.withFolder { folder in
      let speaker = ArticleSpeaker(normalizer: SpeechNormalizer()) { _ in ToneEngine() }
      _ = try await speaker.speak(Self.sample, into: folder)
      let text = try String(contentsOf: folder.appending(path: "article.vtt"), encoding: .utf8)
      #expect(WebVTTCheck.problems(in: text) == [])
      #expect(text.contains("&amp;") && text.contains("&lt;"))
    }
  }

  @Test(
    "The check of captions sees what is wrong",
    arguments: [
      "", "WEBVTT\n1\n", "WEBVTT\n\n1\n00:00:01.000 --> 00:00:01.000\nx\n\n",
      "WEBVTT\n\n1\n00:00:02.000 --> 00:00:01.000\nx\n\n", "WEBVTT\n\n1\n0:01.000 -> 00:00:02.000\nx\n\n",
      "WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\na --> b\n\n",
      "WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\na & b\n\n",
      "WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\na <00:00:03.000>b\n\n",
      "WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\na <x>b\n\n",
      "WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\na <00:00:01.500>b <00:00:01.400>c\n\n",
      "WEBVTT\n\n1\n00:00:03.000 --> 00:00:04.000\na\n\n2\n00:00:01.000 --> 00:00:02.000\nb\n\n",
      "WEBVTT\n\n1\n00:61:01.000 --> 00:62:02.000\na\n\n",
      "WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\na\u{0}\n\n",
      "WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\na\n\n1\n00:00:02.000 --> 00:00:03.000\nb\n\n",
    ])
  func captionCheckSees(_ text: String) { #expect(!WebVTTCheck.problems(in: text).isEmpty) }

  @Test(
    "Captions of hostile text are valid",
    arguments: [
      "a --> b & c < d", "NOTE x", "WEBVTT", "STYLE ::cue{}", "1", "-->", "a\u{0}b\u{B}c\u{2028}d", "😀 & 🔥",
    ])
  func hostileCaptions(_ text: String) async throws {
    try await Self.withFolder { folder in
      let speaker = ArticleSpeaker(normalizer: SpeechNormalizer()) { _ in ToneEngine() }
      _ = try await speaker.speak(Self.article([(.body, ["Before it.", text, "After."])]), into: folder)
      let captions = try String(contentsOf: folder.appending(path: "article.vtt"), encoding: .utf8)
      #expect(WebVTTCheck.problems(in: captions) == [])
    }
  }

  @Test("One sentence of 50,000 characters is read whole, in parts that follow each other")
  func longSentenceIsRead() async throws {
    let text = String(repeating: "The court met again and ", count: 2100) + "left."
    #expect(text.count > 50_000)
    try await Self.withFolder { folder in
      let speaker = ArticleSpeaker(normalizer: SpeechNormalizer()) { _ in ToneEngine() }
      let listening = try await speaker.speak(Self.article([(.body, [text])]), into: folder)
      let timings = try JSONDecoder().decode(
        Timings.self, from: Data(contentsOf: folder.appending(path: "timings.json")))
      #expect(listening.sentences == timings.sentences.count && listening.unread.isEmpty)
      #expect(timings.sentences.map(\.text).joined().filter { $0 != " " } == text.filter { $0 != " " })
      for (one, next) in zip(timings.sentences, timings.sentences.dropFirst()) {
        #expect(one.to <= next.from && one.end <= next.start)
      }
    }
  }

  @Test("A stopped reading leaves nothing behind, and what was there stays")
  func cancellation() async throws {
    try await Self.withFolder { folder in
      let speaker = ArticleSpeaker(normalizer: SpeechNormalizer()) { _ in FailingEngine() }
      await #expect(throws: CancellationError.self) { try await speaker.speak(Self.sample, into: folder) }
      #expect(!FileManager.default.fileExists(atPath: folder.path))
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data("old".utf8).write(to: folder.appending(path: "article.wav"))
      await #expect(throws: CancellationError.self) { try await speaker.speak(Self.sample, into: folder) }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["article.wav"])
    }
  }

  @Test("Text without anything to say is refused")
  func empty() async throws {
    try await Self.withFolder { folder in
      let speaker = ArticleSpeaker(normalizer: SpeechNormalizer()) { _ in ToneEngine() }
      for article in [Self.article([]), Self.article([(.furniture, ["Share"])])] {
        let error = await #expect(throws: AssayError.self) { try await speaker.speak(article, into: folder) }
        #expect(error?.code == .empty)
      }
      #expect(!FileManager.default.fileExists(atPath: folder.path))
    }
  }

  @Test("A language that nobody speaks is named")
  func unknownLanguage() async throws {
    try await Self.withFolder { folder in
      let speaker = ArticleSpeaker(normalizer: SpeechNormalizer()) { _ in nil }
      let error = await #expect(throws: AssayError.self) {
        try await speaker.speak(Self.sample, into: folder)
      }
      #expect(error?.code == .unavailable && error?.message.contains("“en”") == true)
    }
  }

  @Test(
    "A sentence of any length is cut into parts that a voice can say",
    arguments: [
      String(repeating: "word ", count: 10_000), String(repeating: "x", count: 50_000),
      String(repeating: "clause, and ", count: 4000), String(repeating: "1", count: 50_000),
      String(repeating: "🔥", count: 3000), String(repeating: "שלום ", count: 5000),
    ])
  func longSentence(_ text: String) {
    let text = text.trimmingCharacters(in: .whitespaces)
    let parts = Array(SpeechPlan(Self.article([(.body, [text])]), normalizer: SpeechNormalizer()))
    #expect(!parts.isEmpty)
    for part in parts {
      #expect(part.utterance.words.reduce(0) { $0 + $1.text.count } <= SpeechPlan.maximumLength)
      #expect(part.span.end <= text.codePointCount)
    }
  }

  @Test("Passages go to the voice of their language")
  func languages() {
    let article = Self.article([
      (.body, ["The court fined the editor and she said that it was not the end of the case."]),
      (.body, ["Суд оштрафовал редактора, и она сказала, что это ещё не конец этого дела."]),
    ])
    let plan = Array(SpeechPlan(article, normalizer: SpeechNormalizer()))
    #expect(plan.map(\.utterance.language) == ["en", "ru"])
  }

  @Test("Made audio is used again; a damaged entry is made anew")
  func cache() async throws {
    try await Self.withFolder { folder in
      let cache = SpeechCache(folder: folder)
      let engine = CountingEngine()
      let utterance = Utterance(
        words: [SpokenWord(text: "hello", span: TextSpan(start: 0, end: 5))], language: "en")
      let first = try await cache.audio(utterance, by: engine)
      #expect(try await cache.audio(utterance, by: engine) == first)
      #expect(await engine.count.value == 1)
      let file = folder.appending(path: SpeechCache.key(utterance, engine))
      var data = try Data(contentsOf: file)
      data[20] ^= 0xFF
      try data.write(to: file)
      #expect(try await cache.audio(utterance, by: engine) == first)
      #expect(await engine.count.value == 2)
      try data.prefix(30).write(to: file)
      #expect(try await cache.audio(utterance, by: engine) == first)
      cache.prune(to: 0)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }
  }

  @Test("Broken WAV is no sound", arguments: [0, 10, 43, 44])
  func brokenWave(_ length: Int) {
    let data = WAVFile.header(samples: 0, sampleRate: 22_050).prefix(length)
    #expect(WAVFile.samples(streamed: data)?.samples.isEmpty ?? true)
  }

  @Test("Sounds go to their words where the program joins words")
  func alignment() {
    func scalars(_ text: String) -> [Unicode.Scalar] { Array(text.unicodeScalars) }
    let owners = SoundAlignment.owners(
      of: scalars("ˈɛnd ʌvðə ɹˈoʊd"),
      from: [(0, scalars("ˈɛnd")), (1, scalars("ʌv")), (2, scalars("ðə")), (3, scalars("ɹˈoʊd"))])
    #expect(owners.map { $0 ?? -1 } == [0, 0, 0, 0, -1, 1, 1, 2, 2, -1, 3, 3, 3, 3, 3])
  }
}
