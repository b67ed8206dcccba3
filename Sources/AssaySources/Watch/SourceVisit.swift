import AssayCore
import Foundation

/// One reading of a source: what came, and what is to be remembered.
struct SourceVisit: Sendable {
  /// What a visit needs from outside.
  struct Tools: Sendable {
    var fetcher: any PageFetcher
    var store: WatchStore
    /// Reads the page of an item that has only a summary; nil leaves items as the feed has them.
    var pages: (any ArticleReader)?
    /// Whether pages are read for every source, and not only for those whose list asks for it.
    var readsAllPages: Bool
    /// Keeps the peace with hosts.
    var agenda: Agenda
    /// Has feeds delivered by their hubs; nil where hubs cannot reach this machine.
    var hubs: HubSubscriber?
  }

  /// Items with fewer characters are summaries, whose page may be read.
  static let shortText = 500
  /// No more pages are read in one visit.
  static let mostPages = 20

  private(set) var state: SourceState
  private(set) var documents: [Document] = []
  private(set) var items: [VisitRecord.Item] = []
  private(set) var tallies: [String: Int] = [:]
  private var offer: HubOffer?
  private var isDelivery = false
  /// Whether pages of items are still to be read.
  private var leavesPages = false
  private let tools: Tools
  private let now: Double

  init(_ state: SourceState, tools: Tools, now: Double) {
    self.state = state
    self.tools = tools
    self.now = now
  }

  /// What is to be remembered.
  var record: VisitRecord {
    VisitRecord(state: state, items: items, tallies: tallies, offer: offer, isDelivery: isDelivery)
  }

  /// Fetches the source; nil where that fails, which is remembered with it.
  ///
  /// - Parameter stay: At the source's host.
  /// - Throws: `CancellationError`.
  mutating func fetch(_ stay: HostStay) async throws -> FetchedPage? {
    state.visited = now
    tallies["visits"] = 1
    do {
      guard let address = WebAddress(state.address) else {
        throw FetchFailure(.invalidAddress, state.address)
      }
      var request = FetchRequest(
        address, validators: state.validators, accept: FetchRequest.feeds, limits: .feed)
      request.onLeaving = { try await stay.move(from: $0, to: $1) }
      return try await tools.fetcher.fetch(request)
    } catch let failure as FetchFailure {
      note(failure)
      return nil
    }
  }

  /// Reads what was fetched, and the pages of items where that is wanted.
  ///
  /// - Throws: `CancellationError`, or ``AssayError`` where the store cannot be read; all else is remembered with the
  ///   source.
  mutating func read(_ page: FetchedPage) async throws {
    tallies["bytes"] = page.wireBytes
    if page.lasting.string != state.address, page.lasting == page.address {
      state.address = page.lasting.string
      tallies["moved"] = 1
    }
    let hash = page.isUnchanged ? state.bodyHash : ContentHash.sha256(page.body)
    if page.isUnchanged || hash == state.bodyHash {
      tallies["unchanged"] = 1
      succeed(VisitSchedule.intervalUnchanged(current: state.interval), page, minutes: nil)
      return
    }
    let feed: Feed
    do {
      feed = try FeedParser().parse(page.body, address: page.address, charset: page.headers.charset)
    } catch let error as AssayError {
      if let found = FeedDiscovery.feeds(in: page.body, at: page.address).first(where: {
        $0.string != state.address
      }),
        state.condition == .new || state.condition == .failing, state.address == state.listed
      {
        // The list named the site's page: read the feed that it names, at once.
        state.address = found.string
        state.validators = Validators()
        state.due = 0
        tallies["discovered"] = 1
        return
      }
      fail("notAFeed", error.message, retryAfter: nil)
      returnToListed()
      return
    }
    if let hubs = tools.hubs {
      offer = HubOffer(page.headers, feed: feed, at: page.address, allowsLoopback: hubs.allowsLoopback)
    }
    try await take(feed)
    state.bodyHash = hash
    state.name = state.name ?? feed.title.map { String($0.prefix(200)) }
    let published = feed.items.prefix(200).compactMap {
      ($0.updated ?? $0.published)?.instant.timeIntervalSince1970
    }
    succeed(
      VisitSchedule.interval(published: published, current: state.interval, hasNew: !items.isEmpty, now: now),
      page,
      minutes: feed.minutesToLive ?? 0)
    if leavesPages {
      // An unchanged feed would not be read again, and the pages never.
      state.bodyHash = nil
      state.validators = Validators()
    }
  }

  /// Takes a feed that a hub delivered.
  ///
  /// - Throws: As ``read(_:)``.
  mutating func take(_ delivery: HubDelivery) async throws {
    isDelivery = true
    state.visited = now
    tallies["deliveries"] = 1
    let charset = delivery.contentType.flatMap {
      ResponseHeaders("Content-Type: \($0)".utf8).charset
    }
    guard
      let feed = try? FeedParser().parse(
        delivery.content, address: WebAddress(delivery.topic), charset: charset)
    else {
      tallies["error.notAFeed"] = 1
      return
    }
    try await take(feed)
  }

  private mutating func succeed(_ interval: Double, _ page: FetchedPage, minutes: Int?) {
    state.condition = .active
    state.failures = 0
    state.failingSince = nil
    state.problem = nil
    state.problemText = nil
    let given = page.validators
    if given.tag != nil || given.modified != nil || !page.isUnchanged { state.validators = given }
    state.interval = interval
    // What the feed asked for holds until it says something else: an unchanged one is not sent again.
    if !page.isUnchanged, let minutes { state.asked = Double(min(max(0, minutes), 7 * 1440) * 60) }
    let asked = max(
      Double(page.headers.maximumAge ?? 0), state.asked, state.isDelivered ? VisitSchedule.delivered : 0)
    state.due = now + VisitSchedule.jittered(interval, atLeast: asked)
  }

