import AssayCore
public import Foundation

/// Reads feeds: RSS 0.9x to 2.0, RSS 1.0 (RDF), Atom 0.3 and 1.0, JSON Feed, sitemaps and news sitemaps.
///
/// Feeds are rarely valid; what can be understood is. Malformed XML is mended before and during parsing, dates are read
/// in many forms, relative addresses are resolved, headlines with mark-up become text, and items without identifiers,
/// or with one identifier for several, are told apart. Hostile feeds cost no more than their bytes: O(n) time, memory
/// a few times the feed's size, no entities, bounded depth, at most ``mostItems`` items.
public struct FeedParser: Sendable {
  /// No more items of one feed are read; the longest honest sitemaps have as many (sitemaps.org).
  public static let mostItems = 50_000
  /// No feed larger than this is read, in bytes: 32 MB.
  public static let maximumBytes = 32 << 20
  /// No field is longer than this, in bytes of UTF-8; the rest is left out.
  public static let longestField = 2 << 20

  /// Makes a parser.
  public init() {}

  /// Reads a feed.
  ///
  /// - Parameters:
  ///   - data: The feed's bytes.
  ///   - address: Where it was read, which relative addresses refer to.
  ///   - charset: The charset that the server named.
  /// - Throws: ``AssayError`` with code `empty`, `tooLarge` or `unsupportedFormat`.
  public func parse(_ data: Data, address: WebAddress?, charset: String? = nil) throws -> Feed {
    guard data.count <= FeedParser.maximumBytes else {
      throw AssayError(.tooLarge, "The feed has more than \(FeedParser.maximumBytes >> 20) MB.")
    }
    guard let first = data.first(where: { $0 > 0x20 && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF && $0 < 0xFE })
    else {
      throw AssayError(.empty, "The feed is empty.")
    }
    var feed: Feed?
    if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
      feed = JSONFeed.parse(data, address: address)
    } else {
      let bytes = FeedBytes(data, charset: charset)
      let reader = FeedReader(address: address)
      let isWellFormed = FeedXML.parse(bytes.bytes, reader)
      feed = reader.finish()
      feed?.isMalformed = bytes.isMended || !isWellFormed
    }
    guard var feed else {
      throw AssayError(
        .unsupportedFormat,
        "This is no feed that Assay reads: RSS, Atom, JSON Feed or a sitemap. Give the feed's own address.")
    }
    FeedParser.giveKeys(&feed)
    return feed
  }

  /// Gives each item a key: its identifier where that is its own, else what distinguishes it.
  private static func giveKeys(_ feed: inout Feed) {
    var uses: [String: Set<String>] = [:]
    for item in feed.items {
      if let id = item.id { uses[id, default: []].insert(item.link ?? item.title ?? "") }
    }
    for index in feed.items.indices {
      let item = feed.items[index]
      if let id = item.id, uses[id]?.count == 1 {
        feed.items[index].key = id
      } else {
        // One identifier on several items is none: the address tells them apart, or else the headline and the day.
        let day = item.published?.day.description ?? ""
        let parts = [
          item.id, item.link, item.link == nil ? (item.title ?? item.summary?.raw) : nil,
          item.link == nil ? day : nil,
        ]
        feed.items[index].key = parts.compactMap(\.self).joined(separator: " ")
      }
      if feed.items[index].key.utf8.count > 512 {
        feed.items[index].key = ContentHash.sha256(Data(feed.items[index].key.utf8))
      }
    }
    // The same item twice is one.
    var seen: Set<String> = []
    feed.items.removeAll { $0.key.isEmpty || !seen.insert($0.key).inserted }
  }
}
