import AssayCore

/// What a page says about itself, in the order of trust that ``TitleChoice`` and ``DateChoice`` describe: JSON-LD,
/// Open Graph and other meta elements, microdata, then the visible text.
struct HTMLMetadata {
  /// What goes into the article.
  var article = ArticleMetadata()
  /// What the choice of blocks compares them with.
  var hints: PageHints
  /// The JSON-LD, for what only it tells.
  var linked: LinkedData
  /// The heading that is the headline, where it stands in one.
  var titleNode: Int?

  init(_ page: HTMLPage, address: String?) {
    let found = PageFindings(page)
    linked = LinkedData(scripts: found.scripts)
    let site = found.meta("og:site_name") ?? linked.siteName ?? found.meta("application-name", "publisher")
    article.language = HTMLMetadata.language(
      found.language ?? linked.language ?? found.meta("og:locale", "content-language", "language"))
    article.url = [found.canonical, found.meta("og:url"), linked.url].lazy.compactMap { $0 }.first {
      $0.hasPrefix("http") && $0.utf8.count < 4000
    }
    let known = address ?? article.url
    let choice = TitleChoice.choose(found, linked: linked.title, site: site, address: known)
    article.title = choice.title
    titleNode = choice.node
    article.siteName = site
    article.byline =
      ([linked.byline, found.meta("author", "article:author", "dc.creator", "parsely-author", "byl")]
      + found.authors).lazy.compactMap { $0.flatMap(HTMLMetadata.cleanByline) }.first
    article.published = DateChoice.published(
      found, page, linked: linked.published, titleNode: choice.node, address: known,
      language: article.language)
    article.modified = DateChoice.modified(found, linked: linked.modified, language: article.language)
    article.section = linked.section.map(LinkedData.decoded) ?? found.meta("article:section", "section")
    article.image = found.meta("og:image", "og:image:url", "twitter:image") ?? linked.image
    hints = PageHints(
      title: article.title,
      description: found.meta("og:description", "description", "twitter:description") ?? linked.description,
      body: linked.body)
  }

  private static func cleanByline(_ text: String) -> String? {
    let line = Whitespace.collapsed(text)
    if line.contains("://") || line.isEmpty || line.count > 200 { return nil }
    if let name = TopMatter.byline(line) { return name }
    let lower = line.lowercased()
    for opening in ["by ", "von ", "par ", "por ", "di ", "door ", "av "] where lower.hasPrefix(opening) {
      return String(line.dropFirst(opening.count))
    }
    return line
  }

  private static func language(_ code: String?) -> String? {
    guard let code, let first = code.split(whereSeparator: { "-_, ".contains($0) }).first?.lowercased(),
      (2...3).contains(first.count), first.allSatisfy({ $0.isASCII && $0.isLetter })
    else { return nil }
    return first
  }
}
