import ArgumentParser
import AssayArchive
import AssayCore
import AssayDefaults
import AssayFollow
import AssaySources
import Foundation

/// `assay watch`: publications read as they publish.
struct WatchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Reads feeds as they publish, and keeps what is new in the archive.",
    subcommands: [Run.self, Status.self, Try.self], defaultSubcommand: Run.self)

  /// Watches.
  struct Run: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "run",
      abstract: "Watches until it is stopped, or with --once reads what is due.",
      discussion: """
        Reads RSS, Atom, JSON Feed and news sitemaps; a site's page is searched for its feed. Each source is read as \
        often as it publishes, between every five minutes and once a day, and never against its robots.txt. Stopped \
        at any moment, it goes on where it was. Claims of followed checks (assay follow) are judged again when \
        something comes in that bears on them.

        Where hubs can reach this machine, feeds that name a hub are delivered by it (WebSub): give with --callback-url \
        the public address that your proxy hands on to --callback-port.

        EXAMPLES:
          assay watch --db newsroom.sqlite --sources feeds.opml
          assay watch --sources feeds.txt --once
          assay watch --sources feeds.opml --callback-url https://desk.example.org/websub
          assay watch status
        """)

    @OptionGroup var database: DatabaseOptions
    @Option(help: "OPML, or a text with one feed's address a line.", completion: .file())
    var sources: String
    @Flag(help: "End when everything that is due has been read.")
    var once = false
    @Flag(
      help: ArgumentHelp(
        "Read the page of an item whose feed has only a summary, for every source. For single sources: a + before the "
          + "address in the list, or fullText=\"true\" in OPML."))
    var pages = false
    @Option(help: "How many sources are read at once.")
    var connections = 64
    @Option(help: "Seconds between two requests to one host.")
    var spacing = 1.0
    @Flag(help: "Also fetch from this machine (127.0.0.1, localhost); for trying things out.")
    var allowLoopback = false
    @Option(
      help: ArgumentHelp(
        "Have feeds delivered by their hubs (WebSub), which reach this machine at this address. Off unless given.",
        valueName: "url"))
    var callbackURL: String?
    @Option(
      help:
        "The port that hubs' calls arrive at, on the loopback address unless --callback-host says another.")
    var callbackPort = 8081
    @Option(help: "The address that hubs' calls arrive at.")
    var callbackHost = "127.0.0.1"
    @Option(help: .hidden)
    var connectTo: String?

    func validate() throws {
      guard (1...1000).contains(connections) else {
        throw ValidationError("--connections is from 1 to 1000.")
      }
      guard (0...3600).contains(spacing) else {
        throw ValidationError("--spacing is from 0 to 3600 seconds.")
      }
      guard (1...65_535).contains(callbackPort) else {
        throw ValidationError("--callback-port is from 1 to 65535.")
      }
      if let callbackURL {
        guard WebAddress(callbackURL) != nil else {
          throw ValidationError("--callback-url is an http or https address.")
        }
        guard !once else {
          throw ValidationError("Hubs deliver while the watch runs: leave out --once or --callback-url.")
        }
      }
    }

    func run() async throws {
      let command = self
      try await Interruption.cancelling { try await command.watch() }
    }

    private func watch() async throws {
      let list = try SourceList(InputFile.read(sources).data)
      for line in list.rejected.prefix(10) { Console.error("Not an address, left out: \(line)") }
      let archive = try Parts.archive(at: database.path, embedder: nil)
      let path = WatchStore.path(besideArchive: database.path)
      let lock = try WatchLock(store: path)
      defer { withExtendedLifetime(lock) {} }
      let store = try WatchStore(path: path)
      try await store.list(list.sources)
      var options = Watch<SQLiteArchive>.Options()
      options.visits = connections
      options.spacing = spacing
      options.once = once
      options.readsAllPages = pages
      let fetcher = try Parts.fetcher(
        allowsLoopback: allowLoopback, connections: connections, connectTo: connectTo)
      Console.error("Watching \(list.sources.count) sources.")
      let hubs = callbackURL.flatMap { WebAddress($0) }.map {
        HubSubscriber(store: store, callback: $0, allowsLoopback: allowLoopback)
      }
      let watch = Watch(
        store: store, archive: archive, fetcher: fetcher, pages: Parts.reader, hubs: hubs, options: options)
      let follow = FollowWork(archive: database.path)
      let callbacks = hubs.map { HubCallbacks($0, host: callbackHost, port: callbackPort) }
      try await follow.during(
        { stored in
          try await HubCallbacks.beside(callbacks) { try await watch.run(stored: stored) { Self.report($0) } }
        }, atEnd: once)
      if Console.errorIsTerminal { Console.error("") }
      try Console.output(WatchText.lines(try await store.status()))
      if let followed = try FollowStore.existing(besideArchive: database.path) {
        try Console.output(try await FollowText.status(followed))
      }
    }

    private static func report(_ progress: Watch<SQLiteArchive>.Progress) {
      guard Console.errorIsTerminal else { return }
      FileHandle.standardError.write(
        Data(
          "\r\u{1B}[2K  \(progress.visited) read, \(progress.documents) documents, \(progress.waiting) waiting"
            .utf8))
    }
  }

  /// Says how the watch is doing.
  struct Status: AsyncParsableCommand {
    /// How the status is printed.
    enum Format: String, ExpressibleByArgument, CaseIterable {
      case text
      case json
    }

    static let configuration = CommandConfiguration(
      abstract: "Says how the watch is doing: sources by condition, lag, new items, errors.",
      discussion: """
        EXAMPLE:
          assay watch status --db newsroom.sqlite --format json
        """)

    @OptionGroup var database: DatabaseOptions
    @Option(help: "text or json.")
    var format: Format = .text

    func run() async throws {
      let path = WatchStore.path(besideArchive: database.path)
      guard FileManager.default.fileExists(atPath: path) else {
        throw AssayError(
          .notFound, "Nothing is watched for \(database.path) yet. Begin: assay watch --sources feeds.opml")
      }
      let status = try await WatchStore(path: path).status()
      let followed = try FollowStore.existing(besideArchive: database.path)
      switch format {
      case .json:
        let whole = WholeStatus(watch: status, followed: try await followed?.status())
        try Console.output(JSONLines.encode(whole) + Data("\n".utf8))
      case .text:
        try Console.output(WatchText.lines(status))
        if let followed { try Console.output(try await FollowText.status(followed)) }
      }
    }
  }
}

