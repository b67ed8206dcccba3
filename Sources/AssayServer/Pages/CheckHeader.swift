import AssayCore
import AssayReport
import Foundation

/// The headline and where it is from.
struct CheckHeader {
  let check: StoredCheck
  let article: Article
  let checkedAt: Date
  /// How far its recording is, where the article can be heard here.
  var recording: AudioService.State?
  let phrases: Phrases

  var html: HTML {
    let moment = UTCMoment(checkedAt)
    return HTML.Tag.header(.class("top"), .language(phrases.language)) {
      HTML.Tag.p(.class("kicker")) { phrases.checkedArticle }
      HTML.Tag.h1(.language(article.language), .anyDirection) {
        CleanText.line(article.title ?? phrases.untitled)
      }
      HTML.Tag.p(.class("byline")) {
        if let site = article.siteName { HTML.Tag.bdi { CleanText.line(site) } }
        if let byline = article.byline {
          HTML.Tag.span { HTML.Tag.bdi { phrases.by(CleanText.line(byline)) } }
        }
        if let published = article.published {
          HTML.Tag.span {
            "\(phrases.published) "
            HTML.Tag.time(.datetime(published)) { phrases.date(published) }
          }
        }
        HTML.Tag.span {
          "\(phrases.checked) "
          HTML.Tag.time(.datetime(moment)) { phrases.moment(moment) }
        }
        if let address = WebAddress(article.url ?? check.address) {
          HTML.Tag.a(.href(address), .outside) { phrases.originalAt(address.host) }
        }
      }
      if let recording {
        // The class says how much room the player takes, so that nothing moves when it comes.
        HTML.Tag.listen([
          Attribute("check", check.id), Attribute("for", "#annotated"),
          .class(recording == .ready ? "recorded" : "unrecorded"),
        ])
        HTML.Tag.script([.source(path: "/assay.js"), Attribute("async")])
      }
    }
  }
}

/// The ways of looking at one check.
struct CheckTabs {
  enum Tab: CaseIterable {
    case article, timeline, sources, revisions
  }

  let check: StoredCheck
  let current: Tab
  let phrases: Phrases

  var html: HTML {
    HTML.Tag.nav([.class("tabs"), .label(phrases.views), .language(phrases.language)]) {
      link(.article, phrases.article, "/checks/\(check.id)")
      link(.timeline, phrases.timeline, "/checks/\(check.id)/timeline")
      link(.sources, phrases.sources, "/checks/\(check.id)/sources")
      link(.revisions, phrases.revisions, "/checks/\(check.id)/revisions")
    }
  }

  private func link(_ tab: Tab, _ name: String, _ path: String) -> HTML {
    HTML.Tag.a([.href(path: path)] + (tab == current ? [Attribute("aria-current", "page")] : [])) { name }
  }
}
