import AssayCore

/// The whole document: head, landmarks, and the parts in reading order.
struct ReportPage {
  let report: Report
  let views: [ClaimView]

  init(report: Report) {
    self.report = report
    views = ClaimView.all(of: report)
  }

  /// The document below its doctype.
  var html: HTML {
    HTML.Tag.html(.language("en")) {
      head
      HTML.Tag.body {
        HTML.Tag.a(.class("skip"), .href(fragment: "article")) { "Skip to the article" }
        HTML.Tag.header(.class("top")) { masthead }
        HTML.Tag.main(.id("main")) {
          SummarySection(report: report, views: views).html
          ArticleSection(report: report, views: views).html
          ListsSection(report: report, views: views).html
        }
        MethodSection(report: report).html
      }
    }
  }

  private var title: String { CleanText.line(report.article.title ?? "Untitled article") }

  private var head: HTML {
    HTML.Tag.head {
      HTML.Tag.meta(.charset)
      HTML.Tag.meta(.httpEquiv("Content-Security-Policy"), .content(Self.policy))
      HTML.Tag.meta(.name("viewport"), .content("width=device-width, initial-scale=1"))
      HTML.Tag.meta(.name("referrer"), .content("no-referrer"))
      HTML.Tag.meta(.name("color-scheme"), .content("light dark"))
      HTML.Tag.meta(.name("generator"), .content("Assay \(report.method.version)"))
      HTML.Tag.title { "\(title) – checked by Assay" }
      HTML.style(Stylesheet.text)
    }
  }

  /// Nothing is loaded, nothing runs; the one style sheet is allowed by its hash.
  static let policy =
    "default-src 'none'; style-src 'sha256-\(Digest.base64(of: "\(Stylesheet.text)"))'; base-uri 'none'; "
    + "form-action 'none'"

  private var masthead: HTML {
    let article = report.article
    let moment = UTCMoment(report.checkedAt)
    return .group([
      HTML.Tag.p(.class("kicker")) { "Assay · Checked article" },
      HTML.Tag.h1(.language(article.language), .anyDirection) { title },
      HTML.Tag.p(.class("byline")) {
        if let site = article.siteName { HTML.Tag.bdi { CleanText.line(site) } }
        if let byline = article.byline { HTML.Tag.span { HTML.Tag.bdi { "By \(CleanText.line(byline))" } } }
        if let published = article.published {
          HTML.Tag.span {
            "Published "
            HTML.Tag.time(.datetime(published)) { DateWords.words(published) }
          }
        }
        HTML.Tag.span {
          "Checked "
          HTML.Tag.time(.datetime(moment)) { moment.words }
        }
        if let address = WebAddress(article.url) {
          HTML.Tag.a(.href(address), .outside) { "Original at \(address.host)" }
        }
      },
    ])
  }
}
