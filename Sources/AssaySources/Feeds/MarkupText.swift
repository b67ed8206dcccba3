import CLibXML2

/// HTML fragments as plain text.
///
/// Feeds carry pieces of pages, not pages: there is no navigation to leave out, only mark-up. libxml2's parser reads
/// them; scripts and styles are dropped, nothing is loaded.
enum MarkupText {
  /// The longest fragment that is read, in UTF-8 bytes; the rest is left out.
  static let longest = 2 << 20

  /// The text of a fragment: paragraphs divided by a blank line, white space collapsed.
  static func plain(_ html: String) -> String {
    guard html.utf8.contains(where: { $0 == 0x3C || $0 == 0x26 }) else { return collapsed(html) }
    var html = html
    return html.withUTF8 { bytes in
      let reader = MarkupReader()
      reader.read(UnsafeBufferPointer(rebasing: bytes.prefix(longest)))
      return reader.text
    }
  }

  /// A headline that may be plain or HTML: mark-up is left out where there is some, references become characters.
  static func headline(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x3C || $0 == 0x26 }) else { return collapsed(text) }
    return hasTag(text) ? plain(text) : collapsed(HTMLEntities.decoded(text))
  }

  /// Whether a known HTML tag stands in a text; "x<y" is none.
  private static func hasTag(_ text: String) -> Bool {
    var rest = text.utf8[...]
    while let mark = rest.firstIndex(of: 0x3C) {
      rest = rest[rest.index(after: mark)...]
      let name = (rest.first == 0x2F ? rest.dropFirst() : rest).prefix(11).prefix {
        (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20)
      }
      if htmlTagLookup(String(decoding: name, as: UTF8.self).lowercased()) != nil { return true }
    }
    return false
  }

  /// White space collapsed to single spaces; blank lines between paragraphs kept, unless the text is to be one line.
  static func collapsed(_ text: String, onOneLine: Bool = false) -> String {
    var text = text
    return text.withUTF8 { bytes in
      var collector = TextCollector()
      collector.append(bytes, keepsBlankLines: !onOneLine)
      return collector.text
    }
  }
}
