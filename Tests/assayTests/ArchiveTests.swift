import Foundation
import GRDB
import Testing

/// An archive through the program: what was accepted stays, what is asked for is found.
@Suite("The archive's commands")
struct ArchiveTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

  /// JSON Lines with numbered notes.
  private static func notes(_ numbers: Range<Int>) -> String {
    numbers.map { number in
      let text = (0..<12).map { "The board looked at case\(number)x\($0) in the yard and sent it on. " }
        .joined()
      return #"{"id":"n\#(number)","title":"Note \#(number)","text":"\#(text)"}"# + "\n"
    }.joined()
  }

  /// A folder with an archive's path in it, and files by name.
  private struct Place: ~Copyable {
    let url: URL
    init() throws { url = try Program.folder() }
    deinit { try? FileManager.default.removeItem(at: url) }
    func path(_ name: String = "archive.sqlite") -> String { url.appendingPathComponent(name).path }
    func write(_ name: String, _ text: String) throws -> String {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path(name)))
      return path(name)
    }
  }

  private static func add(_ database: String, _ paths: String...) throws -> Program.Result {
    try Program.run(["archive", "add", "--no-vectors", "--db", database] + paths)
  }

  private static func documents(_ database: String) throws -> Int {
    struct Stats: Decodable { var documents: Int }
    let result = try Program.run(["archive", "stats", "--db", database])
    return try JSONDecoder().decode(Stats.self, from: Data(result.output.utf8)).documents
  }

  private static func found(_ query: String, _ database: String, _ options: String...) throws -> [String] {
    struct Answer: Decodable {
      struct Hit: Decodable { var id: String }
      var hits: [Hit]
    }
    let result = try Program.run(["search", "--db", database, "--lexical"] + options + [query])
    #expect(result.status == 0, "\(result.errors)")
    return try JSONDecoder().decode(Answer.self, from: Data(result.output.utf8)).hits.map(\.id)
  }

  @Test("A query without words is refused, and in a batch on its own line", arguments: ["search", "match"])
  func noWords(command: String) throws {
    let place = try Place()
    let database = place.path()
    #expect(try Self.add(database, try place.write("notes.jsonl", Self.notes(0..<2))).status == 0)
    #expect(try Program.run([command, "--db", database, " … "]).status == 64)
    let key = command == "search" ? "query" : "claim"
    let batch = try place.write(
      "batch.jsonl",
      #"{"id":"a","\#(key)":"?!"}"# + "\n" + #"{"id":"b","\#(key)":"the board looked at case1x1"}"# + "\n")
    let result = try Program.run([command, "--db", database, "--batch", batch])
    let lines = result.output.split(separator: "\n")
    #expect(result.status == 0 && lines.count == 2)
    #expect(lines.first?.contains(#""code":"empty""#) == true)
    #expect(lines.last?.contains(#""hits""#) == true)
  }

  @Test("An import that is killed loses nothing that it had taken, and goes on when it is run again")
  func killedImport() throws {
    let place = try Place()
    let corpus = try place.write("notes.jsonl", Self.notes(0..<600))
    let process = try Self.start("archive", "add", "--no-vectors", "--db", place.path(), corpus)
    var before = 0
    // Some are in: another process sees them.
    while process.isRunning, before == 0 {
      before = (try? Self.documents(place.path())) ?? 0
      usleep(5000)
    }
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    let kept = try Self.documents(place.path())
    #expect(before > 0 && kept >= before, "\(before) were there, \(kept) are left")
    #expect(try Program.run(["archive", "verify", "--db", place.path()]).status == 0)
    #expect(try Self.found("case0x0", place.path()).first == "n0")
    #expect(try Self.add(place.path(), corpus).status == 0)
    #expect(try Self.documents(place.path()) == 600)
    #expect(try Program.run(["archive", "verify", "--db", place.path()]).status == 0)
  }

  /// Starts the program, which goes on by itself.
  private static func start(_ arguments: String...) throws -> Process {
    let process = Process()
    process.executableURL = Program.url
    process.arguments = arguments
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  @Test("Two imports and a search at once: all documents are there, and the search answers")
  func processesAtOnce() throws {
    let place = try Place()
    let first = try place.write("first.jsonl", Self.notes(0..<200))
    let second = try place.write("second.jsonl", Self.notes(200..<400))
    #expect(try Self.add(place.path(), try place.write("early.jsonl", Self.notes(5000..<5001))).status == 0)
    let imports = try [first, second].map {
      try Self.start("archive", "add", "--no-vectors", "--db", place.path(), $0)
    }
    for _ in 0..<3 { #expect(try Self.found("case5000x3", place.path()).first == "n5000") }
    for process in imports { process.waitUntilExit() }
    #expect(imports.map(\.terminationStatus) == [0, 0])
    #expect(try Self.documents(place.path()) == 401)
    #expect(try Self.found("case7x1", place.path()).first == "n7")
    #expect(try Self.found("case390x1", place.path()).first == "n390")
    #expect(try Program.run(["archive", "verify", "--db", place.path()]).status == 0)
  }

  @Test("A damaged index is found by verify, mended by rebuild, and every document is found again")
  func damagedIndex() throws {
    let place = try Place()
    #expect(try Self.add(place.path(), try place.write("notes.jsonl", Self.notes(0..<50))).status == 0)
    let database = try DatabaseQueue(path: place.path())
    try database.write { db in
      // The words of a passage are not those of its list: no search notices.
      try db.execute(sql: "UPDATE passage SET text = 'Other words.' WHERE key = 3")
    }
    try database.close()
    let damaged = try Program.run(["archive", "verify", "--db", place.path()])
    #expect(damaged.status == 1)
    #expect(damaged.errors.contains("assay archive rebuild"))
    #expect(try Program.run(["archive", "rebuild", "--db", place.path()]).status == 0)
    #expect(try Program.run(["archive", "verify", "--db", place.path()]).status == 0)
    #expect(try Self.found("case42x7", place.path()).first == "n42")
  }

  @Test("Where the disk is full, the import says so, and what it had taken is whole")
  func fullDisk() throws {
    let place = try Place()
    let corpus = try place.write("notes.jsonl", Self.notes(0..<600))
    #expect(try Self.add(place.path(), try place.write("early.jsonl", Self.notes(5000..<5010))).status == 0)
    // A file that may not grow is what a full disk is to a program.
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/sh")
    shell.arguments = [
      "-c", "trap '' XFSZ; ulimit -f 1500; exec \"$@\"", "sh", Program.url.path, "archive", "add",
      "--no-vectors",
      "--db", place.path(), corpus,
    ]
    let errors = Pipe()
    shell.standardError = errors
    try shell.run()
    let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    shell.waitUntilExit()
    #expect(shell.terminationStatus == 1)
    #expect(said.contains("space") || said.contains("disk"), "\(said)")
    let kept = try Self.documents(place.path())
    #expect(kept >= 10 && kept < 610)
    #expect(try Program.run(["archive", "verify", "--db", place.path()]).status == 0)
    #expect(try Self.found("case5003x3", place.path()).first == "n5003")
    // With space again, the rest comes in.
    #expect(try Self.add(place.path(), corpus).status == 0)
    #expect(try Self.documents(place.path()) == 610)
  }

  @Test("Archives of every earlier format open, are searched and grow", arguments: [1, 2])
  func earlierFormats(version: Int) throws {
    let place = try Place()
    let fixture = Self.folder.deletingLastPathComponent()
      .appendingPathComponent("AssayArchiveTests/Fixtures/version\(version).sqlite")
    try FileManager.default.copyItem(at: fixture, to: URL(fileURLWithPath: place.path()))
    #expect(try Self.found("lower bids for the dredging", place.path()).first == "note-2")
    #expect(try Program.run(["archive", "verify", "--db", place.path()]).status == 0)
    let before = try Self.documents(place.path())
    #expect(try Self.add(place.path(), try place.write("notes.jsonl", Self.notes(0..<5))).status == 0)
    #expect(try Self.documents(place.path()) == before + 5)
  }

  @Test("An export comes back the same, byte for byte")
  func export() throws {
    let place = try Place()
    let corpus = try place.write("notes.jsonl", Self.notes(0..<30))
    let changed = try place.write(
      "changed.jsonl", #"{"id":"n3","text":"Ещё раз.","kind":"law","published":"2025-06"}"# + "\n")
    #expect(try Self.add(place.path(), corpus).status == 0)
    #expect(try Self.add(place.path(), changed).status == 0)
    let first = try Program.run(["archive", "export", "--db", place.path()])
    #expect(first.output.split(separator: "\n").count == 31, "the earlier version is among them")
    let copy = try place.write("export.jsonl", first.output)
    #expect(try Self.add(place.path("copy.sqlite"), copy).status == 0)
    let second = try Program.run(["archive", "export", "--db", place.path("copy.sqlite")])
    #expect(second.output == first.output)
  }

  private static let filtered = """
    {"id":"a","text":"The quokka was seen near the pier.","source":"Pier Post","language":"en","published":"2024-05-02"}
    {"id":"b","text":"A quokka near the old pier was seen.","source":"Yard News","language":"en-GB","published":"2025-05"}
    {"id":"c","text":"Near the pier they saw the quokka.","kind":"law","language":"sv"}

    """

  @Test(
    "Filters let through what is asked for",
    arguments: [
      (["--source", "pier post"], ["a"]), (["--language", "en"], ["a", "b"]), (["--kind", "law"], ["c"]),
      (["--from", "2025"], ["b"]), (["--to", "2024-12"], ["a"]),
      (["--source", "Pier Post", "--from", "2025"], []),
      (["--source", "pier post", "--source", "yard news"], ["a", "b"]),
    ])
  func filters(options: [String], expected: [String]) throws {
    let place = try Place()
    #expect(try Self.add(place.path(), try place.write("notes.jsonl", Self.filtered)).status == 0)
    let result = try Program.run(
      ["search", "--db", place.path(), "--lexical", "quokka near the pier"] + options)
    let ids = ["a", "b", "c"].filter { result.output.contains("\"id\":\"\($0)\"") }
    #expect(ids == expected, "\(result.output)\(result.errors)")
    #expect(try Program.run(["search", "--db", place.path(), "x", "--from", "soon"]).status == 64)
  }

  @Test("Every score is explained as a tree: words, phrases, names, headings")
  func explain() throws {
    let place = try Place()
    let text =
      "# Wildlife\\n\\n## Quokkas\\n\\nThe Pier Board counted every pilot boat. It was a long day at the pier."
    let line = #"{"id":"a","title":"Notes","text":"\#(text)","source":"Pier Post"}"#
    #expect(try Self.add(place.path(), try place.write("notes.jsonl", line)).status == 0)
    let result = try Program.run([
      "search", "--db", place.path(), "--lexical", "--explain", "Did the Pier Board count a pilot boat?",
    ])
    for part in [
      "1. ", "by its words (BM25 ", "rank 1)", " pilot\n", "by phrases", "by names", "Pier Post", "Wildlife",
    ] {
      #expect(result.output.contains(part), "\(part) is missing in \(result.output)")
    }
  }
}
