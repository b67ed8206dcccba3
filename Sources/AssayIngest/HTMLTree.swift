import AssayCore
import CLibXML2
import Foundation

/// An HTML page as libxml2's forgiving parser sees it; owns the tree.
///
/// Nothing is loaded from the network, no entities or DTDs are expanded, and the parser itself stops at a depth of a
/// few hundred elements. Nodes must not outlive the tree: use them within ``withRoot(_:)``.
struct HTMLTree: ~Copyable {
  private let document: htmlDocPtr

  /// Parses a page; a charset given here wins over what the page declares.
  ///
  /// - Throws: ``AssayError`` with code `malformed` where the parser makes no tree at all.
  init(_ data: Data, charset: String?, source: String) throws {
    _ = HTMLTree.isReady
    assay_xml_silence()
    let options =
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
      | HTML_PARSE_NONET.rawValue | HTML_PARSE_COMPACT.rawValue
    let parsed = data.withUnsafeBytes { (bytes: UnsafeRawBufferPointer) -> htmlDocPtr? in
      htmlReadMemory(
        bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(clamping: bytes.count), nil, charset,
        Int32(bitPattern: options))
    }
    guard let parsed else {
      throw AssayError(
        .malformed,
        "\(InputBytes.name(source)) is not HTML that can be read. Save the article's text and check that.")
    }
    document = parsed
  }

  deinit { xmlFreeDoc(document) }

  /// Gives the root element; nil for an empty page.
  func withRoot<Result>(_ body: (HTMLNode?) throws -> Result) rethrows -> Result {
    try body(HTMLNode(xmlDocGetRootElement(document)))
  }

  /// The parser's global tables, made once whatever the thread.
  private static let isReady: Bool = {
    xmlInitParser()
    return true
  }()
}

/// A node of an ``HTMLTree``.
struct HTMLNode: Hashable {
  private let pointer: UnsafeMutablePointer<xmlNode>

  init?(_ pointer: UnsafeMutablePointer<xmlNode>?) {
    guard let pointer else { return nil }
    self.pointer = pointer
  }

  var parent: HTMLNode? { HTMLNode(pointer.pointee.parent) }
  var firstChild: HTMLNode? { isEntity ? nil : HTMLNode(pointer.pointee.children) }
  var next: HTMLNode? { HTMLNode(pointer.pointee.next) }
  var isElement: Bool { pointer.pointee.type == XML_ELEMENT_NODE }
  var isText: Bool { pointer.pointee.type == XML_TEXT_NODE || pointer.pointee.type == XML_CDATA_SECTION_NODE }
  private var isEntity: Bool { pointer.pointee.type == XML_ENTITY_REF_NODE }

  /// The element's name in lower case; empty for other nodes.
  var name: String {
    guard isElement, let name = pointer.pointee.name else { return "" }
    return String(cString: UnsafeRawPointer(name).assumingMemoryBound(to: CChar.self)).lowercased()
  }

  /// The words of a text node.
  var content: String {
    guard let content = pointer.pointee.content else { return "" }
    return String(cString: UnsafeRawPointer(content).assumingMemoryBound(to: CChar.self))
  }

  /// The value of an attribute; nil where the element does not have it.
  func attribute(_ name: String) -> String? {
    guard isElement else { return nil }
    var attribute = pointer.pointee.properties
    while let current = attribute {
      if let own = current.pointee.name,
        String(cString: UnsafeRawPointer(own).assumingMemoryBound(to: CChar.self)).lowercased() == name
      {
        var value = ""
        var child = current.pointee.children
        while let node = child {
          value += HTMLNode(node)?.content ?? ""
          child = node.pointee.next
        }
        return value
      }
      attribute = current.pointee.next
    }
    return nil
  }

  /// Visits the node and what lies below it in document order, without recursion.
  ///
  /// - Parameters:
  ///   - enter: gives whether to go on below the node.
  ///   - leave: called for each node that was gone into, after its children.
  func walk(enter: (HTMLNode) -> Bool, leave: (HTMLNode) -> Void = { _ in }) {
    var node = self
    while true {
      if enter(node) {
        if let child = node.firstChild {
          node = child
          continue
        }
        leave(node)
      }
      while node != self, node.next == nil {
        guard let parent = node.parent else { return }
        node = parent
        leave(node)
      }
      if node == self { return }
      guard let next = node.next else { return }
      node = next
    }
  }

  /// All text below the node, at most `limit` UTF-8 bytes, white space collapsed.
  func text(limit: Int = 1 << 20) -> String {
    var result = ""
    walk(enter: { node in
      if node.isText, result.utf8.count < limit { result += node.content }
      return node.isElement && node.name != "script" && node.name != "style"
    })
    return Whitespace.collapsed(result)
  }
}
