import AssayCore
import AssayText
import Foundation
import Testing

/// The grammar model of the repository, and files that are none.
@Suite("Grammar model")
struct SyntaxModelTests {
  static let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Models/syntax/model.bin")

  @Test("a plain sentence has its verb as root and its subject and object under it")
  func plain() throws {
    let tree = try SyntaxModel(contentsOf: Self.url).tree(of: [
      "The", "court", "fined", "the", "newspaper", ".",
    ])
    #expect(tree.labels[2] == "root")
    #expect(tree.heads[1] == 2 && tree.labels[1] == "nsubj")
    #expect(tree.heads[4] == 2 && tree.labels[4] == "obj")
    #expect(tree.tags[2] == "VBD")
    #expect(tree.subtree(of: 4) == [3, 4])
  }

  @Test("joined verbs hang on the first")
  func joined() throws {
    let tree = try SyntaxModel(contentsOf: Self.url).tree(
      of: ["Police", "searched", "the", "office", "and", "detained", "two", "men", "."])
    #expect(tree.labels[5] == "conj" && tree.heads[5] == 1)
  }

  @Test("tags that are ruled out are not given, and a hint that fits no tag of the model is none")
  func hinted() throws {
    let model = try SyntaxModel(contentsOf: Self.url)
    let words = ["The", "plant", "cost", "64", "million", "euros", "."]
    let tree = model.tree(of: words, allowing: [nil, ["NN"], ["VBD"]])
    #expect(tree.tags[1...2] == ["NN", "VBD"])
    #expect(tree.labels[2] == "root" && tree.labels[1] == "nsubj" && tree.heads[1] == 2)
    #expect(model.tree(of: words, allowing: [["none"]]) == model.tree(of: words))
  }

  @Test(
    "odd input gives a tree all the same",
    arguments: [[], ["."], Array(repeating: "(", count: 400), ["\u{0}", "’", ""]])
  func odd(_ tokens: [String]) throws {
    let tree = try SyntaxModel(contentsOf: Self.url).tree(of: tokens)
    #expect(tree.heads.count == tokens.count)
    for (word, head) in tree.heads.enumerated() {
      #expect(head >= -1 && head < tokens.count && head != word)
    }
  }

  @Test("the tree has no cycle", arguments: 0..<20)
  func acyclic(_ seed: Int) throws {
    let words = ["the", "said", "and", ",", "who", "in", "Minsk", "was", "fined", "not", "\"", "5"]
    let tokens = (0..<40).map { words[($0 * (seed + 3) + seed * $0 * $0) % words.count] }
    let tree = try SyntaxModel(contentsOf: Self.url).tree(of: tokens)
    for word in tokens.indices {
      var above = word
      var steps = 0
      while above >= 0 {
        above = tree.heads[above]
        steps += 1
        try #require(steps <= tokens.count)
      }
    }
  }

  @Test("a damaged file is refused with a message", arguments: [0, 1, 40, 5_000, 400_000])
  func damaged(_ size: Int) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "assay-syntax-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("model.bin")
    try Data(contentsOf: Self.url).prefix(size).write(to: file)
    let error = #expect(throws: AssayError.self) { try SyntaxModel(contentsOf: file) }
    #expect(error?.code == .modelMissing)
    #expect(error?.message.contains("grammar model") == true)
  }

  @Test("a missing file is an error that names it")
  func missing() {
    let error = #expect(throws: AssayError.self) {
      try SyntaxModel(contentsOf: URL(fileURLWithPath: "/nonexistent/model.bin"))
    }
    #expect(error?.message.contains("/nonexistent/model.bin") == true)
  }
}
