import AssayCore
import AssayIngest
import AssayTesting
import Foundation
import Testing

@Suite(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/unzip"), "unzip is installed"))
struct EPUBReaderTests {
  @Test func readsChaptersInOrder() throws {
    let article = try EPUBReader().read(Samples.epub)
    #expect(
      article.title == "Court rules on outlet" && article.byline == "Jane Doe" && article.language == "en")
    #expect(article.published == PartialDate(iso8601: "2026-01-12"))
    #expect(article.outline.first == "title: Court rules on outlet")
    #expect(article.paragraphs.filter { $0.kind == .body }.count == 3)
  }

  @Test func refusesArchivesThatAreNoBooks() {
    let file = Samples.epub(files: [
      ("mimetype", Data("application/epub+zip".utf8)), ("a.txt", Data("x".utf8)),
    ])
    #expect(failure { try EPUBReader().read(file) }?.code == .malformed)
  }

  /// Names from within the archive reach a program's arguments.
  @Test func takesNamesAsNames() {
    for path in ["-x", "../../etc/passwd", "*", "$(touch /tmp/x)", "a'b\"c"] {
      let container = "<container><rootfiles><rootfile full-path=\"\(path)\"/></rootfiles></container>"
      let file = Samples.epub(files: [
        ("mimetype", Data("application/epub+zip".utf8)), ("META-INF/container.xml", Data(container.utf8)),
      ])
      #expect(failure { try EPUBReader().read(file) } != nil)
    }
  }
}
