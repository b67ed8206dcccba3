public import AssayCore

/// Why an address gave nothing that can be read.
///
/// The kinds are told apart because they mean different things to a reader: a deleted page, a page kept from us and a
/// server that is down are not the same, and none of them is "no evidence".
public struct FetchFailure: Error, Sendable, Hashable, CustomStringConvertible {
  /// What kind of failure it is.
  public enum Kind: String, Sendable, Codable, CaseIterable {
    /// Not an http or https address.
    case invalidAddress
    /// The host is in a private network, or this machine.
    case privateAddress
    /// robots.txt asks programs not to read it.
    case disallowed
    /// The server refuses: 403, 451.
    case blocked
    /// Not there: 404.
    case notFound
    /// Removed for good: 410.
    case gone
    /// Only for subscribers: 401, 402, 407.
    case paywalled
    /// Too many requests: 429.
    case rateLimited
    /// The server failed: 5xx.
    case serverError
    /// Another answer that is no page.
    case refused
    /// Too slow.
    case timedOut
    /// Larger than the limit, or a decompression bomb.
    case tooLarge
    /// Redirects in a circle, or too many.
    case redirects
    /// A picture, a film, a program.
    case notAPage
    /// The host's name is unknown.
    case notResolved
    /// Nobody answers.
    case notConnected
    /// The certificate is wrong or missing.
    case secureConnection
    /// The answer broke off or is no HTTP.
    case broken
  }

  /// What kind of failure it is.
  public var kind: Kind
  /// The address that failed; after redirects the last one.
  public var address: String
  /// The HTTP status, where there was one.
  public var status: Int?
  /// Seconds after which the server wants to be asked again.
  public var retryAfter: Int?
  /// What the library below says.
  public var detail: String?

  /// Makes a failure.
  public init(
    _ kind: Kind, _ address: String, status: Int? = nil, retryAfter: Int? = nil, detail: String? = nil
  ) {
    self.kind = kind
    self.address = address
    self.status = status
    self.retryAfter = retryAfter
    self.detail = detail
  }

  /// What happened and what to do, for a user.
  public var description: String {
    let answer = status.map { " (HTTP status \($0))" } ?? ""
    let save = "Open it in a browser, save the page, and give the file instead."
    return switch kind {
    case .invalidAddress:
      "\(address) is not an address that Assay fetches; it takes public http and https ones."
    case .privateAddress:
      "\(address) leads into a private network or to this machine. Assay fetches public addresses only."
    case .disallowed: "The site asks programs not to read \(address) (robots.txt). \(save)"
    case .blocked: "The server refuses to show \(address)\(answer). \(save)"
    case .notFound:
      "There is no page at \(address)\(answer). Check the address, or look for a copy in a web archive."
    case .gone: "The page at \(address) was removed\(answer). Look for a copy in a web archive."
    case .paywalled:
      "\(address) is for subscribers only\(answer). "
        + "If you are one, open it in a browser, save the page, and give the file."
    case .rateLimited:
      "\(address): the server asks for fewer requests\(answer). Try again "
        + (retryAfter.map { "in \($0) seconds." } ?? "later.")
    case .serverError: "The server failed at \(address)\(answer). Try again later."
    case .refused: "\(address) gave no page\(answer). \(save)"
    case .timedOut: "\(address) took too long to answer. Try again later."
    case .tooLarge: "What \(address) sends is larger than Assay's limit. \(save)"
    case .redirects: "\(address) is forwarded without end. Check the address in a browser."
    case .notAPage: "\(address) is not a page with text\(detail.map { ", but \($0)" } ?? "")."
    case .notResolved: "The host of \(address) is not known. Check the address and the network."
    case .notConnected: "The host of \(address) does not answer. Check the network, or try again later."
    case .secureConnection:
      "The connection to \(address) cannot be trusted: \(detail ?? "its certificate is wrong")."
    case .broken: "The answer of \(address) cannot be understood\(detail.map { ": \($0)" } ?? "")."
    }
  }

  /// Whether the same request may succeed later without anybody doing anything.
  public var isPassing: Bool {
    switch kind {
    case .rateLimited, .serverError, .timedOut, .notResolved, .notConnected, .secureConnection, .broken: true
    default: false
    }
  }

  /// The failure as an error for a user.
  public var error: AssayError {
    let code: AssayError.Code =
      switch kind {
      case .notFound: .notFound
      case .tooLarge: .tooLarge
      case .notAPage: .unsupportedFormat
      default: AssayError.Code(rawValue: kind.rawValue)
      }
    return AssayError(code, description)
  }
}
