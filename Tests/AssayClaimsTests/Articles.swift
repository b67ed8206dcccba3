import AssayClaims
import AssayCore
import AssayText
import Foundation

/// The detector with the model of the repository.
let detector: ArticleClaimDetector = {
  let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  // swift-format-ignore: NeverUseForceTry
  return try! ArticleClaimDetector(folder: repository.appendingPathComponent("Models/checkworthiness"))
}()

/// An article with one paragraph a line.
func article(_ text: String, published: String? = "2026-02-10") -> Article {
  var whole = ""
  var paragraphs: [Paragraph] = []
  var sentences: [Sentence] = []
  for line in text.split(separator: "\n") {
    if !whole.isEmpty { whole += "\n\n" }
    let start = whole.codePointCount
    let block = String(line)
    whole += block
    paragraphs.append(Paragraph(span: TextSpan(start: start, end: whole.codePointCount), kind: .body))
    for span in SentenceSplitter().sentences(in: block) {
      sentences.append(
        Sentence(
          index: sentences.count, span: span.shifted(by: start), text: block.text(in: span),
          paragraph: paragraphs.count - 1))
    }
  }
  return Article(
    title: nil, published: published.flatMap { PartialDate(iso8601: $0) }, language: "en", source: "test",
    sha256: "",
    text: whole, paragraphs: paragraphs, sentences: sentences)
}

/// The texts of the claims of `text`.
func claimTexts(_ text: String, published: String? = "2026-02-10") async throws -> [String] {
  try await detector.claims(in: article(text, published: published)).map(\.text)
}
