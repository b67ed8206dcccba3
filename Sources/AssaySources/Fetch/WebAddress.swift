import CAssaySources
import Foundation

/// An http or https address, parsed by the library that will connect to it.
///
/// One parser for the checks and for the connection: two that disagree on a crafted address would be a hole.
public struct WebAddress: Hashable, Sendable, CustomStringConvertible {
  /// The whole address, without a fragment; unusual characters are percent-encoded.
  public let string: String
  /// `http` or `https`.
  public let scheme: String
  /// The host's name in lower case, or its IP address (IPv6 in brackets).
  ///
  /// Politeness is kept towards a host, whatever its port: the services on several ports are one machine.
  public let host: String
  /// The port, given or by default.
  public let port: Int
  /// The path, beginning with `/`, and the query after `?`, as sent to the server.
  public let pathAndQuery: String

  /// The longest address taken, in UTF-8 bytes.
  public static let longest = 8192

  /// Parses an absolute address, or one relative to `base`; nil for anything that is not http or https, carries a
  /// user name, or names a port that other protocols use.
  public init?(_ text: String, relativeTo base: WebAddress? = nil) {
    var trimmed = text[...]
    while trimmed.first?.isWhitespace == true { trimmed.removeFirst() }
    while trimmed.last?.isWhitespace == true { trimmed.removeLast() }
    let text = String(trimmed)
    guard !text.isEmpty, text.utf8.count <= WebAddress.longest,
      !text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F })
    else { return nil }
    var parts = assay_url()
    guard assay_url_parse(base?.string, text, &parts) != 0 else { return nil }
    defer { assay_url_free(&parts) }
    scheme = String(cString: parts.scheme).lowercased()
    host = String(cString: parts.host).lowercased()
    port = parts.port
    let path = String(cString: parts.path)
    pathAndQuery = parts.query.map { path + "?" + String(cString: $0) } ?? path
    // Curl keeps the host as it was written; addresses are compared, so write it in lower case.
    let isUsualPort = port == (scheme == "https" ? 443 : 80)
    string = "\(scheme)://\(host)\(isUsualPort ? "" : ":\(port)")\(pathAndQuery)"
    guard scheme == "http" || scheme == "https", parts.has_user == 0, !host.isEmpty,
      port == 80 || port == 443 || (1024...65_535).contains(port), string.utf8.count <= 2 * WebAddress.longest
    else { return nil }
  }

  /// The scheme, host and port, which robots.txt is read for.
  public var origin: String { "\(scheme)://\(host):\(port)" }

  /// The address.
  public var description: String { string }

  /// Whether an argument looks like an address rather than a path.
  public static func isAddress(_ text: String) -> Bool {
    let start = text.prefix(8).lowercased()
    return start.hasPrefix("http://") || start.hasPrefix("https://")
  }
}
