import Foundation

/// Reads JSON Feed 1.0 and 1.1 (jsonfeed.org).
enum JSONFeed {
  /// The feed; nil where the JSON is none.
  ///
  /// Foundation's parser bounds the depth at 512.
  static func parse(_ data: Data, address: WebAddress?) -> Feed? {
    let text = FeedBytes.utf8(data, charset: nil).data
    guard let root = try? JSONSerialization.jsonObject(with: text) as? [String: Any],
      let items = root["items"] as? [Any],
      (root["version"] as? String)?.contains("jsonfeed") == true || root["feed_url"] != nil
        || root["title"] != nil
    else { return nil }
    var feed = Feed(format: .json)
    feed.isMalformed = (root["version"] as? String)?.hasPrefix("https://jsonfeed.org/version/1") != true
    feed.title = line(root["title"])
    feed.link = link(root["home_page_url"], address)
    feed.selfLink = link(root["feed_url"], address)
    feed.language = line(root["language"])
    feed.hubs = ((root["hubs"] as? [Any]) ?? []).prefix(4).compactMap {
      link(($0 as? [String: Any])?["url"], address)
    }
    feed.items = items.prefix(FeedParser.mostItems).compactMap {
      ($0 as? [String: Any]).flatMap { item($0, address) }
    }
    return feed
  }

  private static func item(_ values: [String: Any], _ address: WebAddress?) -> FeedItem? {
    var item = FeedItem()
    // The specification: numbers are to be read as strings.
    item.id = line(values["id"])
    item.link = link(values["url"], address) ?? link(values["external_url"], address)
    if item.link == nil, let id = item.id, WebAddress.isAddress(id) { item.link = WebAddress(id)?.string }
    item.title = line(values["title"])
    item.published = line(values["date_published"]).flatMap(FeedDateParser.parse)
    item.updated = line(values["date_modified"]).flatMap(FeedDateParser.parse)
    item.published = item.published ?? item.updated
    item.summary = line(values["summary"]).map { FeedText($0, isHTML: false) }
    item.content =
      (values["content_html"] as? String).map { FeedText($0, isHTML: true) }
      ?? (values["content_text"] as? String).map { FeedText($0, isHTML: false) }
    item.language = line(values["language"])
    return item.link == nil && item.title == nil && item.summary == nil && item.content == nil ? nil : item
  }

  private static func line(_ value: Any?) -> String? {
    let text: String? =
      switch value {
      case let text as String: MarkupText.collapsed(text).replacing("\n\n", with: " ")
      case let number as NSNumber: number.stringValue
      default: nil
      }
    return text?.isEmpty == true ? nil : text
  }

  private static func link(_ value: Any?, _ base: WebAddress?) -> String? {
    (value as? String).flatMap { WebAddress($0, relativeTo: base)?.string }
  }
}
