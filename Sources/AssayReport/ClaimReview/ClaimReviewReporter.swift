import AssayCore
import Foundation

/// The report as schema.org JSON-LD: an array with one ClaimReview for each claim on which a verdict was reached.
///
/// Required by Google's documentation: `claimReviewed`, `reviewRating` with `alternateName`, and `url`; recommended:
/// `author`, `itemReviewed` and the numbers of the rating. Statements that are not checkable and claims whose step
/// failed have no verdict and so no element.
///
/// - `url` is the publication's address with the claim's fragment (`#claim-5`, the same as in the HTML report). Without
///   a ``ClaimReviewOptions/publicationURL`` it is the article's own address, right where an outlet publishes the
///   check of its own article on that page; without that, an RFC 6920 name of the bytes checked, so that it is never
///   somebody else's page. Set the option before publishing.
/// - The claim's author is the outlet. A speaker whom the article names stays in the words of the claim: a public list of
///   ratings by person is what Assay does not make.
/// - `firstAppearance` is given where the article states the claim itself: the earliest appearance that the report knows.
public struct ClaimReviewReporter: Reporter {
  /// `claimreview`.
  public let format = "claimreview"
  /// Who publishes the fact check and where.
  public let options: ClaimReviewOptions

  /// Makes the reporter.
  public init(options: ClaimReviewOptions = ClaimReviewOptions()) {
    self.options = options
  }

  /// The report as a JSON array, safe within a `<script type="application/ld+json">` element.
  public func render(_ report: Report) throws -> Data {
    Data(value(report).serialized.utf8)
  }

  /// The report as a value, to be put into a page.
  package func value(_ report: Report) -> JSONValue {
    let reviews = ClaimView.all(of: report).filter(\.mark.wasChecked)
      .map { ClaimReviewElement(view: $0, report: report, options: options).value }
    return .array(reviews)
  }
}
