import AssayCore
import Foundation

/// Where the user's things are, by the XDG Base Directory Specification 0.8.
public enum UserFolders {
  /// The user's own archive: `$XDG_DATA_HOME/assay/archive.sqlite`.
  public static var archive: String {
    folder("XDG_DATA_HOME", otherwise: ".local/share").appendingPathComponent("archive.sqlite").path
  }

  /// The index of an archive folder that lies beside an article; it can be made anew at any time, so it is kept in
  /// `$XDG_CACHE_HOME/assay/cases/`, one file a folder.
  public static func caseArchive(for folder: String) -> String {
    let path = URL(fileURLWithPath: folder).standardizedFileURL.resolvingSymlinksInPath().path
    let name = ContentHash.sha256(Data(path.utf8)).prefix(16)
    return self.folder("XDG_CACHE_HOME", otherwise: ".cache")
      .appendingPathComponent("cases").appendingPathComponent("\(name).sqlite").path
  }

  /// Piper voices of the user: `$XDG_DATA_HOME/assay/voices/`.
  public static var voices: URL {
    folder("XDG_DATA_HOME", otherwise: ".local/share").appendingPathComponent("voices")
  }

  /// The user's pronunciation lexicon, used where it exists: `$XDG_DATA_HOME/assay/pronunciation.txt`.
  public static var pronunciation: URL {
    folder("XDG_DATA_HOME", otherwise: ".local/share").appendingPathComponent("pronunciation.txt")
  }

  /// Made audio: `$XDG_CACHE_HOME/assay/speech/`.
  public static var speech: URL {
    folder("XDG_CACHE_HOME", otherwise: ".cache").appendingPathComponent("speech")
  }

  /// Voices made ready for a quick start: `$XDG_CACHE_HOME/assay/voices/`.
  public static var preparedVoices: URL {
    folder("XDG_CACHE_HOME", otherwise: ".cache").appendingPathComponent("voices")
  }

  /// Models compiled for this machine, for a quick start: `$XDG_CACHE_HOME/assay/models/`.
  public static var compiledModels: URL {
    folder("XDG_CACHE_HOME", otherwise: ".cache").appendingPathComponent("models")
  }

  /// The user's configuration: `$XDG_CONFIG_HOME/assay/config.json`.
  public static var configuration: String {
    folder("XDG_CONFIG_HOME", otherwise: ".config").appendingPathComponent("config.json").path
  }

  private static func folder(_ variable: String, otherwise: String) -> URL {
    let environment = ProcessInfo.processInfo.environment
    // The specification: a relative path in these variables is to be ignored.
    let base =
      environment[variable].flatMap { $0.hasPrefix("/") ? URL(fileURLWithPath: $0) : nil }
      ?? FileManager.default.homeDirectoryForCurrentUser.appendingPathComponent(otherwise)
    return base.appendingPathComponent("assay")
  }
}
