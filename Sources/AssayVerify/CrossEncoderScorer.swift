import AssayCore
import AssayInference
import AssayText
import Foundation

/// The trained cross-encoder: reads claim and evidence together and says support, refutation or neither.
///
/// The model card in Models/verifier tells what it was trained on and how well it does. Its probabilities are calibrated by
/// one temperature (Guo et al., "On Calibration of Modern Neural Networks", 2017), fitted on data apart from training.
public struct CrossEncoderScorer: StanceScorer {
  private let encoder: TransformerEncoder
  private let tokenizer: WordPieceTokenizer
  private let card: VerifierCard

  /// Coarse steps of length: every new shape costs the runtime more memory and time than padding does.
  ///
  /// Measured on passages of 125 tokens: against steps of 4 a tenth quicker, and a quarter less memory.
  private static let batching = Batching(lengthMultiple: 16)

  /// Loads a model from its folder: `model.json`, `model.xml`, `model.bin` and `vocab.txt`.
  ///
  /// - Parameter weights: where `model.bin` is, if not in the folder.
  /// - Throws: ``AssayError`` with code `modelMissing` where a file is missing or is not the one that `model.json` names,
  ///   and `inference` where the runtime does not load it.
  public init(folder: URL, weights: URL? = nil, runtime: OpenVINORuntime) async throws {
    card = try VerifierCard(folder: folder)
    tokenizer = try WordPieceTokenizer(vocabulary: folder.appendingPathComponent("vocab.txt"))
    let files = ModelFiles(
      graph: folder.appendingPathComponent("model.xml"),
      weights: weights ?? folder.appendingPathComponent("model.bin"), sha256: card.sha256)
    encoder = TransformerEncoder(try await Model(files, runtime: runtime), batching: Self.batching)
  }

  /// The model, by name and hash.
  public var model: Method.Model { Method.Model(name: "\(card.name) \(card.version)", sha256: card.sha256) }

  /// The operating point published in the model's card.
  public var operatingPoint: OperatingPoint { card.thresholds }

  /// The weights of the facets, published in the model's card.
  public var facetWeights: FacetWeights { card.facetWeights }

  /// Scores pairs; evidence beyond the model's reach of 256 tokens is not read, so long texts are to be cut before.
  public func score(_ pairs: [StancePair]) async throws -> [StanceProbabilities] {
    let sequences = pairs.map { pair in
      let encoding = tokenizer.encode(
        pair.claim, pair.evidence, maxLength: card.maxTokens, truncation: .longestFirst)
      return TokenSequence(ids: encoding.ids, typeIDs: encoding.typeIDs)
    }
    return try await encoder.logits(sequences).map(probabilities)
  }

  private func probabilities(_ logits: [Float]) throws -> StanceProbabilities {
    guard logits.count == 3, logits.allSatisfy(\.isFinite) else {
      throw AssayError(.inference, "The verifier gave no numbers; its model files may be damaged.")
    }
    let scaled = logits.map { Double($0) / card.temperature }
    let highest = scaled.max() ?? 0
    let weights = scaled.map { exp($0 - highest) }
    let total = weights.reduce(0, +)
    return StanceProbabilities(
      supported: weights[0] / total, refuted: weights[1] / total, notEnoughEvidence: weights[2] / total)
  }
}

/// What `model.json` says of a verifier.
struct VerifierCard: Decodable, Sendable {
  var name: String
  var version: String
  var maxTokens: Int
  var temperature: Double
  var thresholds: OperatingPoint
  var facetWeights: FacetWeights
  var sha256: String

  init(folder: URL) throws {
    self = try CardFile.read(folder.appendingPathComponent("model.json")) {
      $0.temperature > 0 && $0.maxTokens >= 16
    }
  }
}
