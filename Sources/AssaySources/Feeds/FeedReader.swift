import Foundation

/// Builds a ``Feed`` from the elements of its XML.
///
/// It keeps a stack of its own beside the parser's. Where a feed forgets to escape its HTML, libxml2 closes elements
/// one too late from then on; so what begins an item always does, and a field that begins where only forgotten HTML
/// is open ends the field before it. Ends that then come for what was closed already mean nothing.
final class FeedReader: FeedEvents {
  private enum Role {
    /// Holds items or fields.
    case container
    /// An item, by its number.
    case item(Int)
    /// A field being read.
    case field
    /// Mark-up inside a field.
    case markup(String)
    /// Not looked at, with all that is in it.
    case ignored
    /// Closed before its end came.
    case closed
  }

  private struct Open {
    var role: Role
    var base: WebAddress?
  }

  private static let deepest = 300

  private var feed: Feed?
  private var open: [Open] = []
  private var item: ItemDraft?
  private var items = 0
  private var field: FieldDraft?
  private var feedFields = ItemDraft()
  private let address: WebAddress?
  private var isHTML = false
  private var update: (period: Int?, frequency: Int?) = (nil, nil)

  /// Makes a reader.
  ///
  /// - Parameter address: what relative addresses refer to.
  init(address: WebAddress?) { self.address = address }

  /// The feed; nil where the text was none.
  func finish() -> Feed? {
    endField()
    endItem()
    guard !isHTML, var feed else { return nil }
    let own = feedFields.finished()
    feed.title = own.title
    feed.link = own.link
    feed.language = own.language
    if feed.minutesToLive == nil, let period = update.period {
      feed.minutesToLive = max(1, period / max(1, update.frequency ?? 1))
    }
    return feed
  }

  // MARK: Events

  func begin(_ element: FeedElement, name: String, attributes: FeedXML.Attributes) {
    guard open.count < FeedReader.deepest, !isHTML else { return open.append(Open(role: .ignored)) }
    var base = open.last?.base ?? address
    if let given = attributes["base"] { base = WebAddress(given, relativeTo: base) ?? base }
    if field != nil {
      guard endsField(element) else {
        beginMarkup(name)
        return open.append(Open(role: .markup(name), base: base))
      }
      endField()
    }
    guard isInContainer || element == .item && item != nil else {
      return open.append(Open(role: .ignored, base: base))
    }
    open.append(Open(role: role(of: element, attributes, base), base: base))
  }

