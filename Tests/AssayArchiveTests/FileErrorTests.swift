import AssayCore
import AssayTesting
import Foundation
import GRDB
import Testing

@testable import AssayArchive

/// What is wrong with the file is said clearly, and the file is left as it was.
@Suite struct FileErrorTests {
  @Test(arguments: [
    "garbage", "text", "short header", "truncated", "other program", "other program in WAL mode",
    "other program at work in WAL mode",
  ])
  func whatIsNoArchiveIsRefusedUntouched(_ kind: String) async throws {
    let folder = try TemporaryFolder()
    let path = folder.file()
    var running: DatabaseQueue?
    switch kind {
    case "garbage":
      var random = SeededGenerator(seed: 7)
      try Data((0..<8192).map { _ in UInt8.random(in: 0...255, using: &random) }).write(
        to: URL(fileURLWithPath: path))
    case "text": try Data("id,text\n1,hello\n".utf8).write(to: URL(fileURLWithPath: path))
    case "short header": try Data("SQLite format 3\0".utf8).write(to: URL(fileURLWithPath: path))
    case "truncated":
      try await Self.archive(at: path)
      let whole = try Data(contentsOf: URL(fileURLWithPath: path))
      try whole.prefix(whole.count / 2).write(to: URL(fileURLWithPath: path))
    default:
      let other = try DatabaseQueue(path: path)
      if kind.hasSuffix("WAL mode") {
        try await other.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
      }
      try await other.write { try $0.execute(sql: "CREATE TABLE recipe (name TEXT)") }
      if kind.contains("at work") { running = other } else { try other.close() }
    }
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    let error = #expect(throws: AssayError.self) { try SQLiteArchive(path: path, embedder: nil) }
    #expect(error?.code == .archiveDamaged)
    #expect(error?.message.contains(path) == true, "the message names the file")
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before, "the file is left as it was")
    try running?.close()
  }

  @Test func damagedPagesAreReported() async throws {
    let folder = try TemporaryFolder()
    try await Self.archive(at: folder.file())
    let file = try #require(FileHandle(forUpdatingAtPath: folder.file()))
    // Everything but the header page.
    let size = try file.seekToEnd()
    try file.seek(toOffset: 4096)
    file.write(Data(repeating: 0x5A, count: Int(size) - 4096))
    try file.close()
    let found = await code {
      let archive = try SQLiteArchive(path: folder.file(), embedder: nil)
      _ = try await archive.search([ArchiveQuery(text: "committee")], limit: 3)
    }
    #expect(found == .archiveDamaged)
  }

  @Test func newerArchiveIsRefused() async throws {
    let folder = try TemporaryFolder()
    try await Self.archive(at: folder.file())
    let queue = try DatabaseQueue(path: folder.file())
    try await queue.write { try $0.execute(sql: "PRAGMA user_version = 99") }
    let found = await code { _ = try SQLiteArchive(path: folder.file(), embedder: nil) }
    #expect(found == .archiveTooNew)
  }

  /// For another process that keeps its transaction open.
  private static var holdingTransactions: Configuration {
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    return configuration
  }

  @Test func lockedArchiveIsBusyAndRecovers() async throws {
    let folder = try TemporaryFolder()
    try await Self.archive(at: folder.file())
    let archive = try SQLiteArchive(path: folder.file(), embedder: nil, busyTimeout: 0.05)
    let other = try DatabaseQueue(path: folder.file(), configuration: Self.holdingTransactions)
    try await other.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
    #expect(await code { try await archive.addAll(notes(30)) } == .archiveBusy)
    #expect(try await archive.ids("committee").count > 0, "reading goes on while another process writes")
    try await other.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
    try await archive.addAll(notes(30))
    #expect(try await archive.state().documents == 30)
  }

  @Test func exclusivelyLockedArchiveIsBusy() async throws {
    let folder = try TemporaryFolder()
    try await Self.archive(at: folder.file())
    let other = try DatabaseQueue(path: folder.file(), configuration: Self.holdingTransactions)
    try await other.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; CREATE TABLE x (y);")
    }
    let found = await code { _ = try SQLiteArchive(path: folder.file(), embedder: nil, busyTimeout: 0.05) }
    #expect(found == .archiveBusy)
  }

  @Test func fullDiskKeepsWhatWasAccepted() async throws {
    let folder = try TemporaryFolder()
    let archive = try SQLiteArchive(
      path: folder.file(), embedder: nil, weights: .default, maximumPages: 120)
    var accepted: [String] = []
    var thrown: AssayError?
    do {
      // One at a time, so that some are in before the disk is full.
      for index in 0..<200 {
        let text = (0..<60).map { "Sentence \($0) of note \(index) tells of matter \($0 * index)." }
        for try await event in archive.add(
          source([Document(id: "n\(index)", text: text.joined(separator: " "))]))
        {
          if case .accepted(let id, _) = event { accepted.append(id) }
        }
      }
    } catch let error as AssayError {
      thrown = error
    }
    #expect(thrown?.code == .cannotWrite)
    #expect(thrown?.message.contains(folder.file()) == true)
    #expect(!accepted.isEmpty)
    #expect(try await archive.state().documents == accepted.count)
    #expect(try await archive.verify() == [])
  }

  @Test func placesThatCannotBeWritten() async throws {
    let folder = try TemporaryFolder()
    try Data("x".utf8).write(to: URL(fileURLWithPath: folder.file("file")))
    for path in [folder.path, folder.file("file") + "/sub/archive.sqlite", "/proc/assay/archive.sqlite"] {
      let found = await code { _ = try SQLiteArchive(path: path, embedder: nil) }
      #expect(found == .cannotWrite, "\(path)")
    }
  }

  @Test func missingFoldersAreMade() async throws {
    let folder = try TemporaryFolder()
    let archive = try SQLiteArchive(path: folder.file("a/b ü/c.sqlite"), embedder: nil)
    #expect(try await archive.state() == ArchiveState(documents: 0, passages: 0))
  }

  @Test(arguments: [
    (ResultCode.SQLITE_FULL, AssayError.Code.cannotWrite), (.SQLITE_READONLY, .cannotWrite),
    (.SQLITE_CANTOPEN, .cannotWrite), (.SQLITE_IOERR, .cannotWrite), (.SQLITE_BUSY, .archiveBusy),
    (.SQLITE_LOCKED, .archiveBusy), (.SQLITE_NOTADB, .archiveDamaged), (.SQLITE_CORRUPT, .archiveDamaged),
  ])
  func codesAreTranslated(_ pair: (ResultCode, AssayError.Code)) {
    let error = ArchiveError.translate(DatabaseError(resultCode: pair.0), path: "/x/y.sqlite") as? AssayError
    #expect(error?.code == pair.1)
    #expect(error?.message.contains("/x/y.sqlite") == true)
    #expect(error?.cause is DatabaseError)
  }

  /// A closed archive with a few notes.
  static func archive(at path: String) async throws {
    let archive = try SQLiteArchive(path: path, embedder: nil)
    try await archive.addAll(notes(20))
    // All in one file: what is still in the log would heal a damaged file.
    try await archive.pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
    try archive.pool.close()
  }
}
