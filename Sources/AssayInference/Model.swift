import AssayCore
import Dispatch

/// A network, verified and compiled, ready to run.
///
/// An actor with one request and a thread of its own. All threads of the processor already work on one run, so a
/// second request would add memory and no speed; and a run blocks, which on Swift's shared threads would hold up
/// everything else. Callers queue, in order.
public actor Model {
  /// SHA-256 of the weights, in lower-case hexadecimal, as verified, now or when the network was compiled; empty where they were not.
  public nonisolated let sha256: String
  private nonisolated let executor: ModelExecutor
  private let network: CompiledNetwork

  /// The model's own thread.
  public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  /// Verifies the files and compiles the network; takes some hundred milliseconds, some tens where the runtime's cache has it.
  ///
  /// - Throws: ``AssayCore/AssayError`` with code `modelMissing` when a file is missing or not the one expected,
  ///   `inference` when the runtime refuses it.
  public init(_ files: ModelFiles, runtime: OpenVINORuntime, options: ModelOptions = ModelOptions())
    async throws
  {
    let executor = ModelExecutor()
    network = try await withCheckedThrowingContinuation { continuation in
      executor.queue.async {
        continuation.resume(
          with: Result {
            let cache = CompiledCache(files, runtime: runtime, options: options)
            if let kept = cache?.kept() { return kept }
            try files.verify()
            if let compiled = cache?.compile() { return compiled }
            return try CompiledNetwork(files, runtime: runtime, options: options)
          })
      }
    }
    sha256 = files.sha256?.lowercased() ?? ""
    self.executor = executor
  }

  /// Runs the network once.
  ///
  /// - Parameter inputs: one tensor for each of the network's inputs, by name.
  /// - Returns: the network's outputs, in its own order; all are f32.
  /// - Throws: ``AssayCore/AssayError`` with code `inference`, also when an output holds a number that is not finite:
  ///   such a run has overflowed, and nothing may be concluded from it.
  public func run(_ inputs: [String: Tensor]) throws -> [Tensor] {
    try network.run(inputs)
  }
}
