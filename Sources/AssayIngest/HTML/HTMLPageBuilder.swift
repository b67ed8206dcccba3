import AssayCore
import CLibXML2
import Foundation

/// Makes an ``HTMLPage`` from the events of libxml2's HTML parser.
///
/// Nothing is loaded from the network, no entity or DTD is expanded. The parser's own tree is not made: it takes ten times
/// the memory and stops at a depth of 256. Elements deeper than ``maximumDepth`` are passed over and their text stays
/// with the element above; a page of more than ``maximumNodes`` nodes is cut off there.
final class HTMLPageBuilder {
  /// The deepest an element may lie; real pages stay under 100.
  static let maximumDepth = 250
  /// The most nodes of a page: fifty times what a long article has.
  static let maximumNodes = 1_500_000
  /// How many elements deeper than that are passed over before the rest of the page is left; the parser looks for each
  /// end tag among all that are open.
  private static let maximumPassedOver = 150

  private var page = HTMLPage()
  /// The open elements, outermost first.
  private var open: [Int32] = []
  private var passedOver = 0
  fileprivate var context: htmlParserCtxtPtr?

  private init() {
    // A root of our own, since content behind `</html>` would otherwise have none.
    page.nodes.append(.init(tag: .other, depth: 0, parent: -1, end: 0, start: 0, count: 0))
    open.append(0)
  }

  /// Parses a page.
  ///
  /// - Parameter charset: wins over what the page declares; nil to follow the page.
  /// - Throws: ``AssayError`` with code `malformed` where the parser cannot begin.
  static func page(_ data: Data, charset: String?, source: String) throws -> HTMLPage {
    _ = isReady
    assay_xml_silence()
    guard let context = htmlNewParserCtxt() else {
      throw AssayError(.malformed, "\(InputBytes.name(source)) cannot be parsed: there is no memory left.")
    }
    defer { htmlFreeParserCtxt(context) }
    let builder = HTMLPageBuilder()
    builder.context = context
    var handler = xmlSAXHandler()
    handler.startElement = { user, name, attributes in
      HTMLPageBuilder.builderOf(user)?.start(name, attributes)
    }
    handler.endElement = { user, _ in HTMLPageBuilder.builderOf(user)?.end() }
    handler.characters = { user, text, count in HTMLPageBuilder.builderOf(user)?.text(text, Int(count)) }
    handler.cdataBlock = { user, text, count in HTMLPageBuilder.builderOf(user)?.text(text, Int(count)) }
    handler.ignorableWhitespace = { user, text, count in
      HTMLPageBuilder.builderOf(user)?.text(text, Int(count))
    }
    context.pointee.sax.pointee = handler
    // The builder outlives the call below, so the pointer is valid whenever the parser calls back.
    context.pointee.userData = Unmanaged.passUnretained(builder).toOpaque()
    let options =
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
      | HTML_PARSE_NONET.rawValue
    let (data, isCut) = MarkupGuard.bounded(data)
    data.withUnsafeBytes { (bytes: UnsafeRawBufferPointer) in
      let document = htmlCtxtReadMemory(
        context, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(clamping: bytes.count), nil,
        charset,
        Int32(bitPattern: options))
      if let document { xmlFreeDoc(document) }
    }
    var page = withExtendedLifetime(builder) { builder.finished() }
    page.isCut = page.isCut || isCut
    return page
  }

  /// Whether the parser can read a charset of this name.
  static func knows(charset: String) -> Bool {
    _ = isReady
    guard let handler = xmlFindCharEncodingHandler(charset) else { return false }
    xmlCharEncCloseFunc(handler)
    return true
  }

  private func start(
    _ name: UnsafePointer<xmlChar>?, _ values: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) {
    guard let name else { return }
    guard passedOver == 0, open.count < HTMLPageBuilder.maximumDepth, !page.isCut else {
      passedOver += 1
      if passedOver > HTMLPageBuilder.maximumPassedOver, let context {
        page.isCut = true
        xmlStopParser(context)
      }
      return
    }
    let tag = HTMLTag.byHash[HTMLPageBuilder.hash(name)] ?? .other
    let first = page.attributes.count
    if let values { keep(values) }
    page.nodes.append(
      .init(
        tag: tag, depth: UInt16(clamping: open.count), parent: open.last ?? -1, end: 0, start: Int32(first),
        count: Int32(page.attributes.count - first)))
    open.append(Int32(page.nodes.count - 1))
    checkSize()
  }

  private func keep(_ values: UnsafeMutablePointer<UnsafePointer<xmlChar>?>) {
    var index = 0
    while let name = values[index] {
      defer { index += 2 }
      guard let attribute = HTMLPage.Attribute.byHash[HTMLPageBuilder.hash(name)] else { continue }
      let start = page.bytes.count
      if let value = values[index + 1] {
        let count = min(strlen(UnsafeRawPointer(value).assumingMemoryBound(to: CChar.self)), 1 << 14)
        page.bytes.append(contentsOf: UnsafeBufferPointer(start: value, count: count))
      }
      page.attributes.append(
        .init(name: attribute, start: Int32(start), count: Int32(page.bytes.count - start)))
    }
  }

  private func end() {
    if passedOver > 0 {
      passedOver -= 1
      return
    }
    guard open.count > 1, let node = open.popLast() else { return }
    page.nodes[Int(node)].end = Int32(page.nodes.count)
  }

  private func text(_ text: UnsafePointer<xmlChar>?, _ count: Int) {
    guard let text, count > 0, let parent = open.last, !page.isCut else { return }
    let start = page.bytes.count
    page.bytes.append(contentsOf: UnsafeBufferPointer(start: text, count: count))
    // The parser hands long text out in pieces.
    if let last = page.nodes.last, last.tag == .text, last.parent == parent,
      Int(last.start + last.count) == start
    {
      page.nodes[page.nodes.count - 1].count += Int32(count)
    } else {
      page.nodes.append(
        .init(
          tag: .text, depth: UInt16(clamping: open.count), parent: parent, end: Int32(page.nodes.count + 1),
          start: Int32(start), count: Int32(count)))
    }
    checkSize()
  }

  private func checkSize() {
    if page.nodes.count >= HTMLPageBuilder.maximumNodes, !page.isCut {
      page.isCut = true
      if let context { xmlStopParser(context) }
    }
  }

  private func finished() -> HTMLPage {
    while let node = open.popLast() { page.nodes[Int(node)].end = Int32(page.nodes.count) }
    return page
  }

  private static func hash(_ name: UnsafePointer<xmlChar>) -> UInt64 {
    var hash = HTMLTag.basis
    var byte = name
    while byte.pointee != 0 {
      hash = HTMLTag.step(hash, byte.pointee)
      byte += 1
    }
    return hash
  }

  fileprivate static func builderOf(_ user: UnsafeMutableRawPointer?) -> HTMLPageBuilder? {
    user.map { Unmanaged<HTMLPageBuilder>.fromOpaque($0).takeUnretainedValue() }
  }

  /// The parser's global tables, made once whatever the thread.
  private static let isReady: Bool = {
    xmlInitParser()
    return true
  }()
}
