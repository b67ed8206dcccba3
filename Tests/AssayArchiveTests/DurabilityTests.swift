import AssayCore
import AssayTesting
import Foundation
import GRDB
import Testing

@testable import AssayArchive

/// What was accepted is there, whatever happened to the process that accepted it.
@Suite struct DurabilityTests {
  /// A real child process adds documents, writes down each acceptance, and kills itself in the middle.
  @Test(arguments: [1, 40, 333]) func killedWriterLosesNothing(_ events: Int) async throws {
    let folder = try TemporaryFolder()
    let archivePath = folder.file()
    let logPath = folder.file("accepted.log")
    await #expect(processExitsWith: .signal(SIGKILL)) {
      [archivePath = archivePath as String, logPath = logPath as String, events = events as Int] in
      try await Self.addAndDie(archivePath: archivePath, logPath: logPath, after: events)
    }
    let accepted = try String(contentsOfFile: logPath, encoding: .utf8).split(separator: "\n").map(
      String.init)
    #expect(accepted.count == events)

    let archive = try SQLiteArchive(path: archivePath, embedder: HashEmbedder())
    for id in accepted { #expect(try await archive.document(id) != nil, "\(id) was accepted and is gone") }
    #expect(try await archive.verify() == [])
    // The rest can be added as if nothing had happened, and the missing vectors are made.
    try await archive.addAll(notes(1000))
    let statistics = try await archive.statistics()
    #expect(statistics.documents == 1000)
    #expect(statistics.embedded == statistics.passages)
  }

  private static func addAndDie(archivePath: String, logPath: String, after events: Int) async throws {
    let archive = try SQLiteArchive(path: archivePath, embedder: HashEmbedder())
    _ = FileManager.default.createFile(atPath: logPath, contents: nil)
    let log = try #require(FileHandle(forWritingAtPath: logPath))
    var count = 0
    for try await event in archive.add(source(notes(1000))) {
      guard case .accepted(let id, _) = event else { continue }
      log.write(Data((id + "\n").utf8))
      count += 1
      if count == events { kill(getpid(), SIGKILL) }
    }
  }

  /// A real child process kills itself between the steps of a merge, before and after the new segment counts.
  @Test(arguments: [0, 1, 2, 3]) func killedMergeLosesNothing(_ step: Int) async throws {
    let folder = try TemporaryFolder()
    let archivePath = folder.file()
    await #expect(processExitsWith: .signal(SIGKILL)) {
      [archivePath = archivePath as String, step = step as Int] in
      try await Self.mergeAndDie(archivePath: archivePath, after: step)
    }
    let archive = try SQLiteArchive(path: archivePath, embedder: nil)
    #expect(try await archive.verify() == [])
    for index in 0..<30 { #expect(try await archive.ids("case\(index)", limit: 1) == ["n\(index)"]) }
    try await archive.mergeSegments()
    #expect(try await archive.verify() == [])
    let left = try await archive.read { db in
      try Int.fetchOne(db, sql: "SELECT count(*) FROM lexicalSegment WHERE live <> 1")
    }
    #expect(left == 0, "what the killed merge left is gone")
    #expect(try await archive.ids("case7", limit: 1) == ["n7"])
  }

  private static func mergeAndDie(archivePath: String, after steps: Int) async throws {
    let archive = try SQLiteArchive(path: archivePath, embedder: nil)
    for document in notes(30) { _ = try await archive.store([document]) }
    var merge = try #require(try await archive.write { db in try LexicalMerge.begin(db) })
    if steps > 0 {
      merge = try await archive.write { [merge] db in
        var next = merge
        _ = try next.step(db)
        return next
      }
    }
    if steps > 1 { _ = try await archive.write { [merge] db in try merge.finish(db) } }
    if steps > 2 { _ = try await archive.write { db in try LexicalMerge.sweep(db) } }
    kill(getpid(), SIGKILL)
  }

  @Test func eachEventComesAfterItsCommit() async throws {
    let folder = try TemporaryFolder()
    let archive = try SQLiteArchive(path: folder.file(), embedder: nil)
    let other = try DatabaseQueue(path: folder.file())
    for try await event in archive.add(source(notes(50))) {
      guard case .accepted(let id, _) = event else { continue }
      let found = try await other.read { db in
        try Int.fetchOne(db, sql: "SELECT count(*) FROM document WHERE id = ?", arguments: [id])
      }
      #expect(found == 1, "\(id) was reported before another process could see it")
    }
  }

  /// The log of a writer that died may end in a half-written transaction, or in garbage after the last one.
  @Test(arguments: [TornLog.garbageAtEnd, .halfTransaction]) func tornLogLosesNothingAccepted(_ kind: TornLog)
    async throws
  {
    let folder = try TemporaryFolder()
    let archive = try SQLiteArchive(path: folder.file(), embedder: nil)
    try await archive.addAll(notes(20))
    let kept = try FileManager.default.attributesOfItem(atPath: folder.file() + "-wal")[.size] as? Int ?? 0
    try #require(kept > 0)
    try await archive.addAll([Document(id: "last", text: "The last note before the crash.")])

    // A copy of the files as they are now is what a crash leaves.
    let copy = folder.file("copy.sqlite")
    try FileManager.default.copyItem(atPath: folder.file(), toPath: copy)
    var log = try Data(contentsOf: URL(fileURLWithPath: folder.file() + "-wal"))
    switch kind {
    case .garbageAtEnd:
      var random = SeededGenerator(seed: 1)
      log.append(Data((0..<9000).map { _ in UInt8.random(in: 0...255, using: &random) }))
    case .halfTransaction:
      try #require(log.count > kept)
      log = log.prefix(kept + 2000)
    }
    try log.write(to: URL(fileURLWithPath: copy + "-wal"))

    let reopened = try SQLiteArchive(path: copy, embedder: nil)
    #expect(try await reopened.state().documents == (kind == .garbageAtEnd ? 21 : 20))
    #expect(try await reopened.verify() == [])
  }

  enum TornLog: Sendable { case garbageAtEnd, halfTransaction }

  @Test func abandonedImportKeepsWhatWasAccepted() async throws {
    let folder = try TemporaryFolder()
    var accepted: [String] = []
    do {
      let archive = try SQLiteArchive(path: folder.file(), embedder: HashEmbedder())
      for try await event in archive.add(source(notes(500))) {
        if case .accepted(let id, _) = event { accepted.append(id) }
        if accepted.count == 30 { break }
      }
    }
    let archive = try SQLiteArchive(path: folder.file(), embedder: nil)
    for id in accepted { #expect(try await archive.document(id) != nil) }
  }

  @Test func versionsAreKeptAndReadable() async throws {
    let folder = try TemporaryFolder()
    let archive = try SQLiteArchive(path: folder.file(), embedder: nil)
    let first = Document(
      id: "a", url: "u", title: "t", published: PartialDate(year: 2025, month: 6), text: "One.")
    var second = first
    second.text = "Two."
    try await archive.addAll([first, second, first, first])
    #expect(try await archive.versions(of: "a") == [first, second, first])
    #expect(try await archive.document("a") == first)
    #expect(try await archive.document("b") == nil)
    #expect(try await archive.ids("one") == ["a"])
    #expect(try await archive.ids("two") == [])
    let statistics = try await archive.statistics()
    #expect(statistics.documents == 1 && statistics.versions == 3 && statistics.bytes > 0)
  }
}
