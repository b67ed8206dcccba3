import AssayReport

/// What all pages have in common: head, landmarks, navigation.
struct PageLayout {
  var title: String
  var language = "en"
  var phrases = Phrases.english
  /// What stands in the head besides.
  var head: HTML = .group([])
  /// Attributes of the body, for the script.
  var body: [Attribute] = []
  /// Whether the page stands within a frame on another site: no navigation.
  var isEmbedded = false

  /// The document below its doctype.
  func html(@HTMLBuilder content: () -> HTML) -> HTML {
    let content = content()
    return HTML.Tag.html([.language(phrases.language)]) {
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
        HTML.Tag.a(.class("skip"), .href(fragment: "content")) { phrases.skip }
        if !isEmbedded { bar }
        content
      }
    }
  }

  private var bar: HTML {
    HTML.Tag.nav([.class("bar"), .label("Site")]) {
      HTML.Tag.a(.class("brand"), .href(path: "/")) { phrases.home }
      HTML.Tag.a(.href(path: "/search")) { phrases.search }
      HTML.Tag.a(.href(path: "/watch")) { phrases.watch }
    }
  }
}
