import AssayCore
import AssayTesting
import Foundation
import Testing

@testable import AssaySpeech

/// Gives no sound for words without Latin letters, as a voice does that lacks their sounds.
private struct LatinEngine: SpeechEngine {
  let voice = "latin"
  let sampleRate = 8000

  func speak(_ utterance: Utterance) async throws -> SpokenAudio {
    let isLatin = utterance.words.contains { word in
      word.text.unicodeScalars.contains { Script(of: $0) == .latin }
    }
    guard isLatin else { return SpokenAudio(samples: [], words: utterance.words.map { _ in 0..<0 }) }
    return try await ToneEngine().speak(utterance)
  }
}

@Suite("What no voice reads is told")
struct UnreadTests {
  struct Passage: Sendable, CustomTestStringConvertible {
    var text: String
    var unread: [String]
    var testDescription: String { text }
  }

  /// English and Russian are spoken here, nothing else.
  private static func engine(_ language: String) -> (any SpeechEngine)? {
    ["en", "ru"].contains(language) ? ToneEngine() : nil
  }

  struct Unspoken: Decodable {
    struct Silent: Decodable {
      var start: Int
      var end: Int
      var reason: String
    }
    var unspoken: [Silent]
    var sentences: [SpokenSentence]
  }

  @Test(
    "A passage that nobody reads is left out of the sound, and told; the rest is read",
    arguments: [
      Passage(text: "The banner read བོད་ཡིག in large letters.", unread: ["བོད་ཡིག"]),
      Passage(text: "He said አማርኛ ቋንቋ and ᠮᠣᠩᠭᠣᠯ to them.", unread: ["አማርኛ ቋንቋ", "ᠮᠣᠩᠭᠣᠯ"]),
      Passage(text: "They wrote ชื่อเมือง on the wall.", unread: ["ชื่อเมือง"]),
      Passage(text: "She said «я не признаю своей вины и буду обжаловать» and left.", unread: []),
      Passage(text: "Nothing is foreign here, not even a café or Қасым-Жомарт Тоқаев.", unread: []),
    ])
  func passages(_ passage: Passage) async throws {
    let article = WritingTests.article([(.body, [passage.text, "Then they went home."])])
    let speaker = ArticleSpeaker(normalizer: SpeechNormalizer(), engine: Self.engine)
    try await WritingTests.withFolder { folder in
      let listening = try await speaker.speak(article, into: folder)
      #expect(listening.unread.map { trimmed(article.text.text(in: $0.span)) } == passage.unread)
      let timings = try JSONDecoder().decode(
        Unspoken.self, from: Data(contentsOf: folder.appending(path: "timings.json")))
      #expect(
        timings.unspoken.map { trimmed(article.text.text(in: TextSpan(start: $0.start, end: $0.end))) }
          == passage.unread)
      #expect(timings.unspoken.allSatisfy { $0.reason.contains("no voice") })
      // Read or told: every letter of the text is in one of both.
      var covered = Set<Int>()
      for sentence in timings.sentences { covered.formUnion(sentence.start..<sentence.end) }
      for silent in timings.unspoken { covered.formUnion(silent.start..<silent.end) }
      for (index, scalar) in article.text.unicodeScalars.enumerated() where scalar.properties.isAlphabetic {
        #expect(covered.contains(index), "\(scalar) at \(index)")
      }
    }
    let out = FileManager.default.temporaryDirectory.appending(path: "unread-\(UUID().uuidString).wav")
    defer { try? FileManager.default.removeItem(at: out) }
    try Data().write(to: out)
    let streamed = try await speaker.speak(article, to: FileHandle(forWritingTo: out))
    #expect(streamed.unread.count == passage.unread.count)
  }

  private func trimmed(_ text: String) -> String { text.trimmingCharacters(in: .whitespaces) }

  @Test("What a voice has no sound for is told") func noSound() async throws {
    let article = WritingTests.article([
      (.body, ["Здравствуйте, коллеги, это всё."]), (.body, ["It rained."]),
    ])
    try await WritingTests.withFolder { folder in
      let speaker = ArticleSpeaker(normalizer: SpeechNormalizer()) { _ in LatinEngine() }
      let listening = try await speaker.speak(article, into: folder)
      #expect(listening.unread.map(\.reason) == [.noSound])
      #expect(listening.unread.first?.span.start == 0)
    }
  }

  @Test("The book keeps the words that are not read") func book() async throws {
    let text = "The banner read བོད་ཡིག in large letters."
    let article = WritingTests.article([(.body, [text])])
    try await WritingTests.withFolder { folder in
      let speaker = ArticleSpeaker(normalizer: SpeechNormalizer(), engine: Self.engine)
      _ = try await speaker.speak(article, into: folder)
      let pages = EPUBPages(
        article: article, timings: try SpokenTimings(folder: folder, names: .article), sound: "article.mp3")
      #expect(try PublishingTests.Elements.of(pages.text()).text.contains(text))
    }
  }

  @Test("Where nobody reads anything, that is an error, and nothing is left") func nothing() async throws {
    let article = WritingTests.article([(.body, ["བོད་ཡིག", "བོད་སྐད་"])])
    try await WritingTests.withFolder { folder in
      let speaker = ArticleSpeaker(normalizer: SpeechNormalizer(), engine: Self.engine)
      let error = await #expect(throws: AssayError.self) { try await speaker.speak(article, into: folder) }
      #expect(error?.code == .unavailable && error?.message.contains("“bo”") == true)
      #expect(!FileManager.default.fileExists(atPath: folder.path))
    }
  }

  @Test(
    "A letter has one script",
    arguments: [
      ("a", Script.latin), ("Ł", .latin), ("Қ", .cyrillic), ("ש", .hebrew), ("ﻻ", .arabic), ("เ", .thai),
      ("क", .devanagari), ("த", .tamil), ("አ", .ethiopic), ("日", .chinese), ("ん", .japanese), ("한", .korean),
      ("ꆈ", .other), ("ߒ", .other),
    ])
  func scripts(_ letter: String, _ script: Script) {
    #expect(letter.unicodeScalars.first.flatMap(Script.init(of:)) == script)
  }

  @Test("Marks, figures and signs have none", arguments: ["1", ".", "€", "🔥", "\u{301}", "𝐀", "ª", "ʼ"])
  func none(_ sign: String) { #expect(sign.unicodeScalars.first.flatMap(Script.init(of:)) == nil) }

  @Test("No code point is in two scripts") func ranges() {
    for language in Script.allCases.map(\.language) where language != "und" {
      #expect(Script(ofLanguage: language).language == language)
    }
  }
}
