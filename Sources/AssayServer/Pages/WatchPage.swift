import AssayReport

/// How the watch is doing.
struct WatchPage {
  let summary: WatchSummary?
  var phrases = Phrases.english

  var html: HTML {
    PageLayout(title: phrases.watch, phrases: phrases).html {
      HTML.Tag.main(.class("plain"), .id("content")) {
        HTML.Tag.h1 { phrases.watch }
        if let summary {
          counts(summary)
          problems(summary)
        } else {
          HTML.Tag.p(.class("lead")) {
            "\(phrases.notWatched) "
            HTML.Tag.code { "assay watch --sources feeds.opml" }
          }
        }
      }
    }
  }

  private func counts(_ summary: WatchSummary) -> HTML {
    HTML.Tag.dl(.class("facts")) {
      for (condition, count) in summary.sources.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) })
      where count > 0 {
        fact(phrases.sourcesOf(CleanText.line(condition)), "\(count)")
      }
      fact(phrases.lastHour, "\(summary.newItemsLastHour)")
      fact(phrases.lastDay, "\(summary.newItems)")
      fact(phrases.changedLastDay, "\(summary.changedItems)")
      fact(phrases.longestOverdue, "\(summary.lagSeconds) s")
      if let last = summary.lastVisit { fact(phrases.lastReading, CleanText.line(last)) }
    }
  }

  private func fact(_ name: String, _ value: String) -> HTML {
    HTML.Tag.div {
      HTML.Tag.dt { name }
      HTML.Tag.dd { value }
    }
  }

  private func problems(_ summary: WatchSummary) -> HTML {
    guard !summary.problems.isEmpty else { return .group([]) }
    return HTML.Tag.section(.labelledBy("problems")) {
      HTML.Tag.h2(.id("problems")) { phrases.unreadable }
      HTML.Tag.ul(.class("checks")) {
        for problem in summary.problems {
          HTML.Tag.li {
            HTML.Tag.bdi { CleanText.line(problem.source, limit: 300) }
            HTML.Tag.span(.class("note")) { CleanText.line(problem.message, limit: 400) }
          }
        }
      }
    }
  }
}
