/// Tells the parts of a page that are not its article by element, role and class name.
enum PageParts {
  /// Whether an element and all below it is no part of an article.
  static func isSkipped(_ node: HTMLNode) -> Bool {
    let name = node.name
    if skipped.contains(name) { return true }
    if node.attribute("hidden") != nil || node.attribute("aria-hidden") == "true" { return true }
    if let style = node.attribute("style")?.lowercased().filter({ $0 != " " }), style.contains("display:none")
    {
      return true
    }
    if let role = node.attribute("role")?.lowercased(), roles.contains(role) { return true }
    return false
  }

  /// Whether an element's classes speak of something beside the article; the caller weighs its size as well.
  static func isUnlikely(_ node: HTMLNode) -> Bool {
    guard !["body", "html", "article", "main", "p", "h1"].contains(node.name) else { return false }
    return words(of: node).contains { unlikely.contains($0) }
  }

  /// Points for what an element's name and classes promise.
  static func weight(_ node: HTMLNode) -> Double {
    var weight = elementWeights[node.name] ?? 0
    let words = words(of: node)
    if words.contains(where: likely.contains) { weight += 15 }
    if words.contains(where: doubtful.contains) { weight -= 20 }
    return weight
  }

  private static let elementWeights: [String: Double] = [
    "article": 15, "main": 8, "section": 2, "ul": -10, "ol": -5, "td": -2, "body": -5,
  ]

  private static func words(of node: HTMLNode) -> [String] {
    let names = [node.attribute("class"), node.attribute("id")].compactMap { $0?.lowercased().prefix(300) }
    return names.flatMap { $0.split { !$0.isLetter }.map(String.init) }
  }

  private static let skipped: Set<String> = [
    "script", "style", "noscript", "nav", "footer", "aside", "form", "button", "select", "input", "textarea",
    "iframe",
    "svg", "canvas", "object", "embed", "video", "audio", "template", "head", "menu", "dialog",
  ]

  private static let roles: Set<String> = [
    "navigation", "complementary", "banner", "contentinfo", "search", "menu", "menubar", "dialog", "alert",
    "form",
  ]

  private static let unlikely: Set<String> = [
    "comments", "comment", "commentlist", "disqus", "sidebar", "breadcrumb", "breadcrumbs", "newsletter",
    "cookie",
    "cookies", "advert", "advertisement", "ads", "adsbygoogle", "social", "share", "sharing", "sharedaddy",
    "related",
    "recommended", "promo", "popup", "modal", "subscribe", "subscription", "pagination", "pager", "navbar",
    "menu",
    "masthead", "footer", "skip", "outbrain", "taboola", "sponsor", "tags", "toolbar", "widget",
  ]

  private static let likely: Set<String> = [
    "article", "content", "entry", "post", "story", "body", "text", "main", "articlebody", "hentry",
  ]

  private static let doubtful: Set<String> = [
    "meta", "list", "teaser", "nav", "header", "foot", "links", "archive",
  ]
}
