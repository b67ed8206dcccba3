import AssayCore
import AssayIngest
import AssayTesting
import Foundation
import Testing

@Suite(
  .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/pdftotext"), "poppler is installed"))
struct PDFReaderTests {
  @Test func makesParagraphsOfLines() throws {
    let article = try PDFReader().read(Samples.pdf)
    #expect(article.title == "Court rules on outlet")
    #expect(article.outline.filter { $0.hasPrefix("body") }.count == 3)
    #expect(article.text.contains("in a case that lasted two months, that the outlet must pay a fine"))
  }

  @Test func removesRunningHeadsAndJoinsPages() throws {
    let pages = (1...4).map { number in
      ["Yearly Report 2026", ""] + (number == 1 ? ["Findings of the year", ""] : [])
        + Samples.wrapped(Samples.paragraphs[number % 3]) + [
          "", "and the sentence number \(number) goes on over the",
        ]
        + ["", "Page \(number) of 4"]
    }
    let article = try PDFReader().read(Samples.pdf(pages: pages))
    #expect(!article.text.contains("Yearly Report") && !article.text.contains("Page 2"))
  }

  @Test func readsOneColumnAfterTheOther() throws {
    let columns = [0..<3, 3..<6].map { range in
      range.flatMap { Samples.wrapped(PageShell.story[$0], width: 40) + [""] }
    }
    let text = try PDFReader().read(Samples.pdf(left: columns[0], right: columns[1])).text
    let places = (0..<6).map { index in text.range(of: String(PageShell.story[index].prefix(30)))?.lowerBound
    }
    #expect(places.allSatisfy { $0 != nil })
    #expect(
      zip(places, places.dropFirst()).allSatisfy { one, next in
        one.flatMap { a in next.map { a < $0 } } ?? false
      })
    for index in 0..<6 {
      #expect(
        text.contains(
          String(PageShell.story[index].suffix(60)).replacing("“", with: "\"").replacing("”", with: "\"")))
    }
  }

  @Test func joinsHyphenatedWords() throws {
    let lines = [
      "Court rules", "", "The defence had been given no time to read the new docu-", "ments, said a monitor.",
    ]
    #expect(
      try PDFReader().read(Samples.pdf(pages: [lines])).text.contains("the new documents, said a monitor."))
  }

  @Test func tellsWhatIsWrong() {
    #expect(failure { try PDFReader().read(input("%PDF-1.4\nnothing", "a.pdf")) }?.code == .malformed)
    #expect(failure { try PDFReader().read(Samples.pdf(pages: [[]])) }?.code == .empty)
  }
}