extension WatchCommand {
  /// Shows what is read in feeds.
  struct Try: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Prints what Assay reads in feeds, one JSON object a feed.",
      discussion: """
        EXAMPLES:
          assay watch try https://example.org/feed.xml
          assay watch try saved.xml other.xml
        """)

    @OptionGroup var fetching: FetchOptions
    @Argument(help: "Feeds: files and addresses.", completion: .file())
    var inputs: [String]
    @Option(help: "The address that relative addresses in files refer to.")
    var url: String?

    func validate() throws {
      if inputs.isEmpty { throw ValidationError("Give at least one feed.") }
    }

    func run() async throws {
      var failed = 0
      // So many at a time are kept until they can be printed in their order.
      for start in stride(from: 0, to: inputs.count, by: 16) {
        try Task.checkCancellation()
        let group = Array(inputs[start..<min(start + 16, inputs.count)])
        for answer in await SideBySide.map(group, answer) {
          switch answer {
          case .success(let line): try Console.output(line)
          case .failure(let problem):
            failed += 1
            Console.error(problem.words)
          }
        }
      }
      if failed == inputs.count { throw AssayError(.unsupportedFormat, "No feed could be read.") }
    }

    private struct Problem: Error {
      var words: String
    }

    private func answer(_ input: String) async -> Result<Data, Problem> {
      do {
        return .success(try JSONLines.encode(ReadFeed(input, try await read(input))) + Data("\n".utf8))
      } catch let error as AssayError {
        return .failure(Problem(words: "\(input): \(error.message)"))
      } catch let failure as FetchFailure {
        return .failure(Problem(words: failure.description))
      } catch {
        return .failure(Problem(words: "\(input): \(error)"))
      }
    }

    private func read(_ input: String) async throws -> Feed {
      guard WebAddress.isAddress(input) else {
        let data = try InputFile.read(input).data
        return try FeedParser().parse(data, address: url.flatMap { WebAddress($0) })
      }
      if fetching.offline {
        throw AssayError(.unavailable, "With --offline nothing is fetched. Give saved files.")
      }
      guard let address = WebAddress(input) else { throw FetchFailure(.invalidAddress, input) }
      let page = try await fetching.fetcher().fetch(
        FetchRequest(address, accept: FetchRequest.feeds, limits: .feed))
      return try FeedParser().parse(page.body, address: page.address, charset: page.headers.charset)
    }
  }
}

/// A feed as `assay watch try` prints it.
private struct ReadFeed: Encodable {
  struct Item: Encodable {
    var id: String?
    var url: String?
    var title: String?
    var published: String?
    var text: String?
  }

  var input: String
  var format: String
  var title: String?
  var url: String?
  var language: String?
  var isMalformed: Bool
  var items: [Item]

  init(_ input: String, _ feed: Feed) {
    self.input = input
    format = feed.format.rawValue
    title = feed.title
    url = feed.link
    language = feed.language
    isMalformed = feed.isMalformed
    items = feed.items.map { item in
      Item(
        id: item.id, url: item.link, title: item.title,
        published: item.published.map { $0.instant.formatted(.iso8601) },
        text: (item.content ?? item.summary)?.plain)
    }
  }
}

/// The status in lines.
enum WatchText {
  static func lines(_ status: WatchStatus) -> String {
    let sources = SourceCondition.allCases.compactMap { condition in
      status.sources[condition.rawValue].flatMap { $0 > 0 ? "\($0) \(condition.rawValue)" : nil }
    }
    var lines = [
      "Sources: \(sources.isEmpty ? "none" : sources.joined(separator: ", "))",
      "Due now: \(status.due), the longest for \(status.lagSeconds) s",
      "Readings: \(status.visits) in 24 hours, \(status.unchanged) of them unchanged; "
        + "\(String(format: "%.1f", status.visitsPerMinute)) a minute of late",
    ]
    if status.subscriptions + status.deliveries > 0 {
      lines.append(
        "Hubs: \(status.subscriptions) sources are delivered; \(status.deliveries) deliveries in 24 hours")
    }
    lines.append(
      "New items: \(status.newItemsLastHour) in the last hour, \(status.newItems) in 24 hours; "
        + "\(status.changedItems) changed")
    if !status.errors.isEmpty {
      let errors = status.errors.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
        "\($0.value) \($0.key)"
      }
      lines.append("Errors in 24 hours: \(errors.joined(separator: ", "))")
    }
    for problem in status.problems.prefix(10) {
      lines.append("  \(problem.source): \(problem.message) [\(problem.condition.rawValue)]")
    }
    return lines.joined(separator: "\n")
  }
}

/// The watch's status with that of the followed checks, in one object.
private struct WholeStatus: Encodable {
  var watch: WatchStatus
  var followed: FollowStatus?

  private enum CodingKeys: String, CodingKey {
    case followed
  }

  func encode(to encoder: any Encoder) throws {
    try watch.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encodeIfPresent(followed, forKey: .followed)
  }
}
