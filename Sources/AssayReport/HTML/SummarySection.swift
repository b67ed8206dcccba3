import AssayCore

/// The counts, which are the key to the marks too, and what is left open.
///
/// There is no score for the article.
package struct SummarySection {
  package let report: Report
  package let views: [ClaimView]

  private let page: String?

  /// - Parameter page: the page on which the claims are; nil where that is this one.
  package init(report: Report, views: [ClaimView], page: String? = nil) {
    self.report = report
    self.views = views
    self.page = page
  }

  package var html: HTML {
    HTML.Tag.section(.class("summary"), .labelledBy("summary")) {
      HTML.Tag.h2(.id("summary")) { "Summary" }
      HTML.Tag.p(.class("lead")) { lead }
      HTML.Tag.ul(.class("counts")) {
        for mark in Mark.allCases where mark != .failed || report.summary.failed > 0 { count(mark) }
      }
      list("Contradicted by evidence", views.filter { $0.mark == .refuted }) { $0.explanation }
      list("Open questions", views.filter(\.isOpen)) { view in
        view.missing.map { "Missing: \($0)" } ?? view.explanation
      }
    }
  }

  private var lead: String {
    let summary = report.summary
    guard summary.claims > 0 else { return "No statements to check were found in this article." }
    let archive = report.method.archive
    return
      "\(Wording.count(summary.claims, "statement")), held against \(Wording.count(archive.documents, "document")). "
      + "Marked sentences lead to the evidence."
  }

  private func count(_ mark: Mark) -> HTML {
    HTML.Tag.li(.class("v-\(mark.rawValue)")) {
      HTML.Tag.strong { "\(mark.count(in: report.summary))" }
      HTML.Tag.span(.class("key")) {
        HTML.Tag.span(.class("symbol"), .hidden) { mark.symbol }
        HTML.Tag.span(.class("mark")) { mark.words }
      }
    }
  }

  private func link(_ view: ClaimView) -> [Attribute] {
    guard let page else { return [.href(fragment: view.anchor)] }
    return [
      .href(path: "\(page)#\(view.anchor)"), Attribute("target", "_blank"), Attribute("rel", "noopener"),
    ]
  }

  private func list(_ title: String, _ views: [ClaimView], note: (ClaimView) -> String) -> HTML {
    guard !views.isEmpty else { return .group([]) }
    return .group([
      HTML.Tag.h3 { title },
      HTML.Tag.ul(.class("pointers")) {
        for view in views {
          HTML.Tag.li(.class("v-\(view.mark.rawValue)")) {
            HTML.Tag.a(link(view)) {
              HTML.Tag.span(.class("symbol"), .hidden) { view.mark.symbol }
              HTML.Tag.span(.class("number")) { "\(view.number)" }
              HTML.Tag.bdi(.language(report.article.language)) { CleanText.line(view.claim.text) }
            }
            HTML.Tag.span(.class("note")) { note(view) }
          }
        }
      },
    ])
  }
}

extension ClaimView {
  /// The identifier within the document; the ClaimReview's address ends in it.
  package var anchor: String { "claim-\(number)" }
}
