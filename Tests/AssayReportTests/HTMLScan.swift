/// The tags of a document that our own builder wrote: enough to see whether anything else got in.
struct HTMLScan {
  struct Tag: Hashable {
    var name: String
    var attributes: [String: String]
  }

  private(set) var tags: [Tag] = []
  /// What is not as the builder writes it.
  private(set) var faults: [String] = []

  init(_ html: String) {
    var rest = html[...]
    if rest.hasPrefix("<!doctype html>") { rest = rest.dropFirst(15) }
    var open: [String] = []
    while let start = rest.firstIndex(of: "<") {
      if rest[..<start].contains(">") { faults.append("A bare > in \(rest[..<start].suffix(40))") }
      rest = rest[rest.index(after: start)...]
      guard let tag = Self.tag(&rest) else {
        faults.append("No tag: <\(rest.prefix(40))")
        continue
      }
      if tag.name.hasPrefix("/") {
        if open.popLast() != String(tag.name.dropFirst()) {
          faults.append("\(tag.name) closes another element")
        }
      } else {
        tags.append(tag)
        if tag.name != "meta" { open.append(tag.name) }
        if tag.name == "style", let end = rest.firstRange(of: "</style>") { rest = rest[end.lowerBound...] }
      }
    }
    if !open.isEmpty { faults.append("Not closed: \(open)") }
  }

  private static func tag(_ rest: inout Substring) -> Tag? {
    guard let end = rest.firstIndex(where: { $0 == " " || $0 == ">" }) else { return nil }
    let name = String(rest[..<end])
    guard name.drop(while: { $0 == "/" }).allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) else {
      return nil
    }
    rest = rest[end...]
    var attributes: [String: String] = [:]
    while rest.first == " " {
      rest = rest.dropFirst()
      guard let equals = rest.firstRange(of: "=\"") else { return nil }
      let key = String(rest[..<equals.lowerBound])
      rest = rest[equals.upperBound...]
      guard let quote = rest.firstIndex(of: "\""), key.allSatisfy({ $0.isLetter || $0 == "-" }) else {
        return nil
      }
      attributes[key] = String(rest[..<quote])
      rest = rest[rest.index(after: quote)...]
    }
    guard rest.first == ">" else { return nil }
    rest = rest.dropFirst()
    return Tag(name: name, attributes: attributes)
  }
}
