import AssayCore
import AssayReport
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// Bytes to send, made once: plain, compressed, and with a tag that changes when they change.
struct Payload: Sendable {
  /// How long others may keep what they got.
  enum Caching: String, Sendable {
    /// It never changes under its name.
    case forever = "public, max-age=31536000, immutable"
    /// Kept, but asked about each time.
    case revalidated = "no-cache"
    /// Kept for a moment by anybody: for what many readers of one page ask for.
    case briefly = "public, max-age=60, stale-while-revalidate=300"
    /// Not kept.
    case never = "no-store"
  }

  let type: String
  let bytes: ByteBuffer
  let compressed: ByteBuffer?
  let tag: String

  init(_ bytes: ByteBuffer, type: String) {
    self.type = type
    self.bytes = bytes
    compressed = bytes.readableBytes >= 512 ? Gzip.compressed(bytes) : nil
    tag = String(ContentHash.sha256(Data(bytes.readableBytesView)).prefix(20))
  }

  init(json: JSONValue) {
    self.init(ByteBuffer(string: json.compact), type: "application/json; charset=utf-8")
  }

  init(html: HTML) {
    self.init(ByteBuffer(string: "<!doctype html>\n" + html.rendered), type: "text/html; charset=utf-8")
  }

  /// The bytes it keeps in memory.
  var size: Int { bytes.capacity + (compressed?.capacity ?? 0) }

  /// The answer to a request: the bytes in a form that the client takes, or that it has them already.
  func response(
    to request: Request, status: HTTPResponse.Status = .ok, caching: Caching = .revalidated,
    headers: HTTPFields = [:]
  ) -> Response {
    var headers = headers
    headers[.contentType] = type
    headers[.vary] = headers[.vary].map { "\($0), Accept-Encoding" } ?? "Accept-Encoding"
    headers[.cacheControl] = caching.rawValue
    let isCompressed = compressed != nil && request.takesGzip
    if status == .ok {
      headers[.eTag] = isCompressed ? "\"\(tag)-gz\"" : "\"\(tag)\""
      if request.hasAlready(tag) {
        return Response(status: .notModified, headers: headers)
      }
    }
    if isCompressed, let compressed {
      headers[.contentEncoding] = "gzip"
      return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: compressed))
    }
    return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: bytes))
  }
}

extension Request {
  /// Whether the client takes gzip.
  var takesGzip: Bool {
    guard let accepted = headers[.acceptEncoding] else { return false }
    return accepted.lowercased().split(separator: ",").contains { part in
      let words = part.split(separator: ";").map { $0.filter { !$0.isWhitespace } }
      guard words.first == "gzip" || words.first == "*" else { return false }
      return !words.dropFirst().contains { $0 == "q=0" || $0 == "q=0.0" || $0 == "q=0.00" || $0 == "q=0.000" }
    }
  }

  /// Whether the client has the version with this tag, compressed or not.
  func hasAlready(_ tag: String) -> Bool {
    guard let known = headers[.ifNoneMatch] else { return false }
    if known == "*" { return true }
    return known.split(separator: ",").contains { part in
      let name = part.filter { !$0.isWhitespace && $0 != "\"" }
      return [tag, "\(tag)-gz", "W/\(tag)", "W/\(tag)-gz"].contains(name)
    }
  }

  /// A parameter of the query, decoded; nil where it is missing or empty.
  func parameter(_ name: String) -> String? { parameters[name] }

  /// A parameter of the query that may be so long, in bytes.
  ///
  /// - Throws: ``Problem`` where it is longer.
  func parameter(_ name: String, upTo longest: Int) throws -> String? {
    guard let value = parameter(name) else { return nil }
    guard value.utf8.count <= longest else {
      throw Problem.badRequest("“\(name)” has up to \(longest) bytes.")
    }
    return value
  }

  /// How many results are wanted.
  ///
  /// - Throws: ``Problem`` where it is no whole number from 1 to `highest`.
  func limit(usually standard: Int, upTo highest: Int) throws -> Int {
    guard let value = parameter("limit") else { return standard }
    guard let limit = Int(value), (1...highest).contains(limit) else {
      throw Problem.badRequest("“limit” is a whole number from 1 to \(highest).")
    }
    return limit
  }

  /// The parameters of the query, decoded, without those that are empty; of one given twice the first.
  var parameters: [String: String] {
    guard let query = uri.query, query.utf8.count <= 8192 else { return [:] }
    var found: [String: String] = [:]
    for pair in query.split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1)
      guard parts.count == 2, let name = FormText.decoded(parts[0]), found[name] == nil else { continue }
      found[name] = FormText.decoded(parts[1])
    }
    return found
  }
}

/// Text as forms and queries write it.
enum FormText {
  /// Decodes `%41` and `+`; what is not valid UTF-8 gives nil.
  static func decoded(_ text: some StringProtocol) -> String? {
    String(text.map { $0 == "+" ? " " : $0 }).removingPercentEncoding
  }

  /// Encodes a text for the query of an address.
  static func encoded(_ text: String) -> String {
    var allowed = CharacterSet(charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
    allowed.insert(charactersIn: "-._~")
    return text.addingPercentEncoding(withAllowedCharacters: allowed) ?? ""
  }

  /// The fields of a form in the form of a query.
  static func fields(_ text: String) -> [String: String] {
    var fields: [String: String] = [:]
    for pair in text.split(separator: "&").prefix(50) {
      let parts = pair.split(separator: "=", maxSplits: 1)
      if let name = parts.first.flatMap({ decoded($0) }) {
        fields[name] = parts.count == 2 ? decoded(parts[1]) : ""
      }
    }
    return fields
  }
}
