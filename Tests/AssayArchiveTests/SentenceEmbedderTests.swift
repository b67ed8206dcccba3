import AssayCore
import AssayInference
import AssayTesting
import Foundation
import Testing

@testable import AssayArchive

/// The embedder that archives use, on the installed model.
@Suite(.serialized) struct SentenceEmbedderTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
    .standardizedFileURL
  private static let folder = root.appending(path: "Models/embedder")

  private func embedder(folder: URL = Self.folder, weights: URL? = nil) async throws -> SentenceEmbedder {
    try await SentenceEmbedder(
      folder: folder, weights: weights ?? Self.root.appending(path: ".assay/models/embedder/model.bin"),
      runtime: try OpenVINORuntime(at: RuntimeLocation(folder: Self.root.appending(path: ".assay/runtime"))))
  }

  @Test func nearnessIsMeaning() async throws {
    let embedder = try await embedder()
    let texts = [
      "The court fined the editor.", "A judge ordered the journalist to pay a penalty.",
      "The ferry leaves at seven.", "", String(repeating: "very long ", count: 5000),
    ]
    let vectors = try await embedder.embed(texts)
    #expect(vectors.count == texts.count)
    for vector in vectors {
      #expect(vector.count == embedder.dimension)
      #expect(abs(vector.reduce(0) { $0 + $1 * $1 } - 1) < 1e-3, "a vector has length 1")
    }
    func cosine(_ left: Int, _ right: Int) -> Float {
      zip(vectors[left], vectors[right]).reduce(0) { $0 + $1.0 * $1.1 }
    }
    #expect(cosine(0, 1) > cosine(0, 2) + 0.2)
    // One text gives the same vector alone and among others.
    let alone = try await embedder.embed([texts[2]])[0]
    #expect(zip(alone, vectors[2]).reduce(0) { $0 + $1.0 * $1.1 } > 0.999)
    #expect(try await embedder.embed([]).isEmpty)
  }

  @Test func aFolderWithoutModelIsNamed() async throws {
    let folder = try TemporaryFolder()
    let found = await code { _ = try await embedder(folder: URL(filePath: folder.path)) }
    #expect(found == .modelMissing)
  }

  @Test func wrongWeightsAreRefused() async throws {
    let folder = try TemporaryFolder()
    let weights = URL(filePath: folder.file("model.bin"))
    try Data("not weights".utf8).write(to: weights)
    await #expect(throws: AssayError.self) { _ = try await embedder(weights: weights) }
  }
}
