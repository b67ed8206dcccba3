import AssayCore

/// What stands beside the article: its timeline, what in it does not agree, and the statements that are not checkable.
package struct ListsSection {
  package let report: Report
  package let views: [ClaimView]

  package init(report: Report, views: [ClaimView]) {
    self.report = report
    self.views = views
  }

  package var html: HTML { .group([timeline, findings, uncheckable]) }

  private var timeline: HTML {
    guard !report.timeline.isEmpty else { return .group([]) }
    let byClaim = Dictionary(views.map { ($0.claim.id, $0) }, uniquingKeysWith: { first, _ in first })
    return HTML.Tag.section(.class("timeline"), .labelledBy("timeline")) {
      HTML.Tag.h2(.id("timeline")) { "Timeline of what the article says" }
      HTML.Tag.ol {
        for entry in report.timeline {
          HTML.Tag.li {
            HTML.Tag.time(.datetime(entry.date)) { DateWords.words(entry.date) }
            HTML.Tag.div {
              HTML.Tag.bdi(.language(report.article.language)) { CleanText.line(entry.text) }
              if let view = byClaim[entry.claim] {
                " "
                HTML.Tag.a(.class("ref", "v-\(view.mark.rawValue)"), .href(fragment: view.anchor)) {
                  "\(view.mark.symbol)\u{2060}\(view.number) \(view.mark.words)"
                }
              }
            }
          }
        }
      }
    }
  }

  package var findings: HTML {
    guard !report.findings.isEmpty else { return .group([]) }
    return HTML.Tag.section(.class("uncheckable"), .labelledBy("findings")) {
      HTML.Tag.h2(.id("findings")) { Wording.findings }
      HTML.Tag.p { Wording.findingsScope }
      HTML.Tag.ul {
        for finding in report.findings {
          HTML.Tag.li { HTML.Tag.bdi { CleanText.line(finding.text) } }
        }
      }
    }
  }

  package var uncheckable: HTML {
    let rest = views.filter { $0.mark == .notCheckable }
    guard !rest.isEmpty else { return .group([]) }
    return HTML.Tag.section(.class("uncheckable"), .labelledBy("uncheckable")) {
      HTML.Tag.h2(.id("uncheckable")) { "Not checkable" }
      HTML.Tag.p {
        "Opinions, forecasts, questions and the like. Nothing was looked for; none of this is a criticism."
      }
      HTML.Tag.ul {
        for view in rest {
          HTML.Tag.li(.id(view.anchor)) {
            HTML.Tag.span(.class("number")) { "\(view.number)" }
            HTML.Tag.bdi(.language(report.article.language)) { CleanText.line(view.claim.text) }
            HTML.Tag.span(.class("label")) { view.claim.kind.rawValue }
          }
        }
      }
    }
  }
}
