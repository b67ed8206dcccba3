import AssayCore
import AssayInference
import AssayTesting
import AssayText
import Foundation
import Testing

@testable import AssayClaims

/// The grammar model of the repository, odd sentences, and files that are no model.
@Suite("Grammar model", .enabled(if: GrammarModel.isSetUp))
struct SentenceParserTests {
  private func tree(_ text: String) async throws -> SyntaxTree {
    try await GrammarModel.load().trees(of: [text.split(separator: " ").map(String.init)])[0]
  }

  @Test("a plain sentence has its verb as root and its subject and object under it")
  func plain() async throws {
    let tree = try await tree("The court fined the newspaper .")
    #expect(tree.heads == [1, 2, -1, 4, 2, 2])
    #expect(tree.labels == ["det", "nsubj", "root", "det", "obj", "punct"])
    #expect(tree.tags == ["DT", "NN", "VBD", "DT", "NN", "."])
    #expect(tree.subtree(of: 4) == [3, 4])
  }

  @Test("joined verbs hang on the first, a relative clause on its noun")
  func joined() async throws {
    let joined = try await tree("Police searched the office and detained two men .")
    #expect(joined.labels[5] == "conj" && joined.heads[5] == 1)
    let relative = try await tree("The editor , who had left the country in May , was fined .")
    #expect(relative.labels[5] == "acl:relcl" && relative.heads[5] == 1)
    #expect(relative.heads[12] == -1 && relative.labels[1] == "nsubj:pass")
  }

  @Test("capitals count: a name, a month and a verb")
  func capitals() async throws {
    let tree = try await tree("Mark said that the talks may resume in May .")
    #expect(tree.tags[0] == "NNP" && tree.tags[5] == "MD" && tree.tags[8] == "NNP")
  }

  @Test("sentences are read apart from those beside them, and answered in order")
  func batches() async throws {
    let parser = try await GrammarModel.load()
    let sentences = (1...40).map { count in
      (0..<count).map { ["Ann", "sings", "in", "Oral", ",", "said", "Ben"][$0 % 7] } + ["."]
    }
    let together = try await parser.trees(of: sentences + [[]])
    #expect(together.map(\.heads.count) == sentences.map(\.count) + [0])
    for index in [0, 3, 6, 20] {
      #expect(try await parser.trees(of: [sentences[index]])[0].labels.count == together[index].labels.count)
    }
    #expect(try await parser.trees(of: []).isEmpty)
  }

  @Test(
    "odd input gives a tree all the same",
    arguments: [
      [], ["."], Array(repeating: "(", count: 400), ["\u{0}", "’", ""],
      [String(repeating: "x", count: 50_000)], Array(repeating: "donaudampfschifffahrt", count: 300),
      ["سلام", "👩‍👩‍👧", "мир", "."],
    ])
  func odd(_ tokens: [String]) async throws {
    let tree = try await GrammarModel.load().trees(of: [tokens])[0]
    #expect(tree.heads.count == tokens.count && tree.labels.count == tokens.count)
    #expect(tree.tags.count == tokens.count)
    #expect(tokens.isEmpty || tree.heads.count { $0 < 0 } == 1)
    for (word, head) in tree.heads.enumerated() {
      #expect(head >= -1 && head < tokens.count && head != word)
    }
  }

  @Test("a part of a sentence is read as if it were closed, and once only")
  func parts() async throws {
    let grammar = Grammar(try await GrammarModel.load())
    let tokens = SentenceToken.tokens(of: "the court fined the newspaper")
    let sentence = try await grammar.sentence(tokens)
    #expect(sentence.tree.heads.count == 5 && sentence.root == 2)
    #expect(try await grammar.sentences([tokens, tokens]).map(\.tree) == [sentence.tree, sentence.tree])
  }

  @Test("damaged files are refused with what to do", arguments: ["model.json", "model.bin"])
  func damaged(_ name: String) async throws {
    let folder = try TemporaryFolder()
    let models = GrammarModel.files.folder
    for file in ["model.json", "model.xml", "model.bin"] {
      let data = try Data(contentsOf: models.appendingPathComponent(file))
      try (file == name ? data.prefix(data.count / 2) : data).write(
        to: folder.url.appendingPathComponent(file))
    }
    let error = await #expect(throws: AssayError.self) {
      try await SentenceParser(
        .init(folder: folder.url, vocabulary: GrammarModel.files.vocabulary),
        runtime: OpenVINORuntime(at: RuntimeLocation.find()))
    }
    #expect(error?.code == .modelMissing)
  }

  @Test(
    "shapes of words",
    arguments: [
      ("court", WordShape.small), ("Court", .capital), ("A", .capital), ("NGO", .capitals), ("2024", .digits),
      ("COVID19", .digits), ("McKay", .mixed), ("iPhone", .mixed), (",", .mark), ("", .mark),
      ("Әлия", .capital), ("мир", .small), ("’s", .small),
    ])
  func shape(_ word: String, _ expected: WordShape) {
    #expect(WordShape(word) == expected)
  }
}

/// The repository's grammar model, loaded once for all tests.
enum GrammarModel {
  private static let home = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  static let files = SentenceParser.Files(
    folder: home.appendingPathComponent("Models/syntax"),
    vocabulary: home.appendingPathComponent("Models/embedder/vocab.txt"))
  /// Whether the runtime is at hand.
  static let isSetUp = (try? RuntimeLocation.find()) != nil
  private static let parser = Task {
    try await SentenceParser(files, runtime: OpenVINORuntime(at: RuntimeLocation.find()))
  }

  static func load() async throws -> SentenceParser { try await parser.value }
}
