import AssayCore
import CAssayOpenVINO
public import Foundation

/// OpenVINO, loaded into this process.
///
/// One is enough; models made from it keep it alive.
///
/// Loading takes some tens of milliseconds, so make it when the first model is wanted and not at start.
public final class OpenVINORuntime: Sendable {
  let handle: RuntimeHandle
  /// The library's release, such as `2026.4.1-22982-…`.
  public let version: String
  /// A folder in which compiled networks are kept for the next start; nil where nothing is kept.
  public let cache: URL?

  /// Loads the libraries.
  ///
  /// - Parameter cache: a folder in which compiled networks are kept for the next start, twice as large as the models that are
  ///   run; it is made where it is missing. Nil keeps nothing.
  /// - Throws: ``AssayCore/AssayError`` with code `inference` when they are missing or do not load.
  public init(at location: RuntimeLocation, cache: URL? = nil) throws {
    self.cache = cache
    guard let library = location.library else {
      throw AssayError(
        .inference,
        "There is no inference runtime (libopenvino_c) in \(location.folder.path). "
          + "Run ./assay once to install it.")
    }
    var opened: OpaquePointer?
    let code = InferenceFailure.capture { assay_ov_open(library.path, &opened, $0) }
    guard case .success = code, let opened else {
      throw InferenceFailure.error(
        "The inference runtime in \(location.folder.path) does not load. Delete the folder and run ./assay again",
        code)
    }
    handle = RuntimeHandle(pointer: opened)
    version = withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { text in
      assay_ov_version(opened, text.baseAddress, text.count)
      return text.baseAddress.map { String(cString: $0) } ?? ""
    }
  }

  /// Whether the processor computes in bf16 faster than in f32: AMX on x86-64, the BF16 extension on arm64.
  public static var hasBFloat16: Bool { assay_ov_processor_has_bf16() != 0 }
}

/// Owns the loaded library's core object.
///
/// `@unchecked Sendable`: OpenVINO's core is safe to use from several threads, and the pointer never changes.
final class RuntimeHandle: @unchecked Sendable {
  let pointer: OpaquePointer
  init(pointer: OpaquePointer) { self.pointer = pointer }
  deinit { assay_ov_close(pointer) }
}
