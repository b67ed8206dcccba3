import Foundation
import Testing

@Suite("assay extract --batch, run as a user runs it")
struct ExtractBatchTests {
  private struct Answer: Decodable {
    struct Failure: Decodable {
      var code: String
      var message: String
    }
    var id: String?
    var title: String?
    var text: String?
    var error: Failure?
  }

  private static func page(_ number: Int) -> String {
    "<!DOCTYPE html><html lang=en><head><title>Report \(number)</title></head><body><article><h1>Report \(number)</h1>"
      + (1...4).map {
        "<p>The court heard witness \($0) of session \(number) on Monday, and adjourned the case for a week.</p>"
      }.joined() + "</article></body></html>"
  }

  private static func answers(_ text: String) throws -> [Answer] {
    try text.split(separator: "\n").map { try JSONDecoder().decode(Answer.self, from: Data($0.utf8)) }
  }

  /// Whatever a line's page is, the others are answered, in order, one line for each.
  @Test func badPagesCostNoOther() throws {
    let folder = try Program.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let bad: [String: Data] = [
      "empty": Data(), "binary": Data([0x89, 0x50, 0x4E, 0x47, 0, 1, 2]), "zeros": Data(count: 2000),
      "links": Data("<html><ul>\(String(repeating: "<li><a href=/x>A link</a></li>", count: 300))</ul>".utf8),
      "deep": Data(("<html>" + String(repeating: "<div>", count: 200_000)).utf8),
      "pdf": Data("%PDF-1.4 nothing".utf8),
    ]
    var lines: [String] = []
    for number in 0..<60 {
      let name = bad.keys.sorted()[number % bad.count]
      let file = folder.appendingPathComponent("\(number).html")
      try (number % 2 == 0 ? Data(Self.page(number).utf8) : bad[name] ?? Data()).write(to: file)
      // One page is not there at all, one line is no JSON, one has no path.
      lines.append(
        "{\"id\":\"page \(number)\",\"path\":\"\(number == 30 ? "missing" : String(number)).html\"}")
    }
    lines[41] = "this is no JSON"
    lines[43] = "{\"id\":\"page 43\"}"
    let manifest = folder.appendingPathComponent("manifest.jsonl")
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: manifest)
    let result = try Program.run(["extract", "--batch", manifest.path])
    #expect(result.status == 0, "\(result.errors)")
    let answers = try Self.answers(result.output)
    #expect(answers.count == 60)
    for (number, answer) in answers.enumerated() {
      if number != 41 { #expect(answer.id == "page \(number)") }
      if number % 2 == 0, number != 30 {
        #expect(answer.title == "Report \(number)" && answer.text?.contains("session \(number)") == true)
      } else {
        #expect(
          answer.error?.code.isEmpty == false && answer.error?.message.isEmpty == false, "page \(number)")
      }
    }
  }

  /// Answers come while lines still can: the program reads no manifest to its end first.
  @Test func answersAsItReads() throws {
    let folder = try Program.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("page.html")
    try Data(Self.page(1).utf8).write(to: file)
    let process = Process()
    let (input, output) = (Pipe(), Pipe())
    process.executableURL = Program.url
    process.arguments = ["extract", "--batch", "-"]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    let lines = (0..<64).map { "{\"id\":\"\($0)\",\"path\":\"\(file.path)\"}\n" }.joined()
    try input.fileHandleForWriting.write(contentsOf: Data(lines.utf8))
    var text = Data()
    while text.count(where: { $0 == 0x0A }) < 64 {
      let more = output.fileHandleForReading.availableData
      try #require(!more.isEmpty, "the program ended before its input did")
      text += more
    }
    #expect(try Self.answers(String(decoding: text, as: UTF8.self)).map(\.id) == (0..<64).map { "\($0)" })
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }
}
