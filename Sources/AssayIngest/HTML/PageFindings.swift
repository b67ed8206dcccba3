/// What a page's elements say of it, collected in one pass.
struct PageFindings {
  /// A heading, with where it stands.
  struct Heading {
    var text: String
    var node: Int
    /// Whether the page marks it as its headline.
    var isMarked: Bool
    var isFirstLevel: Bool
  }

  /// A date, with where it stands.
  struct DateMark {
    var text: String
    var node: Int
    /// Whether the page marks it as the date of publication.
    var isMarked: Bool
    var isUpdate: Bool
  }

  /// Meta elements by name in lower case; the first of each name.
  var meta: [String: String] = [:]
  var scripts: [String] = []
  var language: String?
  var canonical: String?
  var pageTitle: String?
  var headings: [Heading] = []
  var dates: [DateMark] = []
  var authors: [String] = []

  init(_ page: HTMLPage) {
    for node in page.nodes.indices where page.nodes[node].tag != .text { take(node, page) }
  }

  /// The first of some meta elements.
  func meta(_ names: String...) -> String? { names.lazy.compactMap { meta[$0] }.first }

  private mutating func take(_ node: Int, _ page: HTMLPage) {
    switch page.nodes[node].tag {
    case .html: language = language ?? page.attribute(.lang, of: node) ?? page.attribute(.xmlLang, of: node)
    case .meta: takeMeta(node, page)
    case .link:
      if canonical == nil, page.attribute(.rel, of: node)?.lowercased() == "canonical" {
        canonical = page.attribute(.href, of: node)
      }
    case .script:
      if scripts.count < 40,
        page.attribute(.type, of: node)?.lowercased().hasPrefix("application/ld+json") ?? false
      {
        scripts.append(page.script(node))
      }
    case .title: if pageTitle == nil { pageTitle = page.text(of: node, limit: 2000) }
    case .h1, .h2: takeHeading(node, page)
    default: break
    }
    takeDate(node, page)
    takeAuthor(node, page)
  }

  private mutating func takeMeta(_ node: Int, _ page: HTMLPage) {
    guard let content = page.attribute(.content, of: node), !content.isEmpty else { return }
    let value = Whitespace.collapsed(String(content.prefix(4000)))
    for name in [HTMLPage.Attribute.property, .name, .itemprop, .httpEquiv] {
      if let name = page.attribute(name, of: node)?.lowercased(), meta[name] == nil, !value.isEmpty {
        meta[name] = value
      }
    }
  }

  private mutating func takeHeading(_ node: Int, _ page: HTMLPage) {
    guard headings.count < 60 else { return }
    let names = page.attribute(.class, of: node)?.lowercased() ?? ""
    let isMarked =
      page.attribute(.itemprop, of: node)?.lowercased() == "headline"
      || ["entry-title", "post-title", "article-title", "headline", "article__title", "post__title"].contains
      {
        names.contains($0)
      }
    let isFirstLevel = page.nodes[node].tag == .h1
    guard isFirstLevel || isMarked else { return }
    let text = page.text(of: node, limit: 2000)
    if !text.isEmpty {
      headings.append(Heading(text: text, node: node, isMarked: isMarked, isFirstLevel: isFirstLevel))
    }
  }

  private mutating func takeDate(_ node: Int, _ page: HTMLPage) {
    guard dates.count < 200 else { return }
    let tag = page.nodes[node].tag
    let itemprop = page.bytes(of: .itemprop, of: node)
    let names = page.bytes(of: .class, of: node)?.prefix(200)
    func speaks(of words: [StaticString]) -> Bool {
      names.map { names in words.contains { names.contains($0) } } ?? false
    }
    let isPublished = itemprop.map { $0.contains("datepublished") || $0.contains("datecreated") } ?? false
    let isUpdate = itemprop?.contains("datemodified") ?? false || speaks(of: ["updated"])
    let isNamed =
      tag != .body && tag != .html && tag != .article
      && speaks(of: ["date", "datum", "publish", "time", "posted", "fecha", "data-", "meta", "byline"])
    guard tag == .time || isPublished || isUpdate || isNamed else { return }
    let text: String
    if let value = page.attribute(.datetime, of: node) ?? page.attribute(.content, of: node), !value.isEmpty {
      text = value
    } else if tag == .abbr, let title = page.attribute(.title, of: node), !title.isEmpty {
      text = title
    } else {
      let below = Int(page.nodes[node].end) - node
      guard below < 40 else { return }
      text = page.text(of: node, limit: 300)
      guard text.utf8.count < 200 else { return }
    }
    dates.append(
      DateMark(
        text: text, node: node,
        isMarked: isPublished || speaks(of: ["published", "entry-date"]),
        isUpdate: isUpdate && !isPublished))
  }

  private mutating func takeAuthor(_ node: Int, _ page: HTMLPage) {
    guard authors.count < 10 else { return }
    switch page.nodes[node].tag {
    case .a, .span, .div, .p, .li, .strong, .em, .b, .cite, .address, .h3, .h4, .h5, .h6, .td: break
    default: return
    }
    // Looked at as bytes first: nearly every element of a page comes by here.
    let names = page.bytes(of: .class, of: node)
    let isNamed = names.map { $0.contains("byline") || $0.contains("author") || $0.contains("fn") } ?? false
    let isMarked =
      page.bytes(of: .rel, of: node)?.elementsEqual("author".utf8) ?? false
      || page.bytes(of: .itemprop, of: node)?.elementsEqual("author".utf8) ?? false
      || isNamed
        && page.attribute(.class, of: node).map { names in
          names.lowercased().split(whereSeparator: \.isWhitespace).contains {
            [
              "byline", "author", "fn", "author-name", "byline__name", "article-author", "entry-author",
              "post-author",
            ]
            .contains($0)
          }
        } ?? false
    guard isMarked, Int(page.nodes[node].end) - node < 60 else { return }
    let text = page.text(of: node, limit: 300)
    if !text.isEmpty, text.utf8.count < 200 { authors.append(text) }
  }
}

extension ArraySlice<UInt8> {
  /// Whether a word in small ASCII letters stands in bytes, whatever their case.
  fileprivate func contains(_ word: StaticString) -> Bool {
    // The literal's own bytes, which live as long as the program; every index below stays under its length.
    let length = word.utf8CodeUnitCount
    guard length > 0, count >= length else { return false }
    for start in startIndex...(endIndex - length) {
      var matched = 0
      while matched < length {
        let byte = self[start + matched]
        guard (byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte) == word.utf8Start[matched] else { break }
        matched += 1
      }
      if matched == length { return true }
    }
    return false
  }
}