  // MARK: Failures

  private mutating func note(_ failure: FetchFailure) {
    switch failure.kind {
    case .gone where state.address != state.listed, .notFound where state.address != state.listed:
      fail(failure.kind.rawValue, failure.description, retryAfter: failure.retryAfter)
      returnToListed()
    case .gone:
      state.condition = .gone
      state.problem = failure.kind.rawValue
      state.problemText = failure.description
      tallies["error.gone"] = 1
    case .disallowed, .privateAddress, .invalidAddress:
      fail(failure.kind.rawValue, failure.description, retryAfter: Int(VisitSchedule.longest))
      state.condition = .refused
    default: fail(failure.kind.rawValue, failure.description, retryAfter: failure.retryAfter)
    }
  }

  /// Begins again at the address that the list has, where another one that it led to holds no feed any more.
  private mutating func returnToListed() {
    guard state.address != state.listed else { return }
    state.address = state.listed
    state.validators = Validators()
    state.bodyHash = nil
  }

  private mutating func fail(_ kind: String, _ text: String, retryAfter: Int?) {
    state.failures += 1
    state.failingSince = state.failingSince ?? now
    state.problem = kind
    state.problemText = text
    tallies["error.\(kind)"] = 1
    let isDead = now - (state.failingSince ?? now) >= VisitSchedule.deadAfter
    state.condition = isDead ? .dead : .failing
    let delay = VisitSchedule.delay(
      afterFailures: state.failures, interval: state.interval, retryAfter: retryAfter)
    state.due =
      now + VisitSchedule.jittered(isDead ? VisitSchedule.week : delay, atLeast: Double(retryAfter ?? 0))
  }

  // MARK: Items

  private mutating func take(_ feed: Feed) async throws {
    guard feed.format != .sitemapIndex else { return }
    let hashed = feed.items.map { (item: $0, hash: StableHash.of($0.key)) }
    let taken = try await tools.store.taken(state.key, items: hashed.map(\.hash))
    var pages = 0
    for (item, hash) in hashed {
      let print = StableHash.of(
        [item.title, item.summary?.raw, item.content?.raw].compactMap(\.self).joined(separator: "\n"))
      // An item whose page is still to be read is remembered by another print than its own.
      let before = taken[hash]
      guard before != print else { continue }
      var entry = VisitRecord.Item(item: hash, print: print)
      if var document = document(of: item, in: feed) {
        if let reader = tools.pages, tools.readsAllPages || state.readsPages,
          document.text.count < SourceVisit.shortText,
          let link = item.link.flatMap({ WebAddress($0) })
        {
          pages += 1
          let found = pages <= SourceVisit.mostPages ? try await self.page(at: link, reader) : .later
          switch found {
          case .text(let text): if text.count > document.text.count { document.text = text }
          case .none: break
          case .later:
            entry.print = ~print
            leavesPages = true
          }
        }
        let id = StableHash.of(document.id)
        let length = document.text.utf8.count
        // The same page in several feeds is one document, with the longest text.
        let known = try await tools.store.lengths([id])[id]
        if before != nil && before != ~print || (known ?? 0) < length {
          documents.append(document)
          entry.document = (id, length)
          tallies[before == nil ? "new" : "changed", default: 0] += 1
        } else {
          tallies["known", default: 0] += 1
        }
      }
      items.append(entry)
    }
  }

  /// The item as a document; nil where it has no words.
  private func document(of item: FeedItem, in feed: Feed) -> Document? {
    let content = item.content?.plain ?? ""
    let summary = item.summary?.plain ?? ""
    var text = content.count >= summary.count ? content : summary
    if text.isEmpty { text = item.title ?? "" }
    guard text.contains(where: \.isLetter) else { return nil }
    // A date in the future is a mistake; the day of publication is then not known.
    let published = item.published.flatMap {
      $0.instant.timeIntervalSince1970 <= now + 86_400 && $0.day.year >= 1990 ? $0.day : nil
    }
    let language = (item.language ?? feed.language).map { $0.replacing("_", with: "-") }
    return Document(
      id: item.link ?? "feed:\(ContentHash.sha256(Data("\(state.listed) \(item.key)".utf8)).prefix(32))",
      url: item.link, title: item.title, published: published, source: state.name ?? feed.title,
      language: language.flatMap { $0.count <= 35 && $0.first?.isLetter == true ? $0 : nil }, text: text)
  }

  /// What reading an item's page gave.
  private enum PageText {
    case text(String)
    /// It has none for us.
    case none
    /// It may be read another time.
    case later
  }

  private mutating func page(at address: WebAddress, _ reader: any ArticleReader) async throws -> PageText {
    do {
      let page = try await HostStay.fetch(FetchRequest(address), tools.agenda, tools.fetcher)
      tallies["pages", default: 0] += 1
      guard !page.saysNotFree else { return .none }
      let article = try reader.read(ArticleInput(page))
      let kept = article.paragraphs.filter { $0.kind != .furniture }.map { article.text.text(in: $0.span) }
      return .text(kept.joined(separator: "\n\n"))
    } catch let failure as FetchFailure {
      tallies["error.page.\(failure.kind.rawValue)", default: 0] += 1
      return failure.isPassing ? .later : .none
    } catch is AssayError {
      tallies["error.page.notAnArticle", default: 0] += 1
      return .none
    }
  }
}

/// A hash that is the same in every run and on every machine.
enum StableHash {
  /// The first eight bytes of SHA-256.
  static func of(_ text: String) -> Int64 {
    let digest = ContentHash.sha256(Data(text.utf8)).prefix(16)
    return Int64(bitPattern: UInt64(digest, radix: 16) ?? 0)
  }
}
