/// A JSON value whose keys keep the order in which they were given.
///
/// `JSONEncoder` either sorts keys or leaves their order open; a report is read by people too, in the contract's order.
package enum JSONValue: Sendable {
  case object([(String, JSONValue)])
  case array([JSONValue])
  case string(String)
  case integer(Int)
  /// Written with at most four decimal digits; what is not finite is written as null.
  case number(Double)
  case bool(Bool)
  case null

  /// A string, or null where there is none.
  package static func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }

  /// An object without those keys whose value is nil: for vocabularies in which absence is the way to say "unknown".
  package static func sparse(_ members: [(String, JSONValue?)]) -> JSONValue {
    .object(members.compactMap { key, value in value.map { (key, $0) } })
  }

  /// The value as text, indented by two blanks.
  ///
  /// `<`, `>` and `&` are written as escapes, so that the text stays inert inside a `<script>` element too.
  package var serialized: String {
    var text = ""
    write(to: &text, depth: 0)
    text += "\n"
    return text
  }

  /// The value as text on one line, without a line break at the end; escapes as in ``serialized``.
  package var compact: String {
    var text = ""
    write(to: &text, depth: nil)
    return text
  }

  /// - Parameter depth: how far to indent; nil for one line.
  private func write(to text: inout String, depth: Int?) {
    switch self {
    case .object(let members):
      Self.writeList("{", "}", of: members, to: &text, depth: depth) { member, text in
        Self.write(member.0, to: &text)
        text += depth == nil ? ":" : ": "
        member.1.write(to: &text, depth: depth.map { $0 + 1 })
      }
    case .array(let values):
      Self.writeList("[", "]", of: values, to: &text, depth: depth) { value, text in
        value.write(to: &text, depth: depth.map { $0 + 1 })
      }
    case .string(let string): Self.write(string, to: &text)
    case .integer(let integer): text += String(integer)
    case .number(let number): text += Self.rounded(number)
    case .bool(let bool): text += bool ? "true" : "false"
    case .null: text += "null"
    }
  }

  private static func writeList<Element>(
    _ open: String, _ close: String, of elements: [Element], to text: inout String, depth: Int?,
    write: (Element, inout String) -> Void
  ) {
    text += open
    for (index, element) in elements.enumerated() {
      if index > 0 { text += "," }
      if let depth { text += "\n" + String(repeating: "  ", count: depth + 1) }
      write(element, &text)
    }
    if !elements.isEmpty, let depth { text += "\n" + String(repeating: "  ", count: depth) }
    text += close
  }

  private static func rounded(_ number: Double) -> String {
    guard number.isFinite else { return "null" }
    let value = (number * 10_000).rounded() / 10_000
    if value == value.rounded(), let integer = Int(exactly: value) { return String(integer) }
    return "\(value.isFinite ? value : number)"
  }

  private static func write(_ string: String, to text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "<", ">", "&", "\u{2028}", "\u{2029}", "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
