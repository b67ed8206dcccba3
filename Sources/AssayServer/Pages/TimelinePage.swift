import AssayCore
import AssayReport

/// The article's dated claims in order of time, with the evidence at its dates: a picture, and the same in words.
struct TimelinePage {
  let check: StoredCheck
  let report: Report
  /// How the verdicts changed since, oldest first.
  var revisions: [VerdictRevision] = []
  var phrases = Phrases.english

  var html: HTML {
    let views = ClaimView.all(of: report)
    let moments = TimelineMoment.all(report: report, views: views, phrases: phrases)
    return PageLayout(
      title: "\(phrases.timeline): \(CleanText.line(report.article.title ?? phrases.untitled))",
      phrases: phrases
    ).html {
      CheckHeader(check: check, article: report.article, checkedAt: report.checkedAt, phrases: phrases).html
      HTML.Tag.main(.id("content")) {
        CheckTabs(check: check, current: .timeline, phrases: phrases).html
        RevisionNotice(
          revisions, check: check, report: report, views: views, page: "/checks/\(check.id)", phrases: phrases
        ).html
        HTML.Tag.section(.labelledBy("picture")) {
          HTML.Tag.h2(.id("picture")) { phrases.timelineTitle }
          if moments.isEmpty {
            HTML.Tag.p(.class("lead")) { phrases.noDates }
          } else {
            TimelinePicture(
              moments: moments, published: report.article.published, check: check.id, phrases: phrases
            ).html
          }
        }
        list(views)
      }
    }
  }

  /// The same in words: for whoever cannot see the picture, and for copying.
  private func list(_ views: [ClaimView]) -> HTML {
    guard !report.timeline.isEmpty else { return .group([]) }
    let byClaim = Dictionary(views.map { ($0.claim.id, $0) }, uniquingKeysWith: { first, _ in first })
    return HTML.Tag.section(.class("timeline"), .labelledBy("words")) {
      HTML.Tag.h2(.id("words")) { phrases.sameInWords }
      HTML.Tag.ol {
        for entry in report.timeline {
          HTML.Tag.li {
            HTML.Tag.time(.datetime(entry.date)) { phrases.date(entry.date) }
            HTML.Tag.div {
              HTML.Tag.bdi(.language(report.article.language)) { CleanText.line(entry.text) }
              if let view = byClaim[entry.claim] {
                " "
                HTML.Tag.a(
                  .class("ref", "v-\(view.mark.rawValue)"), .href(path: "/checks/\(check.id)#\(view.anchor)")
                ) { "\(view.mark.symbol)\u{2060}\(view.number) \(phrases.verdict(view.mark))" }
                evidence(view)
              }
            }
          }
        }
      }
    }
  }

  private func evidence(_ view: ClaimView) -> HTML {
    let dated = view.shown(3).filter { $0.origin.published != nil }
    guard !dated.isEmpty else { return .group([]) }
    return HTML.Tag.p(.class("note")) {
      for (index, evidence) in dated.enumerated() {
        if index > 0 { "; " }
        "\(phrases.stance(evidence.assessment.stance)): "
        HTML.Tag.bdi { evidence.title }
        if let published = evidence.origin.published { ", \(phrases.date(published))" }
      }
    }
  }
}

/// Something with a date on the timeline.
struct TimelineMoment: Sendable {
  enum Kind: Sendable, Equatable {
    /// What a claim speaks of.
    case claim(Mark, number: Int)
    /// The publication of a document that decides about claims.
    case evidence(claims: [Int])
  }

  let day: Int
  let words: String
  let label: String
  let kind: Kind

  /// All moments of a report, in order of time.
  static func all(report: Report, views: [ClaimView], phrases: Phrases) -> [TimelineMoment] {
    let byClaim = Dictionary(views.map { ($0.claim.id, $0) }, uniquingKeysWith: { first, _ in first })
    let claims = report.timeline.compactMap { entry in
      byClaim[entry.claim].map { view in
        TimelineMoment(
          day: middle(entry.date), words: phrases.date(entry.date),
          label: CleanText.line(entry.text, limit: 160), kind: .claim(view.mark, number: view.number))
      }
    }
    var documents: [String: (evidence: EvidenceView, claims: [Int])] = [:]
    for view in views {
      for evidence in view.deciding where evidence.origin.published != nil {
        documents[evidence.origin.id, default: (evidence, [])].claims.append(view.number)
      }
    }
    let published = documents.values.compactMap { document -> TimelineMoment? in
      guard let date = document.evidence.origin.published else { return nil }
      return TimelineMoment(
        day: middle(date), words: phrases.date(date),
        label: CleanText.line(document.evidence.title, limit: 160),
        kind: .evidence(claims: Array(Set(document.claims)).sorted()))
    }
    return (claims + published).sorted { ($0.day, $0.label) < ($1.day, $1.label) }
  }

  /// The middle of what a date can mean, so that "2025" does not stand at New Year.
  private static func middle(_ date: PartialDate) -> Int {
    (date.firstDay.dayNumber + date.lastDay.dayNumber) / 2
  }
}
