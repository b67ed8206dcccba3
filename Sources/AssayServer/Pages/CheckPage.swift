import AssayCore
import AssayReport

/// The annotated article: its own words, the claims marked in them, the evidence beside.
struct CheckPage {
  let check: StoredCheck
  let report: Report
  /// Which verdicts are marked; nil for all.
  let shown: Mark?
  /// Where this server is reached, for addresses in machine-readable data; nil where that is not known.
  let publicURL: String?
  /// Who answers for what is published.
  let organization: ClaimReviewOptions.Organization?
  /// Whether the article can be read aloud.
  var isHeard = false
  var phrases = Phrases.english

  var html: HTML {
    let views = ClaimView.all(of: report)
    // What is not checkable has its address in the list below, and no mark in the text.
    let marked = views.filter { $0.mark != .notCheckable && (shown == nil || $0.mark == shown) }
    return PageLayout(
      title: CleanText.line(report.article.title ?? "Untitled article"), phrases: phrases, head: data,
      body: [Attribute("data-check", check.id), Attribute("data-status", check.status.rawValue)]
    ).html {
      CheckHeader(check: check, article: report.article, checkedAt: report.checkedAt, phrases: phrases).html
      if isHeard { player }
      HTML.Tag.main(.id("content")) {
        CheckTabs(check: check, current: .article, phrases: phrases).html
        if shown == nil { SummarySection(report: report, views: views).html }
        VerdictFilter(check: check, summary: report.summary, shown: shown, phrases: phrases).html
        if marked.isEmpty { HTML.Tag.p(.class("lead")) { phrases.nothingShown } }
        ArticleSection(
          report: report, views: marked, layout: .text(claims: "/checks/\(check.id)/claims")
        ).html
        if shown == nil {
          let lists = ListsSection(report: report, views: views)
          lists.findings
          lists.uncheckable
        }
      }
      MethodSection(report: report).html
    }
  }

  /// The player of `assay.js`; outside the content, so that the sound goes on when the filter changes that.
  private var player: HTML {
    HTML.Tag.aside(.class("listen"), .label(phrases.listen)) {
      HTML.Tag.assayListen(Attribute("check", check.id), Attribute("for", "section.article"))
    }
  }

  private var data: HTML {
    let page = publicURL.map { "\($0)/checks/\(check.id)" }
    let options = ClaimReviewOptions(organization: organization, publicationURL: page)
    return .group([
      isHeard ? HTML.Tag.script([.source(path: "/assay.js"), Attribute("async", "")]) : .group([]),
      .data(ClaimReviewReporter(options: options).value(report)),
      HTML.Tag.link(
        Attribute("rel", "alternate"), Attribute("type", "application/json+oembed"),
        .href(path: "/oembed?url=\(FormText.encoded(page ?? "/checks/\(check.id)"))")),
    ])
  }
}

/// Shows the claims of one verdict alone.
struct VerdictFilter {
  let check: StoredCheck
  let summary: Summary
  let shown: Mark?
  let phrases: Phrases

  var html: HTML {
    HTML.Tag.nav([.class("filter"), .label("Claims by verdict")]) {
      HTML.Tag.span { phrases.filter }
      link(nil, phrases.all, summary.claims)
      for mark in Mark.allCases where mark.count(in: summary) > 0 && mark != .notCheckable {
        link(mark, mark.words, mark.count(in: summary))
      }
    }
  }

  private func link(_ mark: Mark?, _ name: String, _ count: Int) -> HTML {
    let path = mark.map { "/checks/\(check.id)?show=\($0.rawValue)" } ?? "/checks/\(check.id)"
    return HTML.Tag.a(
      [.href(path: path), .class("v-\(mark?.rawValue ?? "all")")]
        + (mark == shown ? [Attribute("aria-current", "true")] : [])
    ) {
      if let mark { HTML.Tag.span(.class("symbol"), .hidden) { mark.symbol } }
      HTML.Tag.span { name }
      HTML.Tag.span(.class("number")) { "\(count)" }
    }
  }
}