  func end() {
    guard let last = open.popLast() else { return }
    switch last.role {
    case .field: endField()
    case .item(let number): if number == items { endItem() }
    case .markup(let name): field?.endMarkup(name)
    case .container, .ignored, .closed: break
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) { field?.append(bytes) }

  // MARK: Containers

  /// Whether the innermost element that is still open may hold fields.
  private var isInContainer: Bool {
    for entry in open.reversed() {
      switch entry.role {
      case .container, .item: return true
      case .closed: continue
      case .field, .markup, .ignored: return false
      }
    }
    return true
  }

  private func role(of element: FeedElement, _ attributes: FeedXML.Attributes, _ base: WebAddress?) -> Role {
    switch element {
    case .rss, .channel: become(.rss)
    case .rdf: become(.rdf)
    case .atomFeed: become(.atom)
    case .urlset: become(.sitemap)
    case .sitemapIndex: become(.sitemapIndex)
    case .news: break
    case .item, .url, .sitemap:
      // An outlet of unknown make that has items is taken for RSS.
      become(.rss)
      endItem()
      guard (feed?.items.count ?? 0) < FeedParser.mostItems else { return .ignored }
      items += 1
      item = ItemDraft()
      item?.about = attributes["about"]
      item?.language = attributes["lang"]
      return .item(items)
    case .html where open.isEmpty:
      isHTML = true
      return .ignored
    case .body where item != nil && feed?.format != .sitemap:
      field = FieldDraft(.fullText, base: base)
      return .field
    // The publication that a news sitemap names has the language in it.
    case .body: break
    case .opml, .outline, .html: return .ignored
    case .atomLink:
      takeLink(attributes, base)
      return .ignored
    case .link:
      if attributes["href"] != nil { takeLink(attributes, base) }
      field = FieldDraft(.link, base: base)
      return .field
    case .other: return open.isEmpty ? .container : .ignored
    default:
      var draft = FieldDraft(element, base: base)
      draft.type = attributes["type"]?.lowercased()
      draft.mode = attributes["mode"]?.lowercased()
      draft.isPermanent = attributes["isPermaLink"]?.lowercased() != "false"
      if element == .content, let source = attributes["src"] {
        take { $0.source = WebAddress(source, relativeTo: base) }
      }
      field = draft
      return .field
    }
    if element == .atomFeed || element == .rss { take { $0.language = $0.language ?? attributes["lang"] } }
    return .container
  }

  private func become(_ format: Feed.Format) { if feed == nil { feed = Feed(format: format) } }

  private func endItem() {
    guard let draft = item else { return }
    item = nil
    let finished = draft.finished()
    guard finished.link != nil || finished.title != nil || finished.summary != nil || finished.content != nil
    else {
      return
    }
    feed?.items.append(finished)
  }

  private func take(_ change: (inout ItemDraft) -> Void) {
    guard var draft = item else { return change(&feedFields) }
    // Not two owners of the item's texts while it changes.
    item = nil
    change(&draft)
    item = draft
  }

  // MARK: Fields

  /// Whether an element can only be a new item or field, not mark-up of the field that is open.
  private func endsField(_ element: FeedElement) -> Bool {
    guard field?.isXHTML == false else { return false }
    switch element {
    case .item: return feed?.format != .atom || open.count > 2
    case .channel: return true
    case .published, .identifier, .atomLink, .fullText, .summary, .weakDate, .link, .minutesToLive, .location:
      break
    default: return false
    }
    // Only HTML that never closes may stand between: <br>, <img>, <hr>, <p>.
    for entry in open.reversed() {
      switch entry.role {
      case .markup(let name):
        guard FieldDraft.neverClosed.contains(name.lowercased()) else { return false }
      case .field:
        return open.last.map { if case .field = $0.role { false } else { true } } ?? false || element != .link
      default: return false
      }
    }
    return false
  }

  private func beginMarkup(_ name: String) { field?.beginMarkup(name) }

  private func endField() {
    guard let draft = field else { return }
    field = nil
    for index in open.indices.reversed() {
      switch open[index].role {
      case .markup: open[index].role = .closed
      case .field:
        open[index].role = .closed
        store(draft)
        return
      default:
        store(draft)
        return
      }
    }
    store(draft)
  }

  private func store(_ draft: FieldDraft) {
    let isAtom = feed?.format == .atom
    switch draft.element {
    case .title: take { $0.title = $0.title ?? draft.headline(isAtom: isAtom) }
    case .link, .location: take { $0.link = $0.link ?? draft.address }
    case .originalLink: take { $0.original = $0.original ?? draft.address }
    case .identifier:
      guard let text = draft.line else { return }
      take {
        $0.id = $0.id ?? text
        if draft.isPermanent, WebAddress.isAddress(text) { $0.permanent = $0.permanent ?? WebAddress(text) }
      }
    case .published: take { $0.published = $0.published ?? draft.line }
    case .weakDate: take { $0.weakDate = $0.weakDate ?? draft.line }
    case .updated: take { $0.updated = $0.updated ?? draft.line }
    case .summary: take { $0.summary = $0.summary ?? draft.text(isAtom: isAtom) }
    case .fullText: take { $0.content = draft.text(isAtom: false) ?? $0.content }
    case .content: take { $0.content = $0.content ?? draft.text(isAtom: isAtom) }
    case .language: take { $0.language = $0.language ?? draft.line }
    case .minutesToLive where item == nil:
      feed?.minutesToLive = draft.line.flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
    case .updatePeriod where item == nil:
      update.period = draft.line.flatMap {
        ["hourly": 60, "daily": 1440, "weekly": 10_080, "monthly": 43_200, "yearly": 525_600][$0.lowercased()]
      }
    case .updateFrequency where item == nil: update.frequency = draft.line.flatMap { Int($0) }
    default: break
    }
  }

  /// An Atom link, by what it says it is (RFC 4287, 4.2.7).
  private func takeLink(_ attributes: FeedXML.Attributes, _ base: WebAddress?) {
    guard let reference = attributes["href"], let link = WebAddress(reference, relativeTo: base) else {
      return
    }
    let relation = attributes["rel"]?.lowercased() ?? "alternate"
    let type = attributes["type"]?.lowercased()
    switch relation {
    case "alternate", "":
      let isPage = type == nil || type?.contains("html") == true
      take {
        if isPage { $0.link = $0.link ?? link } else { $0.source = $0.source ?? link }
      }
    case "self":
      if item == nil {
        if feed?.selfLink == nil { feed?.selfLink = link.string }
      } else {
        take { $0.source = $0.source ?? link }
      }
    case "hub":
      if item == nil, (feed?.hubs.count ?? 0) < 4 { feed?.hubs.append(link.string) }
    default: break
    }
  }
}
