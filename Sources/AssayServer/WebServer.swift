import AssayCore
public import AssayReport
import Foundation
import HTTPTypes
public import Hummingbird
import HummingbirdCore
public import Logging
import NIOCore
import ServiceLifecycle
import UnixSignals

/// The server: routes, what all requests go through, and the checks behind them.
public struct WebServer: Sendable {
  /// How a server works.
  public struct Options: Sendable {
    /// The address it listens on.
    public var host = "127.0.0.1"
    /// The port; 0 for any that is free.
    public var port = 8080
    /// Where readers reach it, such as `https://check.example.org`; nil where that is the address it listens on.
    public var publicURL: String?
    /// Tokens that allow to write; empty where nobody needs one.
    public var tokens: Set<String> = []
    /// Whether a token is needed to read, too.
    public var isPrivate = false
    /// Whether nothing can be submitted.
    public var isReadOnly = false
    /// Checks that run at once.
    public var jobs = 1
    /// Requests that one client may make in a minute; those that start a check count twentyfold.
    public var requestsPerMinute = 3000
    /// Whether the last address in `X-Forwarded-For` is the client: only behind a proxy of one's own.
    public var trustsProxy = false
    /// Who answers for what is published; nil where nobody does yet.
    public var organization: ClaimReviewOptions.Organization?
    /// Bytes of pages that are kept in memory.
    public var pageCache = 96 * 1024 * 1024
    /// Streams of events that are open at most.
    public var streams = 2000

    /// Makes the default options.
    public init() {}
  }

  let service: CheckService
  private let audio: AudioService?
  private let parts: ServerParts
  private let options: Options
  private let log: Logger

  /// Makes a server over its parts and the store of its checks.
  public init(parts: ServerParts, store: CheckStore, options: Options = Options(), log: Logger) {
    self.parts = parts
    self.options = options
    self.log = log
    var limits = CheckService.Limits()
    limits.jobs = options.jobs
    audio = parts.speaker.map { AudioService(speaker: $0, folder: store.path + ".audio", log: log) }
    service = CheckService(
      engine: parts.engine, store: store, follower: parts.follower, limits: limits, log: log)
  }

  /// The server as an application that can be run, or tested.
  ///
  /// - Parameter onRunning: called with the port once the server listens.
  public func application(
    onRunning: @escaping @Sendable (_ port: Int) -> Void = { _ in }
  ) -> some ApplicationProtocol {
    Application(
      router: router(),
      server: .http1(
        configuration: .init(
          additionalChannelHandlers: [StalledWrites(patience: .seconds(60))],
          idleTimeout: .seconds(60),
          httpDecoderConfiguration: .init(
            maxHeaderFieldSize: 16 * 1024, maxHeaderListSize: 32 * 1024, maxHeaderFieldCount: 100))),
      configuration: ApplicationConfiguration(
        address: .hostname(options.host, port: options.port),
        availableConnectionsDelegate: .maximum(options.streams + 2000, logger: log)),
      services: [service] + (audio.map { [$0] } ?? []),
      onServerRunning: { channel in onRunning(channel.localAddress?.port ?? 0) },
      logger: log)
  }

  /// Serves until the process is asked to end; checks that run then are put back into the queue.
  ///
  /// - Parameter onRunning: called with the port once the server listens.
  /// - Throws: ``AssayError`` where the port is taken.
  public func run(onRunning: @escaping @Sendable (_ port: Int) -> Void = { _ in }) async throws {
    let group = ServiceGroup(
      configuration: .init(
        services: [application(onRunning: onRunning)], gracefulShutdownSignals: [.sigterm, .sigint],
        logger: log))
    do {
      try await group.run()
    } catch let error as IOError where error.errnoCode == EADDRINUSE {
      throw AssayError(
        .unavailable, "Port \(options.port) is taken. Give another one with --port.", cause: error)
    }
  }

  /// The routes, with an answer for the methods that they do not take.
  func router() -> Router<ServerContext> {
    let router = routes()
    OtherMethods.add(to: router)
    return router
  }

  /// The routes, with what all requests go through.
  func routes() -> Router<ServerContext> {
    let router = Router(context: ServerContext.self, options: [.autoGenerateHeadEndpoints])
    router.add(middleware: SecurityHeaders())
    if options.isPrivate { router.add(middleware: PrivateAnswers()) }
    router.add(middleware: ProblemMiddleware())
    router.add(middleware: HostCheck(options: options))
    router.add(middleware: RateLimit(options: options))
    router.add(middleware: WriteProtection(options: options))
    let cache = PageCache(limit: options.pageCache)
    let reports = Reports(service: service)
    let intake = Intake(
      service: service, pages: parts.pages, trustsEverybody: options.trustsEverybody)
    let api = router.group("api/v1")
    CheckRoutes(service: service, intake: intake).add(to: api)
    let streams = OpenStreams()
    EventRoutes(service: service, limit: options.streams, open: streams).add(to: api)
    ChangeRoutes(history: parts.history, options: options, open: streams).add(to: api)
    AnnotationRoutes(service: service, history: parts.history, cache: cache).add(to: api)
    SearchRoutes(archive: parts.archive).add(to: api)
    WatchRoutes(watch: parts.watch).add(to: api)
    OpenAPIRoute().add(to: api)
    PageRoutes(
      service: service, reports: reports, intake: intake, cache: cache, parts: parts, audio: audio,
      options: options
    ).add(to: router)
    RevisionRoutes(service: service, reports: reports, history: parts.history, options: options)
      .add(to: router, api: api)
    FormRoutes(intake: intake).add(to: router)
    EmbedRoutes(reports: reports, history: parts.history, cache: cache, options: options).add(to: router)
    if let audio { AudioRoutes(audio: audio, reports: reports).add(to: router, api: api) }
    AssetRoutes().add(to: router)
    return router
  }
}

extension WebServer.Options {
  /// Whether it listens to this machine alone.
  var isLoopback: Bool { ["127.0.0.1", "localhost", "::1"].contains(host) }

  /// Whether everybody who reaches the server may speak for it: only this machine does, and not for others as a proxy.
  var trustsEverybody: Bool { tokens.isEmpty && isLoopback && publicURL == nil && !trustsProxy }

  /// Whether who asks may submit checks in the server's name.
  func maySubmit(_ context: ServerContext) -> Bool { context.hasToken || trustsEverybody }
}
