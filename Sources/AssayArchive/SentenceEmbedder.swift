import AssayCore
import AssayInference
import AssayText
import Foundation

/// Vectors from a sentence transformer: all-MiniLM-L6-v2 and its like.
///
/// The network takes the mean over the tokens itself. A text of more tokens than the model was trained for is cut at
/// its end; passages are shorter.
public struct SentenceEmbedder: Embedder {
  /// The model, by name and hash of its weights.
  public let model: Method.Model
  /// The number of components of a vector.
  public let dimension: Int
  private let longest: Int
  private let tokenizer: WordPieceTokenizer
  private let encoder: TransformerEncoder

  /// Loads a model.
  ///
  /// - Parameters:
  ///   - folder: Holds `model.xml`, `model.json` and `vocab.txt`.
  ///   - weights: The file `model.bin`, checked against the hash in `model.json`.
  ///   - runtime: What the network runs on.
  /// - Throws: ``AssayError`` with code `modelMissing`, `malformed` or `inference`.
  public init(folder: URL, weights: URL, runtime: OpenVINORuntime) async throws {
    let card = try ModelCard(at: folder.appendingPathComponent("model.json"))
    let files = ModelFiles(
      graph: folder.appendingPathComponent("model.xml"), weights: weights, sha256: card.sha256)
    tokenizer = try WordPieceTokenizer(vocabulary: folder.appendingPathComponent("vocab.txt"))
    encoder = TransformerEncoder(try await Model(files, runtime: runtime))
    model = Method.Model(name: card.name, sha256: card.sha256)
    dimension = card.dimension
    longest = card.maxLength
  }

  /// One unit-length vector for each text, in order.
  ///
  /// - Throws: ``AssayError`` with code `inference`; `CancellationError` where the task is cancelled.
  public func embed(_ texts: [String]) async throws -> [[Float]] {
    let vectors = try await encoder.embeddings(
      texts.map { text in
        let encoding = tokenizer.encode(text, maxLength: longest)
        return TokenSequence(ids: encoding.ids, typeIDs: encoding.typeIDs)
      })
    guard vectors.allSatisfy({ $0.count == dimension }) else {
      throw AssayError(
        .inference,
        "The model \(model.name) does not give vectors of \(dimension) components. Install it again.")
    }
    return vectors
  }
}

/// What `model.json` says of an embedding model.
private struct ModelCard: Decodable {
  var name: String
  var sha256: String
  var dimension: Int
  var maxLength: Int

  init(at file: URL) throws {
    do {
      self = try JSONDecoder().decode(ModelCard.self, from: Data(contentsOf: file))
    } catch {
      throw AssayError(
        .modelMissing,
        "The model's description \(file.path) is missing or broken. Restore it from the repository.",
        cause: error)
    }
  }
}
