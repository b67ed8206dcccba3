import AssayCore

/// Chooses an article's date of publication among what a page offers.
///
/// In order of trust: JSON-LD; meta elements made for it; elements that the page marks as the date of publication;
/// the `time` element or date line nearest to the headline; the address; other meta elements.
enum DateChoice {
  /// The date of publication; nil where the page does not tell.
  static func published(
    _ found: PageFindings, _ page: HTMLPage, linked: PartialDate?, titleNode: Int?, address: String?,
    language: String?
  ) -> PartialDate? {
    if let linked { return linked }
    func parse(_ text: String?) -> PartialDate? {
      text.flatMap {
        PartialDate(iso8601: $0).flatMap { $0.day == nil ? nil : $0 }
          ?? DateText.find(in: $0, language: language)
      }
    }
    if let date = first(
      found,
      [
        "article:published_time", "og:published_time", "article:published", "datepublished", "date.published",
        "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dcterms.created", "dc.date.created",
        "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date", "publish_date",
        "publication_date", "publication-date", "article.published", "cxenseparse:recs:publishtime",
        "bt:pubdate",
        "citation_publication_date", "citation_date", "article:post_date", "published", "date",
      ], parse)
    {
      return date
    }
    let dates = found.dates.filter { !$0.isUpdate }
    if let date = dates.filter(\.isMarked).lazy.compactMap({ parse($0.text) }).first { return date }
    let start = titleNode ?? found.headings.first?.node ?? 0
    let near = dates.filter { !isInComments($0.node, page) }
      .sorted { distance($0.node, start) < distance($1.node, start) }
    let marked = near.lazy.compactMap { mark in parse(mark.text).map { ($0, distance(mark.node, start)) } }
      .first
    let bare = dateLine(page, near: start, language: language)
    if let bare, bare.distance < marked?.1 ?? .max { return bare.date }
    if let marked { return marked.0 }
    if let date = visible(page, near: start, language: language) ?? address.flatMap(DateText.inAddress) {
      return date
    }
    return first(found, ["og:updated_time", "created", "creation_date", "article:created"], parse)
  }

  /// When the page says that it was last changed.
  static func modified(_ found: PageFindings, linked: PartialDate?, language: String?) -> PartialDate? {
    if let linked { return linked }
    func parse(_ text: String?) -> PartialDate? {
      text.flatMap { PartialDate(iso8601: $0) ?? DateText.find(in: $0, language: language) }
    }
    return first(
      found,
      [
        "article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified",
        "dc.date.modified",
      ],
      parse) ?? found.dates.filter(\.isUpdate).lazy.compactMap { parse($0.text) }.first
  }

  /// The date line nearest to the headline: a short text with a date and little else, marked or not.
  private static func dateLine(_ page: HTMLPage, near start: Int, language: String?) -> (
    date: PartialDate, distance: Int
  )? {
    guard start > 0 else { return nil }
    var best: (date: PartialDate, distance: Int)?
    for node in max(1, start - 12)..<min(page.nodes.count, start + 60) {
      let far = distance(node, start)
      guard page.nodes[node].tag == .text, (8...60).contains(page.nodes[node].count),
        far < best?.distance ?? .max,
        page.utf8(node).contains(where: { $0 >= 0x30 && $0 <= 0x39 })
      else { continue }
      let text = String(decoding: page.utf8(node), as: UTF8.self)
      let words = text.split { !$0.isLetter }.count
      let isUpdate = ["updated", "aktualis", "actualiz", "mis à jour", "modif", "обновлен"].contains {
        text.lowercased().contains($0)
      }
      guard words <= 6, !isUpdate, !isInComments(node, page),
        let date = DateText.find(in: text, language: language)
      else { continue }
      best = (date, far)
    }
    return best
  }

  /// Whether a node lies among readers' comments, by the names of the elements around it.
  private static func isInComments(_ node: Int, _ page: HTMLPage) -> Bool {
    page.ancestors(of: node).contains { above in
      guard page.nodes[above].tag != .body, page.nodes[above].tag != .html else { return false }
      return [HTMLPage.Attribute.class, .id].contains { name in
        page.bytes(of: name, of: above).map { PartWords(names: $0.prefix(200)).contains(.comment) } ?? false
      }
    }
  }

  /// The date in a short line behind the headline, or a little before it.
  private static func visible(_ page: HTMLPage, near start: Int, language: String?) -> PartialDate? {
    func date(_ node: Int, longest: Int32 = 120) -> PartialDate? {
      guard page.nodes[node].tag == .text, (6...longest).contains(page.nodes[node].count),
        page.utf8(node).contains(where: { $0 >= 0x30 && $0 <= 0x39 })
      else { return nil }
      return DateText.find(in: String(decoding: page.utf8(node), as: UTF8.self), language: language)
    }
    for node in start..<min(page.nodes.count, start + 120) {
      if let date = date(node) { return date }
    }
    for node in (start + 120)..<max(start + 120, min(page.nodes.count, start + 1000)) {
      if let date = date(node, longest: 40) { return date }
    }
    for node in stride(from: start - 1, to: max(0, start - 60), by: -1) {
      if let date = date(node) { return date }
    }
    return nil
  }

  /// What stands behind the headline is nearer than what stands before it.
  private static func distance(_ node: Int, _ title: Int) -> Int {
    node >= title ? node - title : (title - node) * 3
  }

  private static func first(
    _ found: PageFindings, _ names: [String], _ parse: (String?) -> PartialDate?
  ) -> PartialDate? {
    for name in names {
      if let date = parse(found.meta[name]) { return date }
    }
    return nil
  }
}
