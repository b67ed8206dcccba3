import HTTPTypes
import Hummingbird
import Synchronization

/// Limits what one client may ask for in a minute: a bucket of requests a client that fills again steadily.
struct RateLimit: RouterMiddleware {
  private struct Bucket {
    var level: Double
    var time: ContinuousClock.Instant
  }

  private let buckets: Buckets
  private let trustsProxy: Bool

  init(options: WebServer.Options) {
    buckets = Buckets(perMinute: Double(options.requestsPerMinute))
    trustsProxy = options.trustsProxy
  }

  func handle(
    _ request: Request, context: ServerContext, next: (Request, ServerContext) async throws -> Response
  ) async throws -> Response {
    var context = context
    context.client = client(request, context)
    let price: Double = request.method == .get || request.method == .head ? 1 : 20
    guard buckets.take(price, of: context.client) else {
      throw Problem(
        .tooManyRequests, "tooManyRequests", "Too many requests from \(context.client). Wait a moment.",
        headers: [.retryAfter: "10"])
    }
    return try await next(request, context)
  }

  private func client(_ request: Request, _ context: ServerContext) -> String {
    guard trustsProxy, let forwarded = request.headers[.forwardedFor] else { return context.client }
    let last = forwarded.split(separator: ",").last.map { $0.filter { !$0.isWhitespace } } ?? ""
    return last.isEmpty || last.utf8.count > 64 ? context.client : last
  }

  /// The buckets of all clients; full ones are forgotten.
  private final class Buckets: Sendable {
    private let state = Mutex<[String: Bucket]>([:])
    private let capacity: Double
    private let perSecond: Double

    init(perMinute: Double) {
      capacity = max(20, perMinute)
      perSecond = perMinute / 60
    }

    func take(_ price: Double, of client: String) -> Bool {
      let now = ContinuousClock.now
      return state.withLock { buckets in
        if buckets.count > 20_000 { buckets = buckets.filter { level($0.value, now) < capacity } }
        // Still too many means an attack from many addresses: all of them begin anew.
        if buckets.count > 100_000 { buckets = [:] }
        let left = buckets[client].map { level($0, now) } ?? capacity
        guard left >= price else { return false }
        buckets[client] = Bucket(level: left - price, time: now)
        return true
      }
    }

    private func level(_ bucket: Bucket, _ now: ContinuousClock.Instant) -> Double {
      let seconds = (now - bucket.time) / .seconds(1)
      return min(capacity, bucket.level + seconds * perSecond)
    }
  }
}
