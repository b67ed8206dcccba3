import AssayReport
import HTTPTypes

/// A request that is not answered as asked, for a person.
struct ProblemPage {
  let problem: Problem

  var html: HTML {
    PageLayout(title: problem.status.reasonPhrase).html {
      HTML.Tag.main(.class("plain"), .id("content")) {
        HTML.Tag.h1 { problem.status.reasonPhrase }
        HTML.Tag.p { CleanText.line(problem.detail, limit: 1000) }
        HTML.Tag.p { HTML.Tag.a(.href(path: "/")) { Phrases.english.again } }
      }
    }
  }
}
