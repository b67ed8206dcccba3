import AssayCore

/// What a page says about itself: JSON-LD first, then OpenGraph and other meta elements, then its visible marks.
enum HTMLMetadata {
  /// Reads the page's metadata.
  static func read(_ root: HTMLNode) -> ArticleMetadata {
    var found = Findings()
    root.walk(enter: { node in
      found.take(node)
      return node.isElement
    })
    let linked = LinkedData.metadata(of: found.scripts)
    func meta(_ names: String...) -> String? { names.lazy.compactMap { found.meta[$0] }.first }
    let site = linked.siteName ?? meta("og:site_name", "application-name")
    let byline = linked.byline ?? meta("author", "article:author", "dc.creator", "parsely-author", "byl")
    return ArticleMetadata(
      title: title(linked.title ?? meta("og:title", "twitter:title", "dc.title"), found, site: site),
      byline: (byline ?? found.author).flatMap(cleanByline),
      published: linked.published
        ?? meta(
          "article:published_time", "og:published_time", "date", "datepublished", "dc.date", "dc.date.issued",
          "parsely-pub-date", "pubdate", "publishdate", "publication_date", "sailthru.date", "dcterms.created"
        ).flatMap(Dates.parse) ?? found.time.flatMap(Dates.parse),
      modified: linked.modified
        ?? meta(
          "article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified"
        )
        .flatMap(Dates.parse),
      language: language(
        found.language ?? linked.language ?? meta("og:locale", "content-language", "language")),
      siteName: site, url: found.canonical ?? meta("og:url") ?? linked.url)
  }

  /// The page's scripts of linked data (JSON-LD), as they are.
  static func linkedData(_ root: HTMLNode) -> [String] {
    var found = Findings()
    root.walk(enter: { node in
      found.take(node)
      return node.isElement
    })
    return found.scripts
  }

  private struct Findings {
    var meta: [String: String] = [:]
    var scripts: [String] = []
    var language: String?
    var canonical: String?
    var pageTitle: String?
    var heading: String?
    var time: String?
    var author: String?

    mutating func take(_ node: HTMLNode) {
      switch node.name {
      case "html": language = node.attribute("lang") ?? node.attribute("xml:lang")
      case "meta":
        let name =
          node.attribute("property") ?? node.attribute("name") ?? node.attribute("itemprop")
          ?? node.attribute("http-equiv")
        guard let name = name?.lowercased(), let content = node.attribute("content") else { return }
        let value = Whitespace.collapsed(String(content.prefix(2000)))
        if meta[name] == nil, !value.isEmpty { meta[name] = value }
      case "link":
        if node.attribute("rel")?.lowercased() == "canonical", canonical == nil {
          canonical = node.attribute("href")
        }
      case "script":
        if node.attribute("type")?.lowercased() == "application/ld+json", scripts.count < 20 {
          var text = ""
          var child = node.firstChild
          while let current = child, text.utf8.count < 1 << 20 {
            text += current.content
            child = current.next
          }
          scripts.append(text)
        }
      case "title": if pageTitle == nil { pageTitle = node.text(limit: 2000) }
      case "h1":
        if heading == nil {
          let text = node.text(limit: 2000)
          if !text.isEmpty { heading = text }
        }
      case "time": if time == nil { time = node.attribute("datetime") ?? node.text(limit: 200) }
      case "a", "span", "div", "p":
        if author == nil,
          node.attribute("rel") == "author" || node.attribute("itemprop") == "author"
            || node.attribute("class").map({ $0.lowercased().split(separator: " ").contains("byline") })
              ?? false
        {
          let text = node.text(limit: 300)
          if !text.isEmpty { author = text }
        }
      default: break
      }
    }
  }

  /// The headline: the page's declared title without the site's name, or its first heading, or its title element.
  private static func title(_ declared: String?, _ found: Findings, site: String?) -> String? {
    if let heading = found.heading, let outer = declared ?? found.pageTitle, outer.hasPrefix(heading) {
      return heading
    }
    if let declared { return withoutSite(declared, site) }
    return found.heading ?? found.pageTitle.map { withoutSite($0, site) }
  }

  private static func withoutSite(_ title: String, _ site: String?) -> String {
    for mark in [" | ", " - ", " – ", " — ", " :: ", " » "] {
      guard let range = title.ranges(of: mark).last else { continue }
      let head = String(title[..<range.lowerBound])
      let tail = String(title[range.upperBound...])
      if tail.lowercased() == site?.lowercased()
        || (tail.count < head.count / 2 && tail.split(separator: " ").count <= 4)
      {
        return head
      }
    }
    return title
  }

  private static func cleanByline(_ text: String) -> String? {
    let line = Whitespace.collapsed(text)
    if line.contains("://") || line.isEmpty || line.count > 200 { return nil }
    return TopMatter.byline(line) ?? (line.lowercased().hasPrefix("by ") ? String(line.dropFirst(3)) : line)
  }

  private static func language(_ code: String?) -> String? {
    guard let code, let first = code.split(whereSeparator: { "-_, ".contains($0) }).first?.lowercased(),
      (2...3).contains(first.count), first.allSatisfy({ $0.isASCII && $0.isLetter })
    else { return nil }
    return first
  }
}
