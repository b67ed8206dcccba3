import AssayCore

/// The article in its own words, each paragraph with the claims it makes beside it.
package struct ArticleSection {
  package let article: Article
  private let views: [ClaimView]
  private let bySentence: [Int: [ClaimView]]
  private let byParagraph: [Int: [Sentence]]
  /// The text as code points, so that a span is found at once in however long an article.
  private let scalars: [Unicode.Scalar]

  private let layout: ClaimLayout

  /// - Parameter views: the claims that are marked, in reading order; others stay text.
  package init(report: Report, views: [ClaimView], layout: ClaimLayout = .card) {
    article = report.article
    self.views = views
    self.layout = layout
    bySentence = Dictionary(grouping: views, by: \.claim.sentence.index)
    byParagraph = Dictionary(grouping: report.article.sentences, by: \.paragraph)
    scalars = Array(report.article.text.unicodeScalars)
  }

  package var html: HTML {
    HTML.Tag.section(.class("article"), .labelledBy("article")) {
      HTML.Tag.h2(.id("article")) { "The article, with its claims" }
      HTML.Tag.article(layout.leadsToText ? [.id("annotated")] : []) {
        for (index, paragraph) in article.paragraphs.enumerated() { row(paragraph, index: index) }
      }
      unplaced
    }
  }

  /// A paragraph and its notes.
  ///
  /// The headline stands above already, and words of the page are left out.
  private func row(_ paragraph: Paragraph, index: Int) -> HTML {
    let isBlank = text(in: paragraph.span).allSatisfy(\.isWhitespace)
    let sentences = byParagraph[index] ?? []
    let claims = sentences.flatMap { bySentence[$0.index] ?? [] }
    let isLeftOut = paragraph.kind == .furniture || paragraph.kind == .title
    if isBlank || (isLeftOut && !claims.contains { $0.mark != .notCheckable }) { return .group([]) }
    let words = HTML.group(pieces(of: paragraph, sentences))
    let cards = claims.filter { $0.mark != .notCheckable }
    return HTML.Tag.div(.class("row")) {
      HTML.Tag.div(.class("text", paragraph.kind.rawValue), .language(article.language), .anyDirection) {
        switch paragraph.kind {
        case .heading, .title: HTML.Tag.h3 { words }
        case .quote: HTML.Tag.blockquote { HTML.Tag.p { words } }
        case .listItem: HTML.Tag.p(.class("item")) { words }
        case .body, .caption, .table, .furniture: HTML.Tag.p { words }
        }
      }
      if !cards.isEmpty {
        HTML.Tag.ol([.class("notes"), .label("Claims of this paragraph")] + aside) {
          for card in cards { ClaimCard(view: card, language: article.language, layout: layout).html }
        }
      }
    }
  }

  /// The paragraph's text: sentences that make claims are marked, what lies between is text.
  private func pieces(of paragraph: Paragraph, _ sentences: [Sentence]) -> [HTML] {
    var pieces: [HTML] = []
    var position = paragraph.span.start
    for sentence in sentences.sorted(by: { $0.span < $1.span }) where sentence.span.start >= position {
      pieces.append(.text(text(in: TextSpan(start: position, end: sentence.span.start))))
      pieces.append(marked(sentence))
      position = sentence.span.end
    }
    if position < paragraph.span.end {
      pieces.append(.text(text(in: TextSpan(start: position, end: paragraph.span.end))))
    }
    return pieces
  }

  private func marked(_ sentence: Sentence) -> HTML {
    let claims = bySentence[sentence.index] ?? []
    let words = text(in: sentence.span)
    guard let gravest = claims.map(\.mark).max(by: { $0.seriousness < $1.seriousness }) else {
      return .text(words)
    }
    return HTML.Tag.span(.class("sentence", "v-\(gravest.rawValue)")) {
      mark(words, claims, gravest)
      for claim in claims {
        HTML.Tag.a(
          [
            .class("ref", "v-\(claim.mark.rawValue)"), .href(fragment: layout.cardAnchor(claim)),
            .label("Claim \(claim.number): \(claim.mark.words)"),
          ] + aside
        ) { "\(claim.mark.symbol)\u{2060}\(claim.number)" }
      }
    }
  }

  /// Tells the script that reads the article aloud what is not of the article.
  private var aside: [Attribute] { layout.leadsToText ? [Attribute("data-assay-ignore")] : [] }

  /// The sentence's words; where addresses lead into the text, each of its claims has one there.
  private func mark(_ words: String, _ claims: [ClaimView], _ gravest: Mark) -> HTML {
    guard layout.leadsToText, let first = claims.first(where: { $0.mark == gravest }) else {
      return HTML.Tag.span(.class("mark")) { words }
    }
    return .group([
      .group(
        claims.filter { $0.number != first.number }.map {
          HTML.Tag.span(
            .class("place"), .id($0.anchor), Attribute("data-claim", $0.claim.id),
            Attribute("data-verdict", $0.mark.rawValue))
        }),
      HTML.Tag.mark(
        .class("mark"), .id(first.anchor), Attribute("data-claim", first.claim.id),
        Attribute("data-verdict", first.mark.rawValue)
      ) { words },
    ])
  }

  /// The words that a span covers; the part of it outside the text is ignored.
  private func text(in span: TextSpan) -> String {
    let end = min(max(0, span.end), scalars.count)
    return String(String.UnicodeScalarView(scalars[min(max(0, span.start), end)..<end]))
  }

  /// Claims whose sentence lies in no paragraph are not lost.
  private var unplaced: HTML {
    let placed = Set(
      article.sentences.filter { article.paragraphs.indices.contains($0.paragraph) }.map(\.index))
    let rest = views.filter { !placed.contains($0.claim.sentence.index) && $0.mark != .notCheckable }
    guard !rest.isEmpty else { return .group([]) }
    return HTML.Tag.ol(.class("notes", "unplaced"), .label("Further claims")) {
      for view in rest { ClaimCard(view: view, language: article.language, layout: layout).html }
    }
  }
}
