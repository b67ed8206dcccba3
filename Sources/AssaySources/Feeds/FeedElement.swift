/// The elements of feeds that are looked at, whatever their format calls them.
enum FeedElement: UInt8 {
  // Containers.
  case rss
  case rdf
  case channel
  case atomFeed
  case item
  case urlset
  case sitemapIndex
  case url
  case sitemap
  case news
  case opml
  case body
  case html
  // Fields.
  case title
  case link
  case atomLink
  case identifier
  case published
  case updated
  case weakDate
  case summary
  case fullText
  case content
  case language
  case minutesToLive
  case updatePeriod
  case updateFrequency
  case originalLink
  case location
  case outline
  /// Something that is not looked at, with everything in it.
  case other

  /// The element of a local name in a namespace (or, where that was not declared, with a prefix).
  init(local: String, namespace: String?, prefix: String?) {
    let space = Namespace(namespace: namespace, prefix: prefix)
    self =
      switch space {
      case .plain: FeedElement.plainNames[local] ?? FeedElement.plainNames[local.lowercased()] ?? .other
      case .atom: FeedElement.atomNames[local] ?? .other
      case .dublinCore: FeedElement.dublinCoreNames[local] ?? .other
      case .content: local == "encoded" ? .fullText : .other
      case .syndication: FeedElement.syndicationNames[local] ?? .other
      case .feedburner: local == "origLink" ? .originalLink : .other
      case .news: FeedElement.newsNames[local] ?? .other
      case .rdf: local == "RDF" ? .rdf : .other
      case .other: .other
      }
  }

  private enum Namespace {
    case plain
    case atom
    case dublinCore
    case content
    case syndication
    case feedburner
    case news
    case rdf
    case other

    /// By what the name space contains, since feeds write its address with many small mistakes.
    init(namespace: String?, prefix: String?) {
      guard let space = namespace?.lowercased(), !space.isEmpty else {
        self = prefix.map(Namespace.init(prefix:)) ?? .plain
        return
      }
      self =
        if space.contains("w3.org/2005/atom") || space.contains("purl.org/atom/ns") {
          .atom
        } else if space.contains("purl.org/dc/") {
          .dublinCore
        } else if space.contains("rss/1.0/modules/content") {
          .content
        } else if space.contains("rss/1.0/modules/syndication") {
          .syndication
        } else if space.contains("feedburner") {
          .feedburner
        } else if space.contains("schemas/sitemap-news") {
          .news
        } else if space.contains("22-rdf-syntax-ns") {
          .rdf
        } else if space.contains("purl.org/rss/1.0/modules") || space.contains("rss/1.0/modules/") {
          .other
        } else if space.contains("purl.org/rss") || space.contains("netscape.com")
          || space.contains("userland.com")
          || space.contains("/schemas/sitemap/") || space.contains("rss2")
          || space.contains("w3.org/1999/xhtml")
        {
          .plain
        } else {
          // A default name space that means nothing (a copy of the site's address, say) does not hide the feed.
          prefix == nil ? .plain : Namespace(prefix: prefix ?? "")
        }
    }

    private init(prefix: String) {
      self =
        switch prefix.lowercased() {
        case "": .plain
        case "atom", "atom10", "a10": .atom
        case "dc", "dcterms": .dublinCore
        case "content": .content
        case "sy": .syndication
        case "feedburner": .feedburner
        case "news", "n": .news
        case "rdf": .rdf
        case "rss": .plain
        default: .other
        }
    }
  }

  private static let plainNames: [String: FeedElement] = [
    "rss": .rss, "rdf": .rdf, "channel": .channel, "item": .item, "entry": .item, "feed": .atomFeed,
    "title": .title, "link": .link, "guid": .identifier, "id": .identifier, "pubDate": .published,
    "pubdate": .published, "published": .published, "issued": .published, "date": .weakDate,
    "lastBuildDate": .updated, "updated": .updated, "modified": .updated, "lastmod": .updated,
    "description": .summary, "summary": .summary, "abstract": .summary, "content": .content,
    "fulltext": .fullText,
    "full-text": .fullText, "language": .language, "ttl": .minutesToLive, "urlset": .urlset,
    "sitemapindex": .sitemapIndex, "url": .url, "sitemap": .sitemap, "loc": .location, "opml": .opml,
    "body": .body, "outline": .outline, "html": .html, "publication_date": .published,
  ]
  private static let atomNames: [String: FeedElement] = [
    "feed": .atomFeed, "entry": .item, "title": .title, "link": .atomLink, "id": .identifier,
    "published": .published, "issued": .published, "created": .weakDate, "updated": .updated,
    "modified": .updated, "summary": .summary, "content": .content,
  ]
  private static let dublinCoreNames: [String: FeedElement] = [
    "title": .title, "date": .weakDate, "created": .weakDate, "issued": .weakDate, "modified": .updated,
    "description": .summary, "language": .language, "identifier": .other,
  ]
  private static let syndicationNames: [String: FeedElement] = [
    "updatePeriod": .updatePeriod, "updateFrequency": .updateFrequency,
  ]
  private static let newsNames: [String: FeedElement] = [
    "news": .news, "title": .title, "publication_date": .published, "publication": .body,
    "language": .language,
    "name": .other,
  ]
}
