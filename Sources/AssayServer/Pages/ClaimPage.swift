import AssayCore
import AssayReport

/// Everything about one claim: every judged passage, and how the verdict was reached.
struct ClaimPage {
  let check: StoredCheck
  let report: Report
  let number: Int
  /// How the check's verdicts changed since, oldest first.
  var revisions: [VerdictRevision] = []
  var phrases = Phrases.english

  /// The page; nil where there is no such claim.
  var html: HTML? {
    let views = ClaimView.all(of: report)
    guard views.indices.contains(number - 1) else { return nil }
    let view = views[number - 1]
    let language = report.article.language
    return PageLayout(title: phrases.claimTitle(number, phrases.verdict(view.mark)), phrases: phrases).html {
      HTML.Tag.main(.class("plain", "one-claim", "v-\(view.mark.rawValue)"), .id("content")) {
        HTML.Tag.p(.class("kicker")) {
          phrases.claimOf(number)
          HTML.Tag.a(.href(path: "/checks/\(check.id)")) {
            HTML.Tag.bdi { CleanText.line(report.article.title ?? phrases.untitled) }
          }
        }
        HTML.Tag.h1(.language(language), .anyDirection) { CleanText.line(view.claim.text) }
        HTML.Tag.p(.class("verdict-line")) {
          HTML.Tag.span(.class("symbol"), .hidden) { view.mark.symbol }
          HTML.Tag.strong(.class("mark")) { phrases.verdict(view.mark) }
          if let words = view.confidenceWords { HTML.Tag.span(.class("confidence")) { words } }
        }
        HTML.Tag.section(.labelledBy("said")) {
          HTML.Tag.h2(.id("said")) { phrases.inTheArticle }
          HTML.Tag.blockquote(.language(language), .anyDirection) {
            HTML.Tag.p { CleanText.line(view.claim.sentence.text) }
          }
          HTML.Tag.p {
            HTML.Tag.a(.href(path: "/checks/\(check.id)#\(view.anchor)")) { phrases.showInText }
          }
        }
        HTML.Tag.section(.class("whole"), .labelledBy("why")) {
          HTML.Tag.h2(.id("why")) { phrases.why }
          HTML.Tag.div(.language("en")) { ClaimCard(view: view, language: language).whole }
        }
        changes(of: view)
        neighbours(views.count)
      }
    }
  }

  private func changes(of view: ClaimView) -> HTML {
    let own = revisions.filter { $0.claim == view.claim.id && $0.at > report.checkedAt }
    guard !own.isEmpty else { return .group([]) }
    return HTML.Tag.section(.class("revisions"), .labelledBy("changes")) {
      HTML.Tag.h2(.id("changes")) { phrases.changedSince }
      HTML.Tag.ol(.class("changes")) {
        for revision in own.reversed() {
          RevisionItem(revision: revision, language: report.article.language, phrases: phrases).html
        }
      }
    }
  }

  private func neighbours(_ count: Int) -> HTML {
    HTML.Tag.nav([.class("neighbours"), .label(phrases.claims)]) {
      if number > 1 { link(number - 1, phrases.previousClaim, "prev") }
      if number < count { link(number + 1, phrases.nextClaim, "next") }
    }
  }

  private func link(_ number: Int, _ words: String, _ relation: String) -> HTML {
    HTML.Tag.a(.href(path: "/checks/\(check.id)/claims/\(number)"), Attribute("rel", relation)) { words }
  }
}
