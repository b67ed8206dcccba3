import AssayCore
import AssayIngest
import AssayTesting
import Foundation
import Testing

struct DocumentReaderTests {
  /// Documents as `id|title|words`, failures as `!code`.
  private func read(_ paths: [String]) async -> [String] {
    var found: [String] = []
    for await element in DocumentReader().documents(at: paths) {
      switch element {
      case .document(let document, _):
        found.append("\(document.id)|\(document.title ?? "-")|\(document.text.count)")
      case .failure(_, let error): found.append("!\(error.code.rawValue)")
      }
    }
    return found
  }

  @Test func walksAFolderInOrder() async throws {
    let folder = try TemporaryFolder()
    try folder.write("b.txt", "It rained.")
    try folder.write("a/note.md", "---\nid: n-1\ntitle: Note\n---\nIt rained.")
    try folder.write("a/plain.md", "It rained.")
    try folder.write("c.html", "<html><body><p>It rained.</p></body></html>")
    try folder.write("README.md", "# About this folder")
    try folder.write("d/README.md", "---\nid: kept\n---\nIt rained.")
    try folder.write(".hidden.txt", "no")
    try folder.write("image.png", Data([0x89, 0x50]))
    try folder.write("z.txt", Data([0x25, 0x50, 0x44, 0x46, 0x2D]))
    #expect(
      await read([folder.path]) == [
        "n-1|Note|10", "a/plain.md|-|10", "b.txt|-|10", "c.html|-|10", "kept|-|10", "!malformed",
      ])
  }

  @Test func givesFrontMatter() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      "n.md",
      "---\nid: n\nurl: https://e.org\nsource: Example\npublished: 2026-01-12\nlanguage: en\n---\n# T\n\nShare\n\nIt rained."
    )
    var iterator = DocumentReader().documents(at: [path]).makeAsyncIterator()
    guard case .document(let document, let input) = await iterator.next() else {
      Issue.record("no document")
      return
    }
    #expect(
      document
        == Document(
          id: "n", url: "https://e.org", title: "T", published: PartialDate(iso8601: "2026-01-12"),
          source: "Example",
          language: "en", text: "T\n\nIt rained."))
    #expect(input == path)
    #expect(await iterator.next() == nil)
  }

  @Test func readsJSONLines() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      "d.jsonl",
      """
      {"id":"1","title":"T","text":"It rained.","published":"2026-01"}

      not json
      {"id":"2"}
      {"url":"https://e.org/3","text":"It rained."}\r
      {"text":"It rained."}
      {"id":5,"text":"It rained."}
      """)
    #expect(
      await read([path]) == [
        "1|T|10", "!malformed", "!malformed", "https://e.org/3|-|10", "d.jsonl:6|-|10", "5|-|10",
      ])
  }

  @Test func passesOverEndlessLines() async throws {
    let folder = try TemporaryFolder()
    var data = Data("{\"id\":\"1\",\"text\":\"a\"}\n{\"id\":\"2\",\"text\":\"".utf8)
    data.append(Data(repeating: 0x61, count: DocumentReader.maximumLineBytes + 1000))
    data.append(Data("\"}\n{\"id\":\"3\",\"text\":\"c\"}\n".utf8))
    let path = try folder.write("long.jsonl", data)
    #expect(await read([path]) == ["1|-|1", "!tooLarge", "3|-|1"])
  }

  @Test func goesOnPastFailures() async throws {
    let folder = try TemporaryFolder()
    let good = try folder.write("good.txt", "It rained.")
    let empty = try folder.write("empty.txt", "")
    #expect(await read([folder.path + "/none", empty, good]) == ["!notFound", "!empty", "good.txt|-|10"])
  }

  @Test func doesNotWalkInCircles() async throws {
    let folder = try TemporaryFolder()
    try folder.write("a/x.txt", "It rained.")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/a/loop", withDestinationPath: folder.path)
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/gone.txt", withDestinationPath: "/nowhere/at/all")
    #expect(await read([folder.path]) == ["a/x.txt|-|10", "!notFound"])
  }
}
