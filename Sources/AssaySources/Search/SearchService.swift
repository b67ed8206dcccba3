import AssayCore
import Foundation

/// Asks a service's programming interface, and says what went wrong where something does.
struct SearchService: Sendable {
  /// The service's name, for messages.
  let title: String
  let fetcher: any PageFetcher

  /// Bounds on an answer: 4 MB, few redirects.
  static let limits = FetchLimits(
    wireBytes: 4 << 20, bodyBytes: 4 << 20, headerBytes: 64 << 10, totalSeconds: 30, idleSeconds: 15,
    redirects: 3)

  /// The address of a query: `base` with parameters behind it, in their order, percent-encoded.
  ///
  /// - Throws: ``SearchFailure`` with kind `badQuery` where that makes no address.
  func address(_ base: WebAddress, _ parameters: [(String, String)]) throws(SearchFailure) -> WebAddress {
    let query = parameters.map { "\($0)=\(Self.encoded($1))" }.joined(separator: "&")
    let mark = base.pathAndQuery.contains("?") ? "&" : "?"
    guard let address = WebAddress(base.string + mark + query) else {
      throw SearchFailure(.badQuery, "\(title): the query is too long for an address.")
    }
    return address
  }

  /// What the service answers, whatever its status.
  ///
  /// - Throws: ``SearchFailure``, or `CancellationError`.
  func ask(_ address: WebAddress, headers: [String] = []) async throws -> FetchedPage {
    var request = FetchRequest(
      address, accept: "application/json", limits: Self.limits, asksRobots: false, headers: headers)
    request.takesErrors = true
    do {
      return try await fetcher.fetch(request)
    } catch let failure as FetchFailure {
      throw SearchFailure(failure.kind == .timedOut ? .timedOut : .unavailable, "\(title): \(failure)")
    }
  }

  /// Turns a status that is an error into a failure.
  ///
  /// - Parameter detail: What the service says about it.
  func check(_ page: FetchedPage, detail: String? = nil) throws(SearchFailure) {
    guard !(200..<300).contains(page.status) else { return }
    let said = (detail ?? Self.plainDetail(page)).map { ": “\($0)”" } ?? ""
    let wait = page.headers.retryAfter(now: Date())
    let answer = "(HTTP status \(page.status))\(said)"
    if page.status == 429 || (page.status == 503 && wait != nil) {
      let when = wait.map { "Try again in \($0) seconds." } ?? "Try again later."
      throw SearchFailure(
        .rateLimited, "\(title) asks for fewer requests \(answer). \(when)", retryAfter: wait)
    }
    switch page.status {
    case 401, 403, 407: throw SearchFailure(.refused, "\(title) refuses to answer \(answer).")
    case 400, 404, 414, 422:
      throw SearchFailure(.badQuery, "\(title) did not take the query \(answer).")
    default: throw SearchFailure(.unavailable, "\(title) failed \(answer). Try again later.")
    }
  }

  /// Decodes an answer of JSON.
  func decode<T: Decodable>(_ type: T.Type, from data: Data) throws(SearchFailure) -> T {
    do {
      return try JSONDecoder().decode(type, from: data)
    } catch {
      throw SearchFailure(.malformed, "What \(title) answered cannot be understood.")
    }
  }

  /// A service's own words in one line, short.
  static func line(_ text: String) -> String? {
    let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ").prefix(200)
    return line.isEmpty ? nil : String(line)
  }

  /// What an answer that is plain text says; pages of HTML are made for browsers.
  private static func plainDetail(_ page: FetchedPage) -> String? {
    guard page.headers.mediaType == "text/plain", page.body.count < 2000 else { return nil }
    return line(String(decoding: page.body, as: UTF8.self))
  }

  /// Percent-encodes all but the unreserved characters (RFC 3986, 2.3).
  private static func encoded(_ text: String) -> String {
    var result = ""
    let digits = Array("0123456789ABCDEF")
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E:
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        result.append("%")
        result.append(digits[Int(byte >> 4)])
        result.append(digits[Int(byte & 15)])
      }
    }
    return result
  }
}
