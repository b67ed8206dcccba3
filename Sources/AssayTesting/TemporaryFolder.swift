public import Foundation

/// A folder of its own for a test, removed with all that is in it when the test lets go of it.
public final class TemporaryFolder: Sendable {
  /// Where it is.
  public let url: URL

  /// Makes the folder.
  public init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "assay-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Its path.
  public var path: String { url.path }

  /// The path of a file in it, which need not be there; an archive's unless named.
  public func file(_ name: String = "archive.sqlite") -> String { url.appending(path: name).path }

  /// Writes a file, with the folders above it, and gives its path.
  @discardableResult public func write(_ name: String, _ data: Data) throws -> String {
    let file = url.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
    return file.path
  }

  /// Writes a text in UTF-8, and gives the file's path.
  @discardableResult public func write(_ name: String, _ text: String) throws -> String {
    try write(name, Data(text.utf8))
  }
}
