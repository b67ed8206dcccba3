import ArgumentParser
import AssayArchive
import AssayCore
import AssayDefaults
import AssaySources
import Foundation

/// Where the archive is.
struct DatabaseOptions: ParsableArguments {
  @Option(
    name: .customLong("db"), help: "The archive's file. Default: assay/archive.sqlite in your data folder.")
  var db: String?

  /// The path given, or the user's own archive.
  var path: String { db ?? UserFolders.archive }
}

/// Which archive a check uses.
struct ArchiveChoice {
  let input: String
  let database: String?

  /// Opens the archive.
  ///
  /// A folder “archive” beside the article is taken in first; what is there already costs nothing.
  func open(_ embedder: any Embedder, progress: inout Progress) async throws -> SQLiteArchive {
    if let database {
      guard FileManager.default.fileExists(atPath: database) else {
        throw AssayError(
          .notFound, "There is no archive at \(database). Make one: assay archive add --db \(database) FOLDER"
        )
      }
      return try Parts.archive(at: database, embedder: embedder)
    }
    guard let folder = besideInput else {
      if !FileManager.default.fileExists(atPath: UserFolders.archive) {
        progress.step(
          "Your archive is empty, so nothing can be confirmed. Fill it: assay archive add FOLDER")
      }
      return try Parts.archive(at: UserFolders.archive, embedder: embedder)
    }
    progress.step("Using the archive beside the article: \(folder)")
    let archive = try Parts.archive(at: UserFolders.caseArchive(for: folder), embedder: embedder)
    try await ArchiveImport(archive: archive).run([folder], progress: &progress)
    return archive
  }

  private var besideInput: String? {
    guard input != "-", !WebAddress.isAddress(input) else { return nil }
    let folder = URL(fileURLWithPath: input).deletingLastPathComponent().appendingPathComponent("archive")
      .path
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder) && isFolder.boolValue
      ? folder : nil
  }
}
