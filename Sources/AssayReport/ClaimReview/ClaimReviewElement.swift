import AssayCore
import Foundation

/// One ClaimReview.
struct ClaimReviewElement {
  let view: ClaimView
  let report: Report
  let options: ClaimReviewOptions

  var value: JSONValue {
    let checked = UTCMoment(report.checkedAt)
    return .sparse([
      ("@context", .string("https://schema.org")),
      ("@type", .string("ClaimReview")),
      ("url", .string(url)),
      ("claimReviewed", text(view.claim.text)),
      ("reviewRating", rating),
      ("reviewBody", text(view.explanation)),
      ("author", publisher),
      ("datePublished", .string(checked.day.description)),
      ("itemReviewed", claim),
      ("inLanguage", .string("en")),
      ("isBasedOn", view.deciding.isEmpty ? nil : .array(view.deciding.map(source))),
      ("sdPublisher", publisher),
      ("sdDatePublished", .string(checked.iso8601)),
    ])
  }

  private var rating: JSONValue {
    let number = RatingScale.value(view.mark)
    return .sparse([
      ("@type", .string("Rating")),
      ("ratingValue", number.map { .integer($0) }),
      ("bestRating", number.map { _ in .integer(RatingScale.best) }),
      ("worstRating", number.map { _ in .integer(RatingScale.worst) }),
      ("alternateName", .string(view.mark.words)),
      ("ratingExplanation", RatingScale.meaning(view.mark).map { .string($0) }),
    ])
  }

  private var publisher: JSONValue {
    let name = options.organization?.name ?? "Assay (automated check, not yet reviewed by an editor)"
    return .sparse([
      ("@type", .string("Organization")),
      ("name", text(name)),
      ("url", WebAddress(options.organization?.url).map { .string($0.text) }),
    ])
  }

  private var claim: JSONValue {
    let article = report.article
    let speaker = view.claim.attribution.map { "Attributed in the article to \(CleanText.line($0.speaker))." }
    return .sparse([
      ("@type", .string("Claim")),
      ("text", text(view.claim.sentence.text)),
      ("author", outlet),
      ("datePublished", article.published.map { .string($0.description) }),
      ("appearance", appearance),
      ("firstAppearance", speaker == nil ? appearance : nil),
      ("description", speaker.map { .string($0) }),
    ])
  }

  /// The outlet by its own name, else by its host; nothing where neither is known.
  private var outlet: JSONValue? {
    let address = WebAddress(report.article.url)
    guard let name = report.article.siteName.map(CleanText.line) ?? address?.host, !name.isEmpty else {
      return nil
    }
    return .object([("@type", .string("Organization")), ("name", .string(name))])
  }

  private var appearance: JSONValue {
    let article = report.article
    return .sparse([
      ("@type", .string("Article")),
      ("url", WebAddress(article.url).map { .string($0.text) }),
      ("headline", article.title.map(text)),
      ("datePublished", article.published.map { .string($0.description) }),
      ("inLanguage", article.language.map(text)),
      ("publisher", outlet),
    ])
  }

  private func source(_ evidence: EvidenceView) -> JSONValue {
    .sparse([
      ("@type", .string("CreativeWork")),
      ("name", .string(evidence.title)),
      ("url", evidence.address.map { .string($0.text) }),
      ("datePublished", evidence.origin.published.map { .string($0.description) }),
      (
        "publisher",
        evidence.source.map { .object([("@type", .string("Organization")), ("name", .string($0))]) }
      ),
      ("text", .string(evidence.quote)),
    ])
  }

  /// The address of this review; see ``ClaimReviewReporter``.
  private var url: String {
    let fragment = "#claim-\(view.number)"
    guard let page = WebAddress(options.publicationURL) ?? WebAddress(report.article.url) else {
      return "ni:///sha-256;\(Digest.base64URL(hexadecimal: report.article.sha256))\(fragment)"
    }
    let base = page.text.prefix { $0 != "#" }
    return base + fragment
  }

  private func text(_ text: String) -> JSONValue { .string(CleanText.line(text)) }
}
