import AssayCore
import AssayTesting
import Foundation
import GRDB
import Synchronization
import Testing

@testable import AssaySources

extension TemporaryFolder {
  var store: String { file("a.sqlite.watch") }
}

/// Answers by path that tests may change while the server runs.
final class Site: Sendable {
  private let answers = Mutex<[String: LoopbackServer.Answer]>([:])

  subscript(path: String) -> LoopbackServer.Answer? {
    get { answers.withLock { $0[path] } }
    set { answers.withLock { $0[path] = newValue } }
  }
}

/// A server, a store and an archive, with a watch to run over them.
struct WatchBench {
  let folder: TemporaryFolder
  let site = Site()
  let server: LoopbackServer
  let store: WatchStore
  let archive = InMemoryArchive()

  init() throws {
    folder = try TemporaryFolder()
    store = try WatchStore(path: folder.store)
    let site = site
    server = try LoopbackServer { request in
      if let answer = site[request.path] { return answer }
      return .page(404)
    }
  }

  func list(_ paths: [String]) async throws {
    try await store.list(
      try paths.map { ListedSource(address: try #require(WebAddress(server.url($0)))) })
  }

  /// Reads everything that is due; with `again`, everything whether due or not.
  func pass(again: Bool = false, pages: (any ArticleReader)? = nil, allPages: Bool = true) async throws {
    if again { try await store.makeAllDue() }
    var options = Watch<InMemoryArchive>.Options()
    options.once = true
    options.spacing = 0
    options.readsAllPages = allPages
    try await Watch(
      store: store, archive: archive, fetcher: try localFetcher(), pages: pages, options: options
    ).run()
  }

  func state(_ path: String) async throws -> SourceState {
    try #require(await store.states().first { $0.listed == server.url(path) })
  }

  func documents() async -> Int { await archive.state().documents }

  func requests(_ path: String) -> Int { server.requests.count { $0.path == path } }
}

extension WatchStore {
  func makeAllDue() async throws {
    try await write { try $0.execute(sql: "UPDATE source SET due = 0") }
  }

  func states() async throws -> [SourceState] {
    var result: [SourceState] = []
    for entry in try await schedule() {
      if let state = try await source(entry.key) { result.append(state) }
    }
    return result
  }
}

/// A feed with items of the given numbers.
func feed(_ numbers: some Sequence<Int>, text: String = "The court ruled on case", head: String = "")
  -> String
{
  let items = numbers.map {
    "<item><title>Case \($0)</title><link>https://news.example/\($0)</link><guid>g\($0)</guid>"
      + "<description>\(text) \($0).</description></item>"
  }
  return
    "<rss version='2.0'><channel><title>Daily</title><language>en</language>\(head)\(items.joined())</channel></rss>"
}

@Suite("The watch")
struct WatchTests {
  @Test("New items become documents, once")
  func items() async throws {
    let bench = try WatchBench()
    bench.site["/feed"] = .page(200, ["ETag": "\"1\""], feed(1...3))
    try await bench.list(["/feed"])
    try await bench.pass()
    #expect(await bench.documents() == 3)
    bench.site["/feed"] = .page(200, ["ETag": "\"2\""], feed(1...5))
    try await bench.pass(again: true)
    #expect(await bench.documents() == 5)
    let found = await bench.archive.search([ArchiveQuery(text: "court case 4")], limit: 1)
    let passage = try #require(found.first?.first?.passage)
    #expect(passage.document.url == "https://news.example/4")
    #expect(passage.document.source == "Daily")
    #expect(passage.document.language == "en")
    let status = try await bench.store.status()
    #expect(status.newItems == 5)
    #expect(status.sources["active"] == 1)
  }

  @Test("Nothing is asked before it is due")
  func due() async throws {
    let bench = try WatchBench()
    bench.site["/feed"] = .page(200, [:], feed(1...3))
    try await bench.list(["/feed"])
    try await bench.pass()
    try await bench.pass()
    #expect(bench.requests("/feed") == 1)
    let state = try await bench.state("/feed")
    #expect(state.due >= Date().timeIntervalSince1970 + VisitSchedule.shortest * 0.8)
  }

  @Test("An unchanged feed is asked for conditionally, and an unchanged body is not read again")
  func unchanged() async throws {
    let bench = try WatchBench()
    bench.site["/feed"] = .page(
      200, ["ETag": "\"1\"", "Last-Modified": "Sun, 06 Nov 1994 08:49:37 GMT"], feed(1...3))
    try await bench.list(["/feed"])
    try await bench.pass()
    bench.site["/feed"] = .page(304)
    try await bench.pass(again: true)
    let request = try #require(bench.server.requests.last { $0.path == "/feed" })
    #expect(request.headers["if-none-match"] == "\"1\"")
    #expect(request.headers["if-modified-since"] == "Sun, 06 Nov 1994 08:49:37 GMT")
    bench.site["/feed"] = .page(200, ["ETag": "\"3\""], feed(1...3))
    try await bench.pass(again: true)
    let status = try await bench.store.status()
    #expect(status.unchanged == 2)
    #expect(status.newItems == 3)
  }

  @Test("A changed item is a new version; the same page in two feeds is one document")
  func changes() async throws {
    let bench = try WatchBench()
    bench.site["/a"] = .page(200, [:], feed(1...2))
    bench.site["/b"] = .page(200, [:], feed(1...3))
    try await bench.list(["/a"])
    try await bench.pass()
    try await bench.list(["/a", "/b"])
    try await bench.pass()
    #expect(await bench.documents() == 3)
    bench.site["/a"] = .page(200, [:], feed(1...2, text: "The court has changed its mind in case"))
    try await bench.pass(again: true)
    #expect(await bench.documents() == 3)
    let status = try await bench.store.status()
    #expect(status.newItems == 3)
    #expect(status.changedItems == 2)
  }

  @Test("A feed that moved for good is remembered, one that moved for now is not")
  func moved() async throws {
    let bench = try WatchBench()
    bench.site["/old"] = .page(301, ["Location": "/new"])
    bench.site["/now"] = .page(302, ["Location": "/new"])
    bench.site["/new"] = .page(200, [:], feed(1...2))
    try await bench.list(["/old", "/now"])
    try await bench.pass()
    #expect(try await bench.state("/old").address == bench.server.url("/new"))
    #expect(try await bench.state("/now").address == bench.server.url("/now"))
    try await bench.pass(again: true)
    #expect(bench.requests("/old") == 1)
    #expect(bench.requests("/now") == 2)
  }

  @Test("A feed that is gone is not asked for again")
  func gone() async throws {
    let bench = try WatchBench()
    bench.site["/feed"] = .page(410)
    try await bench.list(["/feed"])
    try await bench.pass()
    try await bench.pass(again: true)
    #expect(bench.requests("/feed") == 1)
    let status = try await bench.store.status()
    #expect(status.sources["gone"] == 1)
    #expect(status.errors == ["gone": 1])
  }

  @Test(
    "Failures are told by kind and tried again later",
    arguments: [
      (LoopbackServer.Answer.page(500), "serverError"), (.page(404), "notFound"), (.page(403), "blocked"),
      (.page(200, [:], "words"), "notAFeed"), (.raw(Data("nonsense".utf8)), "broken"),
      (.page(200, [:], "<html><body>No feed</body></html>"), "notAFeed"),
    ])
  func failures(answer: LoopbackServer.Answer, kind: String) async throws {
    let bench = try WatchBench()
    bench.site["/feed"] = answer
    try await bench.list(["/feed"])
    try await bench.pass()
    let state = try await bench.state("/feed")
    #expect(state.condition == .failing)
    #expect(state.problem == kind)
    #expect(state.failures == 1)
    bench.site["/feed"] = .page(200, [:], feed(1...1))
    try await bench.pass(again: true)
    #expect(try await bench.state("/feed").condition == .active)
    #expect(try await bench.state("/feed").problem == nil)
  }

  @Test("A server that asks for patience gets it", arguments: [429, 503])
  func retryAfter(status: Int) async throws {
    let bench = try WatchBench()
    bench.site["/feed"] = .page(status, ["Retry-After": "50000"])
    try await bench.list(["/feed"])
    try await bench.pass()
    let state = try await bench.state("/feed")
    #expect(state.problem == "rateLimited")
    #expect(state.due >= Date().timeIntervalSince1970 + 49_000)
  }

  @Test("What the server and the feed say of freshness is kept to")
  func freshness() async throws {
    let bench = try WatchBench()
    bench.site["/cache"] = .page(200, ["Cache-Control": "public, max-age=30000"], feed(1...1))
    bench.site["/ttl"] = .page(200, [:], feed(2...2, head: "<ttl>500</ttl>"))
    try await bench.list(["/cache", "/ttl"])
    try await bench.pass()
    for path in ["/cache", "/ttl"] {
      #expect(try await bench.state(path).due >= Date().timeIntervalSince1970 + 29_000)
    }
  }

  @Test("What the feed says of freshness is kept to also where it has not changed since")
  func freshnessUnchanged() async throws {
    let bench = try WatchBench()
    bench.site["/ttl"] = .page(200, ["ETag": "\"1\""], feed(2...2, head: "<ttl>500</ttl>"))
    try await bench.list(["/ttl"])
    try await bench.pass()
    bench.site["/ttl"] = .page(304)
    try await bench.pass(again: true)
    #expect(bench.requests("/ttl") == 2)
    #expect(try await bench.state("/ttl").due >= Date().timeIntervalSince1970 + 29_000)
    bench.site["/ttl"] = .page(200, [:], feed(2...3))
    try await bench.pass(again: true)
    #expect(try await bench.state("/ttl").due < Date().timeIntervalSince1970 + 29_000)
  }

  @Test("Pages are read for the sources whose list asks for it, and for no others", arguments: [true, false])
  func pagesOfOne(wanted: Bool) async throws {
    let bench = try WatchBench()
    let link = bench.server.url("/story")
    bench.site["/feed"] = .page(
      200, [:],
      "<rss><channel><item><title>Story</title><link>\(link)</link><description>Short.</description></item>"
        + "</channel></rss>")
    bench.site["/story"] = .page(
      200, ["Content-Type": "text/plain"], "The court heard the witnesses for hours.")
    let address = try #require(WebAddress(bench.server.url("/feed")))
    try await bench.store.list([ListedSource(address: address, readsPages: wanted)])
    try await bench.pass(pages: LineReaderFake(), allPages: false)
    #expect(bench.requests("/story") == (wanted ? 1 : 0))
  }

  @Test("A store of version 1 is brought up to date and loses nothing")
  func migration() async throws {
    let folder = try TemporaryFolder()
    do {
      let old = try DatabaseQueue(path: folder.store)
      try await old.write { db in
        try db.execute(
          sql: """
            CREATE TABLE source (
              key INTEGER PRIMARY KEY, listed TEXT NOT NULL UNIQUE, address TEXT NOT NULL, name TEXT,
              isListed INTEGER NOT NULL DEFAULT 1, condition TEXT NOT NULL DEFAULT 'new', tag TEXT, modified TEXT,
              bodyHash TEXT, due REAL NOT NULL DEFAULT 0, interval REAL NOT NULL DEFAULT 3600, visited REAL,
              failingSince REAL, failures INTEGER NOT NULL DEFAULT 0, problem TEXT, problemText TEXT);
            CREATE TABLE item (
              source INTEGER NOT NULL, item INTEGER NOT NULL, print INTEGER NOT NULL, taken REAL NOT NULL,
              PRIMARY KEY (source, item)) WITHOUT ROWID;
            CREATE TABLE document (id INTEGER PRIMARY KEY, length INTEGER NOT NULL);
            CREATE TABLE tally (
              minute INTEGER NOT NULL, kind TEXT NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (minute, kind)
            ) WITHOUT ROWID;
            INSERT INTO source (listed, address, tag, due) VALUES ('http://a.example/f', 'http://a.example/g', '"1"', 7);
            INSERT INTO item VALUES (1, 2, 3, 4);
            PRAGMA application_id = \(0x4153_5357);
            PRAGMA user_version = 1;
            """)
      }
    }
    let store = try WatchStore(path: folder.store)
    let state = try #require(await store.states().first)
    #expect(state.address == "http://a.example/g")
    #expect(state.validators.tag == "\"1\"")
    #expect(state.asked == 0)
    #expect(try await store.taken(1, items: [2]) == [2: 3])
  }

  @Test("A source that has failed for two weeks is dead, and said to be")
  func dead() async throws {
    let bench = try WatchBench()
    bench.site["/feed"] = .page(500)
    try await bench.list(["/feed"])
    try await bench.pass()
    try await bench.store.write { db in
      try db.execute(sql: "UPDATE source SET failingSince = failingSince - ?", arguments: [15 * 86_400])
    }
    try await bench.pass(again: true)
    let state = try await bench.state("/feed")
    #expect(state.condition == .dead)
    #expect(state.due > Date().timeIntervalSince1970 + 5 * 86_400)
  }

  @Test("A site's page is searched for its feed, which is then read")
  func discovery() async throws {
    let bench = try WatchBench()
    bench.site["/"] = .page(
      200, ["Content-Type": "text/html"],
      "<html><head><link rel='alternate' type='application/rss+xml' href='/comments/feed'>"
        + "<link rel='alternate' type='application/rss+xml' href='/main.rss'></head><body>Hello</body></html>"
    )
    bench.site["/main.rss"] = .page(200, [:], feed(1...2))
    try await bench.list(["/"])
    try await bench.pass()
    #expect(await bench.documents() == 2)
    #expect(try await bench.state("/").address == bench.server.url("/main.rss"))
  }

  @Test("robots.txt keeps the watch away")
  func robots() async throws {
    let bench = try WatchBench()
    bench.site["/robots.txt"] = .page(200, [:], "User-agent: *\nDisallow: /feed")
    bench.site["/feed"] = .page(200, [:], feed(1...2))
    try await bench.list(["/feed"])
    try await bench.pass()
    #expect(bench.requests("/feed") == 0)
    #expect(try await bench.state("/feed").condition == .refused)
  }

  @Test("The page of an item with only a summary is read where that is wanted")
  func pages() async throws {
    let bench = try WatchBench()
    let link = bench.server.url("/story")
    let text = String(repeating: "The court heard the witnesses for many hours. ", count: 40)
    bench.site["/feed"] = .page(
      200, [:],
      "<rss><channel><item><title>Story</title><link>\(link)</link><description>Short.</description></item>"
        + "</channel></rss>")
    bench.site["/story"] = .page(200, ["Content-Type": "text/plain"], text)
    try await bench.list(["/feed"])
    try await bench.pass(pages: LineReaderFake())
    let found = await bench.archive.search([ArchiveQuery(text: "witnesses hours")], limit: 1)
    #expect(found.first?.first?.passage.document.url == link)
  }

  @Test("A page that could not be read for the moment is read the next time, though the feed is the same")
  func pagesLater() async throws {
    let bench = try WatchBench()
    let link = bench.server.url("/story")
    bench.site["/feed"] = .page(
      200, ["ETag": "\"1\""],
      "<rss><channel><item><title>Story</title><link>\(link)</link><description>Short.</description></item>"
        + "</channel></rss>")
    bench.site["/story"] = .page(503)
    try await bench.list(["/feed"])
    try await bench.pass(pages: LineReaderFake())
    #expect(try await bench.store.status().errors == ["page.serverError": 1])
    bench.site["/story"] = .page(
      200, ["Content-Type": "text/plain"],
      String(repeating: "The court heard the witnesses for many hours. ", count: 40))
    try await bench.pass(again: true, pages: LineReaderFake())
    let found = await bench.archive.search([ArchiveQuery(text: "witnesses hours")], limit: 1)
    #expect(found.first?.first?.passage.document.url == link)
    try await bench.pass(again: true, pages: LineReaderFake())
    #expect(bench.requests("/story") == 2)
  }

  @Test("Pages beyond those of one visit are read in the next")
  func manyPages() async throws {
    let bench = try WatchBench()
    let count = SourceVisit.mostPages + 5
    let items = (1...count).map {
      "<item><title>Story \($0)</title><link>\(bench.server.url("/story\($0)"))</link><description>Short.</description></item>"
    }
    bench.site["/feed"] = .page(200, [:], "<rss><channel>\(items.joined())</channel></rss>")
    for number in 1...count {
      bench.site["/story\(number)"] = .page(
        200, ["Content-Type": "text/plain"],
        String(repeating: "The court heard witness \(number) for hours. ", count: 40))
    }
    try await bench.list(["/feed"])
    for _ in 0..<3 { try await bench.pass(again: true, pages: LineReaderFake()) }
    let asked = (1...count).map { bench.requests("/story\($0)") }
    #expect(asked == Array(repeating: 1, count: count))
    #expect(await bench.documents() == count)
  }

  @Test(
    "An address that the listed one led to, and that has no feed any more, is given up for the listed one")
  func returns() async throws {
    let bench = try WatchBench()
    func page(_ feed: String) -> LoopbackServer.Answer {
      .page(
        200, ["Content-Type": "text/html"],
        "<html><head><link rel='alternate' type='application/rss+xml' href='\(feed)'></head><body>Hello</body></html>"
      )
    }
    bench.site["/"] = page("/rss")
    bench.site["/rss"] = .page(200, [:], feed(1...2))
    try await bench.list(["/"])
    try await bench.pass()
    #expect(try await bench.state("/").address == bench.server.url("/rss"))
    bench.site["/"] = page("/feed")
    bench.site["/rss"] = .page(410)
    bench.site["/feed"] = .page(200, [:], feed(1...3))
    try await bench.pass(again: true)
    #expect(try await bench.state("/").condition == .failing)
    try await bench.pass(again: true)
    #expect(try await bench.state("/").address == bench.server.url("/feed"))
    #expect(await bench.documents() == 3)
  }

  @Test("A source that is no longer listed rests")
  func unlisted() async throws {
    let bench = try WatchBench()
    bench.site["/a"] = .page(200, [:], feed(1...1))
    bench.site["/b"] = .page(200, [:], feed(2...2))
    try await bench.list(["/a", "/b"])
    try await bench.pass()
    try await bench.list(["/b"])
    try await bench.pass(again: true)
    #expect(bench.requests("/a") == 1)
    #expect(bench.requests("/b") == 2)
  }

  @Test("An interrupted pass goes on where it was: what is stored stays, the rest is read")
  func interrupted() async throws {
    let bench = try WatchBench()
    let paths = (0..<40).map { "/feed\($0)" }
    for (number, path) in paths.enumerated() {
      bench.site[path] = .page(200, [:], feed([number * 10, number * 10 + 1]))
    }
    try await bench.list(paths)
    var options = Watch<InMemoryArchive>.Options()
    options.once = true
    options.spacing = 0.02
    let watch = Watch(
      store: bench.store, archive: bench.archive, fetcher: try localFetcher(), options: options)
    let task = Task { try await watch.run() }
    while await bench.documents() < 10 { try await Task.sleep(for: .milliseconds(5)) }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(await bench.documents() < 80)
    try await bench.pass()
    #expect(await bench.documents() == 80)
    #expect(try await bench.store.status().newItems == 80)
  }

  @Test("Two watches do not work on one store")
  func lock() throws {
    let folder = try TemporaryFolder()
    let first = try WatchLock(store: folder.store)
    #expect { _ = try WatchLock(store: folder.store) } throws: { ($0 as? AssayError)?.code == .archiveBusy }
    withExtendedLifetime(first) {}
  }

  @Test("A file that is no store of ours is refused, and left as it was")
  func foreign() throws {
    let folder = try TemporaryFolder()
    let bytes = Data("Somebody's notes, not a database at all.".utf8)
    try bytes.write(to: URL(fileURLWithPath: folder.store))
    #expect { _ = try WatchStore(path: folder.store) } throws: {
      ($0 as? AssayError)?.code == .archiveDamaged
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder.store)) == bytes)
  }
}

