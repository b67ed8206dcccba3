import AssayCore
import AssayTesting
import Foundation
import GRDB
import Testing

@testable import AssayStore

@Suite("Files beside the archive")
struct SideFileTests {
  private static let id = 0x5445_5354

  private static func schema(_ versions: Int) -> SideSchema {
    SideSchema(
      applicationID: id, contents: "notes",
      steps: (1...versions).map { number in
        { try $0.execute(sql: "CREATE TABLE step\(number) (value TEXT)") }
      })
  }

  private static func open(_ path: String, versions: Int = 1) throws -> SideFile {
    try SideFile(
      path: path, damage: "where notes are, is damaged. Delete it.", prepare: schema(versions).migrate)
  }

  private static func code(_ body: () throws -> Void) -> AssayError.Code? {
    do {
      try body()
      return nil
    } catch {
      return (error as? AssayError)?.code
    }
  }

  @Test("A file is made with its folders, and what is written is there when it is opened again")
  func keeps() async throws {
    let path = try TemporaryFolder().file("a/b/notes")
    try await Self.open(path).write { try $0.execute(sql: "INSERT INTO step1 VALUES ('kept')") }
    let values = try await Self.open(path).read { try String.fetchAll($0, sql: "SELECT value FROM step1") }
    #expect(values == ["kept"])
    try? FileManager.default.removeItem(atPath: path)
  }

  @Test("An older file gets the steps that it lacks, once, and loses nothing", arguments: 2...4)
  func migrates(versions: Int) async throws {
    let folder = try TemporaryFolder()
    let path = folder.file()
    try await Self.open(path).write { try $0.execute(sql: "INSERT INTO step1 VALUES ('kept')") }
    for _ in 0..<2 {
      let file = try Self.open(path, versions: versions)
      let tables = try await file.read {
        try String.fetchAll($0, sql: "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
      }
      #expect(tables == (1...versions).map { "step\($0)" })
      #expect(try await file.read { try String.fetchOne($0, sql: "SELECT value FROM step1") } == "kept")
    }
  }

  @Test("A step that fails leaves the file as it was")
  func failedStep() async throws {
    let folder = try TemporaryFolder()
    _ = try Self.open(folder.file())
    var broken = Self.schema(2)
    broken.steps.append { try $0.execute(sql: "CREATE TABLE step1 (value TEXT)") }
    let migrate = broken.migrate
    #expect(Self.code { _ = try SideFile(path: folder.file(), damage: "", prepare: migrate) } == .cannotWrite)
    let tables = try await Self.open(folder.file()).read {
      try String.fetchAll($0, sql: "SELECT name FROM sqlite_master")
    }
    #expect(tables == ["step1"])
  }

  @Test("A file of a newer version, of another program, or of no database is refused and not touched")
  func refuses() async throws {
    let folder = try TemporaryFolder()
    _ = try Self.open(folder.file("newer"), versions: 3)
    #expect(Self.code { _ = try Self.open(folder.file("newer"), versions: 2) } == .archiveTooNew)

    try await DatabaseQueue(path: folder.file("other")).write {
      try $0.execute(sql: "CREATE TABLE theirs (a)")
    }
    #expect(Self.code { _ = try Self.open(folder.file("other")) } == .archiveDamaged)
    let tables = try await DatabaseQueue(path: folder.file("other")).read {
      try String.fetchAll($0, sql: "SELECT name FROM sqlite_master")
    }
    #expect(tables == ["theirs"])

    let words = Data(String(repeating: "Somebody's diary, and no database. ", count: 40).utf8)
    try folder.write("words", words)
    #expect(Self.code { _ = try Self.open(folder.file("words")) } == .archiveDamaged)
    #expect(try Data(contentsOf: URL(filePath: folder.file("words"))) == words)
  }

  @Test("A write that fails is undone whole, and what went wrong is passed on")
  func undone() async throws {
    struct Stop: Error {}
    let folder = try TemporaryFolder()
    let file = try Self.open(folder.file())
    await #expect(throws: Stop.self) {
      try await file.write { db in
        try db.execute(sql: "INSERT INTO step1 VALUES ('half')")
        throw Stop()
      }
    }
    #expect(try await file.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM step1") } == 0)
  }
}
