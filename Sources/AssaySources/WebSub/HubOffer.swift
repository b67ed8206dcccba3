import Foundation

/// A hub that a feed names, and the name under which the hub knows the feed (WebSub, 4).
struct HubOffer: Sendable, Hashable {
  /// Where to subscribe.
  var hub: WebAddress
  /// What to subscribe to.
  var topic: WebAddress

  /// The offer of a fetched feed; nil where it names no hub that is to be used.
  ///
  /// Header fields go before what the feed itself says. A hub must be reached over https: the secret that its deliveries
  /// are signed with is sent to it, and whoever reads that on the way could bring documents into the archive.
  ///
  /// - Parameter allowsLoopback: Also takes a hub on this machine over http; for trying things out.
  init?(_ headers: ResponseHeaders, feed: Feed?, at address: WebAddress, allowsLoopback: Bool) {
    let links = LinkHeader.links(headers.all("link"))
    func first(_ relation: String, _ others: [String]) -> WebAddress? {
      (links.filter { $0.relations.contains(relation) }.map(\.target) + others).lazy
        .compactMap { WebAddress($0, relativeTo: address) }
        .first { relation == "self" || $0.scheme == "https" || (allowsLoopback && $0.isOnThisMachine) }
    }
    guard let hub = first("hub", feed?.hubs ?? []) else { return nil }
    self.hub = hub
    topic = first("self", [feed?.selfLink].compactMap(\.self)) ?? address
  }
}

extension WebAddress {
  /// Whether the host is this machine by name or by its loopback address.
  public var isOnThisMachine: Bool { host == "localhost" || host == "[::1]" || host.hasPrefix("127.") }
}

/// Link header fields (RFC 8288).
enum LinkHeader {
  /// The links of some fields: target as written, and relation types in lower case.
  static func links(_ fields: [String]) -> [(target: String, relations: [String])] {
    var links: [(target: String, relations: [String])] = []
    for field in fields.prefix(20) {
      var rest = field.prefix(8192)[...]
      while let open = rest.firstIndex(of: "<"), let close = rest[open...].firstIndex(of: ">") {
        let target = String(rest[rest.index(after: open)..<close])
        rest = rest[rest.index(after: close)...]
        var relations: [String] = []
        while let (name, value) = parameter(&rest) {
          if name == "rel", relations.isEmpty {
            relations = value.lowercased().split(separator: " ").map(String.init)
          }
        }
        links.append((target, relations))
      }
    }
    return links
  }

  /// The next `; name=value` of a link; nil where the link ends.
  private static func parameter(_ rest: inout Substring) -> (name: String, value: String)? {
    rest = rest.drop { $0.isWhitespace }
    guard rest.first == ";" else { return nil }
    rest = rest.dropFirst().drop { $0.isWhitespace }
    let name = rest.prefix { !"=;,".contains($0) }
    rest = rest[name.endIndex...]
    let key = name.trimmingCharacters(in: .whitespaces).lowercased()
    guard rest.first == "=" else { return (key, "") }
    rest = rest.dropFirst().drop { $0.isWhitespace }
    guard rest.first == "\"" else {
      let value = rest.prefix { !";,".contains($0) }
      rest = rest[value.endIndex...]
      return (key, value.trimmingCharacters(in: .whitespaces))
    }
    rest = rest.dropFirst()
    var value = ""
    while let next = rest.popFirst(), next != "\"" {
      value.append(next == "\\" ? rest.popFirst() ?? next : next)
    }
    return (key, value)
  }
}
