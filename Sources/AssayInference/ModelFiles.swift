import AssayCore
import Foundation

/// Where a model lies on disk, and how to know that it is the right one.
public struct ModelFiles: Sendable, Hashable {
  /// The network in OpenVINO's intermediate representation, `model.xml`, or in ONNX.
  public var graph: URL
  /// The numbers that the network refers to, `model.bin`; for ONNX the same file as `graph`.
  public var weights: URL
  /// SHA-256 of the weights in lower-case hexadecimal; nil where the program made the file itself.
  public var sha256: String?

  /// Names the files and the hash that the weights must have.
  public init(graph: URL, weights: URL, sha256: String?) {
    self.graph = graph
    self.weights = weights
    self.sha256 = sha256
  }

  /// Checks that both files are there and that the weights are the ones expected.
  ///
  /// Reads the weights once, mapped rather than loaded; the runtime maps the same pages afterwards.
  ///
  /// - Throws: ``AssayCore/AssayError`` with code `modelMissing`.
  func verify() throws {
    let remedy = "Run ./assay in the folder of the repository to install it again."
    for file in [graph, weights] where !FileManager.default.isReadableFile(atPath: file.path) {
      throw AssayError(.modelMissing, "The model file \(file.path) is missing. \(remedy)")
    }
    guard let sha256 else { return }
    let data: Data
    do {
      data = try Data(contentsOf: weights, options: .alwaysMapped)
    } catch {
      throw AssayError(
        .modelMissing, "The model file \(weights.path) cannot be read. \(remedy)", cause: error)
    }
    guard ContentHash.sha256(data) == sha256.lowercased() else {
      throw AssayError(
        .modelMissing,
        "The model file \(weights.path) is damaged or of another version: its SHA-256 is not the one expected. "
          + "Delete it. \(remedy)")
    }
  }
}
