import AssayCore
import Foundation
import Testing

@testable import AssayInference

/// The installed embedder against vectors that the reference (PyTorch, f32) gave; Setup/export_embedder.py wrote them.
@Suite(.serialized) struct EmbedderTests {
  private struct Reference: Decodable {
    var text: String
    var ids: [Int32]
    var vector: [Float]

    static func all() throws -> [Reference] {
      let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(
        path: "Fixtures/embeddings.json")
      return try JSONDecoder().decode([Reference].self, from: Data(contentsOf: file))
    }
  }

  private func cosine(_ a: [Float], _ b: [Float]) -> Float {
    let dot = zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
    let norms = [a, b].map { $0.reduce(0) { $0 + $1 * $1 }.squareRoot() }
    return dot / norms[0] / norms[1]
  }

  private func encoder(_ precision: ModelOptions.Precision, _ batching: Batching = Batching()) async throws
    -> TransformerEncoder
  {
    TransformerEncoder(
      try await Model(
        Installed.embedder(), runtime: Installed.runtime(), options: ModelOptions(precision: precision)),
      batching: batching)
  }

  @Test(arguments: [(ModelOptions.Precision.float32, Float(0.99999)), (.fastest, 0.999)])
  func vectorsAreTheReferences(precision: ModelOptions.Precision, least: Float) async throws {
    let references = try Reference.all()
    let vectors = try await encoder(precision).embeddings(references.map { TokenSequence(ids: $0.ids) })
    #expect(vectors.count == references.count)
    for (vector, reference) in zip(vectors, references) {
      #expect(vector.count == 384)
      #expect(cosine(vector, reference.vector) > least, "\(reference.text)")
      #expect(abs(vector.reduce(0) { $0 + $1 * $1 } - 1) < 1e-4)
    }
  }

  @Test func resultsKeepTheOrderWhateverTheBatches() async throws {
    let references = try Reference.all()
    let sequences = (references + references.reversed()).map { TokenSequence(ids: $0.ids) }
    let small = try await encoder(.float32, Batching(maximumTokens: 40, maximumSequences: 2)).embeddings(
      sequences)
    for (vector, reference) in zip(small, references + references.reversed()) {
      #expect(cosine(vector, reference.vector) > 0.99999)
    }
  }

  @Test func aCancelledTaskStopsAndAnOddLengthIsRefused() async throws {
    let encoder = try await encoder(.float32)
    #expect(try await encoder.embeddings([]).isEmpty)
    for ids in [[], [Int32](repeating: 101, count: 513)] {
      let error = await #expect(throws: AssayError.self) {
        try await encoder.embeddings([TokenSequence(ids: ids)])
      }
      #expect(error?.code == .inference)
    }
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await encoder.embeddings([TokenSequence(ids: [101, 102])])
    }
    await #expect(throws: CancellationError.self) { try await task.value }
  }
}
