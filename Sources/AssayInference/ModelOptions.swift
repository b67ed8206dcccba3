public import Foundation

/// How a model is run.
public struct ModelOptions: Sendable, Hashable {
  /// In which numbers a model computes.
  public enum Precision: Sendable, Hashable {
    /// bf16 where that is faster, f32 elsewhere. In bf16 embeddings keep a cosine above 0.999 to those in f32.
    case fastest
    /// f32 everywhere; for networks whose values leave bf16's precision.
    case float32
  }

  /// Threads that one run uses.
  public var threads: Int
  /// In which numbers to compute.
  public var precision: Precision

  /// How many kernels, each made for one shape of input, are kept for later runs.
  ///
  /// OpenVINO's own figure is 5000. Where hardly two inputs have the same length, kept kernels only fill memory.
  public var kernels: Int

  /// A folder in which the compiled network is kept for the next start, for a network in one file; nil keeps nothing.
  ///
  /// The runtime tells a network again by its file, and compiles anew where the file or the runtime changed.
  public var compiled: URL?

  /// Makes options.
  public init(
    threads: Int = 2, precision: Precision = .fastest, kernels: Int = 5000, compiled: URL? = nil
  ) {
    self.compiled = compiled
    self.kernels = max(0, kernels)
    self.threads = max(1, threads)
    self.precision = precision
  }

  /// The precision as OpenVINO names it, on this processor.
  var hint: String {
    switch precision {
    case .fastest: OpenVINORuntime.hasBFloat16 ? "bf16" : "f32"
    case .float32: "f32"
    }
  }
}
