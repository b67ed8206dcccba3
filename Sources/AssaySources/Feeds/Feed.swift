public import AssayCore
public import Foundation

/// What a feed says, whatever its format.
///
/// Authors are not kept: the watch reads publications, and builds no profile of persons.
public struct Feed: Sendable, Hashable {
  /// A format of feeds.
  public enum Format: String, Sendable, Codable, CaseIterable {
    case rss
    case rdf
    case atom
    case json
    case sitemap
    case sitemapIndex
  }

  /// The format.
  public var format: Format
  /// The publication's name, as plain text.
  public var title: String?
  /// The publication's own page.
  public var link: String?
  /// Where the feed says it lives (`rel="self"`).
  public var selfLink: String?
  /// WebSub hubs (`rel="hub"`).
  public var hubs: [String] = []
  /// BCP 47 language code, as written.
  public var language: String?
  /// How many minutes the publisher says the feed may be kept (`ttl`, `sy:updatePeriod`).
  public var minutesToLive: Int?
  /// The items, in the feed's order; at most ``FeedParser/mostItems``.
  public var items: [FeedItem] = []
  /// Whether the feed broke the rules of its format and was read all the same.
  public var isMalformed = false

  /// Makes an empty feed.
  public init(format: Format) { self.format = format }
}

/// One item of a feed.
public struct FeedItem: Sendable, Hashable {
  /// The identifier that the feed gives (`guid`, `id`); nil where there is none.
  public var id: String?
  /// The address of the item's page, absolute.
  public var link: String?
  /// The headline, as plain text.
  public var title: String?
  /// When it was published.
  public var published: FeedDate?
  /// When it was last changed.
  public var updated: FeedDate?
  /// The summary.
  public var summary: FeedText?
  /// The full text, where the feed carries it.
  public var content: FeedText?
  /// BCP 47 language code, as written, where it is the item's own.
  public var language: String?
  /// What tells the item from the others of its feed, also where identifiers are missing or used twice.
  public var key = ""

  /// Makes an empty item.
  public init() {}
}

/// A date of a feed: an instant, and the day as it was written.
public struct FeedDate: Sendable, Hashable {
  /// The instant; midnight where no time was given, and UTC where no zone was.
  public var instant: Date
  /// The day in the zone that it was written in.
  public var day: PartialDate
}

/// A text of a feed: plain, or HTML to be read as text.
public struct FeedText: Sendable, Hashable {
  /// The characters as they came.
  public var raw: String
  /// Whether they are HTML.
  public var isHTML: Bool

  /// Makes a text.
  public init(_ raw: String, isHTML: Bool) {
    self.raw = raw
    self.isHTML = isHTML
  }

  /// The text without mark-up: paragraphs divided by a blank line, white space collapsed.
  public var plain: String { isHTML ? MarkupText.plain(raw) : MarkupText.collapsed(raw) }
}
