import Foundation

/// What two spellings of one page's address have in common.
///
/// A reader's browser shows an address with a fragment, a campaign's parameters or without TLS; the check was asked for
/// without them. Nothing is dropped that could lead to another article.
enum AddressKey {
  /// The longest address that is looked at.
  static let longest = 4096

  /// The key of an address; nil for anything that is not http or https.
  static func key(_ address: String) -> String? {
    guard address.utf8.count <= longest, var parts = URLComponents(string: address),
      let scheme = parts.scheme?.lowercased(), ["http", "https"].contains(scheme),
      let host = parts.host?.lowercased(), !host.isEmpty, parts.user == nil, parts.password == nil
    else { return nil }
    let items = (parts.percentEncodedQueryItems ?? []).filter { !isTracking($0.name) }
    parts.percentEncodedQueryItems = items.isEmpty ? nil : items
    var path = parts.percentEncodedPath
    while path.hasSuffix("/") { path.removeLast() }
    let port = parts.port.flatMap { [80, 443].contains($0) ? nil : ":\($0)" } ?? ""
    let query = parts.percentEncodedQuery.map { "?\($0)" } ?? ""
    return "\(host)\(port)\(path)\(query)"
  }

  /// The host of an address, for comparing whose page it is.
  static func host(_ address: String) -> String? {
    guard let key = key(address) else { return nil }
    return String(key.prefix { $0 != "/" && $0 != "?" })
  }

  private static func isTracking(_ name: String) -> Bool {
    name.hasPrefix("utm_") || ["fbclid", "gclid", "yclid", "mc_cid", "mc_eid"].contains(name)
  }
}
