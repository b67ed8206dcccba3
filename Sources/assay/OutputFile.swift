import AssayCore
import Foundation

/// Writes a result whole or not at all.
enum OutputFile {
  /// Writes beside the target and moves into place, so that a full disk leaves the old file as it was.
  static func write(_ data: Data, to path: String) throws {
    do {
      try data.write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw AssayError(
        .cannotWrite, "\(path) could not be written. Check that its folder exists and the disk has room.",
        cause: error)
    }
  }
}
