import AssayCore
import AssayIngest
import Foundation
import Testing

/// Pages in the charsets that pages declare, as bytes: the fixtures were encoded elsewhere, since Foundation does not know all
/// of these.
struct CharsetTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(
    path: "Fixtures/charsets")

  /// The charsets that there are fixtures for.
  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".html") }.map { String($0.dropLast(5)) }.sorted()
  }()

  private func page(_ name: String) throws -> Data {
    try Data(contentsOf: CharsetTests.folder.appending(path: "\(name).html"))
  }

  private func words(_ name: String) throws -> [String] {
    try String(contentsOf: CharsetTests.folder.appending(path: "\(name).txt"), encoding: .utf8)
      .split(separator: "\n").map(String.init)
  }

  private func read(_ data: Data) throws -> Article {
    let article = try ArticleReaders.standard.read(ArticleInput(data: data, source: "page.html"))
    expectSound(article)
    return article
  }

  @Test func fixturesAreThere() { #expect(CharsetTests.names.count >= 18) }

  @Test(arguments: names) func declaredInTheMeta(_ name: String) throws {
    let article = try read(page(name))
    for paragraph in try words(name) { #expect(article.text.contains(paragraph)) }
    #expect(article.title?.isEmpty == false && !article.text.contains("\u{FFFD}"))
  }

  /// The old way to declare it, and XHTML's.
  @Test(
    arguments: names,
    ["<meta http-equiv=\"Content-Type\" content=\"text/html; charset=NAME\">", "<META CHARSET=NAME />"])
  func declaredInOtherWays(_ name: String, _ form: String) throws {
    let declared = Data("<meta charset=\"\(name)\">".utf8)
    var data = try page(name)
    let place = try #require(data.range(of: declared))
    data.replaceSubrange(place, with: Data(form.replacing("NAME", with: name.uppercased()).utf8))
    let article = try read(data)
    for paragraph in try words(name) { #expect(article.text.contains(paragraph)) }
  }

  /// The same words in UTF-8 and UTF-16, whatever the page declares: its own bytes are believed first.
  @Test(arguments: names, ["utf-8", "utf-8 mark", "utf-16le mark", "utf-16be mark"])
  func theBytesWin(_ name: String, _ form: String) throws {
    let paragraphs = try words(name)
    let text =
      "<!DOCTYPE html><html><head><meta charset=\"\(name)\"><title>T</title></head><body><article>"
      + paragraphs.map { "<p>\($0)</p>" }.joined() + "</article></body></html>"
    let data: Data? =
      switch form {
      case "utf-8": Data(text.utf8)
      case "utf-8 mark": Data([0xEF, 0xBB, 0xBF]) + Data(text.utf8)
      case "utf-16le mark": text.data(using: .utf16LittleEndian).map { Data([0xFF, 0xFE]) + $0 }
      default: text.data(using: .utf16BigEndian).map { Data([0xFE, 0xFF]) + $0 }
      }
    let article = try read(#require(data))
    for paragraph in paragraphs { #expect(article.text.contains(paragraph)) }
  }

  /// A charset that nobody knows does not cost the page.
  @Test(arguments: ["x-unknown", "", "utf-9", "iso-8859-99", "utf-16", "utf-7", "UTF-8"]) func unknownNames(
    _ name: String
  ) throws {
    let words = "Das Gericht verhängte am Montag nach zwei Monaten eine Geldstrafe gegen die Redakteurin."
    let text = "<html><head><meta charset=\"\(name)\"></head><body><p>\(words)</p></body></html>"
    #expect(try read(Data(text.utf8)).text == words)
    let latin = try #require(text.data(using: .windowsCP1252))
    #expect(try read(latin).text == words)
  }

  /// What is declared for a script is not the page's charset.
  @Test func aScriptsCharsetIsItsOwn() throws {
    let words = "Das Gericht verhängte am Montag nach zwei Monaten eine Geldstrafe gegen die Redakteurin."
    let text =
      "<html><head><script charset=koi8-r src=a.js></script></head><body><p>\(words)</p></body></html>"
    #expect(try read(#require(text.data(using: .windowsCP1252))).text == words)
  }
}
