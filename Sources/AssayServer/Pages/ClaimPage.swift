import AssayCore
import AssayReport

/// Everything about one claim: every judged passage, and how the verdict was reached.
struct ClaimPage {
  let check: StoredCheck
  let report: Report
  let number: Int
  var phrases = Phrases.english

  /// The page; nil where there is no such claim.
  var html: HTML? {
    let views = ClaimView.all(of: report)
    guard views.indices.contains(number - 1) else { return nil }
    let view = views[number - 1]
    let language = report.article.language
    return PageLayout(title: "Claim \(number): \(view.mark.words)", phrases: phrases).html {
      HTML.Tag.main(.class("plain", "one-claim", "v-\(view.mark.rawValue)"), .id("content")) {
        HTML.Tag.p(.class("kicker")) {
          "Claim \(number) of "
          HTML.Tag.a(.href(path: "/checks/\(check.id)")) {
            HTML.Tag.bdi { CleanText.line(report.article.title ?? "Untitled article") }
          }
        }
        HTML.Tag.h1(.language(language), .anyDirection) { CleanText.line(view.claim.text) }
        HTML.Tag.p(.class("verdict-line")) {
          HTML.Tag.span(.class("symbol"), .hidden) { view.mark.symbol }
          HTML.Tag.strong(.class("mark")) { view.mark.words }
          if let words = view.confidenceWords { HTML.Tag.span(.class("confidence")) { words } }
        }
        HTML.Tag.section(.labelledBy("said")) {
          HTML.Tag.h2(.id("said")) { "In the article" }
          HTML.Tag.blockquote(.language(language), .anyDirection) {
            HTML.Tag.p { CleanText.line(view.claim.sentence.text) }
          }
          HTML.Tag.p {
            HTML.Tag.a(.href(path: "/checks/\(check.id)#\(view.anchor)")) { "Show in the text" }
          }
        }
        HTML.Tag.section(.class("whole"), .labelledBy("why")) {
          HTML.Tag.h2(.id("why")) { "Why" }
          ClaimCard(view: view, language: language).whole
        }
        neighbours(views.count)
      }
    }
  }

  private func neighbours(_ count: Int) -> HTML {
    HTML.Tag.nav([.class("neighbours"), .label("Claims")]) {
      if number > 1 { link(number - 1, "Previous claim", "prev") }
      if number < count { link(number + 1, "Next claim", "next") }
    }
  }

  private func link(_ number: Int, _ words: String, _ relation: String) -> HTML {
    HTML.Tag.a(.href(path: "/checks/\(check.id)/claims/\(number)"), Attribute("rel", relation)) { words }
  }
}
