import AssayCore
import AssayReport

/// The counts and what is open, small enough for a frame on a publisher's page.
struct EmbedPage {
  let check: StoredCheck
  let report: Report
  var phrases = Phrases.english

  var html: HTML {
    let page = "/checks/\(check.id)"
    let title = CleanText.line(report.article.title ?? "Untitled article")
    return PageLayout(title: title, phrases: phrases, isEmbedded: true).html {
      HTML.Tag.main(.class("embed"), .id("content")) {
        HTML.Tag.p(.class("kicker")) { "Fact check by Assay, \(UTCMoment(report.checkedAt).words)" }
        HTML.Tag.h1(.language(report.article.language), .anyDirection) { title }
        SummarySection(report: report, views: ClaimView.all(of: report), page: page).html
        HTML.Tag.p {
          HTML.Tag.a(.href(path: page), Attribute("target", "_blank"), Attribute("rel", "noopener")) {
            "Read the article with its evidence"
          }
        }
      }
    }
  }
}
