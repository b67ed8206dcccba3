public import Foundation

/// What to fetch, and how.
public struct FetchRequest: Sendable {
  /// The address.
  public var address: WebAddress
  /// What an earlier fetch said, so that an unchanged page is not sent again.
  public var validators: Validators
  /// Media types wanted, as in the Accept header.
  public var accept: String
  /// Bounds.
  public var limits: FetchLimits
  /// Whether robots.txt is asked; not for programming interfaces, which are made for programs.
  public var asksRobots: Bool
  /// Further header lines, such as a key for an interface.
  public var headers: [String]
  /// Sent as the body of a POST; nil for GET.
  public var post: Data?
  /// Whether an answer with an error's status is given back like any other: interfaces say in it what is wrong.
  public var takesErrors = false
  /// Called before a redirect from one host to another is followed; may wait.
  var onLeaving: (@Sendable (_ from: WebAddress, _ to: WebAddress) async throws -> Void)?

  /// Makes a request.
  public init(
    _ address: WebAddress, validators: Validators = Validators(), accept: String = FetchRequest.pages,
    limits: FetchLimits = .page, asksRobots: Bool = true, headers: [String] = [], post: Data? = nil
  ) {
    self.address = address
    self.validators = validators
    self.accept = accept
    self.limits = limits
    self.asksRobots = asksRobots
    self.headers = headers
    self.post = post
  }

  /// The Accept header for pages.
  public static let pages =
    "text/html,application/xhtml+xml;q=0.9,text/plain;q=0.7,text/markdown;q=0.7,application/pdf;q=0.6,*/*;q=0.1"
  /// The Accept header for feeds.
  public static let feeds =
    "application/atom+xml,application/rss+xml,application/rdf+xml,application/feed+json,application/xml;q=0.9,"
    + "text/xml;q=0.9,application/json;q=0.8,*/*;q=0.1"
}

/// What a server gave to recognise a page again by (RFC 9110, 8.8).
public struct Validators: Sendable, Hashable, Codable {
  /// The ETag header.
  public var tag: String?
  /// The Last-Modified header, as the server wrote it.
  public var modified: String?

  /// Makes validators.
  public init(tag: String? = nil, modified: String? = nil) {
    self.tag = tag
    self.modified = modified
  }

  /// The header lines of a conditional request.
  var headers: [String] {
    (tag.map { ["If-None-Match: \($0)"] } ?? []) + (modified.map { ["If-Modified-Since: \($0)"] } ?? [])
  }
}

/// A page as a server sent it.
public struct FetchedPage: Sendable {
  /// The address asked for.
  public var asked: WebAddress
  /// The address that answered, after redirects.
  public var address: WebAddress
  /// The address to use from now on: behind all redirects that are permanent (301, 308), up to the first that is not.
  public var lasting: WebAddress
  /// The HTTP status.
  public var status = 200
  /// Whether nothing changed since the validators were given; the body is empty then.
  public var isUnchanged: Bool
  /// The headers.
  public var headers: ResponseHeaders
  /// The body, decoded.
  public var body: Data
  /// Bytes that came over the wire.
  public var wireBytes: Int

  /// What to recognise the page again by.
  public var validators: Validators {
    func usable(_ value: String?) -> String? {
      value.flatMap { $0.utf8.count <= 1024 && !$0.isEmpty ? $0 : nil }
    }
    return Validators(tag: usable(headers["etag"]), modified: usable(headers["last-modified"]))
  }
}
