import Foundation

/// Reads the values of header fields.
enum MailHeader {
  /// A value with its parameters, such as `text/html; charset=utf-8`.
  static func parameterised(_ text: String) -> (value: String, parameters: [String: String]) {
    var parts: [String] = [""]
    var isQuoted = false
    for character in text.prefix(4000) {
      if character == "\"" {
        isQuoted.toggle()
      } else if character == ";", !isQuoted {
        parts.append("")
      } else {
        parts[parts.count - 1].append(character)
      }
    }
    var parameters: [String: String] = [:]
    for part in parts.dropFirst() {
      guard let sign = part.firstIndex(of: "=") else { continue }
      let name = Whitespace.collapsed(String(part[..<sign])).lowercased()
      parameters[name] = parameters[name] ?? Whitespace.collapsed(String(part[part.index(after: sign)...]))
    }
    return (Whitespace.collapsed(parts[0]), parameters)
  }

  /// A text with its encoded words decoded: `=?utf-8?Q?caf=C3=A9?=` (RFC 2047).
  static func decoded(_ text: String) -> String {
    var result = ""
    var rest = text.prefix(20_000)[...]
    var wasEncoded = false
    while let start = rest.firstRange(of: "=?") {
      let fields = rest[start.upperBound...].split(
        separator: "?", maxSplits: 3, omittingEmptySubsequences: false)
      guard fields.count == 4, fields[3].hasPrefix("="), let words = word(fields[0], fields[1], fields[2])
      else {
        result += rest[..<start.upperBound]
        rest = rest[start.upperBound...]
        wasEncoded = false
        continue
      }
      let between = rest[..<start.lowerBound]
      // White space between two encoded words is not part of the text.
      if !(wasEncoded && between.allSatisfy(\.isWhitespace)) { result += between }
      result += words
      rest = fields[3].dropFirst()
      wasEncoded = true
    }
    return Whitespace.collapsed(result + rest)
  }

  /// The name in a sender's field, or the address where there is no name.
  static func sender(_ text: String) -> String? {
    let plain = decoded(text)
    guard let bracket = plain.firstIndex(of: "<") else { return plain.isEmpty ? nil : plain }
    let name = plain[..<bracket].filter { $0 != "\"" }
    let collapsed = Whitespace.collapsed(String(name))
    if !collapsed.isEmpty { return collapsed }
    let address = plain[plain.index(after: bracket)...].prefix { $0 != ">" }
    return address.isEmpty ? nil : String(address)
  }

  private static func word(_ charset: Substring, _ kind: Substring, _ text: Substring) -> String? {
    let data: Data?
    switch kind.lowercased() {
    case "b": data = Data(base64Encoded: String(text), options: .ignoreUnknownCharacters)
    case "q": data = TransferEncoding.quotedPrintable(Array(text.utf8)[...], isHeader: true)
    default: data = nil
    }
    let name = charset.prefix { $0 != "*" }
    return data.flatMap { try? TextDecoder.decode($0, source: "-", charset: String(name)) }
  }
}
