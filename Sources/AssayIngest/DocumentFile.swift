import AssayCore
import Foundation

/// Turns one file into a document, by way of an article.
enum DocumentFile {
  /// The document; nil where `skipsPlain` is set and the file has no front matter.
  ///
  /// A document's text is the article's without page furniture, so that passages are the publisher's own words.
  static func document(
    _ input: ArticleInput, id: String, readers: ArticleReaders, skipsPlain: Bool
  ) throws -> Document? {
    let markdown = MarkdownReader()
    let isHTML = HTMLReader().recognises(input)
    let (article, matter) =
      !isHTML && markdown.recognises(input)
      ? try markdown.readWithMatter(input) : (try readers.read(input), nil)
    if skipsPlain, matter == nil { return nil }
    return Document(
      id: matter?.first("id") ?? id, url: article.url, title: article.title, published: article.published,
      source: article.siteName, language: article.language, text: words(of: article))
  }

  private static func words(of article: Article) -> String {
    guard article.paragraphs.contains(where: { $0.kind == .furniture }) else { return article.text }
    let scalars = Array(article.text.unicodeScalars)
    let kept = article.paragraphs.filter { $0.kind != .furniture }.map { paragraph in
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[paragraph.span.start..<paragraph.span.end])
      return String(view)
    }
    return kept.joined(separator: "\n\n")
  }
}
