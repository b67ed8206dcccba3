import Foundation

/// A form with files (RFC 7578), read from bytes that are already bounded.
struct MultipartForm {
  /// One field or file.
  struct Part {
    var name: String
    var filename: String?
    var content: Data
  }

  /// The parts in order; at most 20.
  let parts: [Part]

  /// Reads a form; nil where it is not well-formed.
  init?(_ data: Data, contentType: String) {
    guard let boundary = Self.parameter("boundary", of: contentType), !boundary.isEmpty,
      boundary.utf8.count <= 70
    else { return nil }
    let mark = Data("--\(boundary)".utf8)
    guard var position = data.range(of: mark)?.upperBound else { return nil }
    var parts: [Part] = []
    let lineEnd = Data("\r\n".utf8)
    while data[position...].starts(with: lineEnd) {
      guard parts.count < 20, let end = data.range(of: lineEnd + mark, in: position..<data.endIndex),
        let head = data.range(of: Data("\r\n\r\n".utf8), in: position..<end.lowerBound),
        data.distance(from: position, to: head.lowerBound) <= 4096,
        let part = Self.part(
          head: data[position..<head.lowerBound], content: data[head.upperBound..<end.lowerBound])
      else { return nil }
      parts.append(part)
      position = end.upperBound
    }
    guard data[position...].starts(with: Data("--".utf8)) else { return nil }
    self.parts = parts
  }

  /// The text of a field; nil where it is missing or not UTF-8.
  func text(_ name: String) -> String? {
    parts.first { $0.name == name && $0.filename == nil }.flatMap {
      String(data: $0.content, encoding: .utf8)
    }
  }

  /// A file that was chosen; an empty one counts as none.
  func file(_ name: String) -> Part? {
    parts.first { $0.name == name && $0.filename != nil && !$0.content.isEmpty }
  }

  private static func part(head: Data, content: Data) -> Part? {
    guard let head = String(data: head, encoding: .utf8) else { return nil }
    for line in head.components(separatedBy: "\r\n") {
      guard line.lowercased().hasPrefix("content-disposition:"), let name = parameter("name", of: line) else {
        continue
      }
      return Part(name: name, filename: parameter("filename", of: line), content: Data(content))
    }
    return nil
  }

  /// A parameter of a header field: `name="value"` or `name=value`.
  private static func parameter(_ name: String, of field: String) -> String? {
    for part in field.split(separator: ";").dropFirst() {
      let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard pair.count == 2, pair[0].trimmingCharacters(in: .whitespaces).lowercased() == name else {
        continue
      }
      return pair[1].trimmingCharacters(in: .whitespaces).trimmingCharacters(
        in: CharacterSet(charactersIn: "\""))
    }
    return nil
  }
}
