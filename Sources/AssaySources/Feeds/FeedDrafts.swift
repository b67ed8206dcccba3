import Foundation

/// A field while its characters come in.
struct FieldDraft {
  let element: FeedElement
  /// What relative addresses in it refer to.
  let base: WebAddress?
  /// Atom's `type`.
  var type: String?
  /// Atom 0.3's `mode`.
  var mode: String?
  /// RSS's `isPermaLink`.
  var isPermanent = true
  private var bytes: [UInt8] = []
  private var hasMarkup = false
  private var skipped = 0

  /// HTML elements that are often left open.
  static let neverClosed: Set<String> = [
    "br", "img", "hr", "input", "p", "li", "wbr", "source", "link", "meta", "embed", "param", "area",
  ]

  init(_ element: FeedElement, base: WebAddress?) {
    self.element = element
    self.base = base
  }

  /// Whether the field holds XHTML as elements, as Atom may.
  var isXHTML: Bool { type == "xhtml" || type == "application/xhtml+xml" || mode == "xml" }

  mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    guard skipped == 0 else { return }
    bytes.append(contentsOf: text.prefix(FeedParser.longestField - bytes.count))
  }

  mutating func beginMarkup(_ name: String) {
    hasMarkup = true
    if name == "script" || name == "style" { skipped += 1 }
    if TextCollector.isBlock(name) { bytes += [0x0A, 0x0A] } else if name == "br" { bytes.append(0x0A) }
  }

  mutating func endMarkup(_ name: String) {
    if name == "script" || name == "style" { skipped -= 1 }
    if TextCollector.isBlock(name) { bytes += [0x0A, 0x0A] }
  }

  /// The characters; base64 decoded where Atom 0.3 says so.
  private var raw: String {
    let text = String(decoding: bytes, as: UTF8.self)
    if mode == "base64", let data = Data(base64Encoded: text, options: .ignoreUnknownCharacters) {
      return String(decoding: data, as: UTF8.self)
    }
    return text
  }

  /// The characters on one line; nil where there are none.
  var line: String? {
    let text = MarkupText.collapsed(raw, onOneLine: true)
    return text.isEmpty ? nil : text
  }

  /// The characters as an address.
  var address: WebAddress? { line.flatMap { WebAddress($0, relativeTo: base) } }

  /// The field as a text; nil where it is empty.
  func text(isAtom: Bool) -> FeedText? {
    let text = raw
    guard text.utf8.contains(where: { $0 > 0x20 }) else { return nil }
    return FeedText(text, isHTML: !hasMarkup && (!isAtom || isEscapedHTML))
  }

  /// The field as a headline.
  func headline(isAtom: Bool) -> String? {
    let text = raw
    let plain =
      if hasMarkup || isAtom && !isEscapedHTML { MarkupText.collapsed(text) } else {
        MarkupText.headline(text)
      }
    let line = plain.utf8.contains(0x0A) ? plain.replacing("\n\n", with: " ") : plain
    return line.isEmpty ? nil : line
  }

  private var isEscapedHTML: Bool {
    type == "html" || type == "text/html" || mode == "escaped" && type != "text/plain"
      || (type == "application/xhtml+xml" && mode == "escaped")
  }
}

/// An item, or the feed itself, while its fields come in.
struct ItemDraft {
  var id: String?
  var about: String?
  var link: WebAddress?
  var original: WebAddress?
  var permanent: WebAddress?
  var source: WebAddress?
  var title: String?
  var published: String?
  var weakDate: String?
  var updated: String?
  var summary: FeedText?
  var content: FeedText?
  var language: String?

  /// The item: of several addresses and dates the one that says most.
  func finished() -> FeedItem {
    var item = FeedItem()
    item.id = id ?? about
    let aboutPage = about.flatMap { WebAddress.isAddress($0) ? WebAddress($0) : nil }
    item.link = (original ?? link ?? permanent ?? aboutPage ?? source)?.string
    item.title = title
    item.updated = updated.flatMap(FeedDateParser.parse)
    item.published =
      published.flatMap(FeedDateParser.parse) ?? weakDate.flatMap(FeedDateParser.parse) ?? item.updated
    item.summary = summary
    item.content = content
    item.language = language
    return item
  }
}
