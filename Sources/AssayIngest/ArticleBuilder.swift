import AssayCore
import AssayText
import Foundation

/// A block of an article before it is laid out: what it is, and its words on one line.
struct Block: Equatable {
  var kind: Paragraph.Kind
  var text: String

  init(_ kind: Paragraph.Kind, _ text: String) {
    self.kind = kind
    self.text = text
  }
}

/// What a format says about an article beside its text.
struct ArticleMetadata: Equatable {
  var title: String?
  var byline: String?
  var published: PartialDate?
  var modified: PartialDate?
  var language: String?
  var siteName: String?
  var url: String?
  var section: String?
  var image: String?
  var notices: [Article.Notice] = []
}

/// Lays blocks out as an article's text, with paragraphs, sentences and their code point offsets.
///
/// The text is the blocks joined by a blank line. A title that stood in the source's text is a block of kind `title`
/// and so part of the text; a title known from metadata alone is not. Titles, headings, furniture and table rows are
/// one sentence each.
enum ArticleBuilder {
  /// Makes the article.
  ///
  /// - Throws: ``AssayError`` with code `empty` where no block has a word.
  static func article(_ blocks: [Block], _ metadata: ArticleMetadata, from input: ArticleInput) throws
    -> Article
  {
    let splitter = SentenceSplitter()
    var text = ""
    var offset = 0
    var paragraphs: [Paragraph] = []
    var sentences: [Sentence] = []
    for block in blocks {
      let words = Whitespace.collapsed(block.text)
      guard !words.isEmpty else { continue }
      if !paragraphs.isEmpty {
        text += "\n\n"
        offset += 2
      }
      let scalars = words.unicodeScalars
      let whole = TextSpan(start: 0, end: scalars.count)
      let spans: [TextSpan]
      switch block.kind {
      case .title, .heading, .furniture, .table: spans = [whole]
      case .body, .listItem, .quote, .caption: spans = splitter.sentences(in: words)
      }
      // Sentences come in order, so one index moves through the words once.
      var index = scalars.startIndex
      var position = 0
      for span in spans {
        let start = scalars.index(index, offsetBy: span.start - position)
        index = scalars.index(start, offsetBy: span.count)
        position = span.end
        sentences.append(
          Sentence(
            index: sentences.count, span: span.shifted(by: offset), text: String(scalars[start..<index]),
            paragraph: paragraphs.count))
      }
      paragraphs.append(Paragraph(span: whole.shifted(by: offset), kind: block.kind))
      text += words
      offset += whole.count
    }
    guard paragraphs.contains(where: { $0.kind != .furniture }) else {
      throw AssayError(
        .empty, "\(InputBytes.name(input.source)) has no article text. Give a file with the article's words.")
    }
    return Article(
      title: metadata.title, byline: metadata.byline, published: metadata.published,
      modified: metadata.modified,
      language: metadata.language ?? LanguageIdentifier().identify(text)?.code, siteName: metadata.siteName,
      url: metadata.url ?? input.url, source: input.source, sha256: ContentHash.sha256(input.data),
      text: text,
      paragraphs: paragraphs, sentences: sentences, section: metadata.section, image: metadata.image,
      notices: metadata.notices)
  }
}