@Suite("When sources are read")
struct VisitScheduleTests {
  @Test("The interval follows what a source does, between five minutes and a day")
  func interval() {
    let now = 1_764_583_200.0
    func times(every gap: Double) -> [Double] { (0..<12).map { now - 60 - Double($0) * gap } }
    let hourly = VisitSchedule.interval(published: times(every: 3600), current: 3600, hasNew: true, now: now)
    #expect(hourly == 1800)
    let busy = VisitSchedule.interval(published: times(every: 20), current: 3600, hasNew: true, now: now)
    #expect(busy == 300)
    let weekly = VisitSchedule.interval(
      published: times(every: 7 * 86_400), current: 3600, hasNew: true, now: now)
    #expect(weekly == 86_400)
    let silent = VisitSchedule.interval(
      published: times(every: 600).map { $0 - 30 * 86_400 }, current: 3600, hasNew: false, now: now)
    #expect(silent == 86_400)
    #expect(VisitSchedule.interval(published: [], current: 1000, hasNew: true, now: now) == 600)
    #expect(VisitSchedule.interval(published: [], current: 1000, hasNew: false, now: now) == 1500)
  }

  @Test("Dates in the future do not make a source look busy")
  func future() {
    let now = 1_764_583_200.0
    let times = (1...12).map { now + Double($0) * 86_400 }
    #expect(VisitSchedule.interval(published: times, current: 1000, hasNew: false, now: now) == 1500)
  }

