import AssayCore
import Foundation
public import GRDB

/// An SQLite file that a part of Assay keeps beside the archive, with its failures said in words.
///
/// Beside the archive and not in it: what is written often must not hold up those who work with the archive, and whoever deletes
/// such a file loses no document.
public struct SideFile: Sendable {
  /// Where the file is.
  public let path: String
  private let pool: DatabasePool
  private let damage: String

  /// Opens the file, and makes it, with the folders above it, where there is none.
  ///
  /// - Parameters:
  ///   - damage: What to say of a damaged file, after its path: what is kept there, and what to do.
  ///   - readers: How many read at once.
  ///   - prepare: Makes the tables, or brings older ones up to date.
  /// - Throws: ``AssayError`` with code `archiveDamaged`, `archiveTooNew`, `archiveBusy` or `cannotWrite`.
  public init(
    path: String, damage: String, readers: Int = 5, prepare: (DatabasePool) throws -> Void
  ) throws {
    self.path = path
    self.damage = damage
    do {
      try FileManager.default.createDirectory(
        at: URL(fileURLWithPath: path).deletingLastPathComponent(), withIntermediateDirectories: true)
      var configuration = Configuration()
      configuration.busyMode = .timeout(10)
      configuration.maximumReaderCount = readers
      pool = try DatabasePool(path: path, configuration: configuration)
      try prepare(pool)
    } catch {
      throw SideFile.translated(error, path, damage)
    }
  }

  /// Reads, beside others who read and one who writes.
  ///
  /// - Throws: ``AssayError`` where the database fails, else what `body` throws.
  public func read<T: Sendable>(_ body: @escaping @Sendable (Database) throws -> T) async throws -> T {
    do { return try await pool.read(body) } catch { throw SideFile.translated(error, path, damage) }
  }

  /// Writes in one transaction: all of it, or nothing.
  ///
  /// - Throws: ``AssayError`` where the database fails, else what `body` throws.
  public func write<T: Sendable>(_ body: @escaping @Sendable (Database) throws -> T) async throws -> T {
    do { return try await pool.write(body) } catch { throw SideFile.translated(error, path, damage) }
  }

  private static func translated(_ error: any Error, _ path: String, _ damage: String) -> any Error {
    guard let error = error as? DatabaseError else { return error }
    switch error.resultCode {
    case .SQLITE_NOTADB, .SQLITE_CORRUPT:
      return AssayError(.archiveDamaged, "\(path), \(damage)", cause: error)
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      return AssayError(.archiveBusy, "\(path) is being written by another process. Try again.", cause: error)
    default:
      return AssayError(
        .cannotWrite, "\(path) cannot be written. Check its folder and the disk.", cause: error)
    }
  }
}
