import AssayReport

/// What all pages have in common: head, landmarks, navigation.
struct PageLayout {
  var title: String
  var phrases = Phrases.english
  /// Whether the page is a report, which is English; the interface around it says in which language it is itself.
  var isReport = false
  /// What stands in the head besides.
  var head: HTML = .group([])
  /// Attributes of the body, for the script.
  var body: [Attribute] = []
  /// Whether the page stands within a frame on another site: no navigation.
  var isEmbedded = false

  /// The document below its doctype.
  func html(@HTMLBuilder content: () -> HTML) -> HTML {
    let content = content()
    return HTML.Tag.html([.language(isReport ? "en" : phrases.language)]) {
      HTML.Tag.head {
        HTML.Tag.meta(.charset)
        HTML.Tag.meta(.name("viewport"), .content("width=device-width, initial-scale=1"))
        HTML.Tag.meta(.name("color-scheme"), .content("light dark"))
        HTML.Tag.meta(.name("referrer"), .content("no-referrer"))
        HTML.Tag.title { "\(title) – Assay" }
        HTML.Tag.link(Attribute("rel", "stylesheet"), .href(path: Assets.readerStylePath))
        HTML.Tag.link(Attribute("rel", "icon"), .href(path: Assets.iconPath))
        HTML.Tag.script([.source(path: Assets.readerScriptPath), Attribute("defer", "")])
        head
      }
      HTML.Tag.body(body) {
        HTML.Tag.a(.class("skip"), .href(fragment: "content"), .language(phrases.language)) { phrases.skip }
        if !isEmbedded { bar }
        content
      }
    }
  }

  private var bar: HTML {
    HTML.Tag.nav([.class("bar"), .label(phrases.site), .language(phrases.language)]) {
      HTML.Tag.a(.class("brand"), .href(path: "/")) { phrases.home }
      HTML.Tag.a(.href(path: "/search")) { phrases.search }
      HTML.Tag.a(.href(path: "/changes")) { phrases.changes }
      HTML.Tag.a(.href(path: "/watch")) { phrases.watch }
    }
  }
}
