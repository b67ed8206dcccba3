import AssayCore
import AssayReport
import Foundation

/// The headline and where it is from.
struct CheckHeader {
  let check: StoredCheck
  let article: Article
  let checkedAt: Date
  /// Whether the article can be heard here.
  var hasVoice = false
  let phrases: Phrases

  var html: HTML {
    let moment = UTCMoment(checkedAt)
    return HTML.Tag.header(.class("top")) {
      HTML.Tag.p(.class("kicker")) { "Checked article" }
      HTML.Tag.h1(.language(article.language), .anyDirection) {
        CleanText.line(article.title ?? "Untitled article")
      }
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
        if let address = WebAddress(article.url ?? check.address) {
          HTML.Tag.a(.href(address), .outside) { "Original at \(address.host)" }
        }
      }
      if hasVoice {
        HTML.Tag.listen([Attribute("check", check.id), Attribute("for", "#annotated")])
        HTML.Tag.script([.source(path: "/assay.js"), Attribute("async")])
      }
    }
  }
}

/// The ways of looking at one check.
struct CheckTabs {
  enum Tab: CaseIterable {
    case article, timeline, sources
  }

  let check: StoredCheck
  let current: Tab
  let phrases: Phrases

  var html: HTML {
    HTML.Tag.nav([.class("tabs"), .label("Views of this check")]) {
      link(.article, phrases.article, "/checks/\(check.id)")
      link(.timeline, phrases.timeline, "/checks/\(check.id)/timeline")
      link(.sources, phrases.sources, "/checks/\(check.id)/sources")
    }
  }

  private func link(_ tab: Tab, _ name: String, _ path: String) -> HTML {
    HTML.Tag.a([.href(path: path)] + (tab == current ? [Attribute("aria-current", "page")] : [])) { name }
  }
}
