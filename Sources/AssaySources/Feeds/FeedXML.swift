import CLibXML2
import Foundation

/// What a feed's XML consists of, in document order.
protocol FeedEvents: AnyObject {
  /// An element begins.
  func begin(_ element: FeedElement, name: String, attributes: FeedXML.Attributes)
  /// The innermost open element ends.
  func end()
  /// Characters of the innermost open element.
  func text(_ bytes: UnsafeBufferPointer<UInt8>)
}

/// libxml2's streaming parser, set to go on after mistakes.
///
/// There is no tree: memory is bounded by the longest field. The parser itself stops at 256 nested elements; names,
/// attributes and runs of text are bounded by it too. DOCTYPEs were left out before (``FeedBytes``), so there are no
/// entities; nothing is loaded.
enum FeedXML {
  /// Attributes as libxml2 gives them: five pointers each.
  struct Attributes {
    fileprivate let count: Int
    fileprivate let pointers: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?

    /// The value of an attribute by its local name; where several have it, the first.
    subscript(name: StaticString) -> String? {
      guard let pointers else { return nil }
      for index in 0..<count {
        guard let local = pointers[index * 5], let start = pointers[index * 5 + 3],
          let end = pointers[index * 5 + 4]
        else { continue }
        let length = strlen(UnsafeRawPointer(local).assumingMemoryBound(to: CChar.self))
        guard length == name.utf8CodeUnitCount,
          strncasecmp(
            UnsafeRawPointer(local).assumingMemoryBound(to: CChar.self),
            UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self), length) == 0
        else { continue }
        // Without entity replacement libxml2 leaves "&amp;" in attributes as "&#38;".
        let value = String(decoding: UnsafeBufferPointer(start: start, count: end - start), as: UTF8.self)
        return value.contains("&#") ? FeedXML.unescaped(value) : value
      }
      return nil
    }
  }

  /// The parser's state that the callbacks share.
  fileprivate final class Context {
    let events: any FeedEvents
    var elements: [Name: (FeedElement, String)] = [:]

    init(_ events: any FeedEvents) { self.events = events }
  }

  /// A name by its parts' places in libxml2's dictionary, where equal strings are one.
  fileprivate struct Name: Hashable {
    var local: UnsafePointer<xmlChar>
    var prefix: UnsafePointer<xmlChar>?
    var space: UnsafePointer<xmlChar>?
  }

  /// Parses, and tells `events` what there is.
  ///
  /// Gives whether the text was well-formed.
  @discardableResult
  static func parse(_ bytes: [UInt8], _ events: any FeedEvents) -> Bool {
    _ = isReady
    assay_xml_silence()
    guard !bytes.isEmpty, bytes.count <= Int(Int32.max) else { return false }
    let context = Context(events)
    return bytes.withUnsafeBytes { (buffer: UnsafeRawBufferPointer) in
      guard let parser = xmlNewParserCtxt() else { return false }
      defer { xmlFreeParserCtxt(parser) }
      let options =
        XML_PARSE_RECOVER.rawValue | XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue
        | XML_PARSE_NOWARNING.rawValue
      parser.pointee.sax.pointee = handler
      return withExtendedLifetime(context) {
        parser.pointee.userData = Unmanaged.passUnretained(context).toOpaque()
        let tree = xmlCtxtReadMemory(
          parser, buffer.bindMemory(to: CChar.self).baseAddress, Int32(buffer.count), nil, "UTF-8",
          Int32(bitPattern: options))
        // There is none: our callbacks make no tree.
        xmlFreeDoc(tree)
        return parser.pointee.wellFormed != 0
      }
    }
  }

  private static let isReady: Bool = {
    xmlInitParser()
    return true
  }()

  private static var handler: xmlSAXHandler {
    var sax = xmlSAXHandler()
    sax.initialized = 0xDEED_BEAF
    sax.startElementNs = { user, local, prefix, space, _, _, count, _, attributes in
      guard let user, let local else { return }
      let context = Unmanaged<Context>.fromOpaque(user).takeUnretainedValue()
      let name = Name(local: local, prefix: prefix, space: space)
      let (element, text): (FeedElement, String)
      if let known = context.elements[name] {
        (element, text) = known
      } else {
        let local = FeedXML.string(local) ?? ""
        (element, text) = (
          FeedElement(local: local, namespace: FeedXML.string(space), prefix: FeedXML.string(prefix)), local
        )
        context.elements[name] = (element, text)
      }
      context.events.begin(
        element, name: text, attributes: Attributes(count: Int(count), pointers: attributes))
    }
    sax.endElementNs = { user, _, _, _ in
      guard let user else { return }
      Unmanaged<Context>.fromOpaque(user).takeUnretainedValue().events.end()
    }
    sax.characters = { user, text, count in
      guard let user, let text else { return }
      Unmanaged<Context>.fromOpaque(user).takeUnretainedValue()
        .events.text(UnsafeBufferPointer(start: text, count: Int(count)))
    }
    sax.ignorableWhitespace = sax.characters
    sax.cdataBlock = sax.characters
    return sax
  }

  private static func string(_ text: UnsafePointer<xmlChar>?) -> String? {
    text.map { String(cString: UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self)) }
  }

  /// Numeric references, which are all that a value can hold after ``FeedBytes``, as characters.
  static func unescaped(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let mark = rest.firstRange(of: "&#") {
      result += rest[..<mark.lowerBound]
      let after = rest[mark.upperBound...]
      if let end = after.prefix(9).firstIndex(of: ";"), let scalar = HTMLEntities.number(after[..<end]) {
        result.unicodeScalars.append(scalar)
        rest = after[after.index(after: end)...]
      } else {
        result += "&#"
        rest = after
      }
    }
    return result + rest
  }
}
