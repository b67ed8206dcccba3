import AssayCore
import AssayIngest
import Foundation

/// What a command is given to read.
enum InputFile {
  /// The most bytes of an article: a book of a million words with its mark-up.
  static let maximumArticle = 16 * 1024 * 1024

  /// The bytes of a file, or of standard input for `-`.
  static func read(_ path: String, url: String? = nil) throws -> ArticleInput {
    let input = try ArticleInput(path: path, url: url)
    guard input.data.count <= maximumArticle else {
      throw AssayError(
        .tooLarge,
        "\(path) has \(input.data.count / 1_048_576) MB; an article may have up to \(maximumArticle / 1_048_576) MB. "
          + "Split it, or make it evidence: assay archive add \(path)")
    }
    return input
  }

  /// A handle on a file of lines, or on standard input for `-`.
  static func handle(_ path: String) throws -> FileHandle {
    if path == "-" { return .standardInput }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw AssayError(.notFound, "There is no file at \(path). Check the path.")
    }
    guard !isFolder.boolValue, let handle = FileHandle(forReadingAtPath: path) else {
      throw AssayError(.unreadable, "\(path) cannot be read as a file of lines.")
    }
    return handle
  }
}
