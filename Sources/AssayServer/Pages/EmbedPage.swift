import AssayCore
import AssayReport

/// The counts and what is open, small enough for a frame on a publisher's page.
struct EmbedPage {
  let check: StoredCheck
  let report: Report
  var phrases = Phrases.english

  var html: HTML {
    let page = "/checks/\(check.id)"
    let title = CleanText.line(report.article.title ?? phrases.untitled)
    return PageLayout(title: title, phrases: phrases, isReport: true, isEmbedded: true).html {
      HTML.Tag.main(.class("embed"), .id("content")) {
        HTML.Tag.p(.class("kicker"), .language(phrases.language)) {
          phrases.factCheckOf(phrases.moment(UTCMoment(report.checkedAt)))
        }
        HTML.Tag.h1(.language(report.article.language), .anyDirection) { title }
        SummarySection(report: report, views: ClaimView.all(of: report), page: page).html
        HTML.Tag.p {
          HTML.Tag.a(.href(path: page), Attribute("target", "_blank"), Attribute("rel", "noopener")) {
            phrases.readWhole
          }
        }
      }
    }
  }
}
