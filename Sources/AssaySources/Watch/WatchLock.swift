import AssayCore
import Foundation

/// Sees to it that one watch at a time works on a store.
///
/// The operating system lets go of the lock when the process ends, however it ends.
public final class WatchLock: Sendable {
  private let file: Int32

  /// Takes the lock.
  ///
  /// - Throws: ``AssayError`` with code `archiveBusy` where another watch has it, or `cannotWrite`.
  public init(store path: String) throws {
    file = open(path + "-lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard file >= 0 else {
      throw AssayError(
        .cannotWrite, "\(path)-lock cannot be written. Check the folder's rights and the disk.")
    }
    guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
      close(file)
      throw AssayError(
        .archiveBusy, "Another watch is working on \(path). End it first, or give another --db.")
    }
  }

  deinit { close(file) }
}
