public import AssayCore
import Foundation

/// The standing job: reads sources when they are due, and puts what is new into the archive.
///
/// Stopped or killed at any moment, it goes on where it was: what it remembers is in a ``WatchStore``.
public struct Watch<Store: Archive>: Sendable {
  /// How the watch works.
  public struct Options: Sendable {
    /// Most visits at once.
    public var visits = 64
    /// Most visits to one host at once.
    public var visitsPerHost = 1
    /// Seconds between two visits to one host.
    public var spacing = 1.0
    /// Whether the pages of items are read for every source, and not only for those whose list asks for it.
    public var readsAllPages = true
    /// Whether to end when everything that is due has been read.
    public var once = false

    /// Makes the default options.
    public init() {}
  }

  /// What the watch tells while it works.
  public struct Progress: Sendable {
    /// Sources read since the start.
    public var visited = 0
    /// Documents added or changed since the start.
    public var documents = 0
    /// Sources that are due and wait for their host.
    public var waiting = 0
  }

  private let store: WatchStore
  private let archive: Store
  private let fetcher: any PageFetcher
  private let pages: (any ArticleReader)?
  private let hubs: HubSubscriber?
  private let options: Options

  /// Makes a watch.
  ///
  /// - Parameters:
  ///   - pages: reads the pages of items that have only a summary; nil takes items as the feed has them.
  ///   - hubs: has feeds delivered by their hubs; nil only reads.
  public init(
    store: WatchStore, archive: Store, fetcher: any PageFetcher, pages: (any ArticleReader)? = nil,
    hubs: HubSubscriber? = nil, options: Options = Options()
  ) {
    self.store = store
    self.archive = archive
    self.fetcher = fetcher
    self.pages = pages
    self.hubs = hubs
    self.options = options
  }

  /// Works until everything due is read (``Options/once``) or the task is cancelled.
  ///
  /// - Parameters:
  ///   - stored: called when documents have come into the archive; must return at once.
  ///   - report: called about once a second.
  /// - Throws: ``AssayError`` with an archive code where nothing can be written; `CancellationError`.
  public func run(
    stored: @escaping @Sendable () -> Void = {}, report: @Sendable (Progress) -> Void = { _ in }
  ) async throws {
    let recorder = VisitRecorder(archive: archive, store: store) { _ in stored() }
    let agenda = Agenda(queue: HostQueue(spacing: options.spacing, perHost: options.visitsPerHost))
    for source in try await store.schedule() {
      await agenda.plan(source.key, host: Self.host(of: source.address), due: source.due)
    }
    // A watch killed a moment ago may have asked a host just before.
    try await Task.sleep(for: .seconds(min(options.spacing, 10)))
    let begin = Date().timeIntervalSince1970
    let tools = SourceVisit.Tools(
      fetcher: fetcher, store: store, pages: pages, readsAllPages: options.readsAllPages, agenda: agenda,
      hubs: hubs)
    do {
      try await withThrowingTaskGroup(of: Void.self) { group in
        if let hubs {
          group.addTask {
            try await hubs.run(fetcher, agenda) { try await take($0, tools, recorder) }
          }
        }
        var running = 0
        var lastFlush = begin
        var lastReport = begin
        while true {
          try Task.checkCancellation()
          let now = Date().timeIntervalSince1970
          while running < options.visits, let source = await agenda.take(now: now) {
            running += 1
            group.addTask { try await visit(source.source, host: source.host, tools, recorder, agenda) }
          }
          let isIdle = await agenda.isIdle(before: options.once ? begin : now)
          if options.once, isIdle, running == 0 { break }
          let ended = await agenda.takeEnded()
          for _ in 0..<ended { try await group.next() }
          running -= ended
          if now - lastFlush >= 0.2 || running == 0 {
            lastFlush = now
            try await recorder.flush()
          }
          if now - lastReport >= 1 {
            lastReport = now
            report(await progress(agenda, recorder))
          }
          try await Task.sleep(for: .milliseconds(running > 0 ? 10 : 100))
        }
        // Only the hubs are left.
        group.cancelAll()
      }
    } catch {
      // What was read is kept, also where the work is ended from outside: in a task that is not cancelled.
      _ = await Task { try await recorder.flush() }.result
      throw error
    }
    try await recorder.flush()
    report(await progress(agenda, recorder))
  }

