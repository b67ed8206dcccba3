import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// A strict check of a podcast feed.
///
/// After RSS 2.0 (RSS Advisory Board, 2.0.11), the Atom link in RSS (RSS Best Practices Profile), Apple's podcast tags and the
/// podcast namespace's transcript: which elements there must be, may be and how often, and what their values look like.
enum FeedCheck {
  /// An element with what is below it.
  final class Element: NSObject, XMLParserDelegate {
    let name: String
    let attributes: [String: String]
    var children: [Element] = []
    var text = ""
    private var open: [Element] = []

    init(_ name: String = "", _ attributes: [String: String] = [:]) {
      self.name = name
      self.attributes = attributes
    }

    func all(_ name: String) -> [Element] { children.filter { $0.name == name } }
    func value(_ name: String) -> String? { all(name).first.map(\.text) }

    func parserDidStartDocument(_ parser: XMLParser) { open = [self] }
    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) {
      let element = Element(name, attributes)
      open.last?.children.append(element)
      open.append(element)
    }
    func parser(
      _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
    ) { open.removeLast() }
    func parser(_ parser: XMLParser, foundCharacters string: String) { open.last?.text += string }
  }

  /// What is wrong; empty for a valid feed.
  static func problems(in xml: String) -> [String] {
    let document = Element()
    let parser = XMLParser(data: Data(xml.utf8))
    parser.delegate = document
    guard parser.parse(), document.children.count == 1 else { return ["not well-formed"] }
    let root = document.children[0]
    guard root.name == "rss", root.attributes["version"] == "2.0" else { return ["no RSS 2.0"] }
    guard root.children.map(\.name) == ["channel"] else { return ["not exactly one channel"] }
    var problems: [String] = []
    for (prefix, address) in namespaces where xml.contains("<\(prefix):") {
      if root.attributes["xmlns:\(prefix)"] != address { problems.append("the namespace \(prefix)") }
    }
    check(channel: root.children[0], &problems)
    return problems
  }

  private static let namespaces = [
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd", "atom": "http://www.w3.org/2005/Atom",
    "podcast": "https://podcastindex.org/namespace/1.0",
  ]

  private static func check(channel: Element, _ problems: inout [String]) {
    let known = [
      "title", "link", "description", "language", "copyright", "managingEditor", "webMaster", "pubDate",
      "lastBuildDate", "category", "generator", "docs", "cloud", "ttl", "image", "textInput", "skipHours",
      "skipDays",
      "item",
    ]
    names(channel, known, once: Set(known).subtracting(["category", "item"]), &problems)
    for name in ["title", "link", "description"] where (channel.value(name) ?? "").isEmpty {
      problems.append("channel without \(name)")
    }
    address(channel.value("link"), "channel link", &problems)
    if let language = channel.value("language"),
      language.wholeMatch(of: /[a-z]{2,3}(-[A-Za-z0-9]{2,8})*/) == nil
    {
      problems.append("language \(language)")
    }
    let own = channel.all("atom:link").filter { $0.attributes["rel"] == "self" }
    if own.count != 1 || own.first?.attributes["type"] != "application/rss+xml" {
      problems.append("not one atom:link to itself")
    }
    for link in own { address(link.attributes["href"], "atom:link", &problems) }
    if !["true", "false"].contains(channel.value("itunes:explicit") ?? "") {
      problems.append("itunes:explicit")
    }
    if channel.all("itunes:category").first?.attributes["text"]?.isEmpty != false {
      problems.append("itunes:category")
    }
    let items = channel.all("item")
    if items.isEmpty { problems.append("no item") }
    for item in items { check(item: item, &problems) }
    let names = items.compactMap { $0.value("guid") }
    if Set(names).count != names.count { problems.append("a guid twice") }
  }

  private static func check(item: Element, _ problems: inout [String]) {
    let known = [
      "title", "link", "description", "author", "category", "comments", "enclosure", "guid", "pubDate",
      "source",
    ]
    names(item, known, once: Set(known).subtracting(["category"]), &problems)
    if (item.value("title") ?? "").isEmpty, (item.value("description") ?? "").isEmpty {
      problems.append("an item with neither title nor description")
    }
    address(item.value("link"), "item link", &problems)
    if let guid = item.all("guid").first {
      if guid.text.isEmpty { problems.append("an empty guid") }
      if guid.attributes["isPermaLink"] != "false" { address(guid.text, "guid", &problems) }
    }
    if let date = item.value("pubDate"), !isDate(date) { problems.append("pubDate \(date)") }
    guard let enclosure = item.all("enclosure").first else { return problems.append("no enclosure") }
    address(enclosure.attributes["url"], "enclosure", &problems)
    if (Int(enclosure.attributes["length"] ?? "") ?? 0) <= 0 { problems.append("enclosure length") }
    if enclosure.attributes["type"]?.wholeMatch(of: /[a-z]+\/[a-z0-9.+-]+/) == nil {
      problems.append("enclosure type")
    }
    if let duration = item.value("itunes:duration"),
      duration.wholeMatch(of: /\d+|(\d+:)?[0-5]?\d:[0-5]\d/) == nil
    {
      problems.append("itunes:duration \(duration)")
    }
    for transcript in item.all("podcast:transcript") {
      address(transcript.attributes["url"], "transcript", &problems)
      if transcript.attributes["type"]?.contains("/") != true { problems.append("transcript type") }
    }
  }

  /// Elements without a prefix must be of RSS, and most stand only once.
  private static func names(
    _ element: Element, _ known: [String], once: Set<String>, _ problems: inout [String]
  ) {
    for child in element.children where !child.name.contains(":") && !known.contains(child.name) {
      problems.append("\(element.name) with \(child.name)")
    }
    for name in once where element.all(name).count > 1 { problems.append("\(name) more than once") }
  }

  /// An absolute address of RFC 3986, http or https.
  private static func address(_ text: String?, _ name: String, _ problems: inout [String]) {
    let isAddress =
      text?.wholeMatch(
        of: /https?:\/\/[A-Za-z0-9.:\[\]-]+([\/?#]([A-Za-z0-9._~:\/?#\[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*)?/)
      != nil
    if !isAddress { problems.append("\(name) \(text ?? "missing")") }
  }

  /// RFC 822 with a year of four figures, and the right day of the week.
  private static func isDate(_ text: String) -> Bool {
    let format = DateFormatter()
    format.locale = Locale(identifier: "en_US_POSIX")
    format.timeZone = TimeZone(identifier: "GMT")
    format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss Z"
    return format.date(from: text).map { format.string(from: $0) == text } ?? false
  }
}
