import AssayCore
import AssayReport

/// The counts and what is open, small enough for a frame on a publisher's page.
struct EmbedPage {
  let check: StoredCheck
  let report: Report
  /// How the verdicts changed since, oldest first.
  var revisions: [VerdictRevision] = []
  var phrases = Phrases.english

  var html: HTML {
    let page = "/checks/\(check.id)"
    let views = ClaimView.all(of: report)
    let title = CleanText.line(report.article.title ?? phrases.untitled)
    return PageLayout(title: title, phrases: phrases, isReport: true, isEmbedded: true).html {
      HTML.Tag.main(.class("embed"), .id("content")) {
        HTML.Tag.p(.class("kicker"), .language(phrases.language)) {
          phrases.factCheckOf(phrases.moment(UTCMoment(report.checkedAt)))
        }
        HTML.Tag.h1(.language(report.article.language), .anyDirection) { title }
        RevisionNotice(
          revisions, check: check, report: report, views: views, page: page, phrases: phrases
        ).html
        SummarySection(report: report, views: views, page: page).html
        HTML.Tag.p {
          HTML.Tag.a(.href(path: page), Attribute("target", "_blank"), Attribute("rel", "noopener")) {
            phrases.readWhole
          }
        }
      }
    }
  }
}
