import AssayCore
import AssayReport

/// A change of a verdict: when, which claim, from what to what, why, and the words that caused it.
struct RevisionItem {
  let revision: VerdictRevision
  /// Where the claim is shown; nil where this server has no check of it.
  var page: String?
  /// What the claim stands in, where that is not clear from the page.
  var article: String?
  var language: String?
  /// Under which heading it stands.
  var heading = HTML.Tag.h3
  let phrases: Phrases

  var html: HTML {
    let moment = UTCMoment(revision.at)
    let (from, to) = (Mark(revision.from), Mark(revision.to))
    return HTML.Tag.li(.class("revision", "v-\(to.rawValue)")) {
      HTML.Tag.p(.class("note")) {
        HTML.Tag.time(.datetime(moment)) { phrases.moment(moment) }
        if let article {
          " · "
          HTML.Tag.bdi { article }
        }
      }
      heading(.language(language), .anyDirection) {
        if let page {
          HTML.Tag.a(.href(path: page)) { CleanText.line(revision.claimText) }
        } else {
          CleanText.line(revision.claimText)
        }
      }
      HTML.Tag.p(.class("change")) {
        verdict(from)
        HTML.Tag.span(.class("arrow"), .hidden) { "→" }
        HTML.Tag.span(.class("spoken")) { phrases.changedTo }
        verdict(to)
        HTML.Tag.span(.class("note")) { phrases.confidence(revision.confidence) }
      }
      HTML.Tag.p(.class("explanation"), .language("en")) { CleanText.line(revision.explanation) }
      for cause in revision.causes.prefix(5) { self.cause(cause) }
    }
  }

  private func verdict(_ mark: Mark) -> HTML {
    HTML.Tag.span(.class("verdict-word", "v-\(mark.rawValue)")) {
      HTML.Tag.span(.class("symbol"), .hidden) { mark.symbol }
      HTML.Tag.strong { phrases.verdict(mark) }
    }
  }

  private func cause(_ cause: VerdictRevision.Cause) -> HTML {
    guard cause.kind == .document else { return HTML.Tag.p(.class("note")) { phrases.checkedAgain } }
    let title = CleanText.line(cause.title ?? cause.document ?? "", limit: 300)
    return HTML.Tag.figure(.class("evidence")) {
      if let quote = cause.quote.map({ CleanText.line($0, limit: 1200) }), !quote.isEmpty {
        HTML.Tag.blockquote(.anyDirection) { HTML.Tag.p { "“\(quote)”" } }
      }
      HTML.Tag.figcaption {
        HTML.Tag.cite {
          if let address = WebAddress(cause.url) {
            HTML.Tag.a(.href(address), .outside) { HTML.Tag.bdi { title } }
          } else {
            HTML.Tag.bdi { title }
          }
        }
        if let source = cause.source {
          " · "
          HTML.Tag.bdi { CleanText.line(source) }
        }
        if let published = cause.published {
          " · "
          HTML.Tag.time(.datetime(published)) { phrases.date(published) }
        }
      }
    }
  }
}
