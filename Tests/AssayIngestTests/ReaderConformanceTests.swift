import AssayCore
import AssayIngest
import AssayTesting
import Foundation
import Testing

/// Every reader keeps the promises of `ArticleReader`.
struct ReaderConformanceTests {
  private static var hasPoppler: Bool { FileManager.default.isExecutableFile(atPath: "/usr/bin/pdftotext") }
  private static var hasUnzip: Bool { FileManager.default.isExecutableFile(atPath: "/usr/bin/unzip") }

  @Test func html() throws {
    try ArticleReaderConformance(HTMLReader()).check(
      on: [Samples.html], foreign: [Samples.markdown, Samples.plain, Samples.mail, Samples.pdf, Samples.epub])
  }

  @Test func markdown() throws {
    try ArticleReaderConformance(MarkdownReader()).check(
      on: [Samples.markdown], foreign: [Samples.html, Samples.pdf, Samples.epub, Samples.plain])
  }

  @Test func plainText() throws {
    try ArticleReaderConformance(PlainTextReader()).check(
      on: [Samples.plain], foreign: [Samples.pdf, Samples.epub])
  }

  @Test func mail() throws {
    try ArticleReaderConformance(MailReader()).check(
      on: [Samples.mail], foreign: [Samples.html, Samples.markdown, Samples.plain, Samples.pdf, Samples.epub])
  }

  @Test(.enabled(if: hasPoppler, "poppler is installed")) func pdf() throws {
    try ArticleReaderConformance(PDFReader()).check(
      on: [Samples.pdf],
      foreign: [Samples.html, Samples.markdown, Samples.plain, Samples.mail, Samples.epub],
      damages: 6)
  }

  @Test(.enabled(if: hasUnzip, "unzip is installed")) func epub() throws {
    try ArticleReaderConformance(EPUBReader()).check(
      on: [Samples.epub],
      foreign: [Samples.html, Samples.markdown, Samples.plain, Samples.mail, Samples.pdf],
      damages: 6)
  }

  @Test func chooser() throws {
    try ArticleReaderConformance(ArticleReaders.standard).check(
      on: [Samples.html, Samples.markdown, Samples.plain, Samples.mail], damages: 10)
  }
}
