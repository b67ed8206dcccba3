import AssayCore
import Foundation
import GRDB

/// What can be said of an archive's file before SQLite touches it.
///
/// Opening a database in WAL mode changes it. So a file that cannot be ours is refused from its header alone
/// (https://www.sqlite.org/fileformat2.html), and stays as it was.
enum ArchiveFile {
  /// Creates the parent folder where it is missing, and looks at the file.
  ///
  /// - Throws: ``AssayError`` with code `cannotWrite` or `archiveDamaged`.
  static func prepare(_ path: String) throws {
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) {
      guard !isFolder.boolValue else {
        throw AssayError(
          .cannotWrite, "\(path) is a folder. Name a file for the archive, such as \(path)/archive.sqlite.")
      }
      return try examine(path)
    }
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw AssayError(
        .cannotWrite,
        "The folder \(folder.path) cannot be created for the archive. Check its permissions, or name another "
          + "place with --db.", cause: error)
    }
  }

  private static func examine(_ path: String) throws {
    let header: [UInt8]
    do {
      let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      defer { try? file.close() }
      header = [UInt8](try file.read(upToCount: 100) ?? Data())
    } catch {
      throw AssayError(
        .cannotWrite, "The archive \(path) cannot be read. Check its permissions.", cause: error)
    }
    // An empty file is a new archive: SQLite creates it before it writes the first page.
    guard !header.isEmpty else { return }
    guard header.count == 100, header.starts(with: Array("SQLite format 3\0".utf8)) else {
      throw ArchiveError.notAnArchive(path)
    }
    let owner = number(header, 68)
    // Ours are always in WAL mode (2). A new one may have its mark still in the log: then only SQLite can tell.
    let isForeign =
      owner == 0 ? try header[18] != 2 || holdsForeignTables(path) : owner != ArchiveSchema.applicationID
    guard !isForeign else {
      throw AssayError(
        .archiveDamaged,
        "\(path) is a database of another program, not an Assay archive. Name another file with --db.")
    }
    let pageSize = Int(header[16]) << 8 | Int(header[17])
    // Without a log the header's page count is exact; with one, pages may still be on their way into the file.
    if size(path + "-wal") == 0, number(header, 28) * (pageSize == 1 ? 65_536 : pageSize) > size(path) {
      throw ArchiveError.damaged(
        path, cause: AssayError(.unreadable, "the file is shorter than its header says"))
    }
  }

  /// Looks into a file in WAL mode through a connection that cannot write.
  private static func holdsForeignTables(_ path: String) throws -> Bool {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(1)
    return try DatabaseQueue(path: path, configuration: configuration).read { db in
      try Int.fetchOne(db, sql: "PRAGMA application_id") == 0
        && Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") != 0
    }
  }

  private static func number(_ header: [UInt8], _ offset: Int) -> Int {
    header[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
  }

  /// The size of a file in bytes; 0 where there is none.
  static func size(_ path: String) -> Int {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return (attributes?[.size] as? NSNumber)?.intValue ?? 0
  }
}
