import AssayCore
import Foundation

/// Fetches by address.
public protocol PageFetcher: Sendable {
  /// Fetches a page.
  ///
  /// - Throws: ``FetchFailure``, or `CancellationError`.
  func fetch(_ request: FetchRequest) async throws -> FetchedPage
  /// Seconds that an address's host asks to keep between requests, where that is known.
  func delay(for address: WebAddress) async -> Int?
}

/// Fetches pages and feeds from public servers, within limits and with manners.
///
/// Names are resolved once, and the connection goes to the address that was checked; each redirect is a new request
/// with all checks. Cookies are neither kept nor sent, proxies from the environment are not used.
public struct Fetcher: PageFetcher {
  /// How a fetcher works.
  public struct Options: Sendable {
    /// How many requests are under way at once.
    public var connections = 32
    /// How many of them go to one host.
    public var connectionsPerHost = 2
    /// Whether addresses of this machine may be fetched; for tests and for trying things out.
    public var allowsLoopback = false
    /// `HOST:PORT` that all connections go to, whatever the address says; for tests and benchmarks.
    public var connectTo: String?

    /// Makes the default options.
    public init() {}
  }

  private let loop: TransferLoop
  private let robots: RobotsCache

  /// Makes a fetcher with a thread of its own.
  ///
  /// - Throws: ``AssayError`` with code `unavailable` where memory is short.
  public init(options: Options = Options()) throws {
    let loop = try TransferLoop(
      connections: options.connections, connectionsPerHost: options.connectionsPerHost,
      allowsLoopback: options.allowsLoopback, connectTo: options.connectTo)
    self.loop = loop
    robots = RobotsCache { try await Fetcher.robots(at: $0, loop) }
  }

  /// Fetches a page, following redirects.
  ///
  /// - Throws: ``FetchFailure``, or `CancellationError`.
  public func fetch(_ request: FetchRequest) async throws -> FetchedPage {
    let visit = try await Fetcher.follow(request, loop) { address in
      guard request.asksRobots else { return }
      guard try await robots.rules(for: address).allows(address) else {
        throw FetchFailure(.disallowed, address.string)
      }
    }
    let response = visit.response
    let address = visit.address.string
    let retryAfter = response.headers.retryAfter(now: Date())
    func failure(_ kind: FetchFailure.Kind) -> FetchFailure {
      FetchFailure(kind, address, status: response.status, retryAfter: retryAfter)
    }
    switch response.status {
    case 200..<300, 304: break
    case _ where request.takesErrors: break
    case 401, 402, 407: throw failure(.paywalled)
    case 403, 451: throw failure(.blocked)
    case 404: throw failure(.notFound)
    case 410: throw failure(.gone)
    case 429: throw failure(.rateLimited)
    // An overloaded server that says when to come back asks for less, it has not broken.
    case 503 where retryAfter != nil: throw failure(.rateLimited)
    case 500..<600: throw failure(.serverError)
    default: throw failure(.refused)
    }
    return FetchedPage(
      asked: request.address, address: visit.address, lasting: visit.lasting, status: response.status,
      isUnchanged: response.status == 304, headers: response.headers,
      body: response.status == 304 ? Data() : response.body, wireBytes: response.wireBytes)
  }

  /// Seconds that a host's robots.txt asks to keep between requests, where it was read already.
  public func delay(for address: WebAddress) async -> Int? { await robots.known(for: address)?.delay }

  private struct Visit {
    var address: WebAddress
    var lasting: WebAddress
    var response: TransferResponse
  }

  /// Requests, and follows redirects as far as the limits allow.
  private static func follow(
    _ request: FetchRequest, _ loop: TransferLoop, before: (WebAddress) async throws -> Void
  ) async throws -> Visit {
    var address = request.address
    var lasting = request.address
    var isLasting = true
    var seen: Set<WebAddress> = []
    var end = Date() + request.limits.totalSeconds * 2
    while true {
      guard seen.insert(address).inserted, seen.count <= request.limits.redirects + 1 else {
        throw FetchFailure(.redirects, request.address.string)
      }
      guard Date() < end else { throw FetchFailure(.timedOut, request.address.string) }
      try await before(address)
      // What another server is asked must not carry what was meant for the first.
      let own = address.origin == request.address.origin ? request.headers : []
      let response = try await send(
        TransferRequest(
          address: address, headers: ["Accept: \(request.accept)"] + request.validators.headers + own,
          post: request.post, limits: request.limits), loop)
      guard [301, 302, 303, 307, 308].contains(response.status), let target = response.redirect else {
        return Visit(address: address, lasting: lasting, response: response)
      }
      guard request.post == nil else { throw FetchFailure(.refused, address.string, status: response.status) }
      guard let next = WebAddress(target) else { throw FetchFailure(.invalidAddress, target) }
      isLasting = isLasting && (response.status == 301 || response.status == 308)
      if isLasting { lasting = next }
      if next.host != address.host, let onLeaving = request.onLeaving {
        let begin = Date()
        try await onLeaving(address, next)
        // Waiting for a host is not the server's slowness.
        end += Date().timeIntervalSince(begin)
      }
      address = next
    }
  }

  private static func send(
    _ request: TransferRequest, _ loop: TransferLoop
  ) async throws -> TransferResponse {
    do {
      return try await loop.run(request)
    } catch let failure as TransferFailure {
      let kind: FetchFailure.Kind =
        switch failure.kind {
        case .addressRefused: .privateAddress
        case .tooLarge, .headersTooLarge: .tooLarge
        case .timedOut: .timedOut
        case .notResolved: .notResolved
        case .notConnected: .notConnected
        case .secureConnection: .secureConnection
        case .broken: .broken
        }
      throw FetchFailure(kind, request.address.string, detail: failure.detail)
    }
  }

  /// RFC 9309, 2.3.1: what each answer to the request for robots.txt means.
  private static func robots(
    at address: WebAddress, _ loop: TransferLoop
  ) async throws -> (RobotsRules, lifetime: TimeInterval) {
    let day: TimeInterval = 86_400
    do {
      let request = FetchRequest(address, accept: "text/plain, */*;q=0.5", limits: .robots)
      let response = try await follow(request, loop) { _ in }.response
      switch response.status {
      case 200..<300: return (RobotsRules(response.body), day)
      case 429, 500..<600: return (.allowingNothing, 1800)
      default: return (.allowingAll, day)
      }
    } catch let failure as FetchFailure {
      switch failure.kind {
      // The same will befall the page; its own message says more than "disallowed" would.
      case .privateAddress, .notResolved, .notConnected, .secureConnection: return (.allowingAll, 0)
      // Only the first part of an endless file counts, and we have not kept it; a circle leads to no file.
      case .tooLarge, .redirects, .invalidAddress: return (.allowingAll, day)
      default: return (.allowingNothing, 1800)
      }
    }
  }
}
