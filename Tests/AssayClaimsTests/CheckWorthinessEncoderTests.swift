import AssayCore
import AssayInference
import Foundation
import Testing

@testable import AssayClaims

/// The classifier with the repository's files; the embedder's weights and the runtime come from the set-up.
@Suite("The check-worthiness classifier")
struct CheckWorthinessEncoderTests {
  private static let home = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  private static let weights = home.appendingPathComponent(".assay/models/embedder/model.bin")
  static let isSetUp = FileManager.default.fileExists(atPath: weights.path)

  private func files(_ folder: URL) -> CheckWorthinessEncoder.Files {
    .init(
      folder: folder, weights: Self.weights,
      vocabulary: Self.home.appendingPathComponent("Models/embedder/vocab.txt"))
  }

  private func load() async throws -> CheckWorthinessEncoder {
    let folder = Self.home.appendingPathComponent("Models/checkworthiness")
    return try await CheckWorthinessEncoder(
      files(folder), words: CheckWorthinessModel(folder: folder),
      runtime: OpenVINORuntime(at: RuntimeLocation.find()))
  }

  @Test("gives what the trainer gave", .enabled(if: isSetUp))
  func parity() async throws {
    let model = try await load()
    let file = Self.home.appendingPathComponent("Models/checkworthiness/parity-classifier.tsv")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    #expect(lines.count >= 10)
    let scores = try await model.probabilities(
      of: lines.map { String($0.split(separator: "\t", maxSplits: 1)[1]) })
    for (line, score) in zip(lines, scores) {
      let expected = try #require(Double(line.split(separator: "\t")[0]))
      // The processor may compute in bf16.
      #expect(abs(score - expected) < 0.03, "\(line)")
    }
  }

  @Test("scores anything, in order and apart from its neighbours", .enabled(if: isSetUp))
  func anything() async throws {
    let model = try await load()
    let texts = [
      "", " ", "\u{0}", "👩‍👩‍👧", String(repeating: "word ", count: 5_000),
      "Prices rose by 3% in May 2024.",
    ]
    let together = try await model.probabilities(of: texts)
    #expect(together.count == texts.count)
    for (text, score) in zip(texts, together) {
      #expect((0...1).contains(score))
      let alone = try await model.probabilities(of: [text])
      #expect(abs(alone[0] - score) < 0.03)
    }
    #expect(try await model.probabilities(of: []) == [])
  }

  @Test("a detector scores claims with it", .enabled(if: isSetUp))
  func detector() async throws {
    let folder = Self.home.appendingPathComponent("Models/checkworthiness")
    let words = try CheckWorthinessModel(folder: folder)
    let encoder = try await load()
    let detector = ArticleClaimDetector(model: words, scorer: encoder)
    let claims = try await detector.claims(
      in: article("Prices rose by 3% in Minsk in May 2024.\nGood evening to you all."))
    #expect(claims.count == 2)
    #expect(claims[0].checkworthiness > 0.8)
    #expect(claims[1].checkworthiness < 0.3)
    #expect(detector.model == encoder.model)
  }

  @Test(
    "a head that is not one is refused",
    arguments: [
      "", "bias\t1\n", "1\n2\n", "bias\t1\nwords\t1\nslope\tx\noffset\t0\n1\n",
      "bias\t1\nwords\t1\nslope\t-1\noffset\t0\n1\n", "bias\t1\nwords\t1\nslope\t1\noffset\t0\n", "a\tb\tc\n",
      "bias\t1\nwords\t1\nslope\t1\noffset\t0\nnan\n",
    ])
  func damagedHead(_ text: String) {
    #expect(CheckWorthinessHead(Data(text.utf8)) == nil)
  }

  @Test("a head is read and used")
  func head() throws {
    let head = try #require(
      CheckWorthinessHead(Data("bias\t1\nwords\t2\nslope\t1\noffset\t-1\n0.5\n-0.5\n".utf8)))
    #expect(head.probability([2, 2], words: 0) == 0.5)
    #expect(head.probability([4, 2], words: 0) > 0.7)
    #expect(head.probability([2, 2], words: -1) < 0.2)
  }
}