  @Test("Failures double the interval up to a day, and a server's wish counts")
  func backOff() {
    #expect(VisitSchedule.delay(afterFailures: 1, interval: 300, retryAfter: nil) == 600)
    #expect(VisitSchedule.delay(afterFailures: 3, interval: 300, retryAfter: nil) == 2400)
    #expect(VisitSchedule.delay(afterFailures: 99, interval: 300, retryAfter: nil) == 86_400)
    #expect(VisitSchedule.delay(afterFailures: 1, interval: 300, retryAfter: 5000) == 5000)
  }

  @Test("Chance moves a visit by at most a tenth, and never before what is asked for")
  func jitter() {
    #expect(VisitSchedule.jittered(1000, atLeast: 0, random: 0) == 900)
    #expect(VisitSchedule.jittered(1000, atLeast: 0, random: 0.5) == 1000)
    #expect(VisitSchedule.jittered(1000, atLeast: 3000, random: 0) == 3000)
    #expect(VisitSchedule.jittered(1000, atLeast: 1e9, random: 0) == VisitSchedule.longest)
  }
}

@Suite("Hosts are left in peace")
struct HostQueueTests {
  @Test("One visit at a time, and the spacing between them, whatever is due")
  func spacing() {
    var queue = HostQueue(spacing: 1, perHost: 1)
    for source in 0..<5 { queue.plan(Int64(source), host: "a", due: 0) }
    queue.plan(9, host: "b", due: 0)
    var begun: [(Int64, Double)] = []
    var running: [(host: Int32, until: Double)] = []
    for step in 0..<100 {
      let now = Double(step) * 0.1
      for entry in running where entry.until <= now { queue.end(host: entry.host, now: now) }
      running.removeAll { $0.until <= now }
      while let next = queue.take(now: now) {
        begun.append((next.source, now))
        running.append((next.host, now + 0.3))
      }
      #expect(queue.underWay == running.count)
    }
    let own = begun.filter { $0.0 < 5 }
    #expect(own.map(\.0) == [0, 1, 2, 3, 4])
    #expect(zip(own, own.dropFirst()).allSatisfy { $1.1 - $0.1 >= 1 })
    #expect(begun.contains { $0 == (9, 0) })
  }

