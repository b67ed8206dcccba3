public import AssayCore
public import AssayInference
import AssayText
public import Foundation

/// The trained check-worthiness classifier: one linear layer over what the embedder's layers 3 to 6 make of a sentence,
/// and the margin of the word model.
///
/// It needs no weights beside the embedder's: its graph points into their file. The card in Models/checkworthiness tells
/// what it was trained on and how well it does; its probability is calibrated by Platt scaling on held-out sentences.
public struct CheckWorthinessEncoder: SentenceScorer {
  /// The files of a classifier.
  public struct Files: Sendable {
    /// `Models/checkworthiness`: `model.json`, `model.xml`, `head.tsv`.
    public var folder: URL
    /// The embedder's weights.
    public var weights: URL
    /// The embedder's vocabulary.
    public var vocabulary: URL

    /// Names the files.
    public init(folder: URL, weights: URL, vocabulary: URL) {
      self.folder = folder
      self.weights = weights
      self.vocabulary = vocabulary
    }
  }

  private struct Card: Decodable {
    var name: String
    var version: String
    var maxTokens: Int
    var sha256: String
    var headSHA256: String
  }

  private let encoder: TransformerEncoder
  private let tokenizer: WordPieceTokenizer
  private let words: CheckWorthinessModel
  private let card: Card
  private let head: CheckWorthinessHead

  /// Loads the classifier.
  ///
  /// - Throws: ``AssayError`` with code `modelMissing` where a file is missing or is not the one that `model.json`
  ///   names, and `inference` where the runtime does not load it.
  public init(_ files: Files, words: CheckWorthinessModel, runtime: OpenVINORuntime) async throws {
    let file = files.folder.appendingPathComponent("model.json")
    let remedy = "Restore it: git checkout Models/checkworthiness"
    let data: Data
    do {
      card = try JSONDecoder().decode(Card.self, from: Data(contentsOf: file))
      data = try Data(contentsOf: files.folder.appendingPathComponent("head.tsv"))
    } catch {
      throw AssayError(
        .modelMissing,
        "The check-worthiness classifier in \(files.folder.path) is missing or damaged. \(remedy)",
        cause: error)
    }
    guard (8...512).contains(card.maxTokens), ContentHash.sha256(data) == card.headSHA256,
      let head = CheckWorthinessHead(data)
    else {
      throw AssayError(
        .modelMissing,
        "The check-worthiness classifier’s head.tsv is not the one that model.json names. \(remedy)")
    }
    self.head = head
    self.words = words
    tokenizer = try WordPieceTokenizer(vocabulary: files.vocabulary)
    let network = ModelFiles(
      graph: files.folder.appendingPathComponent("model.xml"), weights: files.weights, sha256: card.sha256)
    encoder = TransformerEncoder(try await Model(network, runtime: runtime))
  }

  /// The classifier by name, and the hash of its own layer.
  public var model: Method.Model {
    Method.Model(name: "\(card.name) \(card.version)", sha256: card.headSHA256)
  }

  /// Scores sentences; what lies beyond the classifier's reach of 64 tokens is not read.
  public func probabilities(of sentences: [String]) async throws -> [Double] {
    let sequences = sentences.map { sentence in
      let encoding = tokenizer.encode(sentence, maxLength: card.maxTokens)
      return TokenSequence(ids: encoding.ids, typeIDs: encoding.typeIDs)
    }
    return try zip(sentences, await encoder.logits(sequences)).map { sentence, features in
      guard features.count == head.weights.count, features.allSatisfy(\.isFinite) else {
        throw AssayError(
          .inference, "The check-worthiness classifier gave no numbers; its model files may be damaged.")
      }
      return head.probability(features, words: words.margin(of: sentence))
    }
  }
}

/// The classifier's own layer: a weight a feature, and how the margin becomes a probability.
struct CheckWorthinessHead: Sendable {
  let weights: [Double]
  private let bias: Double
  /// The share of the word model's margin.
  private let words: Double
  private let slope: Double
  private let offset: Double

  /// Reads `head.tsv`: four named numbers and then one weight a line; nil where that is not what it holds.
  init?(_ data: Data) {
    var settings: [Substring: Double] = [:]
    var weights: [Double] = []
    for line in String(decoding: data, as: UTF8.self).split(separator: "\n") {
      let fields = line.split(separator: "\t")
      guard let last = fields.last, let value = Double(last), value.isFinite else { return nil }
      if fields.count == 2 {
        settings[fields[0]] = value
      } else if fields.count == 1 {
        weights.append(value)
      } else {
        return nil
      }
    }
    guard !weights.isEmpty, let bias = settings["bias"], let words = settings["words"],
      let slope = settings["slope"], slope > 0, let offset = settings["offset"]
    else { return nil }
    self.weights = weights
    self.bias = bias
    self.words = words
    self.slope = slope
    self.offset = offset
  }

  /// The probability from the encoder's features and the word model's margin.
  func probability(_ features: [Float], words margin: Double) -> Double {
    var sum = bias + words * margin
    for (weight, feature) in zip(weights, features) { sum += weight * Double(feature) }
    return 1 / (1 + exp(-(slope * sum + offset)))
  }
}
