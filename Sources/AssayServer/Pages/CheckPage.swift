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
  /// How far the article's recording is; nil where the server has no voice.
  let recording: AudioService.State?
  /// How the verdicts changed since, oldest first.
  var revisions: [VerdictRevision] = []
  var phrases = Phrases.english

  var html: HTML {
    let views = ClaimView.all(of: report)
    // What is not checkable has its address in the list below, and no mark in the text.
    let marked = views.filter { $0.mark != .notCheckable && (shown == nil || $0.mark == shown) }
    return PageLayout(
      title: CleanText.line(report.article.title ?? phrases.untitled), phrases: phrases, isReport: true,
      head: data,
      body: [
        Attribute("data-check", check.id), Attribute("data-status", check.status.rawValue), phrases.ofArticle,
      ]
    ).html {
      CheckHeader(
        check: check, article: report.article, checkedAt: report.checkedAt, recording: recording,
        phrases: phrases
      ).html
      HTML.Tag.main(.id("content")) {
        CheckTabs(check: check, current: .article, phrases: phrases).html
        if shown == nil {
          RevisionNotice(revisions, check: check, report: report, views: views, phrases: phrases).html
          SummarySection(report: report, views: views).html
        }
        VerdictFilter(check: check, summary: report.summary, shown: shown, phrases: phrases).html
        if marked.isEmpty { HTML.Tag.p(.class("lead"), .language(phrases.language)) { phrases.nothingShown } }
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

  private var data: HTML {
    let page = publicURL.map { "\($0)/checks/\(check.id)" }
    let options = ClaimReviewOptions(organization: organization, publicationURL: page)
    return .group([
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
    HTML.Tag.nav([.class("filter"), .label(phrases.filterLabel), .language(phrases.language)]) {
      HTML.Tag.span { phrases.filter }
      link(nil, phrases.all, summary.claims)
      for mark in Mark.allCases where mark.count(in: summary) > 0 && mark != .notCheckable {
        link(mark, phrases.verdict(mark), mark.count(in: summary))
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
