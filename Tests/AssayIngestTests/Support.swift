import AssayCore
import AssayIngest
import Foundation
import Testing

/// Makes an input from text.
func input(_ text: String, _ source: String = "article.txt") -> ArticleInput {
  ArticleInput(data: Data(text.utf8), source: source)
}

/// The error that reading gives; nil where it succeeds.
func failure(_ body: () throws -> Article) -> AssayError? {
  do {
    _ = try body()
    return nil
  } catch {
    return error as? AssayError
  }
}

extension Article {
  /// Kind and words of each paragraph, such as `body: It rained.`.
  var outline: [String] { paragraphs.map { "\($0.kind.rawValue): \(text.text(in: $0.span))" } }
}

/// Asserts what every reader promises: spans that fit the text, in order, sentences within their paragraphs.
func expectSound(_ article: Article) {
  let length = article.text.codePointCount
  var end = 0
  for paragraph in article.paragraphs {
    #expect(paragraph.span.start >= end && paragraph.span.end <= length && !paragraph.span.isEmpty)
    end = paragraph.span.end
  }
  let joined = article.paragraphs.map { article.text.text(in: $0.span) }.joined(separator: "\n\n")
  #expect(joined == article.text)
  end = 0
  for (index, sentence) in article.sentences.enumerated() {
    #expect(sentence.index == index && sentence.span.start >= end)
    #expect(Array(article.text.text(in: sentence.span).unicodeScalars) == Array(sentence.text.unicodeScalars))
    let paragraph = article.paragraphs[sentence.paragraph].span
    #expect(paragraph.start <= sentence.span.start && sentence.span.end <= paragraph.end)
    end = sentence.span.end
  }
  #expect(article.sha256.count == 64)
}
