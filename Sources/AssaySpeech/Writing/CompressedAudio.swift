import AssayCore
public import Foundation

/// Smaller files of the same sound, made by programs where they are installed.
public enum CompressedAudio: String, Sendable, CaseIterable {
  /// Opus (RFC 6716), by opusenc of opus-tools.
  case opus
  /// MP3, by lame.
  case mp3

  private var program: (name: String, options: [String]) {
    switch self {
    case .opus: ("opusenc", ["--quiet", "--bitrate", "32", "--speech"])
    case .mp3: ("lame", ["--quiet", "-m", "m", "-b", "64"])
    }
  }

  /// Encodes the WAV of a folder.
  ///
  /// - Parameter names: how the reading's files are called.
  /// - Returns: the file's name; nil where the program is not installed.
  /// - Throws: ``AssayError`` with code `cannotWrite` when the program fails; nothing half-written is left.
  public func encode(in folder: URL, names: ListeningNames = .article) async throws -> String? {
    guard let encoder = HelperProgram(named: program.name) else { return nil }
    let name = "\(names.stem).\(rawValue)"
    let partial = folder.appending(path: ".\(name).\(UUID().uuidString).partial")
    do {
      _ = try await encoder.run(
        program.options + [folder.appending(path: "\(names.stem).wav").path, partial.path])
      guard rename(partial.path, folder.appending(path: name).path) == 0 else {
        throw AssayError(.cannotWrite, "\(name) could not be replaced.")
      }
    } catch {
      try? FileManager.default.removeItem(at: partial)
      throw AssayError(
        .cannotWrite, "\(name) could not be made; \(names.stem).wav is complete. Is the disk full?",
        cause: error)
    }
    return name
  }
}
