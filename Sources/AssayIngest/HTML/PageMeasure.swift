/// How much text each element of a page holds, what its names say, and what is no text of the page at all.
struct PageMeasure {
  /// Counts over an element and all below it.
  struct Size {
    /// Letters, digits and marks; no white space.
    var letters: Int32 = 0
    /// Of them, those in links.
    var links: Int32 = 0
  }

  /// By node.
  private(set) var sizes: [Size]
  /// What each element's names say of itself; empty for text.
  private(set) var parts: [PartWords]
  /// Whether a node and all below it is left out; set for each node below as well.
  private(set) var isLeftOut: [Bool]
  /// Letters of the whole page.
  private(set) var total: Int

  init(_ page: HTMLPage) {
    let count = page.nodes.count
    sizes = [Size](repeating: Size(), count: count)
    parts = [PartWords](repeating: [], count: count)
    isLeftOut = [Bool](repeating: false, count: count)
    total = 0
    var linkEnd = 0
    var index = 0
    // What is never text comes first, since shares are of what remains.
    while index < count {
      let node = page.nodes[index]
      if node.tag == .text {
        let letters = PageMeasure.letters(page.utf8(index))
        sizes[index] = Size(letters: letters, links: index < linkEnd ? letters : 0)
      } else if node.tag.isNeverText || node.tag == .noscript {
        for below in index..<Int(node.end) { isLeftOut[below] = true }
        index = Int(node.end)
        continue
      } else {
        if node.tag == .a { linkEnd = max(linkEnd, Int(node.end)) }
        parts[index] = PageMeasure.parts(of: index, in: page)
      }
      index += 1
    }
    sum(page)
    total = Int(sizes.first?.letters ?? 0)
    leaveOutHidden(page)
  }

  /// Leaves out what is not shown and what asks for consent, unless it holds much of the page or goes on with text that is
  /// shown: some pages show their text, or the rest of it, by script.
  private mutating func leaveOutHidden(_ page: HTMLPage) {
    var index = 1
    var looks = 0
    while index < page.nodes.count {
      let node = page.nodes[index]
      let letters = Int(sizes[index].letters) * 10
      if !isLeftOut[index], node.tag != .text,
        (letters < total * 3 && PageMeasure.isHidden(index, in: page) && !goesOn(index, in: page, &looks))
          || (letters < total * 7 && isConsent(index, in: page))
      {
        for below in index..<Int(node.end) { isLeftOut[below] = true }
        index = Int(node.end)
      } else {
        index += 1
      }
    }
  }

  /// Whether a hidden element goes on with the text before it: the rest of an article behind "read more".
  ///
  /// It holds paragraphs, and the element around it has others in front; a hidden copy of what is shown does not go on.
  ///
  /// - Parameter looks: how often this was looked at; a page crafted of hidden elements is not looked at for ever.
  private func goesOn(_ node: Int, in page: HTMLPage, _ looks: inout Int) -> Bool {
    guard sizes[node].letters >= 160, linkShare(node) < 0.3, looks < 30,
      parts[node].isDisjoint(with: [
        .comment, .navigation, .share, .advert, .sidebar, .footer, .signup, .legal, .author,
      ])
    else { return false }
    looks += 1
    let hidden = paragraphs(from: node, to: Int(page.nodes[node].end), in: page)
    guard let first = hidden.first else { return false }
    let shown = paragraphs(from: Int(page.nodes[node].parent), to: node, in: page)
    let parent = page.nodes[node].parent
    return shown.count >= 2
      && (hidden.count >= 2 || shown.count { page.nodes[$0].parent == parent } >= 2)
      && !shown.contains { page.text(of: $0, limit: 200) == page.text(of: first, limit: 200) }
  }

  /// The elements of kind `p` in a range that are running text; at most 50.
  private func paragraphs(from start: Int, to end: Int, in page: HTMLPage) -> [Int] {
    var found: [Int] = []
    for index in start..<end where page.nodes[index].tag == .p && !isLeftOut[index] {
      if sizes[index].letters >= 80, linkShare(index) < 0.3 { found.append(index) }
      if found.count == 50 { break }
    }
    return found
  }

  /// Whether an element is by its name what asks for consent to cookies; no article lies there.
  private func isConsent(_ node: Int, in page: HTMLPage) -> Bool {
    guard parts[node].contains(.signup) else { return false }
    return [HTMLPage.Attribute.class, .id].contains { name in
      page.bytes(of: name, of: node).map { names in
        let lower = String(decoding: names.prefix(200), as: UTF8.self).lowercased()
        return lower.contains("cookie") || lower.contains("consent") || lower.contains("gdpr")
      } ?? false
    }
  }

  /// The share of letters in links.
  func linkShare(_ node: Int) -> Double {
    sizes[node].letters == 0 ? 0 : Double(sizes[node].links) / Double(sizes[node].letters)
  }

  private mutating func sum(_ page: HTMLPage) {
    for index in stride(from: page.nodes.count - 1, to: 0, by: -1) where !isLeftOut[index] {
      let parent = Int(page.nodes[index].parent)
      sizes[parent].letters += sizes[index].letters
      sizes[parent].links += sizes[index].links
    }
  }

  private static func letters(_ bytes: ArraySlice<UInt8>) -> Int32 {
    var count: Int32 = 0
    // Continuation bytes and white space are no letters of their own.
    for byte in bytes where byte > 0x20 && byte & 0xC0 != 0x80 { count += 1 }
    return count
  }

  private static func parts(of node: Int, in page: HTMLPage) -> PartWords {
    var parts: PartWords = []
    for name in [HTMLPage.Attribute.class, .id, .role, .itemprop, .ariaLabel, .dataTestID] {
      if let bytes = page.bytes(of: name, of: node), !bytes.isEmpty {
        parts.formUnion(PartWords(names: bytes.prefix(400)))
      }
    }
    switch page.nodes[node].tag {
    case .nav, .menu: parts.insert(.navigation)
    case .footer: parts.insert(.footer)
    case .header: parts.insert(.header)
    case .aside: parts.insert(.sidebar)
    case .form, .dialog: parts.insert(.signup)
    case .button, .label, .fieldset: parts.insert(.tool)
    case .figcaption: parts.insert(.caption)
    case .article, .main: parts.insert(.content)
    case .blockquote, .q: parts.insert(.quote)
    default: break
    }
    return parts
  }

  private static func holds(_ bytes: [UInt8], _ word: StaticString) -> Bool {
    word.withUTF8Buffer { word in
      bytes.count >= word.count
        && (0...(bytes.count - word.count)).contains { bytes[$0..<($0 + word.count)].elementsEqual(word) }
    }
  }

  private static func isHidden(_ node: Int, in page: HTMLPage) -> Bool {
    if page.bytes(of: .hidden, of: node) != nil { return true }
    if let value = page.bytes(of: .ariaHidden, of: node), value.elementsEqual("true".utf8) { return true }
    guard let style = page.bytes(of: .style, of: node), style.count > 8 else { return false }
    let plain = style.prefix(400).filter { $0 != 0x20 }.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    return holds(plain, "display:none") || holds(plain, "visibility:hidden")
  }
}
