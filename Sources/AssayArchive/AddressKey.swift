import Foundation

/// What stays of an address when everything is taken away that does not change the page it leads to.
enum AddressKey {
  private static let tracking: Set<String> = [
    "fbclid", "gclid", "dclid", "yclid", "msclkid", "igshid", "mc_cid", "mc_eid", "_ga", "_gl", "cmpid",
    "ref",
    "ref_src", "ns_source", "ns_campaign", "ns_mchannel", "openstat", "amp",
  ]

  /// Host without `www.`, path without a trailing slash, and the query without tracking parameters, in order
  /// of name; no scheme, port of the scheme, or fragment.
  ///
  /// Nil for what is no web address.
  static func key(for address: String) -> String? {
    let trimmed = address.trimmingCharacters(in: .whitespacesAndNewlines)
    let complete = trimmed.contains("://") ? trimmed : "https://\(trimmed)"
    guard let parts = URLComponents(string: complete), let scheme = parts.scheme?.lowercased(),
      scheme == "http" || scheme == "https", parts.user == nil, var host = parts.host?.lowercased(),
      !host.isEmpty
    else { return nil }
    if host.hasPrefix("www.") { host.removeFirst(4) }
    if let port = parts.port, port != (scheme == "http" ? 80 : 443) { host += ":\(port)" }
    var path = parts.path
    while path.hasSuffix("/") { path.removeLast() }
    let query = (parts.queryItems ?? [])
      .filter { !$0.name.lowercased().hasPrefix("utm_") && !tracking.contains($0.name.lowercased()) }
      .map { "\($0.name)=\($0.value ?? "")" }
      .sorted()
    return host + path + (query.isEmpty ? "" : "?" + query.joined(separator: "&"))
  }
}
