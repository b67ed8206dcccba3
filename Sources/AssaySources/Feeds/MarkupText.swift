import CLibXML2
import Foundation

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
    let bytes = Array(html.utf8.prefix(longest))
    assay_xml_silence()
    let options =
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
      | HTML_PARSE_NONET.rawValue | HTML_PARSE_COMPACT.rawValue
    let document = bytes.withUnsafeBytes { (bytes: UnsafeRawBufferPointer) in
      htmlReadMemory(
        bytes.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count), nil, "UTF-8",
        Int32(bitPattern: options))
    }
    guard let document else { return "" }
    defer { xmlFreeDoc(document) }
    var collector = TextCollector()
    var node = xmlDocGetRootElement(document)
    let root = node
    // In document order, without recursion: depth is the author's to choose.
    while let current = node {
      if collector.enter(current), let child = current.pointee.children {
        node = child
        continue
      }
      var at: UnsafeMutablePointer<xmlNode>? = current
      while let here = at {
        collector.leave(here)
        if here == root { return collector.text }
        if let next = here.pointee.next {
          at = next
          break
        }
        at = here.pointee.parent
        if at == root {
          return collector.text
        }
      }
      node = at
    }
    return collector.text
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

  /// White space collapsed to single spaces; blank lines between paragraphs kept.
  static func collapsed(_ text: String) -> String {
    var collector = TextCollector()
    collector.append(Array(text.utf8)[...], keepsBlankLines: true)
    return collector.text
  }
}

/// Gathers words and paragraphs.
struct TextCollector {
  private var bytes: [UInt8] = []
  private var wantsSpace = false
  private var wantsBreak = false

  /// The text so far.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Ends the paragraph.
  mutating func breakParagraph() { wantsBreak = true }

  /// Adds words; white space is collapsed.
  mutating func append(_ text: ArraySlice<UInt8>, keepsBlankLines: Bool = false) {
    var lineEnds = 0
    var index = text.startIndex
    while index < text.endIndex {
      let byte = text[index]
      // A no-break space is a space here.
      let isNoBreak = byte == 0xC2 && index + 1 < text.endIndex && text[index + 1] == 0xA0
      if byte <= 0x20 || isNoBreak {
        wantsSpace = true
        if byte == 0x0A { lineEnds += 1 }
        index += isNoBreak ? 2 : 1
        continue
      }
      if keepsBlankLines, lineEnds > 1 { wantsBreak = true }
      lineEnds = 0
      if wantsBreak, !bytes.isEmpty {
        bytes += [0x0A, 0x0A]
      } else if wantsSpace, !bytes.isEmpty {
        bytes.append(0x20)
      }
      wantsBreak = false
      wantsSpace = false
      bytes.append(byte)
      index += 1
    }
  }

  /// Takes a node in; gives whether to go below it.
  mutating func enter(_ node: UnsafeMutablePointer<xmlNode>) -> Bool {
    switch node.pointee.type {
    case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
      if let content = node.pointee.content {
        append(UnsafeBufferPointer(start: content, count: strlen(content))[...].map(\.self)[...])
      }
      return false
    case XML_ELEMENT_NODE:
      let name = String(cString: node.pointee.name)
      if ["script", "style", "iframe", "noscript", "template", "svg", "object"].contains(name) {
        return false
      }
      if TextCollector.isBlock(name) { breakParagraph() }
      return true
    default: return false
    }
  }

  /// Ends a node.
  mutating func leave(_ node: UnsafeMutablePointer<xmlNode>) {
    guard node.pointee.type == XML_ELEMENT_NODE else { return }
    let name = String(cString: node.pointee.name)
    if TextCollector.isBlock(name) {
      breakParagraph()
    } else if name == "br" || name == "td" {
      wantsSpace = true
    }
  }

  /// Whether an HTML element begins a new paragraph.
  static func isBlock(_ name: String) -> Bool { blocks.contains(name) }

  private static let blocks: Set<String> = [
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "section", "article",
    "table",
    "tr", "pre", "hr", "figure", "figcaption", "dl", "dt", "dd", "header", "footer", "aside", "main",
  ]
}
