import CLibXML2
public import Foundation

/// Finds the feeds that a page names.
public enum FeedDiscovery {
  /// The feeds of a page, best first: those it declares (`<link rel="alternate">`, WHATWG HTML 4.6.7.1), then those it
  /// links to by names that feeds have; comment feeds last.
  ///
  /// O(n) in the page's size; at most 20 addresses.
  public static func feeds(in page: Data, at address: WebAddress) -> [WebAddress] {
    assay_xml_silence()
    let options =
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
      | HTML_PARSE_NONET.rawValue | HTML_PARSE_COMPACT.rawValue
    let document = page.prefix(4 << 20).withUnsafeBytes { (bytes: UnsafeRawBufferPointer) in
      htmlReadMemory(
        bytes.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count), nil, nil, Int32(bitPattern: options)
      )
    }
    guard let document else { return [] }
    defer { xmlFreeDoc(document) }
    var base = address
    var declared: [WebAddress] = []
    var linked: [WebAddress] = []
    var comments: [WebAddress] = []
    var node = xmlDocGetRootElement(document)
    while let current = node {
      if current.pointee.type == XML_ELEMENT_NODE {
        let reference = { attribute("href", of: current).flatMap { WebAddress($0, relativeTo: base) } }
        switch String(cString: current.pointee.name) {
        case "base": base = reference() ?? base
        case "link":
          let relation = attribute("rel", of: current)?.lowercased().split(separator: " ") ?? []
          let type = attribute("type", of: current)?.lowercased() ?? ""
          guard relation.contains("alternate") || relation.contains("feed"), types.contains(type),
            let link = reference()
          else { break }
          if link.pathAndQuery.lowercased().contains("comment") {
            comments.append(link)
          } else {
            declared.append(link)
          }
        case "a" where linked.count < 20:
          guard let link = reference(), link.host == address.host,
            looksLikeFeed(link.pathAndQuery.lowercased())
          else { break }
          linked.append(link)
        default: break
        }
      }
      node = next(current)
    }
    var seen: Set<WebAddress> = []
    return Array((declared + linked + comments).filter { seen.insert($0).inserted }.prefix(20))
  }

  private static let types: Set<String> = [
    "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json", "text/xml",
    "application/xml",
  ]

  private static func looksLikeFeed(_ path: String) -> Bool {
    let plain = path.prefix { $0 != "?" }
    return plain.hasSuffix(".rss") || plain.hasSuffix(".atom") || plain.hasSuffix("rss.xml")
      || plain.hasSuffix("feed.xml") || plain.hasSuffix("atom.xml") || plain.hasSuffix("/rss")
      || plain.hasSuffix("/rss/") || plain.hasSuffix("/feed") || plain.hasSuffix("/feed/")
      || plain.hasSuffix("feed.json")
  }

  private static func attribute(_ name: String, of node: UnsafeMutablePointer<xmlNode>) -> String? {
    guard let value = xmlGetProp(node, name) else { return nil }
    defer { free(value) }
    return String(cString: UnsafeRawPointer(value).assumingMemoryBound(to: CChar.self))
  }

  /// The next node in document order.
  private static func next(_ node: UnsafeMutablePointer<xmlNode>) -> UnsafeMutablePointer<xmlNode>? {
    if node.pointee.type == XML_ELEMENT_NODE, let child = node.pointee.children { return child }
    var at: UnsafeMutablePointer<xmlNode>? = node
    while let here = at {
      if let next = here.pointee.next { return next }
      at = here.pointee.parent
      if at?.pointee.type != XML_ELEMENT_NODE { return nil }
    }
    return nil
  }
}
