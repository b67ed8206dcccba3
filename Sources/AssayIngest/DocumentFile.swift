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
    let (article, matter) =
      readers.recognisedFormat(input) == markdown.format
      ? try markdown.readWithMatter(input) : (try readers.read(input), nil)
    if skipsPlain, matter == nil { return nil }
    return Document(
      id: matter?.first("id") ?? id, url: article.url, title: article.title, published: article.published,
      source: article.siteName, language: article.language, text: article.textWithoutFurniture)
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
}
