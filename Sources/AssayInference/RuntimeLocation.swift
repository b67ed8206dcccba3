import AssayCore
import Foundation

/// The folder that holds OpenVINO's libraries.
public struct RuntimeLocation: Sendable, Hashable {
  /// The folder.
  public var folder: URL

  /// Names a folder; whether the libraries are there is seen when they are loaded.
  public init(folder: URL) { self.folder = folder }

  /// Finds the libraries that set-up installed.
  ///
  /// The folder named by the environment variable `ASSAY_RUNTIME` comes first; then `.assay/runtime` in the folders
  /// above the running program. The working folder is not searched: a library runs with the user's rights, and must
  /// not come from wherever an article happens to lie.
  ///
  /// - Throws: ``AssayCore/AssayError`` with code `inference` when they are in none of these places.
  public static func find() throws -> RuntimeLocation {
    try find(
      environment: ProcessInfo.processInfo.environment,
      executable: Bundle.main.executableURL ?? URL(fileURLWithPath: CommandLine.arguments[0]))
  }

  /// Finds the libraries given the environment and the running program.
  static func find(environment: [String: String], executable: URL) throws -> RuntimeLocation {
    if let named = environment["ASSAY_RUNTIME"], !named.isEmpty {
      let location = RuntimeLocation(folder: URL(fileURLWithPath: named, isDirectory: true))
      guard location.library != nil else {
        throw AssayError(
          .inference,
          "ASSAY_RUNTIME names \(named), but OpenVINO's C library (libopenvino_c) is not there. "
            + "Correct the variable, or unset it and run ./assay once to install the runtime.")
      }
      return location
    }
    var folder = executable.resolvingSymlinksInPath().deletingLastPathComponent()
    while true {
      let location = RuntimeLocation(
        folder: folder.appending(path: ".assay/runtime", directoryHint: .isDirectory))
      if location.library != nil { return location }
      let parent = folder.deletingLastPathComponent()
      guard parent.path != folder.path, folder.path != "/" else { break }
      folder = parent
    }
    throw AssayError(
      .inference,
      "The inference runtime (OpenVINO) is not installed. Run ./assay in the folder of the repository: it installs "
        + "the runtime and then starts. Or set ASSAY_RUNTIME to the folder that holds libopenvino_c.")
  }

  /// The C library in the folder; nil where there is none.
  ///
  /// Its name carries the release, so it is looked for.
  var library: URL? {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().first { $0.hasPrefix("libopenvino_c.") }.map { folder.appending(path: $0) }
  }
}
