import AssayReport

/// A check that waits, runs, or failed.
///
/// Without script the page shows what is known and loads itself anew; with script, claims appear as they are found.
struct ProgressPage {
  let check: StoredCheck
  let position: Int?
  var phrases = Phrases.english

  var html: HTML {
    PageLayout(
      title: CheckList.title(check, phrases), phrases: phrases, head: refresh,
      body: [
        Attribute("data-check", check.id), Attribute("data-status", check.status.rawValue),
        Attribute("data-events", "/api/v1/checks/\(check.id)/events"), phrases.ofProgress,
      ]
    ).html {
      HTML.Tag.main(.class("plain", "running"), .id("content")) {
        HTML.Tag.p(.class("kicker"), .id("state"), Attribute("role", "status")) { state }
        HTML.Tag.h1(.id("title"), .anyDirection) { CheckList.title(check, phrases) }
        if check.status == .failed {
          HTML.Tag.p(.id("problem")) { CleanText.line(check.problem?.message ?? "", limit: 1000) }
          HTML.Tag.p { HTML.Tag.a(.href(path: "/")) { phrases.again } }
        } else {
          bar
          HTML.Tag.noscript { HTML.Tag.p(.class("lead")) { phrases.refreshes } }
          HTML.Tag.section([.labelledBy("found"), .id("found-section"), Attribute("hidden", "")]) {
            HTML.Tag.h2(.id("found")) { phrases.claimsSoFar }
            HTML.Tag.ol(.class("found"), .id("claims"))
          }
        }
      }
    }
  }

  private var state: String {
    switch check.status {
    case .queued:
      position.map { $0 == 0 ? phrases.waiting : phrases.before($0) } ?? phrases.waiting
    case .running: phrases.inProgress
    case .failed: phrases.failed
    case .done: ""
    }
  }

  private var bar: HTML {
    let attributes: [Attribute] =
      [.id("progress"), .label(phrases.claimsChecked), Attribute("max", "\(max(1, check.total))")]
      + (check.total > 0 ? [Attribute("value", "\(check.done)")] : [])
    return HTML.Tag.p(.class("progress")) {
      HTML.Tag.progress(attributes)
      HTML.Tag.span(.id("count")) {
        check.total > 0 ? phrases.progress(check.done, of: check.total) : ""
      }
    }
  }

  private var refresh: HTML {
    guard !check.isFinal else { return .group([]) }
    return HTML.Tag.noscript { HTML.Tag.meta(.httpEquiv("refresh"), .content("4")) }
  }
}
