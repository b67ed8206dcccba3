import AssayCore
import GRDB

/// Turns what SQLite reports into what a user can act on.
enum ArchiveError {
  /// The error to show for `error`, which happened in the archive at `path`.
  ///
  /// Errors of ours pass unchanged.
  static func translate(_ error: any Error, path: String) -> any Error {
    if error is AssayError || error is CancellationError { return error }
    guard let error = error as? DatabaseError else {
      return AssayError(.archiveDamaged, "The archive \(path) cannot be used.", cause: error)
    }
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      return AssayError(
        .archiveBusy,
        "Another process is writing to the archive \(path). Wait for it to end, or stop it, and try again.",
        cause: error)
    case .SQLITE_FULL:
      return AssayError(
        .cannotWrite,
        "No space is left for the archive \(path). Everything accepted so far is kept; free some space and "
          + "add the rest again.", cause: error)
    case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM:
      return AssayError(
        .cannotWrite,
        "The archive \(path) cannot be opened for writing. Check the permissions of the file and of its "
          + "folder, or name another place with --db.", cause: error)
    case .SQLITE_IOERR:
      return AssayError(
        .cannotWrite, "The disk failed while the archive \(path) was used. Check the disk and its space.",
        cause: error)
    case .SQLITE_NOTADB:
      return notAnArchive(path, cause: error)
    default:
      return damaged(path, cause: error)
    }
  }

  /// Whether only the index may be broken, so that rebuilding it from the documents can help.
  static func mayBeIndexDamage(_ error: any Error) -> Bool {
    let error = (error as? AssayError)?.cause ?? error
    guard let error = error as? DatabaseError else { return false }
    // SQLITE_ERROR stands for a table that is not there.
    return error.resultCode == .SQLITE_CORRUPT || error.resultCode == .SQLITE_ERROR
  }

  /// The error for a file that is no archive at all.
  static func notAnArchive(_ path: String, cause: (any Error)? = nil) -> AssayError {
    AssayError(
      .archiveDamaged,
      "\(path) is not an Assay archive, or its beginning is damaged. If it should be one, restore it from a "
        + "copy; otherwise name another file with --db.", cause: cause)
  }

  /// The error for an archive whose content is broken.
  static func damaged(_ path: String, cause: (any Error)? = nil) -> AssayError {
    AssayError(
      .archiveDamaged,
      "The archive \(path) is damaged. Keep the file, and restore it from a copy or add its documents to a "
        + "new archive.", cause: cause)
  }
}
