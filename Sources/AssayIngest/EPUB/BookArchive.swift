import AssayCore
import Foundation

/// The files of a zip archive, unpacked one at a time by `unzip` into memory.
final class BookArchive {
  /// The most bytes of all files together.
  static let maximumBytes = 64 * 1024 * 1024

  private let folder: URL
  private let file: URL
  private let source: String
  private var left = BookArchive.maximumBytes

  /// Keeps the archive in a temporary folder until the value goes.
  ///
  /// - Throws: ``AssayError`` with code `cannotWrite`.
  init(_ input: ArticleInput) throws {
    source = InputBytes.name(input.source)
    folder = FileManager.default.temporaryDirectory.appending(path: "assay-book-\(UUID().uuidString)")
    file = folder.appending(path: "book.zip")
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      try input.data.write(to: file)
    } catch {
      throw AssayError(
        .cannotWrite, "The temporary folder cannot be written; \(source) was not read.", cause: error)
    }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// What to say of an archive that is no book.
  var damaged: AssayError {
    AssayError(.malformed, "\(source) is an EPUB file that cannot be read: it is damaged, or protected.")
  }

  /// A file of the archive as a page.
  ///
  /// - Throws: ``AssayError`` with code `malformed`, `tooLarge` or `unavailable`.
  func page(_ path: String) throws -> HTMLPage {
    // `unzip` takes names as patterns, and a name that begins with a dash as an option.
    let pattern = path.map { "*?[]\\".contains($0) ? "\\\($0)" : String($0) }.joined()
    guard !path.isEmpty, !path.hasPrefix("-") else { throw damaged }
    let outcome = try BoundedProcess.run(
      "unzip", ["-p", "-qq", file.path, pattern], limits: .init(seconds: 10, output: left), package: "unzip")
    if outcome.isCutOff {
      throw AssayError(
        .tooLarge, "\(source) unpacks to more than \(BookArchive.maximumBytes / 1_048_576) MB.")
    }
    guard outcome.status <= 1, !outcome.output.isEmpty else { throw damaged }
    left -= outcome.output.count
    let (data, charset) = HTMLReader.decoded(outcome.output)
    return try HTMLPageBuilder.page(data, charset: charset, source: source)
  }

  /// A reference within the archive, relative to the file that it stands in.
  static func resolve(_ reference: String, from base: String) -> String {
    var parts = base.split(separator: "/").dropLast().map(String.init)
    let plain = (reference.removingPercentEncoding ?? reference).prefix { $0 != "#" }
    for part in plain.split(separator: "/") {
      if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(String(part)) }
    }
    return parts.joined(separator: "/")
  }
}
