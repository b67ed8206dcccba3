import AssayCore
public import Foundation

/// A source to watch.
public struct ListedSource: Sendable, Hashable {
  /// Where the feed is, or the site's page that names it.
  public var address: WebAddress
  /// The publication's name, where the list gives it.
  public var name: String?
  /// Whether the page of an item is read where the feed has only a summary.
  public var readsPages: Bool

  /// Makes a source.
  public init(address: WebAddress, name: String? = nil, readsPages: Bool = false) {
    self.address = address
    self.name = name
    self.readsPages = readsPages
  }
}

/// A list of sources: OPML, or a text with one address a line.
public struct SourceList: Sendable {
  /// The sources in order, each once.
  public let sources: [ListedSource]
  /// Lines and outlines that are no addresses, at most 100.
  public let rejected: [String]

  /// Reads a list.
  ///
  /// In a text, empty lines and lines that begin with `#` are left out, and what follows the address after white space
  /// is the name. A `+` before an address, in OPML `fullText="true"`, asks for the pages of that source's items to be
  /// read where the feed has only summaries.
  ///
  /// - Throws: ``AssayError`` with code `empty` where there is no source in it.
  public init(_ data: Data) throws {
    var sources: [ListedSource] = []
    var rejected: [String] = []
    var seen: Set<WebAddress> = []
    func take(_ address: String, _ name: String?, pages: Bool) {
      guard let parsed = WebAddress(address) else {
        if rejected.count < 100 { rejected.append(address) }
        return
      }
      if seen.insert(parsed).inserted {
        sources.append(ListedSource(address: parsed, name: name, readsPages: pages))
      }
    }
    let head = String(decoding: data.prefix(4096), as: UTF8.self)
    if head.contains("<opml") || head.contains("<OPML") {
      let reader = OutlineReader()
      FeedXML.parse(FeedBytes(data, charset: nil).bytes, reader)
      for outline in reader.outlines { take(outline.address, outline.name, pages: outline.pages) }
    } else {
      for line in String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline) {
        let parts = line.split(maxSplits: 1, whereSeparator: \.isWhitespace)
        guard let first = parts.first, !first.hasPrefix("#"), first != "\u{FEFF}" else { continue }
        let pages = first.hasPrefix("+")
        take(
          String(pages ? first.dropFirst() : first),
          parts.count > 1 ? parts[1].trimmingCharacters(in: .whitespaces) : nil, pages: pages)
      }
    }
    guard !sources.isEmpty else {
      throw AssayError(
        .empty, "There is no feed in the list. Give OPML, or a text with one feed's address a line.")
    }
    self.sources = sources
    self.rejected = rejected
  }
}

/// Collects the feeds of an OPML list, however deep its folders.
private final class OutlineReader: FeedEvents {
  private(set) var outlines: [(address: String, name: String?, pages: Bool)] = []

  func begin(_ element: FeedElement, name: String, attributes: FeedXML.Attributes) {
    guard element == .outline || name.lowercased() == "outline", let address = attributes["xmlUrl"] else {
      return
    }
    let name = attributes["title"] ?? attributes["text"]
    let pages = attributes["fullText"]?.lowercased() == "true"
    outlines.append((address, name.map { MarkupText.headline($0) }, pages))
  }

  func end() {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}