  @Test("A slow visit holds its host, not the others")
  func slow() {
    var queue = HostQueue(spacing: 0, perHost: 1)
    queue.plan(1, host: "a", due: 0)
    queue.plan(2, host: "a", due: 0)
    queue.plan(3, host: "b", due: 0)
    let first = queue.take(now: 0)
    #expect(first?.source == 1)
    #expect(queue.take(now: 0)?.source == 3)
    #expect(queue.take(now: 100) == nil)
    if let first { queue.end(host: first.host, now: 100, delay: 10) }
    #expect(queue.take(now: 105) == nil)
    #expect(queue.take(now: 110)?.source == 2)
  }

  @Test("Sources come in the order in which they are due", arguments: 0..<4)
  func order(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var queue = HostQueue(spacing: 0, perHost: 1)
    let due = (0..<500).map { _ in Double(random.below(1000)) }
    for (source, time) in due.enumerated() { queue.plan(Int64(source), host: "h\(source)", due: time) }
    var taken: [Double] = []
    for now in stride(from: 0.0, through: 1000, by: 50) {
      while let next = queue.take(now: now) {
        #expect(due[Int(next.source)] <= now)
        taken.append(due[Int(next.source)])
      }
    }
    #expect(taken.count == 500)
    #expect(taken.map { ($0 / 50).rounded(.up) } == taken.map { ($0 / 50).rounded(.up) }.sorted())
  }
}
