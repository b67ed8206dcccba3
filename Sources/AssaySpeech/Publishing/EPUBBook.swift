public import AssayCore
public import Foundation

/// The article as an EPUB 3 with Media Overlays (W3C): text and speech in step, for reading systems.
///
/// The package is put together by the program zip.
public enum EPUBBook {
  /// Writes `article.epub` into a folder that a reading was written to with an MP3 beside it.
  ///
  /// - Returns: the file's name; nil where the program zip or the MP3 is not there.
  /// - Throws: ``AssayError`` with code `cannotWrite`; nothing half-written is left.
  public static func write(_ article: Article, in folder: URL, names: ListeningNames = .article) async throws
    -> String?
  {
    let sound = folder.appending(path: "\(names.stem).mp3")
    guard let zip = HelperProgram(named: "zip"), FileManager.default.fileExists(atPath: sound.path) else {
      return nil
    }
    let pages = EPUBPages(
      article: article, timings: try SpokenTimings(folder: folder, names: names),
      sound: sound.lastPathComponent)
    let name = "\(names.stem).epub"
    let staging = folder.appending(path: ".\(name).\(UUID().uuidString).partial")
    defer { try? FileManager.default.removeItem(at: staging) }
    do {
      for inner in ["META-INF", "EPUB"] {
        try FileManager.default.createDirectory(
          at: staging.appending(path: inner), withIntermediateDirectories: true)
      }
      let files = [
        "mimetype": "application/epub+zip", "META-INF/container.xml": EPUBPages.container,
        "EPUB/package.opf": pages.package(modified: Date()), "EPUB/nav.xhtml": pages.navigation(),
        "EPUB/article.xhtml": pages.text(), "EPUB/article.smil": pages.overlay(),
        "EPUB/style.css": EPUBPages.style,
      ]
      for (path, content) in files { try Data(content.utf8).write(to: staging.appending(path: path)) }
      let link = staging.appending(path: "EPUB/\(sound.lastPathComponent)")
      // The same bytes under a second name need no room; a copy does where the file system has no such links.
      if linkat(AT_FDCWD, sound.path, AT_FDCWD, link.path, 0) != 0 {
        try FileManager.default.copyItem(at: sound, to: link)
      }
      // The file that names the type comes first and is stored as it is, and so is sound, which is compressed already.
      _ = try await zip.run(["-q", "-X", "-0", "book.epub", "mimetype"], in: staging)
      _ = try await zip.run(
        ["-q", "-X", "-D", "-r", "-n", ".mp3", "book.epub", "META-INF", "EPUB"], in: staging)
      guard rename(staging.appending(path: "book.epub").path, folder.appending(path: name).path) == 0 else {
        throw AssayError(.cannotWrite, "\(name) could not be replaced.")
      }
    } catch let error where !(error is CancellationError) {
      throw AssayError(
        .cannotWrite, "\(name) could not be made; the sound is complete. Is the disk full?", cause: error)
    }
    return name
  }
}
