import AssayCore
import AssayReport

/// Passages of the archive for a query.
struct SearchPage {
  let query: String?
  let hits: [RetrievedPassage]
  var phrases = Phrases.english

  var html: HTML {
    PageLayout(title: phrases.search, phrases: phrases).html {
      HTML.Tag.main(.class("plain"), .id("content")) {
        HTML.Tag.h1 { phrases.search }
        HTML.Tag.form([.class("search"), .action(path: "/search"), Attribute("role", "search")]) {
          HTML.Tag.div(.class("field")) {
            HTML.Tag.label(Attribute("for", "q")) { phrases.searchLabel }
            HTML.Tag.input(
              .id("q"), .name("q"), Attribute("type", "search"), Attribute("value", query ?? ""),
              Attribute("maxlength", "300"))
          }
          HTML.Tag.p { HTML.Tag.button(Attribute("type", "submit")) { phrases.searchButton } }
        }
        if query != nil {
          HTML.Tag.section(.labelledBy("hits")) {
            HTML.Tag.h2(.id("hits")) {
              hits.isEmpty ? phrases.nothingFound : phrases.passages(hits.count)
            }
            HTML.Tag.ol(.class("hits")) {
              for hit in hits { self.hit(hit) }
            }
          }
        }
      }
    }
  }

  private func hit(_ hit: RetrievedPassage) -> HTML {
    let document = hit.passage.document
    let title = CleanText.line(document.title ?? document.id)
    return HTML.Tag.li {
      HTML.Tag.blockquote(.language(document.language), .anyDirection) {
        HTML.Tag.p { CleanText.line(hit.passage.text, limit: 900) }
      }
      HTML.Tag.p(.class("note")) {
        HTML.Tag.cite {
          if let address = WebAddress(document.url) {
            HTML.Tag.a(.href(address), .outside) { HTML.Tag.bdi { title } }
          } else {
            HTML.Tag.bdi { title }
          }
        }
        if let source = document.source {
          " · "
          HTML.Tag.bdi { CleanText.line(source) }
        }
        if let published = document.published {
          " · "
          HTML.Tag.time(.datetime(published)) { phrases.date(published) }
        }
      }
    }
  }
}