  private func progress(_ agenda: Agenda, _ recorder: VisitRecorder<Store>) async -> Progress {
    Progress(visited: await agenda.visited, documents: await recorder.taken, waiting: await agenda.waiting)
  }

  private func visit(
    _ key: Int64, host: Int32, _ tools: SourceVisit.Tools, _ recorder: VisitRecorder<Store>, _ agenda: Agenda
  ) async throws {
    var next: (source: Int64, host: String, due: Double)?
    let stay = HostStay(agenda, at: host, fetcher: fetcher)
    do {
      if let state = try await store.source(key) {
        var visit = SourceVisit(state, tools: tools, now: Date().timeIntervalSince1970)
        let page = try await visit.fetch(stay)
        // The host is free again: pages of items are requests of their own, to whatever hosts.
        await stay.end(after: page?.address.string ?? state.address)
        if let page { try await visit.read(page) }
        if visit.state.condition != .gone {
          next = (key, Self.host(of: visit.state.address), visit.state.due)
        }
        try await recorder.record(visit)
        // A feed just discovered is read at once, and must be known by then.
        if visit.state.due == 0 { try await recorder.flush() }
      }
    } catch {
      await stay.end(after: nil)
      await agenda.ended(again: nil)
      throw error
    }
    await stay.end(after: nil)
    await agenda.ended(again: next)
  }

  /// Takes what a hub delivered.
  private func take(
    _ delivery: HubDelivery, _ tools: SourceVisit.Tools, _ recorder: VisitRecorder<Store>
  ) async throws {
    guard let state = try await store.source(delivery.source) else { return }
    var visit = SourceVisit(state, tools: tools, now: Date().timeIntervalSince1970)
    try await visit.take(delivery)
    try await recorder.record(visit)
  }

  private static func host(of address: String) -> String { WebAddress(address)?.host ?? address }
}

/// The queue, shared by the visits.
actor Agenda {
  private var queue: HostQueue
  private var endedVisits = 0
  private(set) var visited = 0

  init(queue: HostQueue) { self.queue = queue }

  var waiting: Int { queue.waiting }

  func plan(_ source: Int64, host: String, due: Double) { queue.plan(source, host: host, due: due) }

  func take(now: Double) -> (source: Int64, host: Int32)? { queue.take(now: now) }

  /// Whether nothing is under way, and nothing is due before a time.
  func isIdle(before time: Double) -> Bool {
    queue.underWay == 0 && queue.waiting == 0 && (queue.nextDue.map { $0 > time } ?? true)
  }

  /// How many visits have ended since the last call.
  func takeEnded() -> Int {
    defer { endedVisits = 0 }
    return endedVisits
  }

  /// Waits until a host may be asked, and begins a request to it; ``leave(_:delay:)`` ends it.
  ///
  /// - Throws: `CancellationError`.
  func enter(_ name: String) async throws -> Int32 {
    var isWaiting = false
    while true {
      let now = Date().timeIntervalSince1970
      let (host, until) = queue.begin(at: name, isWaiting: isWaiting, now: now)
      guard let until else { return host }
      isWaiting = true
      do {
        try await Task.sleep(for: .seconds(until - now))
      } catch {
        queue.giveUp(host: host)
        throw error
      }
    }
  }

  /// A request to a host ended; `delay` is what its robots.txt asks for between requests.
  func leave(_ host: Int32, delay: Double = 0) {
    queue.end(host: host, now: Date().timeIntervalSince1970, delay: delay)
  }

  /// A visit ended; the source is planned again where there is a next time.
  func ended(again: (source: Int64, host: String, due: Double)?) {
    endedVisits += 1
    visited += 1
    if let again { queue.plan(again.source, host: again.host, due: again.due) }
  }
}
