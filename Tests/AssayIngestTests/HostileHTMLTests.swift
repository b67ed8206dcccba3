import AssayCore
import AssayIngest
import AssayTesting
import Foundation
import Testing

/// Pages crafted to be slow or large end in an article or an error; how fast is measured in `Benchmarks/extraction`.
struct HostileHTMLTests {
  private static let article = "<html><body><article>" + Samples.paragraphs.map { "<p>\($0)</p>" }.joined()

  private func read(_ text: String) throws -> Article {
    let article = try HTMLReader().read(input(text, "page.html"))
    expectSound(article)
    return article
  }

  @Test(arguments: ["<div>", "<b><i>", "<table><tr><td>", "<ul><li>", "<span class=comment>", "<blockquote>"])
  func boundsDepth(_ opening: String) throws {
    let text = HostileHTMLTests.article + String(repeating: opening, count: 100_000)
    #expect(try read(text).text.contains("ruled on Monday"))
  }

  @Test func boundsAttributes() throws {
    let attributes = (0..<200_000).map { "a\($0)=b" }.joined(separator: " ")
    let text =
      HostileHTMLTests.article
      + "<p \(attributes)>A last paragraph of the article, which is as long as others are.</p>"
    #expect(try read(text).text.contains("ruled on Monday"))
  }

  @Test func boundsTags() throws {
    let text = HostileHTMLTests.article + String(repeating: "</x>", count: 1_500_000)
    #expect(try read(text).text.contains("ruled on Monday"))
  }

  @Test func expandsNoEntities() throws {
    let bomb = (1..<30).map { "<!ENTITY e\($0) \"\(String(repeating: "&e\($0 - 1);", count: 10))\">" }
      .joined()
    let text = "<!DOCTYPE html [<!ENTITY e0 \"x\">\(bomb)]>" + HostileHTMLTests.article + "<p>&e29;</p>"
    #expect(try read(text).text.utf8.count < 10_000)
  }

  /// A quotation mark that never closes does not swallow the page.
  @Test func recoversFromOpenQuotes() throws {
    let text = "<html><body><div class=\"x>" + HostileHTMLTests.article
    #expect(throws: Never.self) { _ = try? read(text) }
  }

  /// Mutated pages; `ASSAY_FUZZ` sets how many (the default is for every test run).
  @Test(arguments: 0..<8) func survivesMutations(_ seed: Int) {
    let wanted = ProcessInfo.processInfo.environment["ASSAY_FUZZ"].flatMap(Int.init) ?? 320
    var generator = SeededGenerator(seed: UInt64(seed) + 9000)
    let pages = [Samples.html.data, Data((HostileHTMLTests.article + "<ul><li><a href=/>x</a></ul>").utf8)]
    for _ in 0..<max(1, wanted / 8) {
      var data = pages[Int.random(in: 0..<pages.count, using: &generator)]
      for _ in 0..<Int.random(in: 1...6, using: &generator) where data.count > 2 {
        let place = Int.random(in: 0..<data.count, using: &generator)
        switch Int.random(in: 0..<5, using: &generator) {
        case 0: data = Data(data.prefix(place))
        case 1: data[place] = UInt8.random(in: 0...255, using: &generator)
        case 2: data.removeSubrange(place..<min(data.count, place + 30))
        case 3: data.insert(contentsOf: data[place..<min(data.count, place + 30)], at: place)
        default: data.insert(contentsOf: Data("<table><tr><!--\"</p>".utf8), at: place)
        }
        data = Data(data)
      }
      do { expectSound(try HTMLReader().read(ArticleInput(data: data, source: "page.html"))) } catch {
        #expect((error as? AssayError)?.message.isEmpty == false, "\(error)")
      }
    }
  }
}
