import AssayCore
import Foundation

/// Reads files with a limit, and says what to do when they cannot be read.
enum FileInput {
  /// The bytes of a file, or of standard input for `-`.
  ///
  /// - Throws: ``AssayError`` with code `notFound`, `unreadable` or `tooLarge`.
  static func read(_ path: String, limit: Int = ArticleReaders.maximumBytes) throws -> ArticleInput {
    if path == "-" {
      return ArticleInput(data: try bytes(of: .standardInput, source: path, limit: limit), source: path)
    }
    let handle = try open(path)
    defer { try? handle.close() }
    return ArticleInput(data: try bytes(of: handle, source: path, limit: limit), source: path)
  }

  /// Opens a regular file or pipe for reading.
  static func open(_ path: String) throws -> FileHandle {
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
      throw AssayError(.notFound, "There is no file at \(path). Check the path.")
    }
    if isDirectory.boolValue {
      throw AssayError(
        .unreadable, "\(path) is a folder. Give one file to check; folders are for `assay archive add`.")
    }
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw AssayError(.unreadable, "\(path) cannot be read. Check its permissions: chmod u+r FILE")
    }
    return handle
  }

  static func tooLarge(_ source: String, limit: Int) -> AssayError {
    AssayError(
      .tooLarge,
      "\(InputBytes.name(source)) is larger than \(limit / 1024 / 1024) MB. Give one article at a time; "
        + "many documents in one file belong in JSON Lines (.jsonl).")
  }

  private static func bytes(of handle: FileHandle, source: String, limit: Int) throws -> Data {
    var data = Data()
    do {
      while let chunk = try handle.read(upToCount: 1 << 20), !chunk.isEmpty {
        data.append(chunk)
        if data.count > limit { throw tooLarge(source, limit: limit) }
      }
    } catch let error as AssayError {
      throw error
    } catch {
      throw AssayError(
        .unreadable, "\(InputBytes.name(source)) could not be read to its end. Try again.", cause: error)
    }
    return data
  }
}
