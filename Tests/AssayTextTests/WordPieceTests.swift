import AssayCore
import Foundation
import Testing

@testable import AssayText

private let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
private let vocabulary = here.appending(path: "../../Models/embedder/vocab.txt")

/// A line of WordPieceReference.jsonl; Setup/make_wordpiece_fixture.py writes it with the reference tokenizer.
private struct ReferenceLine: Decodable {
  var text: String
  var ids: [Int32]
  var second: String?
  var types: [Int32]?
  var limit: Int?
  var strategy: String?

  static func all() throws -> [ReferenceLine] {
    let data = try Data(contentsOf: here.appending(path: "WordPieceReference.jsonl"))
    return try data.split(separator: 0x0A).map { try JSONDecoder().decode(ReferenceLine.self, from: $0) }
  }
}

@Suite struct WordPieceTests {
  private let tokenizer: WordPieceTokenizer

  init() throws { tokenizer = try WordPieceTokenizer(vocabulary: vocabulary) }

  @Test func everyStringOfTheFixtureHasTheReferencesIDs() throws {
    let lines = try ReferenceLine.all().filter { $0.second == nil }
    #expect(lines.count > 3000)
    for line in lines {
      #expect(tokenizer.pieces(line.text) == line.ids, "\(line.text.debugDescription)")
    }
  }

  @Test func everyPairOfTheFixtureIsCutAsTheReferenceCutsIt() throws {
    let lines = try ReferenceLine.all().filter { $0.second != nil }
    #expect(lines.count == 200)
    for line in lines {
      let encoding = tokenizer.encode(
        line.text, try #require(line.second), maxLength: try #require(line.limit),
        truncation: line.strategy == "only_second" ? .onlySecond : .longestFirst)
      #expect(encoding.ids == line.ids, "\(line.text) | \(line.strategy ?? "")")
      #expect(encoding.typeIDs == line.types)
    }
  }

  @Test(arguments: ["[SEP]", "[CLS]", "[PAD]", "a [SEP] b", "[sep]"])
  func aTextCannotWriteSpecialTokens(text: String) {
    #expect(!tokenizer.pieces(text).contains { $0 == 101 || $0 == 102 || $0 == 0 })
  }

  @Test(arguments: [0, 1, 2, 3, 4, 5, 17, 512])
  func anEncodingIsNeverLongerThanAskedNorLosesItsEnds(limit: Int) {
    let long = String(repeating: "word ", count: 700)
    for encoding in [
      tokenizer.encode(long, maxLength: limit), tokenizer.encode(long, "short", maxLength: limit),
      tokenizer.encode(long, long, maxLength: limit, truncation: .onlySecond),
    ] {
      #expect(encoding.ids.count <= max(3, limit))
      #expect(encoding.ids.first == 101 && encoding.ids.last == 102)
      #expect(encoding.ids.count == encoding.typeIDs.count)
    }
  }

  @Test func aMissingVocabularyIsAMissingModel() {
    let error = #expect(throws: AssayError.self) {
      try WordPieceTokenizer(vocabulary: here.appending(path: "no-such-vocabulary.txt"))
    }
    #expect(error?.code == .modelMissing)
  }

  @Test(arguments: ["", "one\ntwo\n", "[CLS]\n[SEP]\n[UNK]\nword\nword\n", "[CLS]\n[UNK]\n"])
  func aDamagedVocabularyIsRefused(text: String) {
    let error = #expect(throws: AssayError.self) {
      try WordPieceVocabulary(Data(text.utf8), name: "vocab.txt")
    }
    #expect(error?.code == .malformed)
  }

  @Test(arguments: ["[CLS]\n[SEP]\n[UNK]\nread\n##ing", "[CLS]\r\n[SEP]\r\n[UNK]\r\nread\r\n##ing\r\n"])
  func aVocabularyMayEndAndBreakItsLinesInEitherWay(text: String) throws {
    let vocabulary = try WordPieceVocabulary(Data(text.utf8), name: "vocab.txt")
    #expect(vocabulary.pieces(Array("reading read reader".utf8)) == [3, 4, 3, 2])
  }
}
