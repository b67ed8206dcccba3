import AssayCore
import AssayReport
import Foundation
import HTTPTypes
import Hummingbird

/// What the widget on a publisher's page shows: the claims of the newest check of that page, with their places in the text.
struct AnnotationRoutes {
  let service: CheckService
  let history: (any RevisionReporter)?
  let cache: PageCache

  func add(to api: RouterGroup<ServerContext>) {
    api.get("annotations") { request, _ in
      guard let address = try request.parameter("url", upTo: 4096) else {
        throw Problem.badRequest("Say which page: ?url=ADDRESS")
      }
      guard let check = try await service.store.newest(of: address), check.status == .done else {
        throw Problem.notFound("There is no finished check of \(address) yet.")
      }
      let revisions = try await history.revisions(of: check)
      let payload = try await cache.page("\(check.id) annotations \(revisions.state)") {
        let report = try await service.report(of: check.id)
        return Payload(json: Annotations(check: check, report: report, revisions: revisions).json)
      }
      return payload.response(to: request, caching: .briefly, headers: CrossOrigin.readable)
    }
  }
}

/// The claims of a report as W3C Web Annotation selectors into the article's text.
struct Annotations {
  let check: StoredCheck
  let report: Report
  /// How the verdicts changed since, oldest first.
  var revisions: [VerdictRevision] = []
  /// Code points of context on each side of a quotation.
  private static let context = 32

  var json: JSONValue {
    let scalars = Array(report.article.text.unicodeScalars)
    let views = ClaimView.all(of: report)
    let changed = ChangedClaims(revisions, of: report, views: views)
    let claims = views.filter { $0.mark != .notCheckable }
    return .object([
      ("check", .string(check.id)), ("url", .text(check.address ?? report.article.url)),
      ("title", .text(report.article.title)), ("language", .text(report.article.language)),
      ("checkedAt", .string(UTCMoment(report.checkedAt).iso8601)),
      ("textSha256", .string(ContentHash.sha256(Data(report.article.text.utf8)))),
      ("textLength", .integer(scalars.count)),
      ("summary", JSONReporter.value(changed.summary(report.summary))),
      ("claims", .array(claims.map { value($0, changed[$0], scalars) })),
      ("link", .string("/checks/\(check.id)")),
    ])
  }

  /// A claim as it stands now: where its verdict changed since the check, the change and its causes take the old one's place.
  private func value(
    _ view: ClaimView, _ change: VerdictRevision?, _ scalars: [Unicode.Scalar]
  ) -> JSONValue {
    let mark = change.map { Mark($0.to) } ?? view.mark
    let evidence =
      change.map { $0.causes.prefix(3).compactMap(Self.cause) } ?? view.shown(3).map(self.evidence)
    return .object([
      ("id", .string(view.claim.id)), ("number", .integer(view.number)),
      ("text", .string(view.claim.text)),
      ("verdict", .string(mark.rawValue)), ("verdictWords", .string(mark.words)),
      ("confidence", (change?.confidence ?? view.decision?.confidence).map { .number($0) } ?? .null),
      ("confidenceWords", .text(change.map { Wording.confidence($0.confidence) } ?? view.confidenceWords)),
      ("explanation", .string(change.map { CleanText.line($0.explanation) } ?? view.explanation)),
      ("missing", .text(change == nil ? view.missing : nil)),
      ("changedAt", .text(change.map { UTCMoment($0.at).iso8601 })),
      ("target", target(view.claim.sentence.span, scalars)),
      ("evidence", .array(evidence)),
      ("link", .string("/checks/\(check.id)#\(view.anchor)")),
    ])
  }

  private func target(_ span: TextSpan, _ scalars: [Unicode.Scalar]) -> JSONValue {
    func text(_ from: Int, _ to: Int) -> JSONValue {
      let end = min(max(0, to), scalars.count)
      return .string(String(String.UnicodeScalarView(scalars[min(max(0, from), end)..<end])))
    }
    return .object([
      (
        "quote",
        .object([
          ("exact", text(span.start, span.end)), ("prefix", text(span.start - Self.context, span.start)),
          ("suffix", text(span.end, span.end + Self.context)),
        ])
      ),
      ("position", .object([("start", .integer(span.start)), ("end", .integer(span.end))])),
    ])
  }

  /// What caused a change; nil where that was no document.
  private static func cause(_ cause: VerdictRevision.Cause) -> JSONValue? {
    guard cause.kind == .document else { return nil }
    return .object([
      ("title", .string(CleanText.line(cause.title ?? cause.document ?? ""))),
      ("source", .text(cause.source)), ("published", .text(cause.published?.description)),
      ("url", .text(WebAddress(cause.url)?.text)), ("quote", .string(cause.quote ?? "")),
      ("stance", .string((cause.stance ?? .neutral).rawValue)),
    ])
  }

  private func evidence(_ evidence: EvidenceView) -> JSONValue {
    let assessment = evidence.assessment
    let passage = assessment.passage
    let quote = assessment.quote
    // Both spans refer to the document's text, so their difference leads into the passage.
    let start = quote.span.start - passage.span.start
    let before = TextSpan(start: max(0, start - Self.context), end: max(0, start))
    let end = quote.span.end - passage.span.start
    return .object([
      ("title", .string(evidence.title)), ("source", .text(evidence.source)),
      ("published", .text(evidence.origin.published?.description)),
      ("url", .text(evidence.address?.text)), ("quote", .string(quote.text)),
      ("stance", .string(assessment.stance.rawValue)), ("probability", .number(assessment.probability)),
      ("prefix", .string(passage.text.text(in: before))),
      (
        "suffix",
        .string(passage.text.text(in: TextSpan(start: max(0, end), end: max(0, end) + Self.context)))
      ),
    ])
  }
}
