import AssayCore
import Foundation
import Testing

@testable import AssaySpeech

@Suite("Text made speakable")
struct NormalizerTests {
  struct Entry: Sendable, CustomTestStringConvertible {
    var written: String
    var said: String
    var testDescription: String { written }
  }

  static let table: [Entry] = {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/normalisation.tsv")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").compactMap { line in
      let parts = line.split(separator: "\t")
      return parts.count == 2 ? Entry(written: String(parts[0]), said: String(parts[1])) : nil
    }
  }()

  @Test("The table is there") func tableIsThere() { #expect(Self.table.count >= 300) }

  @Test("Said as news reads it", arguments: table)
  func said(_ entry: Entry) { #expect(SpeechNormalizer().said(entry.written) == entry.said) }

  @Test("Every written word has its place, in order", arguments: table)
  func places(_ entry: Entry) {
    let words = SpeechNormalizer().words(in: entry.written, offset: 1000)
    let end = 1000 + entry.written.codePointCount
    var last = 1000
    for word in words {
      #expect(word.span.start >= last && word.span.end <= end && !word.span.isEmpty)
      last = word.span.end
    }
    // Between the words lie only marks and spaces: no letter or digit is without a word.
    var covered = Set<Int>()
    for word in words { covered.formUnion(word.span.start..<word.span.end) }
    for (index, scalar) in entry.written.unicodeScalars.enumerated()
    where scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) {
      #expect(covered.contains(1000 + index), "\(scalar) at \(index)")
    }
  }

  @Test("A date over three words is one spoken word over their places")
  func dateSpan() {
    let words = SpeechNormalizer().words(in: "On 5 December 2025, she left.")
    #expect(words[1].span == TextSpan(start: 3, end: 18))
    #expect(words[1].mark == ",")
  }

  @Test("A newsroom's lexicon goes over the standard one")
  func lexicon() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "lexicon-\(UUID().uuidString).txt")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data("# names\nKazTAG = Kazakh Tag\nOrda\t/ˈɔɹdə/\n".utf8).write(to: file)
    let words = SpeechNormalizer(lexicon: try PronunciationLexicon(file: file)).words(in: "KazTAG and Orda")
    #expect(words.map(\.text) == ["Kazakh Tag", "and", "Orda"])
    #expect(words[2].pronunciation == "ˈɔɹdə")
  }

  @Test("A broken lexicon names its line", arguments: ["Orda", "= x", "a =\n"])
  func brokenLexicon(_ text: String) throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "lexicon-\(UUID().uuidString).txt")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(("# first\n" + text).utf8).write(to: file)
    let error = #expect(throws: AssayError.self) { try PronunciationLexicon(file: file) }
    #expect(error?.message.contains("Line 2") == true)
  }

  @Test("Hostile text is said without harm, and its places stay within it", arguments: 0..<200)
  func fuzz(_ seed: Int) {
    var state = UInt64(seed) &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let pieces = [
      "5", "2025", ".", ",", "€", "$", "-", "–", "%", " ", " ", "December", "XIV", "No.", "+", "/", "½",
      "a.m.", ":", "@",
      "#", "[3]", "🔥", "\u{202E}", "ш", "ק", "e\u{301}", "kz", "99999999999999999999999", "\u{0}", "'s", "(",
      "”", "km", "bn",
    ]
    let text = (0..<40).map { _ in pieces[next(pieces.count)] }.joined()
    let words = SpeechNormalizer().words(in: text)
    #expect(words.allSatisfy { $0.span.start >= 0 && $0.span.end <= text.codePointCount })
    #expect(zip(words, words.dropFirst()).allSatisfy { $0.span.end <= $1.span.start })
  }

  @Test(
    "Numbers in words",
    arguments: [
      (0, "zero"), (19, "nineteen"), (1_000_000_001, "one billion one"), (-7, "minus seven"),
      (Int.max, "nine thousand two hundred twenty-three quadrillion"),
    ])
  func cardinal(_ number: Int, _ words: String) { #expect(NumberWords.cardinal(number).hasPrefix(words)) }

  @Test(
    "Only canonical Roman numerals count", arguments: ["IIII", "VX", "IC", "MMMMMMMMMMMMMMMMMM", "", "ABC"])
  func notRoman(_ text: String) { #expect(NumberWords.roman(text) == nil) }
}
