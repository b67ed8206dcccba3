import AssayCore
import CAssayOpenVINO
import Foundation

/// Owns a compiled network and the one request that runs it.
///
/// `@unchecked Sendable`: the pointers never change, and ``Model``'s executor lets one thread at a time use them.
final class CompiledNetwork: @unchecked Sendable {
  private let network: OpaquePointer
  private let request: OpaquePointer
  /// The network refers to the library's core, so that must live as long.
  private let runtime: RuntimeHandle

  /// Compiles the network.
  init(_ files: ModelFiles, runtime: OpenVINORuntime, options: ModelOptions) throws {
    var network: OpaquePointer?
    try InferenceFailure.check(
      "The model \(files.graph.path) cannot be loaded; run ./assay again to reinstall it"
    ) {
      assay_ov_compile(
        runtime.handle.pointer, files.graph.path, files.weights.path, options.hint, Int32(options.threads),
        Int32(options.kernels), options.compiled?.path, &network, $0)
    }
    var request: OpaquePointer?
    do {
      try InferenceFailure.check("There is not enough memory to run the model \(files.graph.path)") {
        assay_ov_request_create(network, &request, $0)
      }
    } catch {
      assay_ov_network_free(network)
      throw error
    }
    guard let network, let request else {
      throw AssayError(.inference, "The inference runtime gave no model.")
    }
    self.network = network
    self.request = request
    self.runtime = runtime.handle
  }

  deinit {
    assay_ov_request_free(request)
    assay_ov_network_free(network)
  }

  /// Whether it came from the folder of compiled networks.
  var isFromCache: Bool { assay_ov_is_from_cache(network) != 0 }

  /// Runs the network once; see ``Model/run(_:)``.
  func run(_ inputs: [String: Tensor]) throws -> [Tensor] {
    for (name, tensor) in inputs {
      try set(name, tensor)
    }
    try InferenceFailure.check("The model failed to run") { assay_ov_infer(request, $0) }
    return try (0..<assay_ov_output_count(request)).map(output)
  }

  private func set(_ name: String, _ tensor: Tensor) throws {
    let shape = tensor.shape.map { Int64($0) }
    try InferenceFailure.check("The model does not take the input \(name)") { error in
      switch tensor.values {
      case .int64(let values):
        values.withUnsafeBytes {
          assay_ov_set_input(
            request, name, ASSAY_OV_I64, Int64(shape.count), shape, $0.baseAddress, $0.count, error)
        }
      case .float32(let values):
        values.withUnsafeBytes {
          assay_ov_set_input(
            request, name, ASSAY_OV_F32, Int64(shape.count), shape, $0.baseAddress, $0.count, error)
        }
      }
    }
  }

  private func output(_ index: Int) throws -> Tensor {
    var view = assay_ov_view()
    try InferenceFailure.check("The model's output cannot be read") {
      assay_ov_output(request, index, &view, $0)
    }
    guard view.type == Int32(ASSAY_OV_F32.rawValue) else {
      throw AssayError(.inference, "The model's output \(index) is not of type f32; export it again.")
    }
    let shape = withUnsafeBytes(of: view.shape) {
      $0.bindMemory(to: Int64.self).prefix(Int(view.rank)).map { Int($0) }
    }
    let bytes = UnsafeRawBufferPointer(start: view.data, count: view.bytes)
    let values = [Float](bytes.bindMemory(to: Float.self))
    guard values.allSatisfy(\.isFinite) else {
      throw AssayError(.inference, "The model overflowed: an output is not a number. Run it in f32.")
    }
    return Tensor(shape: shape, values: .float32(values))
  }
}
