import Foundation
import Testing

/// The built program, run as a user runs it.
enum Program {
  /// What a run gave.
  struct Result {
    var status: Int32
    var output: String
    var errors: String
  }

  /// The program that was built beside these tests.
  static let url = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appendingPathComponent("assay")

  /// Runs the program.
  static func run(
    _ arguments: [String], input: String? = nil, environment: [String: String] = [:], program: URL = url
  ) throws -> Result {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "assay-run-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    func file(_ name: String, _ content: String = "") throws -> FileHandle {
      let url = folder.appendingPathComponent(name)
      try Data(content.utf8).write(to: url)
      return try FileHandle(forUpdating: url)
    }
    let output = try file("output")
    let errors = try file("errors")
    process.standardInput = try file("input", input ?? "")
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    process.waitUntilExit()
    func text(_ name: String) -> String {
      (try? String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)) ?? ""
    }
    return Result(status: process.terminationStatus, output: text("output"), errors: text("errors"))
  }

  /// A new folder that the caller removes.
  static func folder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "assay-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }
}

@Suite("The command line")
struct CommandLineTests {
  @Test(
    "Every command shows an example in its help",
    arguments: [
      [], ["check"], ["verify"], ["claims"], ["extract"], ["archive", "add"], ["archive", "stats"],
      ["search"], ["listen"], ["watch", "run"], ["watch", "status"], ["watch", "try"], ["providers"],
      ["follow"],
      ["follow", "add"], ["follow", "list"], ["follow", "show"], ["follow", "remove"], ["follow", "run"],
      ["follow", "feed"],
    ])
  func help(command: [String]) throws {
    let result = try Program.run(command + ["--help"])
    #expect(result.status == 0)
    #expect(result.output.contains("EXAMPLE"))
  }

  @Test(
    "Wrong usage is said to be that",
    arguments: [
      ["check"], ["extract"], ["search"], ["frobnicate"], ["check", "x", "--format", "pdf"],
      ["search", "x", "--limit", "0"], ["archive", "add"], ["listen", "x"],
      ["listen", "x", "--output", "y", "--summary", "--with-verdicts"],
      ["listen", "x", "--output", "-", "--base-url", "https://example.org/"],
    ])
  func usage(arguments: [String]) throws {
    let result = try Program.run(arguments)
    #expect(result.status == 64)
    #expect(result.output.isEmpty)
    #expect(!result.errors.isEmpty)
  }

  /// An input that cannot be checked, and words of the advice that its message must give.
  struct Bad: Sendable, CustomTestStringConvertible {
    var name: String
    var bytes: [UInt8]
    var advice: String
    var testDescription: String { name }
  }

