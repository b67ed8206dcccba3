/// A page as arrays in document order: what libxml2's forgiving parser saw, without its tree.
///
/// A node's descendants are the nodes between it and `end`, so that walking needs no recursion and no pointers. A page
/// of 20 MB takes some 30 bytes a node beside its text; ``HTMLPageBuilder`` bounds how many nodes there are.
struct HTMLPage {
  /// The attributes that are kept.
  enum Attribute: String, CaseIterable, Sendable {
    case `class`, id, role, style, href, src, content, name, property, itemprop, itemtype, rel, datetime,
      lang, type
    case alt, title, hidden, cite, charset, idref
    case httpEquiv = "http-equiv"
    case ariaHidden = "aria-hidden"
    case ariaLabel = "aria-label"
    case xmlLang = "xml:lang"
    case dataTime = "data-time"
    case fullPath = "full-path"
    case dataTestID = "data-testid"

    /// Attributes by the hash of their names.
    static let byHash: [UInt64: Attribute] = Dictionary(
      uniqueKeysWithValues: allCases.map { ($0.rawValue.utf8.reduce(HTMLTag.basis, HTMLTag.step), $0) })
  }

  /// An element or a run of text.
  struct Node {
    var tag: HTMLTag
    /// How deep it lies; 0 for the root.
    var depth: UInt16
    /// The node above it; -1 for the root.
    var parent: Int32
    /// The index behind its last descendant.
    var end: Int32
    /// Its text's bytes, or its attributes.
    var start: Int32
    /// How many bytes or attributes.
    var count: Int32
  }

  /// An attribute's value, as a range of bytes.
  struct AttributeValue {
    var name: Attribute
    var start: Int32
    var count: Int32
  }

  /// All nodes in document order; the first is the root.
  var nodes: [Node] = []
  /// The text and the attributes' values, UTF-8.
  var bytes: [UInt8] = []
  /// The attributes kept, element by element.
  var attributes: [AttributeValue] = []
  /// Whether the page was cut off because it held too much.
  var isCut = false

  /// The bytes of a text node.
  func utf8(_ node: Int) -> ArraySlice<UInt8> {
    let start = Int(nodes[node].start)
    return bytes[start..<(start + Int(nodes[node].count))]
  }

  /// The value of an attribute; nil where the element does not have it.
  func attribute(_ name: Attribute, of node: Int) -> String? {
    bytes(of: name, of: node).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The bytes of an attribute's value; nil where the element does not have it.
  func bytes(of name: Attribute, of node: Int) -> ArraySlice<UInt8>? {
    let element = nodes[node]
    guard element.tag != .text else { return nil }
    for index in Int(element.start)..<Int(element.start + element.count) where attributes[index].name == name
    {
      let start = Int(attributes[index].start)
      return bytes[start..<(start + Int(attributes[index].count))]
    }
    return nil
  }

  /// The children of a node, in order.
  func children(of node: Int) -> [Int] {
    var children: [Int] = []
    var child = node + 1
    while child < Int(nodes[node].end) {
      children.append(child)
      child = Int(nodes[child].end)
    }
    return children
  }

  /// The elements above a node, nearest first.
  func ancestors(of node: Int) -> some Sequence<Int> {
    sequence(first: Int(nodes[node].parent)) { Int(nodes[$0].parent) }.prefix { $0 >= 0 }
  }

  /// All text below a node, at most about `limit` bytes, white space collapsed; scripts and styles are left out.
  func text(of node: Int, limit: Int = 1 << 20) -> String {
    var result: [UInt8] = []
    var index = node
    while index < Int(nodes[node].end), result.count < limit {
      let current = nodes[index]
      if current.tag == .text {
        result.append(contentsOf: utf8(index).prefix(limit - result.count))
      } else if current.tag == .script || current.tag == .style {
        index = Int(current.end)
        continue
      } else if current.tag == .br || current.tag.isBlock {
        result.append(0x20)
      }
      index += 1
    }
    return Whitespace.collapsed(String(decoding: result, as: UTF8.self))
  }

  /// The text directly in a script, unchanged; at most `limit` bytes.
  func script(_ node: Int, limit: Int = 1 << 20) -> String {
    var result: [UInt8] = []
    for index in (node + 1)..<max(node + 1, Int(nodes[node].end))
    where nodes[index].tag == .text && result.count < limit {
      result.append(contentsOf: utf8(index))
    }
    return String(decoding: result, as: UTF8.self)
  }
}
