public import AssayCore
public import Foundation

/// Tells how likely a sentence states a fact worth checking.
///
/// A logistic regression over n-grams, trained on debates by `Training/checkworthiness/train.py`; small enough to be
/// read at every start.
public struct CheckWorthinessModel: Sendable {
  private struct Weight {
    var idf: Float
    var weight: Float
  }

  /// The weights, by name and hash.
  public let model: Method.Model
  private let weights: [UInt64: Weight]
  private let bias: Double
  private let slope: Double
  private let offset: Double

  /// Reads `weights.tsv` in `folder`.
  ///
  /// - Throws: ``AssayError`` with code `modelMissing`.
  public init(folder: URL) throws {
    let file = folder.appendingPathComponent("weights.tsv")
    guard let data = try? Data(contentsOf: file) else {
      throw AssayError(
        .modelMissing, "The check-worthiness model is missing: \(file.path). Restore it from the repository.")
    }
    try self.init(data: data, name: file.path)
  }

  init(data: Data, name: String) throws {
    var weights: [UInt64: Weight] = [:]
    weights.reserveCapacity(24_000)
    var settings: [String: Double] = [:]
    let text = String(decoding: data, as: UTF8.self)
    for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
      let fields = line.split(separator: UInt8(ascii: "\t"))
      if fields.count == 2 {
        settings[String(fields[0]) ?? ""] = Double(String(fields[1]) ?? "")
      } else if fields.count == 3, let idf = Float(Substring(fields[1])),
        let weight = Float(Substring(fields[2]))
      {
        weights[FeatureHash(Substring(fields[0])).value] = Weight(idf: idf, weight: weight)
      }
    }
    guard !weights.isEmpty, let bias = settings["bias"], let slope = settings["slope"],
      let offset = settings["offset"]
    else {
      throw AssayError(
        .modelMissing, "The check-worthiness model is damaged: \(name). Restore it from the repository.")
    }
    model = Method.Model(name: "check-worthiness, logistic", sha256: ContentHash.sha256(data))
    self.weights = weights
    self.bias = bias
    self.slope = slope
    self.offset = offset
  }

  /// The probability, classes weighted alike, that `sentence` is factual and worth checking.
  public func probability(of sentence: String) -> Double {
    1 / (1 + exp(-(slope * margin(of: sentence) + offset)))
  }

  /// The margin of the logistic regression, before calibration.
  func margin(of sentence: String) -> Double {
    let features = CheckWorthinessFeatures(sentence)
    return bias + score(features.words) + score(features.letters)
  }

  private func score(_ counts: [UInt64: Int]) -> Double {
    var sum = 0.0
    var square = 0.0
    for (feature, count) in counts {
      guard let known = weights[feature] else { continue }
      let value = (1 + log(Double(count))) * Double(known.idf)
      sum += value * Double(known.weight)
      square += value * value
    }
    return square > 0 ? sum / square.squareRoot() : 0
  }
}
