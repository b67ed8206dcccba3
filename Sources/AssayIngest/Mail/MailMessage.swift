import Foundation

/// A message cut into its header and the parts that hold text.
struct MailMessage {
  /// A part that holds text, transfer encoding undone.
  struct Part {
    var type: String
    var charset: String?
    var data: Data
  }

  /// A header field.
  struct Field {
    var name: String
    var value: String
  }

  /// The deepest that parts may lie within parts.
  static let maximumDepth = 12
  /// The most parts looked at.
  static let maximumParts = 200

  private let fields: [Field]
  private(set) var parts: [Part] = []
  private var seen = 0

  init(_ bytes: [UInt8]) {
    let (fields, body) = MailMessage.fields(bytes[...])
    self.fields = fields
    read(fields, bytes[body...], depth: 0)
  }

  /// The first field of a name in lower case.
  func header(_ name: String) -> String? { fields.first { $0.name == name }?.value }

  /// The longest part of a type.
  func part(of type: String) -> Part? {
    parts.filter { $0.type == type }.max { $0.data.count < $1.data.count }
  }

  private mutating func read(_ fields: [Field], _ body: ArraySlice<UInt8>, depth: Int) {
    seen += 1
    guard depth <= MailMessage.maximumDepth, seen <= MailMessage.maximumParts else { return }
    func value(_ name: String) -> String { fields.first { $0.name == name }?.value ?? "" }
    let type = MailHeader.parameterised(value("content-type"))
    let kind = type.value.isEmpty ? "text/plain" : type.value.lowercased()
    if kind.hasPrefix("multipart/"), let boundary = type.parameters["boundary"], !boundary.isEmpty {
      for part in MailMessage.split(body, at: Array("--\(boundary)".utf8)) {
        let (fields, start) = MailMessage.fields(part)
        read(fields, part[start...], depth: depth + 1)
      }
    } else if kind == "message/rfc822" {
      let (fields, start) = MailMessage.fields(body)
      read(fields, body[start...], depth: depth + 1)
    } else if kind == "text/plain" || kind == "text/html",
      !value("content-disposition").lowercased().hasPrefix("attachment")
    {
      let data = TransferEncoding.decoded(body, value("content-transfer-encoding"))
      parts.append(Part(type: kind, charset: type.parameters["charset"], data: data))
    }
  }

  /// The header fields at the beginning of bytes, continuation lines joined, and where the body begins.
  static func fields(_ bytes: ArraySlice<UInt8>) -> (fields: [Field], body: Int) {
    var fields: [Field] = []
    var index = bytes.startIndex
    while index < bytes.endIndex, fields.count < 500 {
      let end = bytes[index...].firstIndex(of: 0x0A) ?? bytes.endIndex
      var line = bytes[index..<end]
      if line.last == 0x0D { line = line.dropLast() }
      let next = min(end + 1, bytes.endIndex)
      if line.isEmpty { return (fields, next) }
      if line.first == 0x20 || line.first == 0x09, !fields.isEmpty {
        let more = Whitespace.collapsed(String(decoding: line, as: UTF8.self))
        if fields[fields.count - 1].value.utf8.count < 20_000 { fields[fields.count - 1].value += " " + more }
      } else if let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex,
        line[..<colon].allSatisfy({ $0 > 0x20 && $0 < 0x7F })
      {
        fields.append(
          Field(
            name: String(decoding: line[..<colon], as: UTF8.self).lowercased(),
            value: Whitespace.collapsed(String(decoding: line[(colon + 1)...], as: UTF8.self))))
      } else if !line.starts(with: Array("From ".utf8)) {
        // No header line: the body begins without a blank line, as in pasted messages.
        return (fields, index)
      }
      index = next
    }
    return (fields, index)
  }

  /// The parts between lines that begin with `boundary`.
  private static func split(_ body: ArraySlice<UInt8>, at boundary: [UInt8]) -> [ArraySlice<UInt8>] {
    var parts: [ArraySlice<UInt8>] = []
    var start: Int?
    var index = body.startIndex
    while index < body.endIndex, parts.count <= maximumParts {
      let end = body[index...].firstIndex(of: 0x0A) ?? body.endIndex
      if body[index..<end].starts(with: boundary) {
        if let start { parts.append(body[start..<index]) }
        let isLast = body[index..<end].dropFirst(boundary.count).starts(with: Array("--".utf8))
        start = isLast ? nil : min(end + 1, body.endIndex)
      }
      index = end + 1
    }
    if let start { parts.append(body[start...]) }
    return parts
  }
}
