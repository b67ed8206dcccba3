import Foundation

/// Bounds on one transfer.
public struct FetchLimits: Sendable, Hashable {
  /// Most bytes on the wire, before decoding.
  public var wireBytes: Int
  /// Most bytes of a body after decoding.
  public var bodyBytes: Int
  /// Most bytes of headers.
  public var headerBytes: Int
  /// Seconds until a connection must stand.
  public var connectSeconds: Double
  /// Seconds for the whole transfer.
  public var totalSeconds: Double
  /// Seconds that a transfer may go below ``idleBytesPerSecond``.
  public var idleSeconds: Int
  /// The slowest tolerable transfer.
  public var idleBytesPerSecond: Int
  /// How many redirects are followed.
  public var redirects: Int

  /// Makes limits; the defaults suit a page that a user asked for.
  public init(
    wireBytes: Int = 16 << 20, bodyBytes: Int = 16 << 20, headerBytes: Int = 128 << 10,
    connectSeconds: Double = 10, totalSeconds: Double = 40, idleSeconds: Int = 15,
    idleBytesPerSecond: Int = 64, redirects: Int = 10
  ) {
    self.wireBytes = wireBytes
    self.bodyBytes = bodyBytes
    self.headerBytes = headerBytes
    self.connectSeconds = connectSeconds
    self.totalSeconds = totalSeconds
    self.idleSeconds = idleSeconds
    self.idleBytesPerSecond = idleBytesPerSecond
    self.redirects = redirects
  }

  /// For a page that a user asked for.
  public static let page = FetchLimits()
  /// For a feed: 8 MB, where the largest honest ones have 3.
  public static let feed = FetchLimits(
    wireBytes: 8 << 20, bodyBytes: 8 << 20, headerBytes: 64 << 10, totalSeconds: 30, idleSeconds: 10)
  /// For robots.txt; RFC 9309 asks for at least 500 KiB.
  public static let robots = FetchLimits(
    wireBytes: 512_000, bodyBytes: 512_000, headerBytes: 64 << 10, connectSeconds: 8, totalSeconds: 15,
    idleSeconds: 8, redirects: 5)
}

/// One request to a server: no redirects, no retries.
struct TransferRequest: Sendable {
  var address: WebAddress
  var headers: [String] = []
  var post: Data?
  var limits: FetchLimits
}

/// What came of it.
struct TransferResponse: Sendable {
  var status: Int
  var headers: ResponseHeaders
  var body: Data
  var wireBytes: Int
  var redirect: String?
}

/// Why there is no response.
struct TransferFailure: Error {
  enum Kind: Sendable {
    case addressRefused
    case tooLarge
    case headersTooLarge
    case timedOut
    case notResolved
    case notConnected
    case secureConnection
    case broken
  }

  var kind: Kind
  var detail: String
}
