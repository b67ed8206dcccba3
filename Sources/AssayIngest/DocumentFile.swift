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

  /// The document with the fact check that its page carries, and further documents where it carries several.
  ///
  /// A page without one is the document as it is.
  static func factChecks(of document: Document, in input: ArticleInput) -> [Document] {
    guard ClaimReviews.mayBe(in: input.data), HTMLReader().recognises(input) else { return [document] }
    let reviews = HTMLReader.linkedData(input).flatMap { script in
      (try? JSONDocuments.factChecks(in: Data(script.utf8), place: document.id)) ?? []
    }
    guard let first = reviews.first else { return [document] }
    var page = document
    page.kind = .factCheck
    page.factCheck = first.factCheck
    page.url = page.url ?? first.url
    page.title = page.title ?? first.title
    page.published = page.published ?? first.published
    page.source = first.source ?? page.source
    let others = reviews.dropFirst().enumerated().map { index, review in
      var review = review
      review.id = "\(document.id)#\(index + 2)"
      review.url = review.url ?? page.url
      review.language = review.language ?? page.language
      return review
    }
    return [page] + others
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
