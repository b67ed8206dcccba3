import Foundation
import Testing

/// Whether espeak-ng is there, which every reading needs.
private let hasEspeak = ["/usr/bin", "/usr/local/bin"].contains {
  FileManager.default.isExecutableFile(atPath: "\($0)/espeak-ng")
}

@Suite("assay listen, run as a user runs it", .enabled(if: hasEspeak, "espeak-ng is not installed"))
struct ListenTests {
  /// Runs in a new folder with its own cache; gives the run and what it left in `out`.
  static func listen(_ text: String, _ more: [String]) throws -> (Program.Result, [String]?) {
    let folder = try Program.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let out = folder.appendingPathComponent("out")
    let result = try Program.run(
      ["listen", "-", "--output", out.path] + more, input: text,
      environment: ["XDG_CACHE_HOME": folder.path + "/cache", "XDG_DATA_HOME": folder.path + "/data"])
    return (result, (try? FileManager.default.contentsOfDirectory(atPath: out.path))?.sorted())
  }

  @Test(
    "What cannot be read aloud is told, and nothing is left",
    arguments: ["", " \n\n ", "\u{202E}", "***\n\n---\n"])
  func nothing(_ text: String) throws {
    let (result, files) = try Self.listen(text, ["--voice", "espeak-ng-en"])
    #expect(result.status == 1 && !result.errors.isEmpty && files == nil)
  }

  @Test(
    "A voice or a language that is not there is named, and nothing is left",
    arguments: [
      ("nobody", "nobody"), ("/nowhere/voice.onnx", "/nowhere/voice.onnx"), ("espeak-ng-tlh", "tlh"),
    ])
  func voices(_ voice: String, _ word: String) throws {
    let (result, files) = try Self.listen("The court met on Monday.", ["--voice", voice])
    #expect(result.status == 1 && result.errors.contains(word) && files == nil, "\(result.errors)")
  }

  @Test(
    "Strange text is read",
    arguments: [
      String(repeating: "The court met and ", count: 300) + "left.", "🔥🔥 Fire 😀.",
      "القانون الجديد سيدخل حيز التنفيذ في بداية العام المقبل.", "שלום לכולם, זה המאמר החדש שלנו.",
    ])
  func strange(_ text: String) throws {
    let (result, files) = try Self.listen(text, ["--voice", "espeak-ng-en"])
    #expect(result.status == 0, "\(result.errors)")
    #expect(Set(["article.vtt", "article.wav", "timings.json"]).isSubset(of: Set(files ?? [])))
    #expect(files?.allSatisfy { !$0.hasPrefix(".") } == true)
  }

  /// A limit on the size of files stands for the full disk.
  @Test("A full disk is told, and nothing half-written is left", arguments: [4, 64])
  func fullDisk(_ kilobytes: Int) throws {
    let folder = try Program.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let text = folder.appendingPathComponent("article.txt")
    try Data(String(repeating: "The court met on Monday and heard two witnesses. ", count: 40).utf8).write(
      to: text)
    let out = folder.appendingPathComponent("out")
    let result = try Program.run(
      [
        "-c", "trap '' XFSZ; ulimit -f \(kilobytes); exec \"$0\" \"$@\"", Program.url.path, "listen",
        text.path,
        "--output", out.path, "--voice", "espeak-ng-en",
      ],
      environment: ["XDG_CACHE_HOME": folder.path + "/cache", "XDG_DATA_HOME": folder.path + "/data"],
      program: URL(fileURLWithPath: "/bin/bash"))
    #expect(result.status == 1, "\(result.errors)")
    #expect(result.errors.contains("could not be written"))
    #expect(!FileManager.default.fileExists(atPath: out.path))
  }

  @Test("Mixed scripts, emoji and directions in one text are read, with their marks in the text")
  func mixed() throws {
    let text = "The editor 😀 said: «\u{202B}שלום לכולם\u{202C}» 🔥. \u{202E}Then she left\u{202C}."
    let (result, files) = try Self.listen(text, ["--voice", "espeak-ng-en"])
    #expect(result.status == 0 && files?.contains("timings.json") == true, "\(result.errors)")
  }
}
