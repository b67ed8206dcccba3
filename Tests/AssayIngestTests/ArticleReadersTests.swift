import AssayCore
import AssayIngest
import AssayTesting
import Foundation
import Testing

struct ArticleReadersTests {
  private let readers = ArticleReaders.standard

  @Test(arguments: [
    (
      "<html><body><p>It rained in Almaty on Monday, all day.</p></body></html>",
      "It rained in Almaty on Monday, all day."
    ),
    ("# Title\n\nIt *rained*.", "Title\n\nIt rained."), ("It *rained*.", "It *rained*."),
  ])
  func choosesByContent(_ text: String, _ words: String) throws {
    let article = try readers.read(input(text, "-"))
    #expect(article.text == words)
    expectSound(article)
  }

  @Test(
    arguments: [
      ([0x50, 0x4B, 3, 4, 0], "zip"), ([0x89, 0x50, 0x4E, 0x47, 1], "PNG"),
      ([0xFF, 0xD8, 0xFF, 0xE0], "JPEG"), ([0x1F, 0x8B, 8], "gzip"), (Array("text\0text".utf8), "binary"),
      (Array("SQLite format 3\0".utf8), "SQLite"),
    ] as [([UInt8], String)])
  func namesBinaryFormats(_ bytes: [UInt8], _ name: String) {
    let error = failure { try readers.read(ArticleInput(data: Data(bytes), source: "a.txt")) }
    #expect(error?.code == .unsupportedFormat)
    #expect(error?.message.contains(name) == true, "\(error?.message ?? "")")
  }

  @Test(arguments: [("", "empty"), ("  \n\t ", "no article text")]) func refusesNothing(
    _ text: String, _ words: String
  ) {
    let error = failure { try readers.read(input(text)) }
    #expect(error?.code == .empty && error?.message.contains(words) == true)
  }

  @Test func refusesWhatIsTooLarge() throws {
    let data = Data(repeating: 0x61, count: ArticleReaders.maximumBytes + 1)
    #expect(failure { try readers.read(ArticleInput(data: data, source: "a.txt")) }?.code == .tooLarge)
    let folder = try TemporaryFolder()
    let path = try folder.write("large.txt", data)
    let error = failure { try readers.read(path: path) }
    #expect(error?.code == .tooLarge && error?.message.contains("64 MB") == true)
  }

  @Test func saysWhyAPathCannotBeRead() throws {
    let folder = try TemporaryFolder()
    #expect(failure { try readers.read(path: folder.path + "/none.txt") }?.code == .notFound)
    let error = failure { try readers.read(path: folder.path) }
    #expect(error?.code == .unreadable && error?.message.contains("folder") == true)
  }

  @Test(.enabled(if: getuid() != 0, "root may read everything")) func saysWhereAPermissionIsMissing() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("locked.txt", "It rained.")
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
    #expect(failure { try readers.read(path: path) }?.code == .unreadable)
  }

  @Test func readsAFile() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("a.txt", "A title\n\nIt rained.")
    let article = try readers.read(path: path)
    #expect(article.source == path && article.title == "A title")
    #expect(article.sha256 == ContentHash.sha256(Data("A title\n\nIt rained.".utf8)))
  }

  /// A long text costs time in proportion to its length; the square of it would not end.
  @Test(arguments: ["It rained in Almaty on Monday.\n", "It rained. ", "x"])
  func readsLongTexts(_ piece: String) throws {
    let text = String(repeating: piece, count: 4_000_000 / piece.utf8.count)
    let article = try readers.read(input(text))
    #expect(article.text.utf8.count >= 3_900_000)
  }

  @Test func saysWhenNoReaderFits() {
    let error = failure { try ArticleReaders(readers: []).read(input("It rained.")) }
    #expect(error?.code == .unsupportedFormat)
  }
}