  static let bad: [Bad] = [
    Bad(name: "an empty file", bytes: [], advice: "empty"),
    Bad(name: "white space", bytes: Array(" \n\t\n".utf8), advice: "text"),
    Bad(name: "a damaged PDF", bytes: Array("%PDF-1.7 \u{0}".utf8), advice: "damaged"),
    Bad(name: "a PNG", bytes: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0], advice: "PNG"),
    Bad(name: "other binary", bytes: [1, 2, 0, 4, 5, 0, 7], advice: "text"),
    Bad(
      name: "50 MB of text", bytes: Array(repeating: UInt8(ascii: "a"), count: 50 * 1024 * 1024),
      advice: "Split it"),
  ]

  @Test("What cannot be read is refused with advice and status 1", arguments: bad)
  func badInput(bad: Bad) throws {
    let folder = try Program.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("article.txt")
    try Data(bad.bytes).write(to: file)
    for command in ["check", "claims", "extract"] {
      let result = try Program.run([command, file.path])
      #expect(result.status == 1)
      #expect(result.output.isEmpty)
      #expect(result.errors.contains(bad.advice), "\(command): \(result.errors)")
    }
  }

  @Test("A folder, a missing file and an address are told apart")
  func places() throws {
    let folder = try Program.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let isFolder = try Program.run(["check", folder.path])
    let isMissing = try Program.run(["check", folder.appendingPathComponent("none.md").path])
    let isAddress = try Program.run(["check", "https://example.org/story", "--offline"])
    let isPrivate = try Program.run(["extract", "http://127.0.0.1:8099/story"])
    #expect([isFolder, isMissing, isAddress, isPrivate].map(\.status) == [1, 1, 1, 1])
    #expect(isFolder.errors.contains("is a folder"))
    #expect(isMissing.errors.contains("no file"))
    #expect(isAddress.errors.contains("--offline"))
    #expect(isPrivate.errors.contains("private network"))
  }

  @Test("Text that is not UTF-8 is read where its encoding shows, and never as nonsense")
  func otherEncodings() throws {
    let folder = try Program.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("article.txt")
    let text = "The caf\u{E9} was closed by the police in May 2025. Its owner was fined."
    try #require(text.data(using: .windowsCP1252)).write(to: file)
    let result = try Program.run(["extract", file.path])
    #expect(result.status == 0)
    #expect(result.output.contains("caf\u{E9}"))
  }

  @Test("A damaged archive and one that is not there are clear errors, and the file is left as it was")
  func damagedArchive() throws {
    let folder = try Program.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("broken.sqlite")
    let bytes = Data("This is no database, but somebody may still want it.".utf8)
    try bytes.write(to: file)
    let stats = try Program.run(["archive", "stats", "--db", file.path])
    #expect(stats.status == 1)
    #expect(stats.errors.contains("broken.sqlite"))
    #expect(try Data(contentsOf: file) == bytes)
    let missing = try Program.run(["archive", "stats", "--db", folder.appendingPathComponent("none").path])
    #expect(missing.status == 1)
    #expect(missing.errors.contains("assay archive add"))
  }

  @Test("A missing model is a clear error with what to run")
  func missingModel() throws {
    let folder = try Program.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let result = try Program.run(["verify"], environment: ["ASSAY_HOME": folder.path])
    #expect(result.status == 1)
    #expect(result.output.isEmpty)
    #expect(result.errors.contains("Restore it") || result.errors.contains("./assay"))
  }

  @Test("A report that cannot be written is an error, and nothing is left half-written")
  func cannotWrite() throws {
    let folder = try Program.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let article = folder.appendingPathComponent("article.txt")
    try Data("The court fined the editor in May 2025.".utf8).write(to: article)
    let target = folder.appendingPathComponent("no/such/folder/report.html").path
    let result = try Program.run(
      ["check", article.path, "--format", "html", "--output", target],
      environment: ["XDG_DATA_HOME": folder.path, "XDG_CACHE_HOME": folder.path])
    #expect(result.status == 1)
    #expect(result.errors.contains("could not be written"))
  }

  @Test("An interrupt in the middle of the work ends it in an orderly way")
  func interrupt() throws {
    let folder = try Program.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let line =
      #"{"id":"a","claim":"The court fined him.","evidence":["The court acquitted him on Monday."]}"# + "\n"
    let input = folder.appendingPathComponent("claims.jsonl")
    try Data(String(repeating: line, count: 20_000).utf8).write(to: input)
    let output = folder.appendingPathComponent("answers.jsonl")
    try Data().write(to: output)
    let process = Process()
    process.executableURL = Program.url
    process.arguments = ["verify"]
    process.standardInput = try FileHandle(forReadingFrom: input)
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = FileHandle.nullDevice
    try process.run()
    // The first answers show that the model is at work.
    while try Data(contentsOf: output).isEmpty, process.isRunning { usleep(20_000) }
    process.interrupt()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    #expect(process.terminationStatus == 130)
    #expect(try Data(contentsOf: output).last == UInt8(ascii: "\n"), "no line is half-written")
  }

  @Test("A verdict that rests on several texts says what they say together")
  func together() throws {
    let line =
      #"{"id":"a","claim":"The court in Selden fined the editor Maarenko.","evidence":["The editor Maarenko was fined.","#
      + #""It was the court in Selden that fined the editor."]}"#
    let result = try Program.run(["verify", "--verifier", "fast"], input: line + "\n")
    let answer = try #require(
      JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    let assessments = try #require(answer["assessments"] as? [[String: Any]])
    #expect(assessments.compactMap { $0["index"] as? Int } == [0, 1])
    #expect((answer["explanation"] as? String)?.contains("ext") == true, "the texts have names for a reader")
    // A verdict is always somewhere in the answer.
    if answer["verdict"] as? String != "notEnoughEvidence" {
      let told = assessments + [answer["together"] as? [String: Any]].compactMap(\.self)
      #expect(told.contains { $0["stance"] as? String != "neutral" })
    }
  }

  @Test("Names of lines come back as they were given, texts and numbers")
  func namesOfLines() throws {
    let names = ["\"a\"", "7", "9007199254740993", "-1.5", "\"7\""]
    let good = names.map { #"{"id":\#($0),"text":"The court fined him."}"# }
    let bad = [#"{"id":8}"#, #"{"id":[1],"text":"The court fined him."}"#]
    let input = (good + bad).joined(separator: "\n") + "\n"
    let result = try Program.run(["claims", "--sentences", "-"], input: input)
    #expect(result.status == 0)
    let lines = result.output.split(separator: "\n")
    #expect(lines.count == 7)
    for (name, line) in zip(names + ["8"], lines) { #expect(line.contains("\"id\":\(name)"), "\(line)") }
    #expect(lines.suffix(2).allSatisfy { $0.contains("\"malformed\"") })
  }

  @Test("verify answers every line in order, bad ones with their own error")
  func verifyLines() throws {
    let lines = [
      #"{"id":"a","claim":"The court fined him.","evidence":["The court fined him on Monday."]}"#,
      "not json",
      #"{"id":"b","claim":"  ","evidence":["Text."]}"#,
      #"{"id":"c","claim":"The court fined him.","evidence":[]}"#,
      #"{"id":"d","claim":"The court fined him.","evidence":["\u0007\u202e 👩‍👩‍👧"],"claimDate":"soon"}"#,
      #"{"id":"e","claim":"Суд оштрафовал его.","evidence":["מילים מימין לשמאל"]}"#,
    ]
    let result = try Program.run(["verify"], input: lines.joined(separator: "\n") + "\n")
    #expect(result.status == 0)
    let answers = try result.output.split(separator: "\n").map {
      try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    #expect(answers.map { $0["id"] as? String } == ["a", nil, "b", "c", "d", "e"])
    #expect(answers.map { $0["verdict"] == nil } == [false, true, true, true, true, false])
    #expect((answers[1]["error"] as? [String: Any])?["code"] as? String == "malformed")
  }

  @Test("verify --explain shows every step as a tree, on lines that a text from outside cannot break")
  func verifyExplained() throws {
    let line =
      #"{"id":"a","claim":"The court fined him 200 euros.","evidence":["The court fined him 500 euros.\u001b[2J"]}"#
    let result = try Program.run(["verify", "--explain"], input: line + "\n")
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("a  The court fined him 200 euros.\n├ "))
    #expect(result.output.contains("the model alone: supports"))
    #expect(result.output.contains("money differs: “200 euros” — “500 euros”"))
    #expect(result.output.contains("differs.money adds"))
    #expect(!result.output.contains("\u{1B}"))
  }
}
